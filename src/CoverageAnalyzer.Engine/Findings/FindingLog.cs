using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Findings;

/// <summary>
/// Collects the findings of a run in the order they were met. All faults at once, not the first:
/// a file with a million bad rows keeps the first of each kind whole and counts the rest.
/// </summary>
/// <remarks>Not safe for concurrent use: a stage that runs in parallel collects its own and adds them in order.</remarks>
public sealed class FindingLog
{
    /// <summary>Findings of one code in one file that are kept whole before the rest is only counted.</summary>
    public const int KeptPerCodeAndFile = 2_000;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<(string Code, string File), long> counts = [];
    private readonly SortedDictionary<(string Code, string File), Finding> rest = [];

    /// <summary>A log of its own that starts with the findings of this one.</summary>
    /// <param name="kept">Which of them; those only counted stay counted.</param>
    public FindingLog Copy(Func<Finding, bool> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var copy = new FindingLog();
        copy.findings.AddRange(findings.Where(kept));
        foreach (var (key, count) in counts)
        {
            copy.counts[key] = count;
        }

        foreach (var (key, first) in rest)
        {
            copy.rest[key] = first;
        }

        return copy;
    }

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var key = (finding.Code, finding.Place.File);
        long seen = counts.GetValueOrDefault(key) + finding.Count;
        counts[key] = seen;
        if (seen <= KeptPerCodeAndFile)
        {
            findings.Add(finding);
        }
        else if (rest.TryGetValue(key, out Finding? first))
        {
            rest[key] = first with { Count = first.Count + finding.Count };
        }
        else
        {
            rest[key] = finding;
        }
    }

    /// <summary>Adds a finding from its parts.</summary>
    /// <param name="code">Stable name of the kind, kebab case.</param>
    /// <param name="rank">How much it weighs.</param>
    /// <param name="place">File, row and field.</param>
    /// <param name="message">What is wrong, with the value seen.</param>
    /// <param name="action">What was done about it, and what the user can do.</param>
    public void Add(string code, FindingRank rank, SourcePlace place, LocalizedText message, LocalizedText action) =>
        Add(new Finding(code, rank, place, message, action));

    /// <summary>The number of findings of a rank, those only counted included.</summary>
    /// <param name="rank">The rank.</param>
    public long CountOf(FindingRank rank) => ToList().Where(f => f.Rank == rank).Sum(f => f.Count);

    /// <summary>All findings in order; floods end in one finding that stands for the rest.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        var all = new List<Finding>(findings);
        foreach (Finding first in rest.Values)
        {
            all.Add(first with
            {
                Message = LocalizedText.Of(
                    $"{first.Message.Vietnamese} (và {first.Count:N0} trường hợp cùng loại, từ đây chỉ đếm)",
                    $"{first.Message.English} (and {first.Count:N0} of the same kind, only counted from here)"),
            });
        }

        return all;
    }
}
