using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Numbers with the noun they count: one commune, two communes; Vietnamese nouns do not change.</summary>
internal static class Counted
{
    /// <summary>A number with its noun, kept together on one line.</summary>
    /// <param name="count">How many.</param>
    /// <param name="vietnamese">The Vietnamese noun.</param>
    /// <param name="one">The English noun for one.</param>
    /// <param name="many">The English noun for any other number.</param>
    public static LocalizedText Of(double count, string vietnamese, string one, string many) =>
        LocalizedText.Of($"{count:N0}\u00A0{vietnamese}", $"{count:N0}\u00A0{(IsOne(count) ? one : many)}");

    public static LocalizedText Communes(double count) => Of(count, "xã", "commune", "communes");

    public static LocalizedText Points(double count) => Of(count, "điểm", "point", "points");

    public static LocalizedText People(double count) => Of(count, "người", "person", "people");

    /// <summary>True where the number is printed as 1.</summary>
    public static bool IsOne(double count) => Math.Round(count, MidpointRounding.AwayFromZero) == 1;
}
