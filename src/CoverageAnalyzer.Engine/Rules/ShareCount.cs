using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Counts of smaller units that meet a rule among those that count, and the interval their share lies in.</summary>
/// <param name="Counting">Units that certainly count.</param>
/// <param name="Meeting">Those of them that certainly meet the rule.</param>
/// <param name="Open">Units that may or may not count or meet it.</param>
/// <param name="Low">Least possible share.</param>
/// <param name="High">Greatest possible share.</param>
internal sealed record ShareCount(int Counting, int Meeting, int Open, double Low, double High)
{
    /// <summary>True where certainly no unit counts.</summary>
    public bool AppliesToNone => Counting == 0 && Open == 0;

    /// <summary>Counts units.</summary>
    /// <param name="units">Of each: whether it counts, and whether it meets the rule.</param>
    public static ShareCount Of(IEnumerable<(Verdict Counts, Verdict Meets)> units)
    {
        int counting = 0, meeting = 0, open = 0;
        int lowWhole = 0, highWhole = 0, highPart = 0;
        foreach ((Verdict counts, Verdict meets) in units.Where(u => u.Counts != Verdict.No))
        {
            bool certain = counts == Verdict.Yes;
            counting += certain ? 1 : 0;
            meeting += certain && meets == Verdict.Yes ? 1 : 0;
            open += certain && meets is (Verdict.Yes or Verdict.No) ? 0 : 1;

            // For the least share an uncertain unit counts only where it does not meet the rule, for the greatest only where it may.
            lowWhole += certain || meets != Verdict.Yes ? 1 : 0;
            highWhole += certain || meets != Verdict.No ? 1 : 0;
            highPart += meets != Verdict.No ? 1 : 0;
        }

        return new ShareCount(counting, meeting, open, lowWhole == 0 ? 1 : (double)meeting / lowWhole, highWhole == 0 ? 1 : (double)highPart / highWhole);
    }
}
