using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Studies.Files;

/// <content>The keys <c>classification</c> and <c>lists</c>: how communes are classed, beside the rule set.</content>
public sealed partial class StudyFileReader
{
    private const double MostMetres = 10_000;

    private ClassificationSettings Classification(JsonElement root)
    {
        JsonElement section = Section(root, "classification", StudyKeys.Classification);
        var defaults = new ClassificationSettings();
        return new ClassificationSettings
        {
            ConnectMetres = Number(section, "classification.", "connectMetres", defaults.ConnectMetres, 0.01, MostMetres),
            BorderSnapMetres = Number(section, "classification.", "borderSnapMetres", defaults.BorderSnapMetres, 0.01, MostMetres),
            RemoteDistanceKilometres = Number(section, "classification.", "remoteDistanceKilometres", double.NaN, 1e-3, MaximumKilometres),
            KaposMountainMinimumFraction = Number(section, "classification.", "kaposMountainMinimumShare", double.NaN, 0, 1),
            KaposK6OnlyOutside23N19S = json.YesNo(section, "classification", "kaposK6OnlyOutside23N19S"),
            Overrides = Overrides(section),
        };
    }

    private List<VerdictOverride> Overrides(JsonElement section)
    {
        var overrides = new List<VerdictOverride>();
        foreach ((JsonElement item, string path) in Items(section, "classification.", "overrides", StudyKeys.Override))
        {
            string? unitClass = Choice(item, path, "class", [.. StudyKeys.Classes.Keys], null);
            string? verdict = Choice(item, path, "verdict", ["yes", "no"], null);
            IReadOnlyList<string> codes = Texts(item, path, "communes") ?? [];
            LocalizedText reason = TextOfLanguages(item, path, "reason");
            if (unitClass is null || verdict is null || codes.Count == 0)
            {
                Problems.Add(LocalizedText.Of(
                    $"mục '{path.TrimEnd('.')}' cần 'class', 'verdict' (yes hoặc no) và 'communes' (mã các xã).",
                    $"the item '{path.TrimEnd('.')}' needs 'class', 'verdict' (yes or no) and 'communes' (commune codes)."));
            }
            else if (StudyKeys.Classes.TryGetValue(unitClass, out UnitClass known))
            {
                overrides.Add(new VerdictOverride(known, verdict == "yes" ? Verdict.Yes : Verdict.No, codes, reason));
            }
        }

        return overrides;
    }

    private List<OfficialListSettings> Lists(JsonElement root)
    {
        var lists = new List<OfficialListSettings>();
        foreach ((JsonElement item, string path) in Items(root, string.Empty, "lists", StudyKeys.List))
        {
            string? id = Text(item, path, "id"), file = Text(item, path, "file");
            TableSettings? table = null;
            if (NamesTable(item))
            {
                table = Table(item, path, canBeTable: true);
                if (table is null)
                {
                    continue;
                }

                file = "-"; // stands for the table below
            }
            else
            {
                RefuseOutOfPlace(item, path.TrimEnd('.'));
            }

            if (string.IsNullOrWhiteSpace(id) || string.IsNullOrWhiteSpace(file) || file.Contains('\0', StringComparison.Ordinal))
            {
                Problems.Add(LocalizedText.Of(
                    $"mục '{path.TrimEnd('.')}' cần 'id' và 'file' (hoặc 'postgis' và 'table'): tệp mã hoặc tên các xã.", $"the item '{path.TrimEnd('.')}' needs 'id' and 'file' (or 'postgis' and 'table'): a file of commune codes or names."));
                continue;
            }

            if (lists.Exists(l => l.Id == id))
            {
                Problems.Add(LocalizedText.Of($"danh sách '{id}' xuất hiện hai lần trong 'lists'.", $"the list '{id}' stands twice in 'lists'."));
            }

            LocalizedText title = TextOfLanguages(item, path, "title");
            lists.Add(new OfficialListSettings(
                VietnameseText.Compose(id),
                title.IsEmpty ? LocalizedText.Same(id) : title,
                new LayerSettings
                {
                    Files = table is null ? [file] : [],
                    Table = table,
                    Layer = Text(item, path, "layer"),
                    Encoding = Text(item, path, "encoding"),
                    Fields = Fields(item, path, StudyKeys.PointFields),
                },
                Text(item, path, "compareWith")));
        }

        return lists;
    }

    private IEnumerable<(JsonElement Item, string Path)> Items(JsonElement parent, string path, string key, IReadOnlyList<string> keys)
    {
        if (!StrictJson.Get(parent, key, out JsonElement array))
        {
            yield break;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            json.WrongType(path + key, "một danh sách [ … ]", "a list [ … ]", array);
            yield break;
        }

        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            string at = $"{path}{key}[{index++}]";
            if (json.IsObject(item, at))
            {
                CheckKeys(item, at + ".", keys);
                yield return (item, at + ".");
            }
        }
    }
}
