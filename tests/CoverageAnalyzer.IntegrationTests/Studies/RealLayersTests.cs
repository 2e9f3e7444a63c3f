using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>The shared layers from <c>new</c> to the results, through our own readers, with their known defects by name.</summary>
public sealed class RealLayersTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_layer_of_2026_goes_through_new_and_analyze_with_its_results_whole()
    {
        StudyFile study = await StudyOfFiles.New(folder, "data/quang-tri-2026/communes.geojson", null, "--bts", BtsSites());
        CliCall call = await CliCall.Run("analyze", study.Directory, "--quiet", "--out", folder.File("kq"), "--lang", "en");
        Assert.True(call.ExitCode is 0 or 3, call.Error);
        string[] lines = File.ReadAllLines(folder.File("kq/communes.csv"));
        Assert.Equal(1 + 78, lines.Length);
        Assert.Contains(lines, l => l.Contains("Đặc khu Cồn Cỏ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("19255,Xã Cam Hồng,Xã,", StringComparison.Ordinal));
        foreach (string file in new[] { "summary.json", "districts.csv", "gaps.csv", "findings.csv", "results.gpkg", "report.html", "report.xlsx", "manifest.json" })
        {
            Assert.True(new FileInfo(folder.File("kq/" + file)).Length > 0, file);
        }

        string info = Gdal.Run("ogrinfo", "-so", folder.File("kq/results.gpkg"), "communes");
        Assert.Contains("Feature Count: 78", info, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_full_layer_of_2026_names_its_three_invalid_units_and_where_they_cross_themselves()
    {
        StudyResults results = StudyOfFiles.Run(await StudyOfFiles.New(folder, "data/quang-tri-2026/communes_full.gpkg", null));
        List<Finding> repaired = [.. results.Content.Findings.Where(f => f.Code == "ring-repaired")];
        Assert.Equal(["Phường Bắc Gianh", "Phường Nam Đông Hà", "Phường Đông Hà"], repaired.Select(f => f.Place.Name!).Order(StringComparer.Ordinal));
        Assert.All(repaired, f =>
        {
            (double longitude, double latitude) = f.Place.Name == "Phường Bắc Gianh" ? (106.41768, 17.74215) : (107.10662, 16.81603);
            Assert.Equal(longitude, f.LongitudeDegrees, 2e-5);
            Assert.Equal(latitude, f.LatitudeDegrees, 2e-5);
            Assert.Equal("communes_full.gpkg", f.Place.File);
            Assert.NotNull(f.Place.Record);
        });
        Commune island = Assert.Single(results.Content.Communes, c => c.Commune.Name.Contains("Cồn Cỏ", StringComparison.Ordinal)).Commune;
        Assert.Equal(2.165, island.PolygonAreaSquareKilometres, 0.005);
    }

    [Theory]
    [InlineData("data/quang-tri-2009/raw/communes_raw.geojson")]
    [InlineData("data/quang-tri-2009/raw/communes_raw.gpkg")]
    public async Task The_untouched_source_gives_the_figures_of_the_cleaned_layer_and_says_what_it_mended(string file)
    {
        string postal = SharedData.Require(StudyOfFiles.PostOffices);
        StudyResults raw = StudyOfFiles.Run(await StudyOfFiles.New(folder, file, postal));
        StudyResults clean = StudyOfFiles.Run(await StudyOfFiles.New(folder, "data/quang-tri-2009/communes.geojson", postal));
        Assert.Equal(
            clean.Content.Communes.Select(c => (c.Commune.Code, c.Commune.Name, c.Commune.District, c.Commune.Population, c.PostalPoints)),
            raw.Content.Communes.Select(c => (c.Commune.Code, c.Commune.Name, c.Commune.District, c.Commune.Population, c.PostalPoints)));
        Assert.Equal(clean.Content.Province.NearestPostalMeanKilometres, raw.Content.Province.NearestPostalMeanKilometres, 1e-6);
        Assert.Contains(raw.Content.Findings, f => f.Code is "text-escapes-decoded" or "name-escaped" && f.Message.English.Contains("\\u", StringComparison.Ordinal));
        Assert.Equal(141, Assert.Single(raw.Content.Findings, f => f.Code == "code-floating").Count);
    }

    [Fact]
    public async Task The_national_layer_opens_with_its_defects_by_name()
    {
        // Import alone: measuring the country is a test of its own size.
        string path = SharedData.Require("data/vietnam-2009/communes.gpkg");
        CliCall call = await CliCall.Run("inspect", path, "--json", "--lang", "en");
        Assert.True(call.ExitCode is 0 or 3, call.Error);
        Assert.Contains("communes_2009", call.Out, StringComparison.Ordinal);
        foreach (string code in new[] { "name-missing", "district-missing", "population-zero", "population-fractional", "type-missing" })
        {
            Assert.Contains(code, call.Out, StringComparison.Ordinal);
        }

        Assert.Contains("Cấm Sơn", call.Out.Replace("\\u1EA5", "ấ", StringComparison.Ordinal).Replace("\\u01A1", "ơ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("legacy-tcvn3/xa_quang_tri.shp", "TCVN3 (ABC)", "EPSG:9212")]
    [InlineData("legacy-cp1258/xa_quang_tri.shp", "Windows-1258", null)]
    public async Task The_old_encodings_are_said_with_the_layer(string file, string encoding, string? crs)
    {
        StudyFile study = await StudyOfFiles.New(folder, "data/quang-tri-2009/" + file, null, crs is null ? [] : ["--crs", crs]);
        StudyResults results = StudyOfFiles.Run(study);
        Assert.Contains(encoding, results.Content.Inputs[0].Encoding.English, StringComparison.Ordinal);
        Assert.All(results.Content.Communes, c => Assert.True(c.Commune.Name.IsNormalized()));
        Assert.Contains(results.Content.Communes, c => c.Commune.Name == "Xã Hướng Hiệp");
        if (crs is not null)
        {
            CliCall call = await CliCall.Run("new", folder.File("x"), "--communes", SharedData.Require("data/quang-tri-2009/" + file), "--lang", "vi");
            Assert.Equal(1, call.ExitCode);
            Assert.Contains("EPSG:9212", call.Error, StringComparison.Ordinal); // metres without a .prj: the province's zone is named
        }
    }

    private string BtsSites() => folder.Write("bts.csv", "code,lon,lat\nB1,107.1,16.82\nB2,106.6,17.5\nB3,106.42,17.74\n");
}
