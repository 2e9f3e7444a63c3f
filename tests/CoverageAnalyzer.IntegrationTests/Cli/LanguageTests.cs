using System.Text;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Cli;
using CoverageAnalyzer.Tests.Language;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>What the program really prints with <c>--lang vi</c> has no English words, and with <c>--lang en</c> no Vietnamese outside names.</summary>
/// <remarks>The texts that no call here provokes are judged in the source, by LanguagePairTests.</remarks>
public sealed partial class LanguageTests
{
    private static readonly string[] NoProse = ["  coverage-analyzer ", "  cột: ", "  fields: ", "  được hiểu là: ", "  understood as: ", Path.GetTempPath()];

    private static readonly string[] WrongLines =
    [
        "anlyze x", "analyze", "analyze x --ot y", "analyze x y", "analyze x --threads 0", "analyze x --threads no", "analyze x --fail-on all",
        "analyze none", "analyze x --csv y", "radius", "radius --area-km2 10", "radius --area-km2 x --points 3", "radius --area-km2 1.159 --points 3",
        "radius --area-km2 10 --points 1.5", "radius --area-km2 10 --points 3 --points 4", "completion tcsh", "completion", "inspect none.csv", "audit none.csv", "new d",
        "new d --communes none.shp", "sample", "--versoin",
    ];

    [Fact]
    public async Task Help_is_in_the_language_asked_for()
    {
        foreach (string[] line in new CommandLineProgram().Verbs.Select(v => (string[])[v.Name, "--help"]).Append(["--help"]))
        {
            Judge((await CliCall.Run([.. line, "--lang", "vi"])).Out, vietnamese: true, line);
            Judge((await CliCall.Run([.. line, "--lang", "en"])).Out, vietnamese: false, line);
        }
    }

    [Fact]
    public async Task Errors_of_usage_are_in_the_language_asked_for()
    {
        foreach (string line in WrongLines)
        {
            CliCall vietnamese = await CliCall.Run([.. line.Split(' '), "--lang", "vi"]);
            Assert.True(vietnamese.ExitCode is 1 or 2, line);
            Judge(vietnamese.Error, vietnamese: true, line);
            Assert.True(vietnamese.Error.Any(EnglishWords.IsVietnamese), vietnamese.Error);
            Judge((await CliCall.Run([.. line.Split(' '), "--lang", "en"])).Error, vietnamese: false, line);
        }
    }

    [Fact]
    public async Task Findings_about_bad_files_are_in_the_language_asked_for()
    {
        using var folder = new WorkFolder();
        string study = folder.Study;
        string communes = File.ReadAllText(Path.Combine(study, "communes.geojson"));
        string[] files =
        [
            folder.Write("bad.csv", "name,type,lon,lat\nA,x,107.1,16.7\nB,x,abc,16.7\nC,x,1e999,16.7\nD,x,16.7,107.1\nE,x,,\nA,x,107.1,16.7\nF,x,10,10\nG,x,107.1,16.7,8,9\nH,x\n"),
            folder.Write("ten.csv", "tên,xã,huyện\nA,Phường 1,Thành phố Đông Hà\nB,Không Có,Huyện Nào\nC,,\n"),
            folder.Write("cells.csv", "radio,mcc,net,area,cell,lon,lat,range,samples\nGSM,452,1,1,1,107.1,16.7,1000,1\nLTE,452,1,1,2,107.1,16.7,x,5\n"),
            folder.Write("empty.csv", string.Empty),
            folder.Write("no-header.csv", "1,107.1,16.7\n2,107.2,16.8\n"),
            folder.Write("broken.geojson", communes[..5000]),
            folder.Write("twice.geojson", communes.Replace("\"4090101\"", "\"4090103\"", StringComparison.Ordinal).Replace("\"population_2009\": 1", "\"population_2009\": -1", StringComparison.Ordinal)),
            folder.Write("layer.gpkg", "no database"),
            folder.Write("layer.zip", "no archive"),
            folder.Write("layer.shp", "no shapes"),
            folder.Write("grid.tif", "no raster"),
            folder.Write("book.xlsx", "no workbook"),
            folder.Write("pairs.csv", "place,points,area,radius\nA,156,4745.7,3.16\nB,x,4.745,3.1\nC,1,,\n"),
            folder.Write("s1/study.json", """{ "layers": { "comunes": "a" }, "area": "round", "targets": { "averageServiceRadiusKilometres": -1 }, "published": { "points": "x", "area": 1 } }"""),
            folder.Write("s2/study.json", "{"),
            folder.Write("s3/study.json", """{ "layers": { "communes": "a.shp", "postalPoints": "b.csv" } }"""),
            study,
        ];
        foreach (string file in files)
        {
            string verb = Path.GetFileName(file) == "pairs.csv" ? "audit" : "inspect";
            CliCall vietnamese = await CliCall.Run(verb, file, "--lang", "vi");
            Judge(vietnamese.Out + vietnamese.Error, vietnamese: true, file);
            CliCall english = await CliCall.Run(verb, file, "--lang", "en");
            Judge(english.Out + english.Error, vietnamese: false, file);
            Assert.Equal(vietnamese.ExitCode, english.ExitCode);
            Assert.DoesNotContain("(InvalidOperation", english.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("A fault of the program", english.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Numbers_follow_the_language()
    {
        string[] line = ["radius", "--area-km2", "4745,7", "--points", "1159", "--target", "0.5"];
        CliCall vietnamese = await CliCall.Run([.. line, "--lang", "vi"]), english = await CliCall.Run([.. line, "--lang", "en"]);
        Assert.Contains("1,14 km/điểm", vietnamese.Out);
        Assert.Contains("4.745,7 km² / (π × 1.159)", vietnamese.Out);
        Assert.Contains("0,5 km/điểm cần 6.043 điểm", vietnamese.Out);
        Assert.Contains("1.14 km per point", english.Out);
        Assert.Contains("4,745.7 km² / (π × 1,159)", english.Out);
        Assert.Contains("0.5 km per point needs 6,043 points", english.Out);
    }

    // Names of units: their kind is part of the name, and has a small letter in its second word.
    [GeneratedRegex("Thị trấn|Thị xã|Thành phố|Huyện đảo", RegexOptions.None, 1000)]
    private static partial Regex UnitKinds();

    private static void Judge(string text, bool vietnamese, params string[] call)
    {
        // Example lines, the names of columns and layers, and the paths of files are no prose.
        var prose = new StringBuilder();
        foreach (string line in text.Split('\n').Where(l => !NoProse.Any(n => l.StartsWith(n, StringComparison.Ordinal))))
        {
            prose.AppendLine(line.Replace("coverage-analyzer", " ", StringComparison.Ordinal));
        }

        string[] strangers = vietnamese
            ? [.. EnglishWords.In(prose.ToString()).Except(["error", "warning", .. new CommandLineProgram().Verbs.Select(v => v.Name)])]
            : EnglishWords.VietnameseIn(UnitKinds().Replace(prose.ToString(), " "));
        Assert.True(strangers.Length == 0, $"{string.Join(' ', call)}: {string.Join(", ", strangers)}\n{text}");
    }
}
