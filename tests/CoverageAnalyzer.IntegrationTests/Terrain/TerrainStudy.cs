using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Terrain;

/// <summary>Studies with heights in a scratch folder, run by the command line.</summary>
internal static class TerrainStudy
{
    /// <summary>The folder of the built-in study.</summary>
    public static string BuiltIn => Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012");

    /// <summary>Runs the built-in study after an edit of its study.json; its files are read where they are.</summary>
    public static async Task<(CliCall Call, string Results)> OfBuiltIn(ScratchFolder folder, Action<JsonObject> edit, params string[] options)
    {
        JsonObject study = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(BuiltIn, "study.json"), TestContext.Current.CancellationToken))!.AsObject();
        foreach ((_, JsonNode? layer) in study["layers"]!.AsObject())
        {
            layer!["file"] = Path.Combine(BuiltIn, (string)layer["file"]!);
        }

        edit(study);
        return await Run(folder, study.ToJsonString(), options);
    }

    /// <summary>Runs a study of a few files: texts by name.</summary>
    public static async Task<(CliCall Call, string Results)> Run(ScratchFolder folder, string study, string[] options, params (string Name, string Text)[] files)
    {
        string root = folder.File(Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(root);
        foreach ((string name, string text) in files.Append(("study.json", study)))
        {
            await File.WriteAllTextAsync(Path.Combine(root, name), text, TestContext.Current.CancellationToken);
        }

        return (await CliCall.Run(["analyze", root, "--lang", "en", .. options]), Path.Combine(root, "results"));
    }

    /// <summary>The rows of a CSV file.</summary>
    public static List<Dictionary<string, string>> Rows(string results, string file)
    {
        using var reader = new CsvHelper.CsvReader(new StreamReader(Path.Combine(results, file)), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h)!, StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>Codes and messages of the findings.</summary>
    public static List<(string Rank, string Code, string Message)> Findings(string results) =>
        [.. Rows(results, "findings.csv").Select(r => r.Values.ToArray()).Select(v => (v[0], v[1], string.Join(' ', v)))];

    /// <summary>Rectangles as GeoJSON; the properties are written as they are.</summary>
    public static string Boxes(params (string Properties, double West, double South, double Width, double Height)[] boxes) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', boxes.Select(b => FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{{{{b.Properties}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{b.West}}},{{{b.South}}}],[{{{b.West + b.Width}}},{{{b.South}}}],[{{{b.West + b.Width}}},{{{b.South + b.Height}}}],[{{{b.West}}},{{{b.South + b.Height}}}],[{{{b.West}}},{{{b.South}}}]]]}}""")))}}]}""";

    /// <summary>An ASCII grid of 90 × 100 cells of 0.001° from 107° E, 16.5° N.</summary>
    public static string Grid(Func<int, int, int> heightAt)
    {
        var text = new StringBuilder("ncols 90\nnrows 100\nxllcorner 107\nyllcorner 16.5\ncellsize 0.001\nNODATA_value -9999\n");
        for (int row = 0; row < 100; row++)
        {
            text.AppendJoin(' ', Enumerable.Range(0, 90).Select(column => heightAt(row, column).ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }
}
