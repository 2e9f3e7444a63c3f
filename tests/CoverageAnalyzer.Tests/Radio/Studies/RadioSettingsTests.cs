using System.Text;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Tests.Radio.Studies;

/// <summary>Settings of <c>mobile</c>, and the file of BTS defaults.</summary>
public sealed class RadioSettingsTests
{
    private static StudyFile Parse(string mobile, string elevation = ", \"elevation\": \"e.tif\"") =>
        StudyFileReader.Parse(Encoding.UTF8.GetBytes($$"""{ "layers": { "communes": "a"{{elevation}} }, "mobile": {{mobile}} }"""), Path.Combine("s", "study.json"));

    [Fact]
    public void Distance_stays_the_default_and_all_settings_are_read()
    {
        Assert.Equal(new RadioSettings(), Parse("{}").Radio);
        Assert.Equal(MobileModel.Distance, Parse("""{ "model": "distance" }""", string.Empty).Radio.Model);
        RadioSettings radio = Parse("""
            { "model": "p1812", "reachKilometres": 15, "preset": "fcc-bdc-4g", "margin": "in-vehicle", "edgeProbability": 0.95, "locationDeviationDb": 8,
              "receiverHeightMetres": 2, "timePercent": 10, "deltaN": 45, "n0": 330, "btsDefaults": "my.json", "patterns": "antennas", "offsetDb": -3.5 }
            """).Radio;
        Assert.Equal(
            new RadioSettings
            {
                Model = MobileModel.P1812, ReachKilometres = 15, Preset = "fcc-bdc-4g", Margin = ReceptionMargin.InVehicle, EdgeProbabilityFraction = 0.95, LocationDeviationDb = 8,
                ReceiverHeightAboveGroundMetres = 2, TimePercent = 10, RefractivityGradient = 45, SeaLevelRefractivity = 330, BtsDefaultsFile = "my.json", PatternsFolder = "antennas", PowerOffsetDb = -3.5,
            },
            radio);
        Assert.Equal(-97.5, Parse("""{ "model": "itm", "thresholdDbm": -97.5 }""").Radio.Reception.ThresholdsDbm[(int)RadioClass.Nr]);
        Assert.Equal(
            StudyKeys.MobileModels.Select((m, i) => (MobileModel)i),
            StudyKeys.MobileModels.Select(m => Parse($$"""{ "model": "{{m}}" }""").Radio.Model));
    }

    [Theory]
    [InlineData("""{ "model": "p1821" }""", "'mobile.model'")]
    [InlineData("""{ "reachKilometers": 3 }""", "'reachKilometres'")]
    [InlineData("""{ "reachKilometres": 0 }""", "mobile.reachKilometres")]
    [InlineData("""{ "model": "hata", "reachKilometres": 21 }""", "mobile.reachKilometres")]
    [InlineData("""{ "model": "rma", "reachKilometres": 11 }""", "10 km")]
    [InlineData("""{ "preset": "fcc" }""", "fcc-bdc-4g")]
    [InlineData("""{ "preset": "fcc-bdc-4g", "thresholdDbm": -100 }""", "'mobile.thresholdDbm'")]
    [InlineData("""{ "thresholdDbm": 20 }""", "mobile.thresholdDbm")]
    [InlineData("""{ "margin": "inside" }""", "in-vehicle")]
    [InlineData("""{ "edgeProbability": 1 }""", "mobile.edgeProbability")]
    [InlineData("""{ "timePercent": 90 }""", "mobile.timePercent")]
    [InlineData("""{ "btsDefaults": " " }""", "mobile.btsDefaults")]
    public void A_bad_value_is_named(string mobile, string named) =>
        Assert.Contains(Assert.Throws<StudyFileException>(() => Parse(mobile)).Problems, p => p.English.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("line-of-sight")]
    [InlineData("p1812")]
    public void A_model_of_the_terrain_without_an_elevation_layer_says_what_to_do(string model)
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse($$"""{ "model": "{{model}}" }""", string.Empty));
        Assert.Contains("layers.elevation", Assert.Single(e.Problems).Vietnamese, StringComparison.Ordinal);
        Assert.Contains("distance", e.Problems[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var folder = new ScratchFolder();
        StudyFile study = Parse("""{ "model": "itm", "thresholdDbm": -99, "margin": "indoor", "edgeProbability": 0.9, "deltaN": 50, "patterns": "p" }""");
        StudyFileWriter.WriteNew(study, folder.File("study.json"));
        Assert.Equal(study.Radio, StudyFileReader.Read(folder.Path).Radio);
        StudyFileWriter.WriteNew(Parse("{}"), folder.File("plain.json"));
        Assert.DoesNotContain("preset", File.ReadAllText(folder.File("plain.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_of_the_program_are_whole_ordered_and_sourced()
    {
        BtsDefaults defaults = BtsDefaultsReader.Load(null, ".");
        Assert.Equal(1.5, defaults.ReceiverHeightAboveGroundMetres);
        Assert.Equal((20, 30, 45), (defaults.Of(RadioClass.Lte).HeightAboveGroundMetres.Low, defaults.Of(RadioClass.Lte).HeightAboveGroundMetres.Expected, defaults.Of(RadioClass.Lte).HeightAboveGroundMetres.High));
        Assert.Equal(59, defaults.Of(RadioClass.Lte).EirpDbm(RadioAssumption.Expected)); // 46 − 2 + 15
        foreach (BtsClassDefaults c in defaults.Classes)
        {
            Assert.True(c.EirpDbm(RadioAssumption.Low) < c.EirpDbm(RadioAssumption.Expected) && c.EirpDbm(RadioAssumption.Expected) < c.EirpDbm(RadioAssumption.High));
            foreach (AssumedFigure f in new[] { c.HeightAboveGroundMetres, c.TransmitPowerDbm, c.FeederLossDb, c.GainDbi, c.FrequencyMHz, c.BandwidthMHz })
            {
                Assert.False(string.IsNullOrWhiteSpace(f.Source.Vietnamese) || string.IsNullOrWhiteSpace(f.Source.English));
            }
        }
    }

    [Theory]
    [InlineData("\"low\": 20,", "\"low\": 50,", "least coverage")]
    [InlineData("\"low\": 20,", "\"low\": \"20\",", "classes.unknown.heightAboveGroundMetres.low")]
    [InlineData("\"low\": 20,", "\"lo\": 20,", "'low'")]
    [InlineData("\"basis\": \"judgement\"", "\"basis\": \"guess\"", "judgement")]
    [InlineData("\"GSM\": {", "\"GMS\": {", "'GSM'")]
    [InlineData("{", "", "JSON")]
    public void Faulty_defaults_are_refused_by_key(string text, string instead, string named)
    {
        string whole = File.ReadAllText(Path.Combine(Repository.Root, "data", "rules", "bts-defaults.json"));
        int at = whole.IndexOf(text, StringComparison.Ordinal);
        byte[] bytes = Encoding.UTF8.GetBytes(whole[..at] + instead + whole[(at + text.Length)..]);
        Assert.Contains(Assert.Throws<StudyFileException>(() => BtsDefaultsReader.Parse(bytes, "d.json")).Problems, p => p.English.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_of_the_defaults_has_the_same_keys_and_words()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "rules", "bts-defaults.schema.json")));
        System.Text.Json.JsonElement root = schema.RootElement, definitions = root.GetProperty("$defs");
        static IEnumerable<string> Keys(System.Text.Json.JsonElement of) => of.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(BtsDefaultsReader.FileKeys, Keys(root));
        Assert.Equal(BtsDefaultsReader.ReceiverKeys, Keys(root.GetProperty("properties").GetProperty("receiver")));
        Assert.Equal(RadioClassNames.Keys, Keys(root.GetProperty("properties").GetProperty("classes")));
        Assert.Equal(BtsDefaultsReader.ClassKeys, Keys(definitions.GetProperty("class")));
        Assert.Equal(BtsDefaultsReader.FigureKeys, Keys(definitions.GetProperty("figure")));
        Assert.Equal(BtsDefaultsReader.Bases, definitions.GetProperty("figure").GetProperty("properties").GetProperty("basis").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        using var study = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "study.schema.json")));
        System.Text.Json.JsonElement mobile = study.RootElement.GetProperty("properties").GetProperty("mobile").GetProperty("properties");
        Assert.Equal(ReceptionPresets.Names, mobile.GetProperty("preset").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal(StudyKeys.MobileModels, mobile.GetProperty("model").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
    }
}
