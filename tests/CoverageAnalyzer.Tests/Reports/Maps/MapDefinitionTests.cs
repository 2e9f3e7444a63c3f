using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Definitions of maps: what is wrong is named, all of it, with its place; a file put into the folder is drawn.</summary>
public sealed class MapDefinitionTests
{
    private const string Added = """
        {
          "id": "people", "order": 5,
          "title": { "vi": "Dân số các xã", "en": "People of the communes" },
          "layers": [{ "source": "communes", "field": "population", "classes": { "method": "quantiles", "count": 3, "colors": ["#F7F8E6", "#76B097", "#173D62"] } }]
        }
        """;

    [Fact]
    public void The_published_maps_have_no_fault()
    {
        MapLibrary library = MapLibrary.Load();
        Assert.Empty(library.Findings);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Repository.Root, "maps"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Where(n => n != "palettes" && !n.EndsWith(".schema", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            library.Maps.Select(m => m.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        const string Broken = """
            {
              "id": "Bad Name", "titel": 1,
              "title": { "vi": "a", "en": "b" },
              "layers": [
                { "source": "communes", "field": "no_such_column", "colour": "#000000", "classes": { "method": "quantiles", "count": 3, "colors": ["#000000"] } },
                { "source": "communes", "field": "population", "classes": { "method": "breaks", "breaks": [5, 3, "target"], "colors": ["#000000", "#ffffff"], "pallete": "x" } },
                { "source": "communes", "field": "name", "classes": { "method": "quantiles", "count": 2, "palette": "no-such-palette" } },
                { "source": "districts", "outline": { "color": "#000000", "width": 99 }, "labels": { "field": "name", "size": 2 } },
                { "source": "bts_sites" }
              ],
              "tooltip": ["name", "nonsense"]
            }
            """;
        Assert.Null(MapDefinitionReader.Read(Encoding.UTF8.GetBytes(Broken), MapPalettes.Empty, out IReadOnlyList<LocalizedText> faults));
        string[] expected =
        [
            "$: unknown key 'titel'", "$.layers[0]: unknown key 'colour'", "$.layers[1].classes: unknown key 'pallete'", "$.id: 'Bad Name'",
            "$.layers[0].field: 'no_such_column'", "$.layers[1].classes.colors: 2 colors for 4 classes", "$.layers[1].classes.target: missing",
            "$.layers[1].classes: breaks", "$.layers[2].classes.palette: there is no palette 'no-such-palette'", "$.layers[2].classes: 'name' is not a number",
            "$.layers[2].classes.colors: 0 colors", "$.layers[3].outline.width", "$.layers[3].labels.size", "$.layers[4]: points need a 'symbol'", "$.tooltip: 'nonsense'",
        ];
        Assert.All(expected, e => Assert.Contains(faults, f => f.English.StartsWith(e, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, faults.Count);
        Assert.All(faults, f => Assert.NotEqual(f.Vietnamese, f.English));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "id": 5, "title": { "vi": "a", "en": "b" }, "layers": [] }""")]
    [InlineData("""{ "id": "a", "title": { "vi": "a" }, "layers": [] }""")]
    [InlineData("""{ "id": "a", "title": { "vi": "a", "en": "b" }, "layers": [] }""")]
    [InlineData("""{ "id": "a", "title": { "vi": "a", "en": "b" }, "layers": [{ "source": "moon" }] }""")]
    [InlineData("""{ "id": "a", "title": { "vi": "a", "en": "b" }, "layers": [{ "source": "communes", "fill": "red" }] }""")]
    [InlineData("""{ "id": "a", "title": { "vi": "a", "en": "b" }, "layers": [{ "source": "communes", "outline": { "color": "#000000", "width": 1e999 } }] }""")]
    public void A_broken_definition_is_refused_with_a_reason(string json)
    {
        Assert.Null(MapDefinitionReader.Read(Encoding.UTF8.GetBytes(json), MapPalettes.Empty, out IReadOnlyList<LocalizedText> faults));
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void A_deep_definition_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"layers\":[", 1000));
        Assert.Null(MapDefinitionReader.Read(Encoding.UTF8.GetBytes(deep), MapPalettes.Empty, out var faults));
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void A_map_put_into_the_folder_is_in_the_report_and_a_broken_one_a_finding()
    {
        string folder = Directory.CreateTempSubdirectory("maps").FullName, results = Directory.CreateTempSubdirectory("results").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "people.json"), Added);
            File.WriteAllText(Path.Combine(folder, "broken.json"), """{ "id": "x", "tittle": 1 }""");
            var written = ReportWriter.WriteAll(SampleReport.Make(ReportLanguage.English), results, new ReportOptions { Maps = MapLibrary.Load(folder), PixelRatio = 0.5f }, TestContext.Current.CancellationToken);
            Assert.Contains("maps/people.svg", written);
            Assert.Contains("maps/people.png", written);
            string page = File.ReadAllText(Path.Combine(results, "report.html"));
            Assert.Contains("People of the communes", page, StringComparison.Ordinal);
            Assert.Contains("id=\"figure-people\"", page, StringComparison.Ordinal);
            Assert.Contains("broken.json", File.ReadAllText(Path.Combine(results, "findings.csv")), StringComparison.Ordinal);
            Assert.Contains("tittle", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, true);
            Directory.Delete(results, true);
        }
    }

    [Fact]
    public void A_missing_folder_is_a_finding() =>
        Assert.Equal("map-folder-missing", Assert.Single(MapLibrary.Load("no-such-folder").Findings).Code);

    /// <summary>The schema lists the reader's keys, no fewer and no more, and its patterns match what they are for.</summary>
    [Fact]
    public void The_schema_says_what_the_reader_takes()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "maps", "map.schema.json")));
        JsonElement definitions = schema.RootElement.GetProperty("$defs");
        AssertKeys<MapDefinition>(schema.RootElement);
        AssertKeys<MapLayer>(definitions.GetProperty("layer"));
        AssertKeys<ClassDefinition>(definitions.GetProperty("classes"));
        AssertKeys<SymbolStyle>(definitions.GetProperty("symbol"));
        AssertKeys<LabelStyle>(definitions.GetProperty("labels"));
        AssertKeys<OutlineStyle>(definitions.GetProperty("outline"));
        AssertKeys<NoDataStyle>(definitions.GetProperty("layer").GetProperty("properties").GetProperty("noData"));
        AssertKeys<CategoryDefinition>(definitions.GetProperty("classes").GetProperty("properties").GetProperty("categories").GetProperty("items"));
        Assert.Matches(new Regex(definitions.GetProperty("color").GetProperty("pattern").GetString()!, RegexOptions.ECMAScript), "#1A2b3C");
        Assert.Matches(new Regex(schema.RootElement.GetProperty("properties").GetProperty("id").GetProperty("pattern").GetString()!, RegexOptions.ECMAScript), "postal-gap");
        Assert.Equal(
            Enum.GetNames<MapSource>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName),
            definitions.GetProperty("layer").GetProperty("properties").GetProperty("source").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal(
            Enum.GetNames<ClassMethod>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName),
            definitions.GetProperty("classes").GetProperty("properties").GetProperty("method").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
    }

    [Fact]
    public void The_palette_schema_matches_a_color()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "maps", "palettes.schema.json")));
        string pattern = schema.RootElement.GetProperty("additionalProperties").GetProperty("properties").GetProperty("colors").GetProperty("items").GetProperty("pattern").GetString()!;
        Assert.Matches(new Regex(pattern, RegexOptions.ECMAScript), "#1A2b3C");
    }

    private static void AssertKeys<T>(JsonElement schema)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        string[] own =
        [
            .. typeof(T).GetProperties()
                .Where(p => p.SetMethod is not null && p.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), false).Length == 0)
                .Select(p => p.Name == "Schema" ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
        ];
        Assert.Equal(own.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
