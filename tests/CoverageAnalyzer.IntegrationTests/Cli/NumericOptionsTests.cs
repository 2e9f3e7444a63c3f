using System.CommandLine;
using CoverageAnalyzer.Cli;
using CoverageAnalyzer.IntegrationTests.Results;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Every option that takes a number, with what is none: exit code 2 and the option named, in both languages, in a sentence.</summary>
public sealed class NumericOptionsTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=9;Database=a;Username=a";

    /// <summary>Calls that are right but for the option; by verb and option.</summary>
    private static readonly Dictionary<string, string[]> Calls = new(StringComparer.Ordinal)
    {
        ["radius --area-km2"] = ["radius", "--points", "3", "--target", "2"],
        ["radius --points"] = ["radius", "--area-km2", "10", "--target", "2"],
        ["radius --target"] = ["radius", "--area-km2", "10", "--points", "3"],
        ["analyze --memory"] = ["analyze", "study"],
        ["analyze --chunks"] = ["analyze", "study", "--workers", Nowhere],
        ["count --memory"] = ["count", "communes.geojson", "points.csv", "--out", "out"],
        ["serve --port"] = ["serve", "study"],
        ["* --threads"] = ["radius", "--area-km2", "10", "--points", "3"],
    };

    private static readonly string[] NoNumbers =
    [
        "", " ", "x", "NaN", "nan", "Infinity", "-Infinity", "∞", "1e999", "0x10", "1,2,3", "3.5.1", "+-1", "½", "null", "1/0", "١٢", "1 000 x", "\u0000", "\ud83d\ude00",
        new('9', 400), new('a', 10_000),
    ];

    private static readonly string[] LinkCall = ["link", "--profile", "profile.csv", "--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "1.5"];

    /// <summary>What the values of numeric options are called in the help.</summary>
    private static readonly HashSet<string> ValueNames = new(["A", "N", "R", "M", "MHz", "%", "LAT", "LON", "dBm", "MiB"], StringComparer.Ordinal);

    [Fact]
    public async Task A_value_that_is_no_number_exits_with_2_and_names_the_option()
    {
        var program = new CommandLineProgram();
        using var folder = new TemporaryFolder();
        string profile = folder.Write("profile.csv", "distance_km,elevation_m\n0,10\n1,20\n2,10\n");
        int options = 0;
        foreach ((string verb, Option option) in program.Verbs.SelectMany(v => v.Command.Options.Select(o => (v.Name, o))).Concat(program.Root.Options.Select(o => ("*", o))))
        {
            if (option.HelpName is not { } name || !ValueNames.Contains(name))
            {
                continue;
            }

            options++;
            string[] call = Calls.GetValueOrDefault($"{verb} {option.Name}") ?? (verb == "link"
                ? LinkFor(option.Name, profile)
                : throw new InvalidOperationException($"{verb} {option.Name} takes a number and is not tried: add a call that is right but for it"));
            foreach (string value in NoNumbers)
            {
                foreach (string language in (string[])["vi", "en"])
                {
                    CliCall answer = await CliCall.Run([.. call, option.Name, value, "--lang", language]);
                    string said = $"{verb} {option.Name} '{(value.Length > 50 ? value[..50] : value)}': {answer.ExitCode} {answer.Error}";
                    Assert.True(answer.ExitCode == 2, said);
                    Assert.True(answer.Error.Contains(option.Name, StringComparison.Ordinal), said);
                    Assert.True(answer.Error.Length < 500 && !answer.Error.Contains("   at ", StringComparison.Ordinal), said);
                }
            }
        }

        Assert.True(options > 15, $"{options} options");
    }

    [Theory]
    [InlineData("--target", "0.0000000000000000000000000000000000001")]
    [InlineData("--target", "0.0001")]
    [InlineData("--area-km2", "99999999999999999999999")]
    [InlineData("--points", "99999999999999999999999")]
    [InlineData("--points", "-0")]
    public async Task A_number_beyond_what_can_be_meant_exits_with_2(string option, string value)
    {
        string[] call = [.. Calls[$"radius {option}"], option, value, "--lang", "en"];
        CliCall answer = await CliCall.Run(call);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Error, StringComparison.Ordinal);
    }

    private static string[] LinkFor(string option, string profile)
    {
        // Without the option itself, and with the other half of a place.
        int place = Array.IndexOf(LinkCall, option);
        string[] other = option switch
        {
            "--tx-lat" => ["--tx-lon", "107"],
            "--tx-lon" => ["--tx-lat", "16"],
            "--rx-lat" => ["--rx-lon", "107"],
            "--rx-lon" => ["--rx-lat", "16"],
            _ => [],
        };
        return [.. LinkCall.Where((_, i) => place < 0 || (i != place && i != place + 1)).Select(a => a == "profile.csv" ? profile : a), .. other];
    }
}
