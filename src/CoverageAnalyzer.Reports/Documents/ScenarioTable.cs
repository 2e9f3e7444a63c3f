using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline figures of the study beside those of the scenario: what the changes bring.</summary>
internal static class ScenarioTable
{
    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Scenario is not { } scenario)
        {
            return;
        }

        LocalizedText caption = LocalizedText.Of($"Phương án “{scenario.Name}” so với nghiên cứu", $"Scenario “{scenario.Name}” against the study");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table>")
            .Element("<caption>", caption, "</caption>")
            .Raw("<thead><tr><th scope=\"col\">").Text($"Chỉ tiêu", $"Figure")
            .Raw("</th><th scope=\"col\" class=\"n\">").Text($"Nghiên cứu", $"Study")
            .Raw("</th><th scope=\"col\" class=\"n\">").Text($"Phương án", $"Scenario")
            .Raw("</th><th scope=\"col\" class=\"n\">").Text($"Thay đổi", $"Change")
            .Raw("</th></tr></thead><tbody>\n");
        foreach (var (before, after) in scenario.Compare(HeadlineFigures.Of(content)))
        {
            html.Raw("<tr><th scope=\"row\">").Text(after.Name).Raw(" (").Text(after.Unit).Raw(")</th><td class=\"n\">").Text(before?.PrintValue(html.Language) ?? "–")
                .Raw("</td><td class=\"n\">").Text(after.PrintValue(html.Language))
                .Raw("</td><td class=\"n\">").Text(Change(before, after, html.Language)).Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    // From the figures as they are printed, so that 3.16 to 3.14 is −0.02 also where more decimals would say −0.03.
    private static string Change(HeadlineFigure? before, HeadlineFigure after, ReportLanguage language)
    {
        double difference = before is null ? double.NaN : Math.Round(after.Value, after.Decimals) - Math.Round(before.Value, after.Decimals);
        return double.IsNaN(difference) ? "–"
            : Math.Round(difference, after.Decimals) == 0 ? "0"
            : (difference > 0 ? "+" : string.Empty) + NumberSigns.Print(difference, after.Decimals, language).Replace('-', '\u2212');
    }
}
