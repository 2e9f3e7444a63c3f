using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>Reads <c>study.json</c>: strict about keys and values, all faults at once, comments allowed.</summary>
public sealed partial class StudyFileReader
{
    /// <summary>A study file is settings, not data: larger than this it is not one.</summary>
    public const long MaximumBytes = 1 << 20;

    private const double MaximumKilometres = 1000;
    private const int MaximumDepth = 16;
    private readonly StrictJson json = new();

    private readonly PostGisAddress? store;

    private StudyFileReader(PostGisAddress? store) => this.store = store;

    private List<LocalizedText> Problems => json.Problems;

    /// <summary>Reads a study.</summary>
    /// <param name="path">The study's folder, or its study file.</param>
    /// <param name="store">The database that an empty key <c>postgis</c> means; null: the environment's.</param>
    /// <exception cref="StudyFileException">The file is missing, not JSON, or has unknown keys or impossible values.</exception>
    public static StudyFile Read(string path, PostGisAddress? store = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = Directory.Exists(path) ? Path.Combine(path, StudyFile.FileName) : path;
        if (!File.Exists(file))
        {
            throw new StudyFileException(file, [LocalizedText.Of(
                $"không tìm thấy tệp nghiên cứu tại '{path}'. Tạo mới bằng: coverage-analyzer new {path} --communes TỆP",
                $"there is no study at '{path}'. Make one with: coverage-analyzer new {path} --communes FILE")]);
        }

        byte[] bytes;
        try
        {
            if (new FileInfo(file).Length > MaximumBytes)
            {
                throw new StudyFileException(file, [LocalizedText.Of(
                    $"tệp lớn hơn {MaximumBytes / 1024:N0} KiB nên không phải là tệp nghiên cứu.",
                    $"the file is larger than {MaximumBytes / 1024:N0} KiB, so it is not a study file.")]);
            }

            bytes = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StudyFileException(file, [new("không đọc được tệp; kiểm tra quyền truy cập.", "the file cannot be read; check its permissions.")]);
        }

        return Parse(bytes, file, store);
    }

    /// <summary>Reads a study from its bytes.</summary>
    /// <param name="json">UTF-8 text, with or without a byte-order mark; comments and trailing commas are allowed.</param>
    /// <param name="file">Path of the file, which relative paths start from.</param>
    /// <param name="store">The database that an empty key <c>postgis</c> means; null: the environment's.</param>
    /// <exception cref="StudyFileException">The text is not JSON, or has unknown keys or impossible values.</exception>
    public static StudyFile Parse(ReadOnlyMemory<byte> json, string file, PostGisAddress? store = null)
    {
        JsonDocument document = SettingsText.Open(json, MaximumDepth, out LocalizedText? fault) ?? throw new StudyFileException(file, [fault!.Value]);
        using (document)
        {
            var reader = new StudyFileReader(store);
            StudyFile? study = reader.Study(document.RootElement, file);
            if (study is null || reader.Problems.Count > 0)
            {
                throw new StudyFileException(file, reader.Problems);
            }

            return study;
        }
    }

    private StudyFile? Study(JsonElement root, string file)
    {
        if (!json.IsObject(root, "study.json"))
        {
            return null;
        }

        if (StrictJson.Get(root, "type", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && (StrictJson.Get(root, "features", out _) || StrictJson.Get(root, "coordinates", out _)))
        {
            Problems.Add(LocalizedText.Of(
                $"đây là lớp bản đồ GeoJSON, không phải tệp nghiên cứu. Tạo nghiên cứu bằng: coverage-analyzer new THƯ_MỤC --communes {Path.GetFileName(file)}",
                $"this is a GeoJSON map layer, not a study. Make a study with: coverage-analyzer new DIR --communes {Path.GetFileName(file)}"));
            return null;
        }

        CheckKeys(root, string.Empty, StudyKeys.Study);
        _ = Text(root, string.Empty, "$schema");
        LayerSettings? communes = null, postal = null, bts = null, villages = null, elevation = null, cover = null, population = null, border = null, centres = null, measurements = null;
        if (StrictJson.Get(root, "layers", out JsonElement layers) && json.IsObject(layers, "layers"))
        {
            CheckKeys(layers, "layers.", StudyKeys.Layers);
            communes = Layer(layers, "communes", StudyKeys.CommuneFields);
            postal = Layer(layers, "postalPoints", StudyKeys.PointFields);
            bts = Layer(layers, "btsSites", StudyKeys.PointFields);
            villages = Layer(layers, "villages", StudyKeys.VillageFields);
            elevation = Layer(layers, "elevation", []);
            cover = Layer(layers, "landCover", []);
            population = Layer(layers, "population", []);
            border = Layer(layers, "nationalBorder", []);
            centres = Layer(layers, "districtCentres", StudyKeys.PointFields);
            measurements = Layer(layers, "measurements", StudyKeys.MeasurementFields);
        }

        if (communes is null && Problems.Count == 0)
        {
            Problems.Add(new("thiếu khóa 'layers.communes': nghiên cứu cần lớp ranh giới xã.", "the key 'layers.communes' is missing: a study needs a commune layer."));
        }

        JsonElement targets = Section(root, "targets", StudyKeys.Targets);
        JsonElement postalSettings = Section(root, "postal", StudyKeys.Postal);
        JsonElement mobileSettings = Section(root, "mobile", StudyKeys.Mobile);
        RadioSettings radio = Radio(mobileSettings, elevation is not null);
        double mobileMinimum = Number(mobileSettings, "mobile.", "minimumCoveredShare", 0.95, 0, 1);
        string? language = Choice(root, string.Empty, "language", ["vi", "en"], "vi");
        string? area = Choice(root, string.Empty, "area", ["statistical", "polygon"], "statistical");
        var study = new StudyFile
        {
            Directory = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".",
            Name = VietnameseText.Compose(Text(root, string.Empty, "name") ?? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? "study"),
            Language = language == "en" ? ReportLanguage.English : ReportLanguage.Vietnamese,
            AnalysisCrs = Text(root, string.Empty, "analysisCrs") ?? "auto",
            Communes = communes ?? new LayerSettings { Files = [] },
            PostalPoints = postal,
            BtsSites = bts,
            Villages = villages,
            Elevation = elevation,
            LandCover = cover,
            Population = population,
            NationalBorder = border,
            DistrictCentres = centres,
            Measurements = measurements,
            Area = area == "polygon" ? AreaKind.Polygon : AreaKind.Statistical,
            TargetServiceRadiusKilometres = Number(targets, "targets.", "averageServiceRadiusKilometres", double.NaN, 1e-3, MaximumKilometres),
            TargetSource = TextOfLanguages(targets, "targets.", "source"),
            Published = Published(root),
            PostalMaximumDistanceKilometres = Number(postalSettings, "postal.", "maximumDistanceKilometres", 3.0, 1e-3, MaximumKilometres),
            PostalCountedTypes = Texts(postalSettings, "postal.", "countedTypes"),
            PostalMinimumCoveredFraction = Number(postalSettings, "postal.", "minimumCoveredShare", mobileMinimum, 0, 1),
            MobileRadiusKilometres = Number(mobileSettings, "mobile.", "radiusKilometres", 3.0, 1e-3, MaximumKilometres),
            MobileMinimumCoveredFraction = mobileMinimum,
            Radio = radio,
            Rules = Text(root, string.Empty, "rules"),
            Lists = Lists(root),
            Classification = Classification(root),
            Background = Background(root),
            Notice = TextOfLanguages(root, string.Empty, "notice"),
        };
        return communes is null ? null : study; // only now: every fault is told, also beside a missing layer
    }

    // A text for both languages, or { "vi": …, "en": … }.
    private LocalizedText TextOfLanguages(JsonElement parent, string path, string key)
    {
        if (!StrictJson.Get(parent, key, out JsonElement text))
        {
            return LocalizedText.Empty;
        }

        if (text.ValueKind == JsonValueKind.String)
        {
            return json.IsPlain(text.GetString()!, path + key) ? LocalizedText.Same(VietnameseText.Compose(text.GetString()!)) : LocalizedText.Empty;
        }

        if (!json.IsObject(text, path + key))
        {
            return LocalizedText.Empty;
        }

        CheckKeys(text, $"{path}{key}.", ["vi", "en"]);
        string? vi = Text(text, $"{path}{key}.", "vi"), en = Text(text, $"{path}{key}.", "en");
        return new(VietnameseText.Compose(vi ?? en ?? string.Empty), en ?? vi ?? string.Empty);
    }

    private JsonElement Section(JsonElement root, string key, IReadOnlyList<string> keys)
    {
        if (StrictJson.Get(root, key, out JsonElement section) && json.IsObject(section, key))
        {
            CheckKeys(section, key + ".", keys);
            return section;
        }

        return default;
    }

    private LayerSettings? Layer(JsonElement layers, string key, IReadOnlyList<string> roles)
    {
        string path = "layers." + key;
        if (!StrictJson.Get(layers, key, out JsonElement layer))
        {
            return null;
        }

        if (layer.ValueKind is JsonValueKind.String or JsonValueKind.Array)
        {
            return Files(Texts(layers, "layers.", key), path) is { } named ? new LayerSettings { Files = named } : null;
        }

        if (!json.IsObject(layer, path))
        {
            return null;
        }

        CheckKeys(layer, path + ".", StudyKeys.Layer);
        if (NamesTable(layer))
        {
            return Table(layer, path + ".", key is not ("elevation" or "landCover" or "population")) is { } table
                ? new LayerSettings { Files = [], Table = table, Crs = Text(layer, path + ".", "crs"), Source = SourceOf(layer, path), Fields = Fields(layer, path + ".", roles) }
                : null;
        }

        RefuseOutOfPlace(layer, path);
        if (Files(Texts(layer, path + ".", "file", asWritten: true) ?? Texts(layer, path + ".", "files", asWritten: true), path + (StrictJson.Get(layer, "file", out _) || !layer.TryGetProperty("files", out _) ? ".file" : ".files")) is not { } files)
        {
            return null;
        }

        return new LayerSettings
        {
            Files = files,
            Layer = Text(layer, path + ".", "layer"),
            Crs = Text(layer, path + ".", "crs"),
            Encoding = Text(layer, path + ".", "encoding"),
            Source = SourceOf(layer, path),
            Fields = Fields(layer, path + ".", roles),
        };
    }

    // What would otherwise be passed over without a word: conditions on a file, and a second list of files.
    private void RefuseOutOfPlace(JsonElement layer, string path)
    {
        foreach (string key in ((string[])["where", "geometry"]).Where(k => StrictJson.Get(layer, k, out _)))
        {
            Problems.Add(LocalizedText.Of(
                $"khóa '{path}.{key}' chỉ dùng với 'table': bảng của cơ sở dữ liệu.", $"the key '{path}.{key}' goes with 'table' only: a table of a database."));
        }

        if (StrictJson.Get(layer, "file", out _) && StrictJson.Get(layer, "files", out _))
        {
            Problems.Add(LocalizedText.Of($"'{path}' có cả 'file' lẫn 'files'; hãy bỏ một.", $"'{path}' has both 'file' and 'files'; leave one out."));
        }
    }

    private string? SourceOf(JsonElement layer, string path) => Text(layer, path + ".", "source") is { } source && !string.IsNullOrWhiteSpace(source) ? VietnameseText.Compose(source.Trim()) : null;

    private List<string>? Files(List<string>? files, string path)
    {
        if (files is { Count: > 0 } && !files.Exists(f => string.IsNullOrWhiteSpace(f) || f.Contains('\0', StringComparison.Ordinal)))
        {
            return files;
        }

        Problems.Add(LocalizedText.Of($"khóa '{path}' phải là tên tệp.", $"the key '{path}' must be a file name."));
        return null;
    }

    private Dictionary<string, string> Fields(JsonElement parent, string path, IReadOnlyList<string> roles)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (StrictJson.Get(parent, "fields", out JsonElement named) && json.IsObject(named, path + "fields"))
        {
            CheckKeys(named, path + "fields.", roles);
            foreach (JsonProperty field in named.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.String && json.IsPlain(field.Value.GetString()!, $"{path}fields.{field.Name}"))
                {
                    fields[field.Name] = VietnameseText.Compose(field.Value.GetString()!);
                }
                else if (field.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.String))
                {
                    json.WrongType($"{path}fields.{field.Name}", "tên cột", "a column name", field.Value);
                }
            }
        }

        return fields;
    }

    private string? Text(JsonElement parent, string path, string key)
    {
        if (!StrictJson.Get(parent, key, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return json.IsPlain(value.GetString()!, path + key) ? value.GetString() : null;
        }

        json.WrongType(path + key, "chữ trong dấu nháy", "text in quotes", value);
        return null;
    }

    // Names of files stay as they are written: the system tells a composed letter from the same one in parts.
    private List<string>? Texts(JsonElement parent, string path, string key, bool asWritten = false)
    {
        if (!StrictJson.Get(parent, key, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return json.IsPlain(value.GetString()!, path + key) ? [Taken(value)] : null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
        {
            if (!value.EnumerateArray().Select((v, i) => json.IsPlain(v.GetString()!, FormattableString.Invariant($"{path}{key}[{i}]"))).ToArray().All(plain => plain))
            {
                return null;
            }

            return [.. value.EnumerateArray().Select(Taken)];
        }

        json.WrongType(path + key, "chữ hoặc danh sách chữ", "text or a list of texts", value);
        return null;

        string Taken(JsonElement text) => asWritten ? text.GetString()! : VietnameseText.Compose(text.GetString()!);
    }

    private string? Choice(JsonElement parent, string path, string key, IReadOnlyList<string> allowed, string? otherwise)
    {
        string? value = Text(parent, path, key);
        if (value is null)
        {
            return otherwise;
        }

        if (!allowed.Contains(value))
        {
            Problems.Add(LocalizedText.Of(
                $"khóa '{path}{key}' là '{SettingsText.Shown(value)}', phải là một trong: {string.Join(", ", allowed)}.",
                $"the key '{path}{key}' is '{SettingsText.Shown(value)}'; it must be one of: {string.Join(", ", allowed)}."));
        }

        return value;
    }

    private void CheckKeys(JsonElement element, string path, IReadOnlyList<string> known) => json.CheckKeys(element, path.TrimEnd('.'), known);

    private double Number(JsonElement parent, string path, string key, double otherwise, double least, double most) =>
        json.Number(parent, path.TrimEnd('.'), key, otherwise, least, most);
}
