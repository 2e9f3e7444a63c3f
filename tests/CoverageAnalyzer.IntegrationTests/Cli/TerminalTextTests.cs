using System.Text.Json;
using CoverageAnalyzer.Cli.Terminal;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Texts on their way to a terminal: shown, not obeyed; and JSON that means the same to who reads it.</summary>
public sealed class TerminalTextTests
{
    private const string Hostile = "Xã \u001b[2J\u001b]0;t\u0007\u0008\u009b31m\u202e\u2066\u200b\u2028\ufeff\u00ad\r\n\0 Tân Lập \U000E0041\U000E007F";

    [Fact]
    public void What_steers_is_written_out_and_a_text_stays_one_line()
    {
        string safe = TerminalText.Safe(Hostile);
        Assert.StartsWith("Xã \\u001B[2J\\u001B]0;t\\u0007\\u0008\\u009B31m\\u202E\\u2066\\u200B\\u2028\\uFEFF\\u00AD\\u000D\\u000A\\u0000 Tân", safe, StringComparison.Ordinal);
        Assert.Equal("a\nb\\u001B", TerminalText.SafeLines("a\r\nb\u001b"));
        Assert.Equal("Tân Lập, 3,16 km", TerminalText.Safe("Tân Lập, 3,16 km"));
        Assert.Equal("A\\uDB40\\uDC41\\uDB40\\uDC7FB 😀", TerminalText.Safe("A\U000E0041\U000E007FB 😀")); // tags: a text that nobody sees
    }

    [Fact]
    public async Task Names_with_line_ends_forge_no_line()
    {
        using var folder = new WorkFolder();
        const string Name = "x\nFORGED: ok";
        string study = folder["hostile"];
        Directory.CreateDirectory(study);
        File.WriteAllText(Path.Combine(study, "study.json"), JsonSerializer.Serialize(new Dictionary<string, object> { [Name] = 1, ["language"] = Name }));
        File.WriteAllText(folder["figures.csv"], $"place,points,area,radius\n\"{Name}\",100,2000,2.3\n\"{Name}\",\"{Name}\",1,1\n");
        foreach (string[] args in (string[][])
        [
            ["analyze", study], ["analyze", study + Name], ["inspect", folder[Name]], ["audit", folder["figures.csv"]], ["radius", "--area-km2", Name, "--points", "1"], [Name],
            ["store", "list", "--database", "service=" + Name],
        ])
        {
            CliCall call = await CliCall.Run([.. args, "--lang", "en"]);
            Assert.DoesNotContain((call.Out + call.Error).Split('\n'), l => l.StartsWith("FORGED", StringComparison.Ordinal));
            Assert.NotEmpty(call.Out + call.Error);
        }
    }

    [Fact]
    public void Json_steers_nothing_and_reads_as_the_same_text()
    {
        string json = Session.ToJson(new Dictionary<string, object?> { [Hostile] = Hostile });
        Assert.DoesNotContain(Enumerable.Range(0, json.Length), i => json[i] != '\n' && CoverageAnalyzer.Engine.Language.SteeringCharacters.UnitsAt(json, i) > 0);
        Assert.Contains("Tân Lập", json, StringComparison.Ordinal);
        Assert.Equal(Hostile, JsonSerializer.Deserialize<Dictionary<string, string>>(json)![Hostile]);
    }
}
