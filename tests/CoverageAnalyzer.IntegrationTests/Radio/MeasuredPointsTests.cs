using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>Made-up measured points on the built-in study, from the file to the results folder.</summary>
public sealed class MeasuredPointsTests
{
    private const int Sites = 12;

    [Fact]
    public async Task Measured_points_come_back_beside_their_prediction_with_figures_that_can_be_worked_out_again()
    {
        using var folder = new WorkFolder();
        string bts = Path.Combine(folder.Study, "bts_sites.csv");
        string[] rows = File.ReadAllLines(bts);
        string[] kept = [.. rows.Skip(1).Where((_, i) => i % 90 == 0).Take(Sites)];
        File.WriteAllLines(bts, [rows[0], .. kept]);
        var table = new StringBuilder("Kinh độ;Vĩ độ;RSRP (dBm);Thời gian;Nhà mạng;Lớp phủ\n");
        int line = 1;
        foreach ((string[] cells, int site) in kept.Select((k, i) => (k.Split(','), i)))
        {
            double longitude = double.Parse(cells[4], CultureInfo.InvariantCulture), latitude = double.Parse(cells[5], CultureInfo.InvariantCulture);
            for (int k = 1; k <= 4; k++)
            {
                // Points 0.003° apart never share a cell of 3″.
                table.Append(string.Create(CultureInfo.InvariantCulture, $"{longitude + (0.003 * k):0.000000};{latitude:0.000000};{-70 - (5 * k) - site};t{line++};{(site % 2 == 0 ? cells[3] : string.Empty)};{(k % 2 == 0 ? "rừng" : "ruộng")}\n")
                    .Replace('.', ','));
            }
        }

        table.Append("107,1;16,7;21;x;;rừng\n105,0;20,0;-80;y;;rừng\n");
        File.WriteAllText(Path.Combine(folder.Study, "do.csv"), table.ToString(), new UTF8Encoding(true));
        string study = Path.Combine(folder.Study, "study.json");
        File.WriteAllText(study, File.ReadAllText(study)
            .Replace("\"model\": \"distance\"", "\"model\": \"line-of-sight\", \"reachKilometres\": 4", StringComparison.Ordinal)
            .Replace("\"elevation\": {", "\"measurements\": { \"file\": \"do.csv\" }, \"elevation\": {", StringComparison.Ordinal));
        CliCall call = await CliCall.Run("analyze", folder.Study, "--lang", "en", "--threads", "2");
        Assert.True(call.ExitCode == 0, call.Error);

        string results = Path.Combine(folder.Study, "results");
        List<Dictionary<string, string>> points = Table(Path.Combine(results, "mobile_measurements.csv")), tuning = Table(Path.Combine(results, "mobile_tuning.csv"));
        Assert.Equal((4 * Sites) + 1, points.Count); // 21 dBm is refused, the place outside the model is kept
        Assert.Equal("outside", points[^1]["status"]);
        double[] differences = [.. points.Where(p => p["status"] == "compared").Select(p => Number(p, "difference_db"))];
        Assert.InRange(differences.Length, Sites, 4 * Sites);
        Assert.All(points.Where(p => p["status"] == "compared"), p => Assert.Equal(Number(p, "measured_dbm") - Number(p, "predicted_dbm"), Number(p, "difference_db"), 2e-6));
        Assert.Equal(["all", "class", "class"], tuning.Select(t => t["scope"]));
        double bias = differences.Average();
        Assert.Equal(differences.Length, Number(tuning[0], "cells"));
        Assert.Equal(bias, Number(tuning[0], "bias_db"), 2e-6);
        Assert.Equal(bias, Number(tuning[0], "offset_db"), 2e-6);
        Assert.Equal(Math.Sqrt(differences.Average(d => d * d)), Number(tuning[0], "rmse_db"), 2e-6);
        Assert.Equal(points.Count(p => p is { } && p["measured_covered"] == "yes" && p["predicted_covered"] == "yes"), Number(tuning[0], "hits"));

        string findings = File.ReadAllText(Path.Combine(results, "findings.csv"));
        Assert.Contains("measurement-power-impossible", findings, StringComparison.Ordinal);
        Assert.Contains("measurement-outside-elevation", findings, StringComparison.Ordinal);
        Assert.Contains("Prediction against measured points", File.ReadAllText(Path.Combine(results, "report.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(results, "maps", "mobile-measured.svg")));
        using var summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(results, "summary.json")));
        Assert.Equal(points.Count, summary.RootElement.GetProperty("mobile_measured_points").GetInt32());
        using VectorLayer layer = VectorFiles.Open(new VectorSource(Path.Combine(results, "results.gpkg"), "mobile_measurements", null), new FindingLog());
        Assert.Equal(points.Count, layer.ReadFeatures(new FindingLog(), TestContext.Current.CancellationToken).Count());
        Assert.Contains("measured_dbm", layer.Fields.Select(f => f.Name));
    }

    [Fact]
    public void With_circles_the_points_are_not_read_and_that_is_said()
    {
        using var folder = new TemporaryFolder();
        string study = SmallStudy.Write(folder);
        StudyResults Run() => StudyRunner.Run(StudyFileReader.Read(study), new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
        StudyResults before = Run();
        folder.Write("study/do.csv", "lon,lat,dBm\n107.05,16.55,rubbish\n");
        string file = Path.Combine(study, "study.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"layers\": {", "\"layers\": { \"measurements\": \"do.csv\",", StringComparison.Ordinal));
        StudyResults after = Run();
        Finding said = Assert.Single(after.Content.Findings, f => f.Code == "measurements-not-used");
        Assert.Equal((FindingRank.Info, "layers.measurements"), (said.Rank, said.Place.Field));
        Assert.Equal(before.Content.Findings.Count + 1, after.Content.Findings.Count);
        Assert.Equal(before.InputFiles.Count, after.InputFiles.Count);
        Assert.Null(after.Content.Radio);
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Table(string path)
    {
        string[] lines = File.ReadAllLines(path), heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => Cells(l)).Select(c => heads.Zip(c).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<string> Cells(string line)
    {
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        yield return cell.ToString();
    }
}
