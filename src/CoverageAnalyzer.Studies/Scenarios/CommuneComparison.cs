using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Which communes' and villages' figures differ between two runs of one study, to the last bit.</summary>
internal static class CommuneComparison
{
    /// <summary>The communes whose figures, classes or reasons differ, in ascending order.</summary>
    /// <param name="before">The communes of the one run.</param>
    /// <param name="after">Those of the other.</param>
    public static IReadOnlyList<int> Changed(IReadOnlyList<CommuneIndicators> before, IReadOnlyList<CommuneIndicators> after) =>
        [.. Enumerable.Range(0, after.Count).Where(i => !IsSame(before[i], after[i]))];

    /// <summary>Whether all figures, classes and reasons of a commune are the same.</summary>
    /// <param name="before">The commune in the one run.</param>
    /// <param name="after">In the other.</param>
    public static bool IsSame(CommuneIndicators before, CommuneIndicators after) =>
        before.Reasons.SequenceEqual(after.Reasons) && before.Equals(after with { Reasons = before.Reasons }); // a record compares lists by reference

    /// <summary>Whether all figures, the class and the reasons of a village are the same.</summary>
    /// <param name="before">The village in the one run.</param>
    /// <param name="after">In the other.</param>
    public static bool IsSame(VillageIndicators before, VillageIndicators after) =>
        before.Reasons.SequenceEqual(after.Reasons) && before.Equals(after with { Reasons = before.Reasons });
}
