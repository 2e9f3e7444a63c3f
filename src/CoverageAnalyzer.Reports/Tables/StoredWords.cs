using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>What the stored words of choice columns mean: the way back from a results table. A word nobody knows reads as nothing computed.</summary>
public static class StoredWords
{
    /// <summary>The verdict of <c>yes | no | undecidable</c>, or not computed.</summary>
    /// <param name="word">The word.</param>
    public static Verdict VerdictOf(string word) => Enum.GetValues<Verdict>().FirstOrDefault(v => ColumnChoices.Of(v) == word, Verdict.NotComputed);

    /// <summary>True for <c>yes</c>, false for <c>no</c>, null for anything else.</summary>
    /// <param name="word">The word.</param>
    public static bool? YesOrNo(string word) => word switch { "yes" => true, "no" => false, _ => null };

    /// <summary>The level of <c>none | partial | full</c>, or not computed.</summary>
    /// <param name="word">The word.</param>
    public static GapLevel GapLevelOf(string word) => Enum.GetValues<GapLevel>().FirstOrDefault(g => ColumnChoices.Of(g) == word, GapLevel.NotComputed);

    /// <summary>The service of <c>postal | mobile</c>.</summary>
    /// <param name="word">The word.</param>
    public static Service? ServiceOf(string word) => Enum.GetValues<Service>().Cast<Service?>().FirstOrDefault(s => ColumnChoices.Of(s!.Value) == word);

    /// <summary>The rank of <c>error | warning | info</c>; anything else is info.</summary>
    /// <param name="word">The word.</param>
    public static FindingRank RankOf(string word) => Enum.GetValues<FindingRank>().FirstOrDefault(r => ColumnChoices.Of(r) == word, FindingRank.Info);

    /// <summary>The area of <c>covered | uncertain | shadow | unknown</c>; anything else is unknown.</summary>
    /// <param name="word">The word.</param>
    public static RadioOutlineClass MobileAreaOf(string word) => Enum.GetValues<RadioOutlineClass>().FirstOrDefault(c => ColumnChoices.Of(c) == word, RadioOutlineClass.Unknown);

    /// <summary>Whether a measured point was compared; a word nobody knows is unknown.</summary>
    /// <param name="word">The word.</param>
    public static MeasurementStatus MeasurementOf(string word) => Enum.GetValues<MeasurementStatus>().FirstOrDefault(m => ColumnChoices.Of(m) == word, MeasurementStatus.Unknown);
}
