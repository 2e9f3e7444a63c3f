using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A study: what is accepted is run, on three communes.</summary>
/// <param name="study">Where the study's files are.</param>
internal sealed class StudySettings(TinyStudy study) : SettingsFile
{
    // Nothing answers there, and at once.
    private const string Database = "\"postgis\": \"Host=127.0.0.1;Port=9;Database=a;Username=a\"";

    public override string Name => StudyFile.FileName;

    public override string Schema => "data/study.schema.json";

    public override string Base => TinyStudy.Settings;

    public override IReadOnlyDictionary<string, string> Objects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["layers.villages"] = """{ "file": "villages.csv", "crs": "EPSG:4326" }""",
        ["layers.elevation"] = """{ "file": "elevation.asc", "crs": "EPSG:4326" }""",
        ["layers.landCover"] = """{ "file": "cover.tif" }""",
        ["layers.population"] = """{ "file": "people.tif" }""",
        ["layers.nationalBorder"] = """{ "file": "border.geojson" }""",
        ["layers.districtCentres"] = """{ "file": "centres.csv", "crs": "EPSG:4326" }""",
        ["layers.measurements"] = """{ "file": "measured.csv", "crs": "EPSG:4326" }""",
        ["background"] = """{ "url": "https://tile.example.org/{z}/{x}/{y}.png", "attribution": "x" }""",
        ["lists[0]"] = """{ "id": "own", "file": "list.csv" }""",
        ["classification.overrides[0]"] = """{ "class": "highland", "verdict": "yes", "communes": ["00001"] }""",
    };

    public override IReadOnlyDictionary<string, string> Around { get; } = new Dictionary<string, string>(
    [
        .. ((string[])["layers.communes", "layers.postalPoints", "layers.btsSites", "layers.villages", "layers.nationalBorder", "layers.districtCentres", "layers.measurements"]).SelectMany(l =>
            Tables.Select(t => KeyValuePair.Create($"{l}.{t.Key}", $$"""{ {{t.Value}} }"""))),
        .. ((string[])["layers.elevation", "layers.landCover", "layers.population", "layers.communes", "layers.postalPoints", "layers.btsSites", "layers.villages", "layers.nationalBorder", "layers.districtCentres", "layers.measurements"])
            .Select(l => KeyValuePair.Create(l + ".files", "{}")),
        .. Tables.Where(t => t.Key != "geometry").Select(t => KeyValuePair.Create($"lists[0].{t.Key}", $$"""{ "id": "own", {{t.Value}} }""")),
        KeyValuePair.Create("published.source", """{ "points": 156 }"""),
    ],
    StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Tables =>
    [
        new("postgis", "\"table\": \"public.layer\""), new("table", Database), new("where", $"{Database}, \"table\": \"public.layer\""), new("geometry", $"{Database}, \"table\": \"public.layer\""),
    ];

    // A schema is the editor's; an empty database address means the environment's.
    public override IReadOnlySet<string> NotKept { get; } = new HashSet<string>(["$schema"], StringComparer.Ordinal);

    public override SettingsAnswer Read(byte[] bytes)
    {
        try
        {
            return new(StudyFileReader.Parse(bytes, Path.Combine(study.Folder, Name)), []);
        }
        catch (StudyFileException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
    }

    public override SettingsAnswer Run(object value)
    {
        try
        {
            return new(StudyRunner.Run((StudyFile)value, new StudyOptions(1), "1.0", null, CancellationToken.None), []);
        }
        catch (StudyFileException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
        catch (InputFileException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
        catch (DataStoreException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
    }
}
