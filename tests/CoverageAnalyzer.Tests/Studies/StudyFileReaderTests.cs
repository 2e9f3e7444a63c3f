using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;
using CsCheck;

namespace CoverageAnalyzer.Tests.Studies;

public sealed class StudyFileReaderTests
{
    private const string Minimal = """{ "layers": { "communes": { "file": "xa.shp" } } }""";

    [Fact]
    public void Faults_beside_a_missing_layer_are_told_in_the_same_go()
    {
        StudyFileException error = Assert.Throws<StudyFileException>(() => Parse("""
            { "layers": { "commune": "a.shp" }, "postal": { "maximumDistanceKilometres": "3 km" }, "mobile": { "radiusKilometres": -3 }, "targets": { "averageServiceRadiusKilometres": "2,3" } }
            """));
        string text = error.In(ReportLanguage.English);
        Assert.All(
            (string[])["'layers.commune'", "'postal.maximumDistanceKilometres'", "'mobile.radiusKilometres'", "'targets.averageServiceRadiusKilometres'"],
            key => Assert.Contains(key, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_file_stays_as_it_is_written_since_the_system_tells_the_forms_apart()
    {
        const string parts = "Qua\u0309ng Tri\u0323.csv";
        StudyFile study = Parse("{ \"layers\": { \"communes\": { \"file\": \"" + parts + "\" }, \"elevation\": { \"files\": [\"" + parts + "\"] } } }");
        Assert.Equal(parts, study.Communes.Files[0]);
        Assert.Equal(parts, study.Elevation!.Files[0]);
    }

    [Fact]
    public void A_map_layer_given_for_a_study_is_called_what_it_is()
    {
        StudyFileException error = Assert.Throws<StudyFileException>(() => Parse("""{ "type": "FeatureCollection", "features": [] }"""));
        Assert.Contains("coverage-analyzer new", error.In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown key", error.In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_least_study_is_one_commune_file_and_takes_the_documented_defaults()
    {
        StudyFile study = Parse(Minimal);
        Assert.Equal("xa.shp", study.Communes.Files[0]);
        Assert.Equal(ReportLanguage.Vietnamese, study.Language);
        Assert.Equal(AreaKind.Statistical, study.Area);
        Assert.Equal(3.0, study.PostalMaximumDistanceKilometres);
        Assert.Equal(0.95, study.MobileMinimumCoveredFraction);
        Assert.True(double.IsNaN(study.TargetServiceRadiusKilometres));
    }

    [Fact]
    public void The_example_of_the_documentation_reads_with_comments_and_all_keys()
    {
        StudyFile study = Parse("""
            {
              "name": "Quảng Trị 2012", "language": "vi",   // vi | en
              "analysisCrs": "auto",
              "layers": {
                "communes": { "file": "communes.geojson", "layer": null, "crs": null, "encoding": null,
                              "fields": { "code": "commune_code", "name": "name_full", "district": "district", "population": "population_2009", "areaHectares": "area_ha_stat" } },
                "postalPoints": { "file": "postal_points.csv", "crs": "EPSG:4326", "fields": { "x": "lon", "y": "lat", "type": "type" } },
                "btsSites": { "file": "bts_sites.csv" },
                "villages": { "file": "villages.csv" },
                "elevation": { "file": "elevation.tif" },
                "population": { "file": "population.tif" },
                "nationalBorder": { "file": "border.geojson" },
              },
              "area": "statistical",
              "targets": { "averageServiceRadiusKilometres": 2.3 },
              "postal": { "maximumDistanceKilometres": 3.0, "countedTypes": null },
              "mobile": { "model": "distance", "radiusKilometres": 3.0, "minimumCoveredShare": 0.95 },
              "rules": "vn-2012"
            }
            """);
        Assert.Equal("Quảng Trị 2012", study.Name);
        Assert.Equal(2.3, study.TargetServiceRadiusKilometres);
        Assert.Equal("population_2009", study.Communes.Fields["population"]);
        Assert.Null(study.PostalCountedTypes);
        Assert.Equal("EPSG:4326", study.PostalPoints!.Crs);
    }

    [Theory]
    [InlineData("""{ "layer": { "communes": "a" } }""", "'layer'", "'layers'")]
    [InlineData("""{ "layers": { "comunes": "a" } }""", "'layers.comunes'", "'communes'")]
    [InlineData("""{ "layers": { "communes": { "fiel": "a" } } }""", "'layers.communes.fiel'", "'file'")]
    [InlineData("""{ "layers": { "communes": { "file": "a", "fields": { "poplation": "b" } } } }""", "'layers.communes.fields.poplation'", "'population'")]
    [InlineData("""{ "layers": { "communes": "a" }, "targets": { "averageServiceRadiusKilometers": 2 } }""", "'targets.averageServiceRadiusKilometers'", "'averageServiceRadiusKilometres'")]
    [InlineData("""{ "layers": { "communes": "a" }, "mobil": {} }""", "'mobil'", "'mobile'")]
    [InlineData("""{ "layers": { "communes": "a" }, "postal": { "maximumDistance": 3 } }""", "'postal.maximumDistance'", "'maximumDistanceKilometres'")]
    public void A_mistyped_key_is_named_with_what_was_meant(string json, string named, string meant)
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse(json));
        LocalizedText problem = e.Problems[0];
        Assert.Contains(named, problem.English);
        Assert.True(problem.English.Contains(meant, StringComparison.Ordinal), problem.English);
        Assert.Contains(named, problem.Vietnamese);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse(
            """{ "layers": { "communes": "a", "x": 1 }, "area": "round", "language": 3, "mobile": { "radiusKilometres": -1, "minimumCoveredShare": "95%" } }"""));
        Assert.Equal(5, e.Problems.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "layers": [] }""")]
    [InlineData("""{ "layers": { "communes": 7 } }""")]
    [InlineData("""{ "layers": { "communes": { "file": "" } } }""")]
    [InlineData("""{ "layers": { "communes": { "file": "a\u0000b" } } }""")]
    [InlineData("""{ "layers": { "communes": "a" }, "name": "x", "name": "y" }""")]
    [InlineData("""{ "layers": { "communes": "a" }, "targets": { "averageServiceRadiusKilometres": 1e999 } }""")]
    public void What_is_no_study_is_refused_in_words(string json) =>
        Assert.NotEmpty(Assert.Throws<StudyFileException>(() => Parse(json)).Problems);

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.Equal("xa.shp", StudyFileReader.Parse(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Minimal)).ToArray(), "s/study.json").Communes.Files[0]);

    [Fact]
    public void No_value_at_any_key_escapes_as_another_error()
    {
        // Every key of the schema with odd values: accepted, or refused with the one typed error.
        string[] odd = ["null", "true", "-1", "0", "1e308", "1e999", "\"\"", "\"\\u0000\"", "\"EPSG:0\"", "[]", "[[]]", "[null]", "{}", "{\"a\":{}}", "\"../../x\"", "[1,\"a\"]", "\"\\ud800\""];
        string[] places =
        [
            .. StudyKeys.Study.Select(k => $$"""{ "layers": { "communes": "a" }, "{{k}}": # }"""),
            .. StudyKeys.Layers.Select(k => $$"""{ "layers": { "{{k}}": # } }"""),
            .. StudyKeys.Layer.Select(k => $$"""{ "layers": { "communes": { "{{k}}": # } } }"""),
            .. StudyKeys.Targets.Select(k => $$"""{ "layers": { "communes": "a" }, "targets": { "{{k}}": # } }"""),
            .. StudyKeys.Published.Select(k => $$"""{ "layers": { "communes": "a" }, "published": { "{{k}}": # } }"""),
            .. StudyKeys.Postal.Select(k => $$"""{ "layers": { "communes": "a" }, "postal": { "{{k}}": # } }"""),
            .. StudyKeys.Mobile.Select(k => $$"""{ "layers": { "communes": "a" }, "mobile": { "{{k}}": # } }"""),
            .. StudyKeys.CommuneFields.Select(k => $$"""{ "layers": { "communes": { "file": "a", "fields": { "{{k}}": # } } } }"""),
            .. StudyKeys.List.Select(k => $$"""{ "layers": { "communes": "a" }, "lists": [{ "{{k}}": # }] }"""),
            .. StudyKeys.Classification.Select(k => $$"""{ "layers": { "communes": "a" }, "classification": { "{{k}}": # } }"""),
            .. StudyKeys.Override.Select(k => $$"""{ "layers": { "communes": "a" }, "classification": { "overrides": [{ "{{k}}": # }] } }"""),
        ];
        foreach (string json in places.SelectMany(p => odd.Select(o => p.Replace("#", o, StringComparison.Ordinal))))
        {
            try
            {
                Parse(json);
            }
            catch (StudyFileException e)
            {
                Assert.NotEmpty(e.Problems);
            }
        }
    }

    [Fact]
    public void Lists_overrides_and_the_remote_distance_are_read()
    {
        StudyFile study = Parse("""
            {
              "layers": { "communes": "a", "districtCentres": "c.csv", "villages": { "file": "v.csv", "fields": { "electrified": "CO_DIEN" } } },
              "rules": "my-rules.json",
              "lists": [{ "id": "difficult", "title": { "vi": "Danh sách", "en": "List" }, "file": "l.csv", "fields": { "code": "MA" }, "compareWith": "PROGRAMME" }],
              "classification": {
                "remoteDistanceKilometres": 20, "borderSnapMetres": 100,
                "overrides": [{ "class": "landBorder", "verdict": "no", "communes": ["01", "02"], "reason": "Quyết định 1" }]
              },
              "published": { "programmeCommunes": 59 }
            }
            """);
        OfficialListSettings list = Assert.Single(study.Lists);
        Assert.Equal(("difficult", "l.csv", "MA", "PROGRAMME"), (list.Id, list.Layer.Files[0], list.Layer.Fields["code"], list.ComparedRule));
        Assert.Equal((20, 100, 250), (study.Classification.RemoteDistanceKilometres, study.Classification.BorderSnapMetres, study.Classification.ConnectMetres));
        VerdictOverride set = Assert.Single(study.Classification.Overrides);
        Assert.Equal((UnitClass.LandBorder, Verdict.No, "01 02"), (set.Class, set.Verdict, string.Join(' ', set.Communes)));
        Assert.Equal("CO_DIEN", study.Villages!.Fields["electrified"]);
        Assert.Equal("c.csv", study.DistrictCentres!.Files[0]);
        Assert.Equal(59, study.Published!.ProgrammeCommunes);
    }

    [Fact]
    public void A_layer_may_be_a_bare_list_of_tiles() =>
        Assert.Equal(["a.tif", "b.tif"], Parse("""{ "layers": { "communes": "a", "elevation": ["a.tif", "b.tif"] } }""").Elevation!.Files);

    [Theory]
    [InlineData("""{ "layers": { "communes": "a", "elevation": [] } }""", "'layers.elevation'")]
    [InlineData("""{ "layers": { "communes": "a" }, "lists": [{ "id": "x" }] }""", "lists[0]")]
    [InlineData("""{ "layers": { "communes": "a" }, "lists": [{ "id": "x", "file": "a" }, { "id": "x", "file": "b" }] }""", "'x'")]
    [InlineData("""{ "layers": { "communes": "a" }, "lists": { "id": "x", "file": "a" } }""", "'lists'")]
    [InlineData("""{ "layers": { "communes": "a" }, "classification": { "overrides": [{ "class": "hilly", "verdict": "yes", "communes": ["1"] }] } }""", "classification.overrides[0].class")]
    [InlineData("""{ "layers": { "communes": "a" }, "classification": { "overrides": [{ "class": "island", "communes": ["1"] }] } }""", "classification.overrides[0]")]
    [InlineData("""{ "layers": { "communes": "a" }, "classification": { "remoteDistanceKilometres": 0 } }""", "classification.remoteDistanceKilometres")]
    public void A_faulty_list_or_override_is_named_by_its_place(string json, string named) =>
        Assert.Contains(Assert.Throws<StudyFileException>(() => Parse(json)).Problems, p => p.English.Contains(named, StringComparison.Ordinal));

    [Fact]
    public void Random_bytes_are_refused_with_the_typed_error_only() =>
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            try
            {
                StudyFileReader.Parse(bytes, "s/study.json");
            }
            catch (StudyFileException)
            {
                return;
            }
        });

    [Fact]
    public void The_published_schema_has_the_same_keys()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "study.schema.json")));
        JsonElement properties = schema.RootElement.GetProperty("properties");
        JsonElement definitions = schema.RootElement.GetProperty("$defs");
        Assert.Equal(StudyKeys.Study, Keys(properties));
        Assert.Equal(StudyKeys.Layers, Keys(properties.GetProperty("layers").GetProperty("properties")));
        Assert.Equal(StudyKeys.Targets, Keys(properties.GetProperty("targets").GetProperty("properties")));
        Assert.Equal(StudyKeys.Published, Keys(properties.GetProperty("published").GetProperty("properties")));
        Assert.Equal(StudyKeys.Postal, Keys(properties.GetProperty("postal").GetProperty("properties")));
        Assert.Equal(StudyKeys.Mobile, Keys(properties.GetProperty("mobile").GetProperty("properties")));
        Assert.Equal(StudyKeys.Background, Keys(properties.GetProperty("background").GetProperty("properties")));
        Assert.Equal(StudyKeys.List, Keys(properties.GetProperty("lists").GetProperty("items").GetProperty("properties")));
        JsonElement classification = properties.GetProperty("classification").GetProperty("properties");
        Assert.Equal(StudyKeys.Classification, Keys(classification));
        JsonElement item = classification.GetProperty("overrides").GetProperty("items").GetProperty("properties");
        Assert.Equal(StudyKeys.Override, Keys(item));
        Assert.Equal(StudyKeys.Classes.Keys, item.GetProperty("class").GetProperty("enum").EnumerateArray().Select(c => c.GetString()!));
        foreach ((string name, IReadOnlyList<string> roles) in new[] { ("communeLayer", StudyKeys.CommuneFields), ("pointLayer", StudyKeys.PointFields) })
        {
            JsonElement layer = definitions.GetProperty(name).GetProperty("oneOf")[1].GetProperty("properties");
            Assert.Equal(StudyKeys.Layer, Keys(layer));
            JsonElement fields = layer.GetProperty("fields");
            fields = fields.TryGetProperty("$ref", out JsonElement shared) ? definitions.GetProperty(shared.GetString()!.Split('/')[^1]) : fields;
            Assert.Equal(roles, Keys(fields.GetProperty("properties")));
        }
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static StudyFile Parse(string json) => StudyFileReader.Parse(Encoding.UTF8.GetBytes(json), Path.Combine("s", "study.json"));
}
