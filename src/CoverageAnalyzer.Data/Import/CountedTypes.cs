using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Decides by its kind whether a point counts, and says what was left out.</summary>
internal sealed class CountedTypes
{
    private readonly Dictionary<string, string>? counted; // as compared → as the study has it
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> excluded = new(StringComparer.Ordinal);
    private SourcePlace? firstExcluded;

    /// <summary>Makes it.</summary>
    /// <param name="types">The kinds that count; null: all.</param>
    public CountedTypes(IReadOnlyCollection<string>? types)
    {
        if (types is not null)
        {
            counted = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (string type in types)
            {
                counted.TryAdd(Key(type), type);
            }
        }
    }

    /// <summary>True where a point of a kind counts; nothing is noted.</summary>
    /// <param name="type">The kind.</param>
    public bool Counts(string type) => counted?.ContainsKey(Key(type)) != false;

    /// <summary>True where a point counts.</summary>
    /// <param name="record">Its row.</param>
    public bool Counts(PointRecord record)
    {
        if (counted is null)
        {
            return true;
        }

        string key = Key(record.Type);
        if (counted.ContainsKey(key))
        {
            met.Add(key);
            return true;
        }

        firstExcluded ??= CoordinatePlacement.Named(record);
        string name = VietnameseText.Compose(record.Type).Trim();
        excluded[name] = excluded.GetValueOrDefault(name) + 1;
        return false;
    }

    /// <summary>Says which kinds were left out, and which of the study's do not occur.</summary>
    /// <param name="findings">Takes it.</param>
    public void Report(FindingLog findings)
    {
        if (counted is null)
        {
            return;
        }

        if (excluded.Count > 0)
        {
            int count = excluded.Values.Sum();
            string vietnamese = string.Join(", ", excluded.Select(e => $"{(e.Key.Length > 0 ? e.Key : "(không ghi)")} {e.Value}"));
            string english = string.Join(", ", excluded.Select(e => $"{(e.Key.Length > 0 ? e.Key : "(none stated)")} {e.Value}"));
            findings.Add(new Finding(
                "types-not-counted",
                excluded.ContainsKey(string.Empty) ? FindingRank.Warning : FindingRank.Info,
                firstExcluded!,
                LocalizedText.Of(
                    $"{count:N0} điểm thuộc loại không được tính: {vietnamese}.",
                    $"{count:N0} points are of kinds that do not count: {english}."),
                LocalizedText.Of(
                    $"Giữ trong danh sách, không tính vào chỉ tiêu (countedTypes của hồ sơ).",
                    $"Kept in the list but not counted (the study's countedTypes)."))
            {
                Count = count,
            });
        }

        foreach ((string key, string type) in counted.OrderBy(c => c.Value, StringComparer.Ordinal))
        {
            if (!met.Contains(key))
            {
                findings.Add(
                    "counted-type-unknown",
                    FindingRank.Warning,
                    new SourcePlace { File = "study.json", Field = "countedTypes" },
                    LocalizedText.Of($"Không điểm nào thuộc loại '{type}'.", $"No point is of kind '{type}'."),
                    LocalizedText.Of($"Hãy kiểm tra cách viết trong tệp điểm.", $"Check how the point file spells it."));
            }
        }
    }

    private static string Key(string type) => VietnameseText.Compose(type).Trim().ToLowerInvariant();
}
