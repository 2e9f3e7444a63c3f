using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The headline counts of mountainous, border, island and qualifying communes.</summary>
internal static class TerrainCards
{
    private static readonly (UnitClass Kind, LocalizedText Name)[] Cards =
    [
        (UnitClass.Mountainous, LocalizedText.Of($"Xã miền núi", $"Mountainous communes")),
        (UnitClass.LandBorder, LocalizedText.Of($"Xã biên giới đất liền", $"Land-border communes")),
        (UnitClass.Island, LocalizedText.Of($"Xã hải đảo", $"Island communes")),
        (UnitClass.Programme, LocalizedText.Of($"Xã thuộc diện chương trình viễn thông công ích", $"Communes that qualify for the telecom programme")),
    ];

    public static void Write(HtmlText html, ReportContent content)
    {
        (UnitClass Kind, LocalizedText Name)[] computed =
            [.. Cards.Where(k => content.Communes.Any(c => DisadvantagedAreas.VerdictOf(c, k.Kind) != Verdict.NotComputed))];
        if (computed.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Miền núi, biên giới, hải đảo", $"Terrain, border, islands"), "</h3>").Raw("<ul class=\"cards\">\n");
        foreach ((UnitClass kind, LocalizedText name) in computed)
        {
            int open = content.Communes.Count(c => DisadvantagedAreas.VerdictOf(c, kind) == Verdict.Undecidable);
            HeadlineCards.Card(
                html,
                name,
                content.Communes.Count(c => DisadvantagedAreas.VerdictOf(c, kind) == Verdict.Yes),
                0,
                LocalizedText.Of($"trên {content.Communes.Count:N0}\u00A0xã", $"of {content.Communes.Count:N0}"),
                null,
                open == 0 ? default : LocalizedText.Of($"{open:N0}\u00A0xã chưa xác định được", $"undecidable: {open:N0}"));
        }

        html.Raw("</ul>\n");
    }
}
