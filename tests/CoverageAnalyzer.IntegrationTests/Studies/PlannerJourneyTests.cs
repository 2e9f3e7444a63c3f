using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Tests;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>
/// The keystrokes of a planner with the files of a real office: a zipped shapefile in TCVN3 without a .prj, an Excel list with four title
/// rows and decimal commas, a BTS list in VN-2000 metres saved by Vietnamese Excel. Two commands, and no file is edited by hand.
/// </summary>
public sealed class PlannerJourneyTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_then_analyze_turn_an_office_s_own_files_into_a_report()
    {
        List<string[]> places = Places();
        string zip = ZipOf(SharedData.Require("data/quang-tri-2009/legacy-tcvn3"));
        string workbook = PostalWorkbook(places);
        string sites = BtsList(places);
        string study = folder.File("Hồ sơ 'Quảng Trị' 2024");
        byte[][] before = [.. new[] { zip, workbook, sites }.Select(File.ReadAllBytes)];

        CliCall made = await CliCall.Run("new", study, "--communes", zip, "--postal", workbook, "--bts", sites, "--crs", "EPSG:9212", "--lang", "vi");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains("TCVN3 (ABC)", made.Out);
        Assert.Contains("Bưu cục!A5: 4 hàng phía trên không phải tiêu đề cột", made.Out);
        Assert.Contains("Bưu cục!F9 (Bưu cục 4): '107,1O' không phải là tọa độ", made.Out); // the letter O
        Assert.Contains("VN-2000 / TM-3 106-15 (EPSG:9212) (như ranh giới xã)", made.Out);
        Assert.Contains("X là tọa độ Bắc, Y là tọa độ Đông", made.Out);
        Assert.True(made.Out.Split('\n').Length < 100, "too long to read"); // 39 communes with doubtful areas, 100 overlaps and gaps

        CliCall run = await CliCall.Run("analyze", study, "--quiet", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        using var summary = JsonDocument.Parse(run.Out);
        Assert.Equal(141, summary.RootElement.GetProperty("communes").GetInt32());
        Assert.Equal(39, summary.RootElement.GetProperty("postal_points").GetInt32()); // 40 rows, one of them unusable
        Assert.Equal(60, summary.RootElement.GetProperty("bts_sites").GetInt32());
        Assert.InRange(summary.RootElement.GetProperty("average_service_radius_km").GetDouble(), 6.21, 6.22); // √(4,731.0 / (π·39)) = 6.214
        Assert.True(new FileInfo(Path.Combine(study, "results", "report.html")).Length > 100_000);

        // Each site stands in the commune its place was taken from: the zone and the order of the axes were understood.
        Dictionary<string, string> sitesOf = Column(Path.Combine(study, "results", "communes.csv"), "bts_sites");
        Assert.All(places.Take(60), p => Assert.Equal("1", sitesOf[p[0]]));
        Assert.Equal(before, new[] { zip, workbook, sites }.Select(File.ReadAllBytes));
    }

    // Code, name, type, district, longitude and latitude of a place inside each commune that is inside no other.
    private static List<string[]> Places() =>
    [
        .. File.ReadLines(SharedData.Require("data/quang-tri-2009/facts.csv")).Skip(1).Select(l => l.Split(',')).Select(c => c[..6]).Take(60),
    ];

    private string ZipOf(string layer)
    {
        string path = folder.File("Ranh giới xã.zip");
        ZipFile.CreateFromDirectory(layer, path);
        return path;
    }

    private string PostalWorkbook(List<string[]> places)
    {
        var rows = new List<string[]>
        {
            new[] { "SỞ THÔNG TIN VÀ TRUYỀN THÔNG" }, new[] { "PHÒNG BƯU CHÍNH" }, new[] { "DANH SÁCH ĐIỂM PHỤC VỤ NĂM 2024" }, new[] { "(Kèm theo Công văn số 12)" },
            new[] { "TT", "Tên điểm", "Xã", "Huyện", "Loại hình", "Kinh độ", "Vĩ độ" },
        };
        foreach ((string[] place, int i) in places.Take(40).Select((p, i) => (p, i)))
        {
            string x = i == 3 ? "107,1O" : i % 2 == 0 ? place[4].Replace('.', ',') : WorkbookBuilder.Number(double.Parse(place[4], CultureInfo.InvariantCulture));
            string y = i % 2 == 0 ? place[5].Replace('.', ',') : WorkbookBuilder.Number(double.Parse(place[5], CultureInfo.InvariantCulture));
            rows.Add([WorkbookBuilder.Number(i + 1), $"Bưu cục {i + 1}", place[1], place[3], "BĐ-VHX", x, y]);
        }

        rows.Add(["", "Tổng cộng", "", "", "40", "", ""]);
        string path = folder.File("Bưu cục.xlsx");
        File.WriteAllBytes(path, new WorkbookBuilder().Sheet("Bưu cục", rows, "visible", "A1:G1", "A2:G2", "A3:G3", "A4:G4").ToBytes());
        return path;
    }

    private string BtsList(List<string[]> places)
    {
        var system = CoverageAnalyzer.Engine.Geodesy.CoordinateReferenceSystem.FromEpsg(9212)!;
        var text = new StringBuilder("STT;Mã trạm;Tên xã;X (m);Y (m)\r\n");
        foreach ((string[] place, int i) in places.Select((p, i) => (p, i)))
        {
            (double x, double y) = system.FromWgs84(double.Parse(place[4], CultureInfo.InvariantCulture), double.Parse(place[5], CultureInfo.InvariantCulture));
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{i + 1};QT{i:000};{place[1]};{y:0.00};{x:0.00}\r\n").Replace('.', ','));
        }

        string path = folder.File("BTS.csv");
        File.WriteAllText(path, text.ToString(), new UTF8Encoding(true));
        return path;
    }

    private static Dictionary<string, string> Column(string csv, string name)
    {
        string[] lines = File.ReadAllLines(csv);
        int column = Array.IndexOf(lines[0].Split(','), name);
        return lines.Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[column], StringComparer.Ordinal); // names hold no comma
    }
}
