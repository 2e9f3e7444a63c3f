using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Scenarios;
using CsCheck;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>Scenario files: strict, all faults at once with their places, in both languages; what is written is read back.</summary>
public sealed class ScenarioReaderTests
{
    private const string Move = """{ "action": "move", "layer": "postal_points", "code": "P1", "longitude": 107, "latitude": 16.5 }""";

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen<string> words = Gen.String[Gen.Char["aăâđêôơưỳ \"\\<>'/0"], 0, 12].Select(s => s.Trim().Normalize());
        Gen<ScenarioEdit> edit = Gen.Select(Gen.Enum<ScenarioAction>(), Gen.Enum<ScenarioLayer>(), words, words, Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[0.001, 200], (action, layer, name, type, x, y, r) =>
        {
            bool stands = action != ScenarioAction.Remove;
            return new ScenarioEdit
            {
                Action = action, Layer = layer, Code = "c" + name, Name = name, Type = type, LongitudeDegrees = stands ? x : double.NaN,
                LatitudeDegrees = stands ? y : double.NaN, RadiusKilometres = stands && layer == ScenarioLayer.BtsSites && r > 10 ? r : double.NaN,
            };
        });
        Gen.Select(words, edit.Array[0, 8]).Sample((name, edits) =>
        {
            byte[] bytes = ScenarioWriter.Write(new Scenario { Name = "s" + name, Edits = edits });
            Scenario read = ScenarioReader.Parse(bytes, "x.json");
            Assert.Equal("s" + name, read.Name);
            Assert.Equal(edits, read.Edits);
            Assert.Equal(bytes, ScenarioWriter.Write(read));
        });
    }

    [Theory]
    [InlineData("""{ "edits": {} }""", "'edits' must be a list")]
    [InlineData("""{ }""", "'edits' is missing")]
    [InlineData("""[]""", "must be an object")]
    [InlineData("""{ "edits": [ 5 ] }""", "'edits[0]' must be an object")]
    [InlineData("""{ "edit": [], "edits": [] }""", "Did you mean 'edits'?")]
    [InlineData("""{ "edits": [], "edits": [] }""", "'edits' stands twice")]
    [InlineData("""{ "name": 5, "edits": [] }""", "'name' must be text")]
    [InlineData("""{ "edits": [ { "action": "delete", "layer": "bts_sites", "code": "B" } ] }""", "'edits[0].action' is 'delete'; it must be one of: add, move, remove")]
    [InlineData("""{ "edits": [ { "action": "remove", "layer": "bts", "code": "B" } ] }""", "'edits[0].layer' is 'bts'")]
    [InlineData("""{ "edits": [ { "action": "remove", "layer": "bts_sites" } ] }""", "'edits[0].code' is missing")]
    [InlineData("""{ "edits": [ { "action": "remove", "layer": "bts_sites", "code": 12 } ] }""", "'edits[0].code' must be text")]
    [InlineData("""{ "edits": [ { "action": "remove", "layer": "bts_sites", "code": "B", "lon": 107 } ] }""", "unknown key 'edits[0].lon'")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longtitude": 107, "latitude": 16 } ] }""", "Did you mean 'longitude'?")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "latitude": 16 } ] }""", "'edits[0].longitude' is missing")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longitude": "107", "latitude": 16 } ] }""", "'edits[0].longitude' must be a number")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longitude": 1e999, "latitude": 16 } ] }""", "'edits[0].longitude'")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longitude": NaN, "latitude": 16 } ] }""", "not valid JSON at line 1")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longitude": 107, "latitude": 91 } ] }""", "'edits[0].latitude' is 91; it must lie between -90 and 90")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "bts_sites", "code": "B", "longitude": 107, "latitude": 16, "radiusKilometres": 0 } ] }""", "'edits[0].radiusKilometres' is 0")]
    [InlineData("""{ "edits": [ { "action": "add", "layer": "postal_points", "code": "B", "longitude": 107, "latitude": 16, "radiusKilometres": 3 } ] }""", "for BTS sites only")]
    [InlineData("""{ "edits": [ { "action": "remove", "layer": "bts_sites", "code": "B", "code": "C" } ] }""", "'edits[0].code' stands twice")]
    [InlineData("""{ "name": "\ud800", "edits": [] }""", "broken Unicode")]
    [InlineData("""{ "edits": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]] }""", "more than 16 deep within one another (key 'edits")]
    public void Every_fault_is_named_with_its_place(string json, string said)
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => Parse(json));
        Assert.Contains(said, e.In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.StartsWith("s.json: ", e.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
        Assert.NotEqual(e.In(ReportLanguage.English), e.In(ReportLanguage.Vietnamese));
    }

    [Fact]
    public void A_byte_order_mark_comments_and_the_name_of_the_file_will_do()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{ /* thử */ \"edits\": [" + Move + ",] }")];
        Scenario scenario = ScenarioReader.Parse(bytes, "Phương án 1.json");
        Assert.Equal(("Phương án 1", 1), (scenario.Name, scenario.Edits.Count));
    }

    [Fact]
    public void Ten_thousand_changes_fit_and_one_more_is_refused()
    {
        string Many(int n) => $$"""{ "edits": [ {{string.Join(",\n", Enumerable.Repeat(Move, n))}} ] }""";
        Assert.Equal(10_000, Parse(Many(10_000)).Edits.Count);
        Assert.Contains("has 10,001 changes; the most is 10,000", Assert.Throws<ScenarioException>(() => Parse(Many(10_001))).Problem.English, StringComparison.Ordinal);
        Assert.Contains("not a scenario", Assert.Throws<ScenarioException>(() => ScenarioReader.Parse(new byte[ScenarioReader.MaximumBytes + 1], "s.json")).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_faults_is_cut_short()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => Parse($$"""{ "edits": [ {{string.Join(",", Enumerable.Repeat("5", 9_000))}} ] }"""));
        Assert.Equal(51, e.Problems.Count);
        Assert.Contains("8,950 more faults", e.Problems[^1].English, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_refused_with_the_typed_error_only() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        try
        {
            ScenarioReader.Parse(bytes, "s.json");
        }
        catch (ScenarioException)
        {
            return;
        }
    });

    [Fact]
    public void The_published_schema_has_the_same_keys_words_and_limits()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "scenario.schema.json")));
        JsonElement edits = schema.RootElement.GetProperty("properties").GetProperty("edits");
        JsonElement edit = schema.RootElement.GetProperty("$defs").GetProperty("edit").GetProperty("properties");
        Assert.Equal(ScenarioKeys.Scenario, schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Equal(ScenarioKeys.Edit, edit.EnumerateObject().Select(p => p.Name));
        Assert.Equal(ScenarioKeys.Actions, edit.GetProperty("action").GetProperty("enum").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal(ScenarioKeys.Layers, edit.GetProperty("layer").GetProperty("enum").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal(Scenario.MostEdits, edits.GetProperty("maxItems").GetInt32());
        Assert.Equal(ScenarioLimits.MaximumTextLength, edit.GetProperty("code").GetProperty("maxLength").GetInt32());
        Assert.Equal(ScenarioLimits.MinimumRadiusKilometres, edit.GetProperty("radiusKilometres").GetProperty("minimum").GetDouble());
        Assert.Equal(ScenarioLimits.MaximumRadiusKilometres, edit.GetProperty("radiusKilometres").GetProperty("maximum").GetDouble());
    }

    private static Scenario Parse(string json) => ScenarioReader.Parse(Encoding.UTF8.GetBytes(json), "s.json");
}
