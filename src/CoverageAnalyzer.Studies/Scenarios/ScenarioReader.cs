using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Reads a scenario file: strict about keys and values, all faults at once, comments allowed.</summary>
public sealed class ScenarioReader
{
    /// <summary>The largest file: <see cref="Scenario.MostEdits"/> changes take a third of it.</summary>
    public const int MaximumBytes = 4 << 20;

    private const int MostFaultsTold = 50;
    private const int MaximumDepth = 16;
    private readonly StrictJson json = new();

    private ScenarioReader()
    {
    }

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScenarioException">The file is missing, too large, not JSON, or has unknown keys or impossible values.</exception>
    public static Scenario Read(string path) => Parse(Bytes(path), Path.GetFileName(path));

    /// <summary>Reads a scenario from its bytes.</summary>
    /// <param name="json">UTF-8 text, with or without a byte-order mark; comments and trailing commas are allowed.</param>
    /// <param name="file">Name of the file, for messages; without its extension the scenario's name where it states none.</param>
    /// <exception cref="ScenarioException">The text is not JSON, or has unknown keys or impossible values.</exception>
    public static Scenario Parse(ReadOnlyMemory<byte> json, string file)
    {
        if (json.Length > MaximumBytes)
        {
            throw TooLarge(file);
        }

        JsonDocument document = SettingsText.Open(json, MaximumDepth, out LocalizedText? fault) ?? throw new ScenarioException(file, [fault!.Value]);
        using (document)
        {
            var reader = new ScenarioReader();
            Scenario? scenario = reader.Whole(document.RootElement, Path.GetFileNameWithoutExtension(file));
            return scenario is not null && reader.json.Problems.Count == 0 ? scenario : throw new ScenarioException(file, Told(reader.json.Problems));
        }
    }

    /// <summary>The bytes of a scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScenarioException">The file is missing, too large or cannot be read.</exception>
    internal static byte[] Bytes(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaximumBytes)
            {
                throw TooLarge(file);
            }

            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScenarioException(file, [new("không tìm thấy tệp phương án; kiểm tra đường dẫn.", "the scenario file was not found; check the path.")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ScenarioException(file, [new("không đọc được tệp; kiểm tra quyền truy cập.", "the file cannot be read; check its permissions.")]);
        }
    }

    private static ScenarioException TooLarge(string file) => new(file, [LocalizedText.Of(
        $"tệp lớn hơn {MaximumBytes / 1024:N0} KiB nên không phải là phương án.", $"the file is larger than {MaximumBytes / 1024:N0} KiB, so it is not a scenario.")]);

    private static IReadOnlyList<LocalizedText> Told(List<LocalizedText> problems) => problems.Count <= MostFaultsTold
        ? problems
        :
        [
            .. problems.Take(MostFaultsTold),
            LocalizedText.Of($"… và {problems.Count - MostFaultsTold:N0} lỗi nữa.", $"… and {problems.Count - MostFaultsTold:N0} more faults."),
        ];

    private Scenario? Whole(JsonElement root, string otherName)
    {
        if (!json.IsObject(root, string.Empty, ScenarioKeys.Scenario, "edits"))
        {
            return null;
        }

        _ = Words(root, string.Empty, "$schema");
        _ = Words(root, string.Empty, "study");
        string name = Words(root, string.Empty, "name");
        if (!StrictJson.Get(root, "edits", out JsonElement list))
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            json.WrongType("edits", "một danh sách [ … ]", "a list [ … ]", list);
            return null;
        }

        if (list.GetArrayLength() > Scenario.MostEdits)
        {
            json.Fault(
                $"khóa 'edits' có {list.GetArrayLength():N0} thay đổi; nhiều nhất là {Scenario.MostEdits:N0}. Hãy sửa tệp điểm của nghiên cứu.",
                $"the key 'edits' has {list.GetArrayLength():N0} changes; the most is {Scenario.MostEdits:N0}. Edit the study's point files instead.");
            return null;
        }

        var edits = new List<ScenarioEdit>(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (Edit(item, FormattableString.Invariant($"edits[{edits.Count}]")) is not { } edit)
            {
                edit = new ScenarioEdit { Action = ScenarioAction.Remove, Layer = ScenarioLayer.PostalPoints, Code = string.Empty };
            }

            edits.Add(edit);
        }

        return new Scenario { Name = name.Length > 0 ? name : otherName, Edits = edits };
    }

    private ScenarioEdit? Edit(JsonElement item, string path)
    {
        if (!json.IsObject(item, path, ScenarioKeys.Edit, "action", "layer", "code"))
        {
            return null;
        }

        int before = json.Problems.Count;
        int action = json.Choice(item, path, "action", ScenarioKeys.Actions), layer = json.Choice(item, path, "layer", ScenarioKeys.Layers);
        var edit = new ScenarioEdit
        {
            Action = (ScenarioAction)Math.Max(0, action),
            Layer = (ScenarioLayer)Math.Max(0, layer),
            Code = json.Text(item, path, "code") ?? string.Empty,
            Name = Words(item, path, "name"),
            Type = Words(item, path, "type"),
            LongitudeDegrees = json.Number(item, path, "longitude", double.NaN, -180, 180),
            LatitudeDegrees = json.Number(item, path, "latitude", double.NaN, -90, 90),
            RadiusKilometres = json.Number(item, path, "radiusKilometres", double.NaN, ScenarioLimits.MinimumRadiusKilometres, ScenarioLimits.MaximumRadiusKilometres),
        };
        if (json.Problems.Count > before)
        {
            return null;
        }

        if (edit.Action != ScenarioAction.Remove)
        {
            foreach (string key in new[] { "longitude", "latitude" }.Where(k => !StrictJson.Get(item, k, out _)))
            {
                json.Fault($"thiếu khóa '{path}.{key}': điểm mới hoặc dời chỗ cần tọa độ.", $"the key '{path}.{key}' is missing: a point that is new or moved needs coordinates.");
            }
        }

        if (edit.Layer == ScenarioLayer.PostalPoints && !double.IsNaN(edit.RadiusKilometres))
        {
            json.Fault($"khóa '{path}.radiusKilometres' chỉ dùng cho trạm BTS.", $"the key '{path}.radiusKilometres' is for BTS sites only.");
        }

        if (json.Problems.Count == before && ScenarioLimits.Fault(edit) is { } fault)
        {
            json.Fault($"'{path}': {fault.Vietnamese}", $"'{path}': {fault.English}");
        }

        return json.Problems.Count > before ? null : edit;
    }

    // Unlike a code, a name and a kind may be blank.
    private string Words(JsonElement parent, string path, string key)
    {
        if (!StrictJson.Get(parent, key, out JsonElement value))
        {
            return string.Empty;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            if (!json.IsPlain(value.GetString()!, StrictJson.At(path, key)))
            {
                return string.Empty;
            }

            return VietnameseText.Compose(value.GetString()!).Trim();
        }

        json.WrongType(StrictJson.At(path, key), "chữ trong dấu nháy", "text in quotes", value);
        return string.Empty;
    }
}
