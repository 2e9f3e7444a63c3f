using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Land borders so short that they may be noise: two boundary layers never match exactly, and near a corner they meet by chance.</summary>
internal static class ShortBorder
{
    /// <summary>Length in km below which a land border is to be checked.</summary>
    public const double LengthKilometres = 1;

    /// <summary>True for a border commune whose border is short.</summary>
    public static bool IsIn(CommuneIndicators commune) =>
        commune is { Border: Verdict.Yes, Situation.LandBorderKilometres: > 0 and < LengthKilometres };

    /// <summary>True where a met verdict on such a commune rests on the length of its border: a step of the chain compares it.</summary>
    public static bool Decides(CommuneIndicators commune, RuleVerdict verdict) => verdict.Verdict == Verdict.Yes && IsIn(commune)
        && verdict.Chain.Any(s => s is { Verdict: Verdict.Yes, Unit: "km" } && s.Value == commune.Situation!.LandBorderKilometres);
}
