using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Rules;

/// <summary>Reads rule sets: strict about keys, values, references and dates, all faults at once, comments allowed.</summary>
public sealed partial class RuleSetReader
{
    /// <summary>A rule file is a few pages of text: larger than this it is not one.</summary>
    public const long MaximumBytes = 1 << 20;

    /// <summary>How deep conditions may stand within one another.</summary>
    public const int MaximumDepth = 8;

    private const double MaximumThreshold = 1e9;
    private const int MaximumIdLength = 40;
    private readonly StrictJson json = new();
    private readonly Dictionary<string, RuleScope> earlier = new(StringComparer.Ordinal);
    private readonly List<string> lists = [];
    private string[] ids = [];

    private RuleSetReader()
    {
    }

    /// <summary>Names of the sets that come with the program, the Vietnamese ones by date first.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["vn-2012", "vn-2021", "vn-2025", "uk-post-office", "in-branch-office"];

    /// <summary>Reads a set that comes with the program, or one of the study's own.</summary>
    /// <param name="nameOrPath">One of <see cref="BuiltIn"/>, or the path of a rule file.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <exception cref="StudyFileException">There is no such set, or the file has faults: all of them at once, each naming its key.</exception>
    public static RuleSet Load(string nameOrPath, string studyDirectory)
    {
        byte[] bytes = BytesOf(nameOrPath, studyDirectory);
        return Parse(bytes, BuiltIn.Contains(nameOrPath) ? $"{nameOrPath}.json" : Path.Combine(studyDirectory, nameOrPath));
    }

    /// <summary>The text of a set that comes with the program, or of one of the study's own, as it stands.</summary>
    /// <param name="nameOrPath">One of <see cref="BuiltIn"/>, or the path of a rule file.</param>
    /// <param name="studyDirectory">Folder that a relative path starts from.</param>
    /// <exception cref="StudyFileException">There is no such set, or the file cannot be read.</exception>
    public static byte[] BytesOf(string nameOrPath, string studyDirectory)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        ArgumentNullException.ThrowIfNull(studyDirectory);
        if (BuiltIn.Contains(nameOrPath))
        {
            using Stream stream = typeof(RuleSetReader).Assembly.GetManifestResourceStream($"rules/{nameOrPath}.json")
                ?? throw new InvalidOperationException($"the rule set {nameOrPath} is not in the program");
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }

        if (string.IsNullOrWhiteSpace(nameOrPath) || nameOrPath.Contains('\0', StringComparison.Ordinal))
        {
            throw Failure("study.json", new("khóa 'rules' phải là tên bộ quy tắc hoặc tên tệp.", "the key 'rules' must be the name of a rule set or a file."));
        }

        string file = StatedPath.In(studyDirectory, nameOrPath);
        return File.Exists(file) ? Bytes(file) : throw Failure(nameOrPath, Missing(nameOrPath, Path.Combine(studyDirectory, nameOrPath)));
    }

    /// <summary>The file of a study's own rule set.</summary>
    /// <param name="nameOrPath">As the study names it.</param>
    /// <param name="studyDirectory">Folder that the path starts from.</param>
    /// <returns>Full path; null for a set that the program brings.</returns>
    public static string? PathOf(string nameOrPath, string studyDirectory) =>
        BuiltIn.Contains(nameOrPath) ? null : StatedPath.In(studyDirectory, nameOrPath);

    /// <summary>Reads a set from its bytes.</summary>
    /// <param name="json">UTF-8 text, with or without a byte-order mark; comments and trailing commas are allowed.</param>
    /// <param name="file">Path of the file, for messages.</param>
    /// <exception cref="StudyFileException">The text is not JSON, or has faults.</exception>
    public static RuleSet Parse(ReadOnlyMemory<byte> json, string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reader = new RuleSetReader();
        return RuleJsonFile.Parse(json, file, reader.json, reader.Set);
    }

    private RuleSet? Set(JsonElement root)
    {
        if (!json.IsObject(root, string.Empty, RuleKeys.Set, "id", "title", "asOf", "rules"))
        {
            return null;
        }

        _ = json.Text(root, string.Empty, "$schema");
        IReadOnlyList<RuleList> asked = Lists(root);
        IReadOnlyList<JsonElement> rules = json.Array(root, string.Empty, "rules");
        ids = [.. rules.Select(r => StrictJson.Get(r, "id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : string.Empty)];
        DateOnly asOf = json.Day(root, string.Empty, "asOf") ?? default;
        var set = new RuleSet
        {
            Id = Id(root, string.Empty) ?? string.Empty,
            Title = json.Localized(root, string.Empty, "title"),
            AsOf = asOf,
            Note = json.Localized(root, string.Empty, "note"),
            MaximumUnknownFraction = json.Number(root, string.Empty, "maximumUnknownShare", 0.05, 0, 1),
            SmallestVillageHectares = json.Number(root, string.Empty, "smallestVillageHectares", 1, 0.01, 10_000),
            Lists = asked,
            Rules = [.. rules.Select((r, i) => Rule(r, $"rules[{i}]", asOf)).OfType<Rule>()],
        };
        return set.Rules.Count == rules.Count ? set : null;
    }

    private List<RuleList> Lists(JsonElement root)
    {
        var asked = new List<RuleList>();
        foreach ((JsonElement list, int i) in json.Array(root, string.Empty, "lists").Select((l, i) => (l, i)))
        {
            string path = $"lists[{i}]";
            if (json.IsObject(list, path, RuleKeys.List, "id", "title") && Id(list, path) is string id)
            {
                asked.Add(new RuleList(id, json.Localized(list, path, "title")));
                if (lists.Contains(id))
                {
                    json.Fault($"danh sách '{id}' được khai báo hai lần.", $"the list '{id}' is declared twice.");
                }

                lists.Add(id);
            }
        }

        return asked;
    }

    private Rule? Rule(JsonElement element, string path, DateOnly asOf)
    {
        if (!json.IsObject(element, path, RuleKeys.Rule, "id", "title", "scope", "status", "when"))
        {
            return null;
        }

        string? id = Id(element, path);
        string name = id is null ? path : $"{path} ({id})";
        int scope = json.Choice(element, path, "scope", RuleKeys.Scopes), status = json.Choice(element, path, "status", RuleKeys.Statuses);
        int decides = json.Choice(element, path, "decides", RuleKeys.Classes);
        RuleCondition? when = StrictJson.Get(element, "when", out JsonElement condition) && scope >= 0
            ? Condition(condition, StrictJson.At(path, "when"), id ?? string.Empty, (RuleScope)scope, 1)
            : null;
        if (id is null || scope < 0 || status < 0 || when is null)
        {
            if (id is not null && scope >= 0)
            {
                _ = earlier.TryAdd(id, (RuleScope)scope); // it stands here, faulty as it is: rules that refer to it are not at fault
            }

            return null;
        }

        if (!earlier.TryAdd(id, (RuleScope)scope))
        {
            json.Fault($"mã quy tắc '{id}' xuất hiện hai lần.", $"the rule id '{id}' stands twice.");
        }

        var rule = new Rule
        {
            Id = id,
            Title = json.Localized(element, path, "title"),
            Scope = (RuleScope)scope,
            Decides = (UnitClass)(decides + 1),
            Instrument = json.Localized(element, path, "instrument"),
            Article = json.Text(element, path, "article") ?? string.Empty,
            InForceFrom = json.Day(element, path, "inForceFrom"),
            InForceTo = json.Day(element, path, "inForceTo"),
            Status = (RuleStatus)status,
            Source = json.Text(element, path, "source") ?? string.Empty,
            Note = json.Localized(element, path, "note"),
            IsComparator = json.YesNo(element, path, "comparator"),
            When = when,
        };
        Origin(rule, name);
        InForce(rule, name, asOf);
        return rule;
    }

    // What claims to be a norm names it, and says where it was read.
    private void Origin(Rule rule, string name)
    {
        if (rule.Status != RuleStatus.Proposal && (rule.Instrument.IsEmpty || rule.Source.Length == 0))
        {
            json.Fault(
                $"'{name}': quy tắc không phải là đề xuất thì phải có 'instrument' và 'source'.",
                $"'{name}': a rule that is no proposal must have 'instrument' and 'source'.");
        }
    }

    private void InForce(Rule rule, string name, DateOnly asOf)
    {
        if (rule.InForceFrom > rule.InForceTo)
        {
            json.Fault($"'{name}': 'inForceFrom' sau 'inForceTo'.", $"'{name}': 'inForceFrom' is after 'inForceTo'.");
            return;
        }

        bool notInForce = rule.InForceFrom > asOf || rule.InForceTo < asOf;
        if (notInForce && !rule.IsComparator)
        {
            json.Fault(
                $"'{name}': quy tắc không có hiệu lực vào ngày {asOf:dd/MM/yyyy} của bộ quy tắc; ghi \"comparator\": true kèm 'note' nếu chỉ để so sánh.",
                $"'{name}': the rule is not in force on {asOf:yyyy-MM-dd}, the day of the set; write \"comparator\": true with a 'note' where it only serves to compare.");
        }

        bool knownInForce = !notInForce && rule.InForceFrom is not null;
        if (rule.IsComparator && knownInForce)
        {
            json.Fault(
                $"'{name}': quy tắc đang có hiệu lực vào ngày của bộ quy tắc nên không phải là quy tắc so sánh.",
                $"'{name}': the rule is in force on the day of the set, so it is no comparator.");
        }

        if (rule.IsComparator && rule.Note.IsEmpty)
        {
            json.Fault($"'{name}': quy tắc so sánh ('comparator') phải có 'note' nêu lý do.", $"'{name}': a rule with 'comparator' must have a 'note' that says why.");
        }
    }

    private string? Id(JsonElement element, string path)
    {
        string? id = json.Text(element, path, "id");
        if (id is null || (id.Length <= MaximumIdLength && char.IsAsciiLetter(id[0]) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')))
        {
            return id;
        }

        json.Fault(
            $"khóa '{StrictJson.At(path, "id")}' phải gồm chữ cái không dấu, chữ số, dấu gạch và dấu chấm, dài nhất {MaximumIdLength} ký tự.",
            $"the key '{StrictJson.At(path, "id")}' must be letters without accents, digits, dashes and dots, at most {MaximumIdLength} characters.");
        return null;
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return new FileInfo(file).Length <= MaximumBytes
                ? File.ReadAllBytes(file)
                : throw Failure(file, LocalizedText.Of(
                    $"tệp lớn hơn {MaximumBytes / 1024:N0} KiB nên không phải là tệp quy tắc.",
                    $"the file is larger than {MaximumBytes / 1024:N0} KiB, so it is not a rule file."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(file, new("không đọc được tệp; kiểm tra quyền truy cập.", "the file cannot be read; check its permissions."));
        }
    }

    private static LocalizedText Missing(string name, string file)
    {
        string near = Suggestions.Closest(name, BuiltIn) is string closest ? closest : string.Empty;
        return near.Length > 0
            ? LocalizedText.Of(
                $"không có bộ quy tắc '{name}', cũng không có tệp '{file}'. Có phải ý bạn là '{near}'?",
                $"there is no rule set '{name}' and no file '{file}'. Did you mean '{near}'?")
            : LocalizedText.Of(
                $"không có bộ quy tắc '{name}', cũng không có tệp '{file}'. Các bộ có sẵn: {string.Join(", ", BuiltIn)}.",
                $"there is no rule set '{name}' and no file '{file}'. Sets that come with the program: {string.Join(", ", BuiltIn)}.");
    }

    private static StudyFileException Failure(string file, LocalizedText problem) => new(file, [problem]);
}
