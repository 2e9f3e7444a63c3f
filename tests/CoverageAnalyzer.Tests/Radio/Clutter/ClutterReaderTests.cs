using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>The file of clutter classes: the program's own, and what is wrong with others.</summary>
public sealed class ClutterReaderTests
{
    private static string Whole => File.ReadAllText(Path.Combine(Repository.Root, "data", "rules", "clutter.json"));

    [Fact]
    public void The_classes_of_the_program_are_those_of_WorldCover_with_the_heights_of_P1812()
    {
        ClutterClasses classes = ClutterReader.Load(null, ".");
        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100], classes.All.Skip(1).Select(c => c.Code));
        double Height(int code) => classes.All[classes.PlaceOf(code)].HeightMetres;
        Assert.Equal((15, 10, 0, 0, 15), (Height(10), Height(50), Height(40), Height(80), Height(95)));
        Assert.All(classes.All.Skip(1), c => Assert.True(c is { LossDb: 0, OffsetDb: 0 } && c.Source.English.Length > 10 && c.Source.Vietnamese.Length > 10 && c.Name.Vietnamese.Length > 2));
        Assert.Equal(0, classes.PlaceOf(11));
        Assert.All(classes.AddedLossesDb(usesClutter: false), added => Assert.Equal(0, added));
    }

    [Theory]
    [InlineData("\"code\": 20", "\"code\": 10", "code 10 stands twice")]
    [InlineData("\"code\": 20", "\"code\": 20.5", "classes[1].code")]
    [InlineData("\"code\": 20", "\"code\": \"20\"", "classes[1].code")]
    [InlineData("\"code\": 20", "\"codes\": 20", "'code'")]
    [InlineData("\"heightMetres\": 15", "\"heightMetres\": -1", "between 0 and 100")]
    [InlineData("\"heightMetres\": 15,", "", "classes[0].heightMetres")]
    [InlineData("\"offsetDb\": 0", "\"offsetDb\": 60", "between -40 and 40")]
    [InlineData("\"lossDb\": 0", "\"lossDb\": null, \"loss\": 3", "lossDb")]
    [InlineData("\"basis\": \"unchecked\"", "\"basis\": \"guess\"", "judgement")]
    [InlineData("\"vi\": \"Rừng, cây\",", "", "classes[0].name.vi")]
    [InlineData("\"classes\": [", "\"classes\": [], \"old\": [", "classes")]
    [InlineData("{", "", "JSON")]
    public void Faulty_classes_are_refused_by_key(string text, string instead, string named)
    {
        string whole = Whole;
        int at = whole.IndexOf(text, StringComparison.Ordinal);
        byte[] bytes = Encoding.UTF8.GetBytes(whole[..at] + instead + whole[(at + text.Length)..]);
        Assert.Contains(Assert.Throws<StudyFileException>(() => ClutterReader.Parse(bytes, "c.json")).Problems, p => p.English.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_is_told_with_its_key()
    {
        Assert.Contains("mobile.clutter", Assert.Single(Assert.Throws<StudyFileException>(() => ClutterReader.Load("none.json", ".")).Problems).English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_has_the_same_keys_and_words()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "rules", "clutter.schema.json")));
        static IEnumerable<string> Keys(JsonElement of) => of.GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(ClutterReader.FileKeys, Keys(schema.RootElement));
        JsonElement of = schema.RootElement.GetProperty("$defs").GetProperty("class");
        Assert.Equal(ClutterReader.ClassKeys, Keys(of));
        Assert.Equal(BtsDefaultsReader.Bases, of.GetProperty("properties").GetProperty("basis").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal(ClutterClasses.Most, schema.RootElement.GetProperty("properties").GetProperty("classes").GetProperty("maxItems").GetInt32());
    }

    [Fact]
    public void Comments_are_allowed_and_losses_and_offsets_may_be_left_out()
    {
        ClutterClasses classes = ClutterReader.Parse(
            Encoding.UTF8.GetBytes("""{ "id": "own", "title": { "vi": "Riêng", "en": "Own" }, /* mine */ "classes": [ { "code": 3, "name": { "vi": "Rừng", "en": "Forest" }, "heightMetres": 12.5, "basis": "published", "source": { "vi": "đo", "en": "survey" } } ] }"""),
            "c.json");
        Assert.Equal((3, 12.5, 0.0, 0.0, FigureBasis.Published), (classes.All[1].Code, classes.All[1].HeightMetres, classes.All[1].LossDb, classes.All[1].OffsetDb, classes.All[1].Basis));
        Assert.Equal("Own", classes.Title.English);
    }
}
