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
    // By file, then code: dictionaries of references alone are compiled ahead of time, those keyed by tuples are not.
    private readonly Dictionary<string, Dictionary<string, FindingCount>> counts = new(StringComparer.Ordinal);
    private SortedDictionary<(string Code, string File), Finding>? rest; // floods only

    /// <summary>True where nothing was added.</summary>
    public bool IsEmpty => findings.Count == 0;

    /// <summary>A log of its own that starts with the findings of this one.</summary>
    /// <param name="kept">Which of them; those only counted stay counted.</param>
    public FindingLog Copy(Func<Finding, bool> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var copy = new FindingLog();
        copy.findings.AddRange(findings.Where(kept));
        foreach (var (file, codes) in counts)
        {
            copy.counts[file] = codes.ToDictionary(c => c.Key, c => new FindingCount { Seen = c.Value.Seen }, StringComparer.Ordinal);
        }

        copy.rest = rest is null ? null : new(rest);
        return copy;
    }

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FindingCount count = CountOf(finding);
        count.Seen += finding.Count;
        if (count.Seen <= KeptPerCodeAndFile)
        {
            findings.Add(finding);
        }
        else
        {
            AddToRest(finding);
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

    /// <summary>Adds what another log collected, as if it had been added here one by one.</summary>
    /// <param name="other">The other log, for example of a stage that ran beside this one.</param>
    public void AddAll(FindingLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (Finding finding in other.findings)
        {
            Add(finding);
        }

        // What the other only counted lies beyond the bound here as well: counts of one kind only grow.
        foreach (Finding counted in other.Rest)
        {
            Add(counted);
        }
    }

    /// <summary>The number of findings of a rank, those only counted included.</summary>
    /// <param name="rank">The rank.</param>
    public long CountOf(FindingRank rank) => ToList().Where(f => f.Rank == rank).Sum(f => f.Count);

    /// <summary>All findings in order; floods end in one finding that stands for the rest.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        var all = new List<Finding>(findings);
        foreach (Finding first in Rest)
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

    private IEnumerable<Finding> Rest => rest is null ? [] : rest.Values;

    private FindingCount CountOf(Finding finding)
    {
        if (!counts.TryGetValue(finding.Place.File, out Dictionary<string, FindingCount>? codes))
        {
            counts[finding.Place.File] = codes = new(StringComparer.Ordinal);
        }

        if (!codes.TryGetValue(finding.Code, out FindingCount? count))
        {
            codes[finding.Code] = count = new FindingCount();
        }

        return count;
    }

    private void AddToRest(Finding finding)
    {
        rest ??= [];
        var key = (finding.Code, finding.Place.File);
        rest[key] = rest.TryGetValue(key, out Finding? first) ? first with { Count = first.Count + finding.Count } : finding;
    }
}
