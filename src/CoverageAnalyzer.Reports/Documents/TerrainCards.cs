using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline counts of mountainous, border and island, and qualifying communes, each with the rule it rests on.</summary>
internal static class TerrainCards
{
    public static void Write(HtmlText html, ReportContent content, IReadOnlyList<HeadlineFigure> figures)
    {
        HeadlineFigure[] computed = [.. figures.Where(f => f.Group == HeadlineGroup.Classes)];
        if (computed.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Miền núi, biên giới, hải đảo", $"Terrain, border, islands"), string.Empty);
        if (content.Rules is RuleSet set)
        {
            LocalizedText day = AppliedRules.DayOf(set.AsOf);
            html.Element(" <small class=\"set\">", LocalizedText.Of(
                $"theo bộ quy định “{set.Title.Vietnamese}” ({set.Id}), tính đến ngày {day.Vietnamese}", $"by the rule set “{set.Title.English}” ({set.Id}), as of {day.English}"), "</small>");
        }

        html.Raw("</h3>");
        html.Raw("<ul class=\"cards\">\n");
        foreach (HeadlineFigure figure in computed)
        {
            WriteCard(html, figure);
        }

        html.Raw("</ul>\n");
    }

    private static void WriteCard(HtmlText html, HeadlineFigure figure)
    {
        html.Raw("<li class=\"card\">").Element("<p class=\"name\">", figure.Name, "</p>").Raw("<p class=\"value\">")
            .Text(figure.PrintValue(html.Language))
            .Raw(" ").Element("<small>", figure.Unit, "</small></p>");
        if (!figure.Comment.IsEmpty)
        {
            html.Element("<p class=\"status\"><b>", figure.Comment, "</b></p>");
        }

        foreach ((string rule, LocalizedText worth) in figure.Basis)
        {
            html.Raw("<p class=\"basis\">").Text($"theo ", $"by ").Raw("<span class=\"id\">").Text(rule).Raw("</span>").Text(worth).Raw("</p>");
        }

        html.Raw("</li>\n");
    }
}
