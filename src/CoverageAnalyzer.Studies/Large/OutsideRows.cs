using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>Rows of one kind of which the first of the layer are told and the rest is counted.</summary>
internal sealed class OutsideRows
{
    /// <summary>Rows that are told: one more than a log keeps whole.</summary>
    public const int Most = FindingLog.KeptPerCodeAndFile + 1;

    private List<SiteRecord> first = [];

    /// <summary>All of them.</summary>
    public long Count { get; private set; }

    /// <summary>The first ones, in the order of the layer.</summary>
    public IReadOnlyList<SiteRecord> First => first;

    /// <summary>Adds a row.</summary>
    /// <param name="record">The row; those of one part come in their order.</param>
    public void Add(in SiteRecord record)
    {
        Count++;
        if (first.Count < Most)
        {
            first.Add(record);
        }
    }

    /// <summary>Adds rows of which the first alone is known.</summary>
    /// <param name="count">How many.</param>
    /// <param name="firstRow">The first of them.</param>
    public void Add(long count, long firstRow)
    {
        if (count > 0)
        {
            Count += count;
            first = [.. first.Append(new SiteRecord(0, 0, 0, 0, 0, firstRow)).OrderBy(r => r.Row).Take(Most)];
        }
    }

    /// <summary>Adds those of another part.</summary>
    /// <param name="other">The other part.</param>
    public void Add(OutsideRows other)
    {
        Count += other.Count;
        if (other.first.Count > 0)
        {
            first = [.. first.Concat(other.first).OrderBy(r => r.Row).Take(Most)];
        }
    }
}
