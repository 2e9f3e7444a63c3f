using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Counts a change made to many values of a layer alike, to say it once with an example.</summary>
internal sealed class ValueTally
{
    private long count;
    private SourcePlace first = new();
    private string before = string.Empty;
    private string after = string.Empty;

    /// <summary>Counts one; the first is the example.</summary>
    public void Add(SourcePlace place, string seen, string made)
    {
        if (count++ == 0)
        {
            (first, before, after) = (place, seen, made);
        }
    }

    /// <summary>Adds one finding that stands for all, or none.</summary>
    /// <param name="findings">Takes it.</param>
    /// <param name="code">Its code.</param>
    /// <param name="rank">Its rank.</param>
    /// <param name="message">From the number, the value seen and the value made of it.</param>
    /// <param name="action">From the value made of it.</param>
    public void Report(
        FindingLog findings, string code, FindingRank rank, Func<long, string, string, LocalizedText> message, Func<string, LocalizedText> action)
    {
        if (count > 0)
        {
            findings.Add(new Finding(code, rank, first, message(count, before, after), action(after)) { Count = count });
        }
    }
}
