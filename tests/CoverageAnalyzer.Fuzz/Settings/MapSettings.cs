using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A map definition. The finding about a broken one names the file, so its name is put before the fault here as there.</summary>
internal sealed class MapSettings : SettingsFile
{
    private const string Breaks = "\"method\": \"breaks\", \"breaks\": [1, 2], \"colors\": [\"#112233\", \"#445566\", \"#778899\"]";
    private const string Text = """{ "vi": "Một", "en": "One" }""";
    private const string ByTarget = """{ "method": "target", "target": "average_service_radius", "factors": [1, 2], "colors": ["#112233", "#445566", "#778899"] }""";
    private const string Quantiles = """{ "method": "quantiles", "count": 3, "colors": ["#112233", "#445566", "#778899"] }""";

    private static readonly MapPalettes Palettes = MapPalettes.Empty.With("""{ "three": { "colors": ["#112233", "#445566", "#778899"] } }"""u8.ToArray(), out _);

    public override string Name => "own.json";

    public override string Schema => "maps/map.schema.json";

    public override string Base => $$"""
        { "id": "own", "title": { "vi": "Một", "en": "One" }, "layers": [ { "source": "communes", "field": "average_service_radius_km", "classes": { {{Breaks}} } } ] }
        """;

    public override IReadOnlyDictionary<string, string> Objects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["layers[0].symbol"] = """{ "sizes": [{ "zoom": 5, "size": 4 }] }""",
        ["layers[0].symbol.outline"] = """{ "color": "#112233", "width": 1 }""",
        ["layers[0].outline"] = """{ "color": "#112233", "width": 1 }""",
        ["layers[0].labels"] = """{ "field": "name" }""",
    };

    public override IReadOnlyDictionary<string, string> Around { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["layers[0].classes.target"] = ByTarget,
        ["layers[0].classes.factors"] = ByTarget,
        ["layers[0].classes.paletteWithoutTarget"] = ByTarget.Replace("\"colors\"", "\"paletteWithoutTarget\": \"three\", \"colors\"", StringComparison.Ordinal),
        ["layers[0].classes.palette"] = """{ "method": "breaks", "breaks": [1, 2], "palette": "three" }""",
        ["layers[0].classes.labels"] = $$"""{ {{Breaks}}, "labels": [{{Text}}, {{Text}}, {{Text}}] }""",
        ["layers[0] > layers[0].classes.categories"] = """{ "source": "communes", "field": "postal_gap", "classes": { "method": "categories", "categories": [{ "value": "none", "color": "#112233" }] } }""",
        ["layers[0].classes.count"] = Quantiles,
    };

    public override IReadOnlySet<string> NotKept { get; } = new HashSet<string>(StringComparer.Ordinal);

    public override SettingsAnswer Read(byte[] bytes)
    {
        MapDefinition? read = MapDefinitionReader.Read(bytes, Palettes, out IReadOnlyList<LocalizedText> faults);
        return new(read, [.. faults.Select(f => new LocalizedText($"{Name}: {f.Vietnamese}", $"{Name}: {f.English}"))]);
    }
}
