using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.IntegrationTests.Cli;
using MiniExcelLibs;

namespace CoverageAnalyzer.IntegrationTests.Import;

/// <summary>Codes are text from the file they come from to every file they end up in.</summary>
public sealed class LeadingZerosTests
{
    private const string Communes = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"commune_code":"00123","name":"Xã An","district":"Huyện Một","province":"Tỉnh B","population":1000},"geometry":{"type":"Polygon","coordinates":[[[107,16],[107.1,16],[107.1,16.1],[107,16.1],[107,16]]]}},
        {"type":"Feature","properties":{"commune_code":"00456","name":"Xã Bình","district":"Huyện Một","province":"Tỉnh B","population":2000},"geometry":{"type":"Polygon","coordinates":[[[107.1,16],[107.2,16],[107.2,16.1],[107.1,16.1],[107.1,16]]]}}]}
        """;

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Codes_keep_their_zeros_in_csv_xlsx_and_geopackage(string format)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ca-zeros-");
        try
        {
            string In(string name) => Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(In("communes.geojson"), Communes, TestContext.Current.CancellationToken);
            string points = In("points." + format);
            if (format == "csv")
            {
                await File.WriteAllTextAsync(points, "Mã bưu cục;Tên;Kinh độ;Vĩ độ\n00007;A;107,05;16,05\n0;B;107,15;16,05\n", TestContext.Current.CancellationToken);
            }
            else
            {
                MiniExcel.SaveAs(points, new[]
                {
                    new Dictionary<string, object> { ["Mã bưu cục"] = "00007", ["Tên"] = "A", ["Kinh độ"] = 107.05, ["Vĩ độ"] = 16.05 },
                    new Dictionary<string, object> { ["Mã bưu cục"] = "0", ["Tên"] = "B", ["Kinh độ"] = 107.15, ["Vĩ độ"] = 16.05 },
                });
            }

            CliCall made = await CliCall.Run("new", In("study"), "--communes", In("communes.geojson"), "--postal", points, "--lang", "en");
            Assert.True(made.ExitCode == 0, made.Error);
            CliCall run = await CliCall.Run("analyze", In("study"), "--lang", "en", "--quiet");
            Assert.True(run.ExitCode == 0, run.Error);

            string results = In("study/results");
            Assert.Equal(["00123", "00456"], FirstColumn(Path.Combine(results, "communes.csv")));
            Assert.Equal(["0", "00007"], FirstColumn(Path.Combine(results, "postal_points.csv")));
            Assert.Equal(["00123", "00456"], Layer(Path.Combine(results, "results.gpkg"), "communes"));
            Assert.Equal(["0", "00007"], Layer(Path.Combine(results, "results.gpkg"), "postal_points"));
            List<object?> cells = [.. MiniExcel.GetSheetNames(Path.Combine(results, "report.xlsx"))
                .SelectMany(sheet => MiniExcel.Query(Path.Combine(results, "report.xlsx"), false, sheet).Cast<IDictionary<string, object?>>().SelectMany(row => row.Values))];
            Assert.All(new[] { "00123", "00456", "00007" }, code => Assert.Contains(code, cells)); // as text cells, not numbers
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] FirstColumn(string csv) => [.. File.ReadLines(csv).Skip(1).Select(l => l.Split(',')[0])];

    private static string[] Layer(string path, string name)
    {
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, name, null), new FindingLog());
        int code = layer.Fields.Select((f, i) => (f.Name, i)).First(f => f.Name == "code").i;
        return [.. layer.ReadFeatures(new FindingLog(), TestContext.Current.CancellationToken).Select(f => Assert.IsType<string>(f.Values[code])).Order(StringComparer.Ordinal)];
    }
}
