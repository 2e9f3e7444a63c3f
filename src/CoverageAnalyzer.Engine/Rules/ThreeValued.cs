using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Kleene's strong three-valued logic: yes, no, undecidable.</summary>
internal static class ThreeValued
{
    /// <summary>No where one is no; yes where all are; else undecidable.</summary>
    public static Verdict All(IEnumerable<Verdict> parts)
    {
        Verdict result = Verdict.Yes;
        foreach (Verdict part in parts)
        {
            if (part == Verdict.No)
            {
                return Verdict.No;
            }

            if (part != Verdict.Yes)
            {
                result = Verdict.Undecidable;
            }
        }

        return result;
    }

    /// <summary>Yes where one is yes; no where none is; else undecidable.</summary>
    public static Verdict Any(IEnumerable<Verdict> parts) => Not(All(parts.Select(Not)));

    /// <summary>Yes for no, no for yes.</summary>
    public static Verdict Not(Verdict part) => part switch
    {
        Verdict.Yes => Verdict.No,
        Verdict.No => Verdict.Yes,
        _ => Verdict.Undecidable,
    };

    /// <summary>The verdict where a number lies in an interval: decided where both ends agree.</summary>
    public static Verdict Compare(double low, double high, Comparison comparison, RuleThreshold threshold)
    {
        bool atLow = threshold.IsMetBy(low, comparison), atHigh = threshold.IsMetBy(high, comparison);
        if (comparison == Comparison.EqualTo)
        {
            bool outside = threshold.IsMetBy(low, Comparison.MoreThan) || threshold.IsMetBy(high, Comparison.LessThan);
            return outside ? Verdict.No : atLow && atHigh ? Verdict.Yes : Verdict.Undecidable;
        }

        return atLow == atHigh ? (atLow ? Verdict.Yes : Verdict.No) : Verdict.Undecidable;
    }
}
