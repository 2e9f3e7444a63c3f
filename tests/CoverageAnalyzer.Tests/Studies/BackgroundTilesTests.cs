using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Tests.Studies;

/// <summary>The key <c>background</c> of a study: its address goes to browsers and into a header of every answer.</summary>
public sealed class BackgroundTilesTests
{
    private const string Good = "https://tile.example.org/{z}/{x}/{y}.png";

    [Fact]
    public void Tiles_are_read_with_their_defaults_and_none_are_there_unless_named()
    {
        Assert.Equal(new BackgroundTiles(Good, "© Example", 18), Parse(Tiles(Good)).Background);
        Assert.Equal(12, Parse(Tiles(Good, more: ", \"maximumZoom\": 12")).Background!.MaximumZoom);
        Assert.Null(Parse("""{ "layers": { "communes": "xa.shp" } }""").Background);
    }

    [Theory]
    [InlineData("http://tile.example.org/{z}/{x}/{y}.png")]
    [InlineData("//tile.example.org/{z}/{x}/{y}.png")]
    [InlineData("file:///tiles/{z}/{x}/{y}.png")]
    [InlineData("javascript:alert(1)//{z}/{x}/{y}")]
    [InlineData("https:///{z}/{x}/{y}.png")]
    [InlineData("https://tile.example.org/{z}/{x}.png")]
    [InlineData("https://{x}.example.org/{z}/{y}.png")]
    [InlineData("https://tile.example.org;script-src *//{z}/{x}/{y}.png")]
    [InlineData("https://tile.example.org script-src/{z}/{x}/{y}.png")]
    [InlineData("https://*.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://user:word@tile.example.org/{z}/{x}/{y}.png")]
    [InlineData("https://tile.example.org/{z}/{x}/{y}.png?a='b'")]
    [InlineData("https://tile.exämple.org/{z}/{x}/{y}.png")]
    [InlineData("https://tile.example.org:port/{z}/{x}/{y}.png")]
    public void An_address_that_is_no_https_tile_address_is_refused_by_its_key(string url)
    {
        StudyFileException error = Assert.Throws<StudyFileException>(() => Parse(Tiles(url)));
        Assert.Contains("'background.url'", error.In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.Contains("'background.url'", error.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "'background.url'")]
    [InlineData("{ \"url\": \"" + Good + "\" }", "'background.attribution'")]
    [InlineData("{ \"url\": \"" + Good + "\", \"attribution\": \"a\\u0007b\" }", "'background.attribution'")]
    [InlineData("{ \"url\": \"" + Good + "\", \"attribution\": 7 }", "'background.attribution'")]
    [InlineData("{ \"url\": \"" + Good + "\", \"attribution\": \"a\", \"maximumZoom\": 12.5 }", "'background.maximumZoom'")]
    [InlineData("{ \"url\": \"" + Good + "\", \"attribution\": \"a\", \"maximumZoom\": 40 }", "'background.maximumZoom'")]
    [InlineData("{ \"url\": \"" + Good + "\", \"attribution\": \"a\", \"key\": \"secret\" }", "'background.key'")]
    [InlineData("\"" + Good + "\"", "'background'")]
    public void A_fault_names_its_key(string background, string key)
    {
        StudyFileException error = Assert.Throws<StudyFileException>(() => Parse($$"""{ "layers": { "communes": "xa.shp" }, "background": {{background}} }"""));
        Assert.Contains(key, error.In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schemas_pattern_takes_https_only()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "study.schema.json")));
        JsonElement background = schema.RootElement.GetProperty("properties").GetProperty("background");
        Assert.Equal(["url", "attribution"], background.GetProperty("required").EnumerateArray().Select(r => r.GetString()!));
        Assert.False(background.GetProperty("additionalProperties").GetBoolean());
        var pattern = new Regex(background.GetProperty("properties").GetProperty("url").GetProperty("pattern").GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Matches(pattern, Good);
        Assert.DoesNotMatch(pattern, Good.Replace("https", "http", StringComparison.Ordinal));
    }

    private static string Tiles(string url, string more = "") =>
        $$"""{ "layers": { "communes": "xa.shp" }, "background": { "url": {{JsonSerializer.Serialize(url)}}, "attribution": "© Example"{{more}} } }""";

    private static StudyFile Parse(string json) => StudyFileReader.Parse(Encoding.UTF8.GetBytes(json), Path.Combine("s", "study.json"));
}
