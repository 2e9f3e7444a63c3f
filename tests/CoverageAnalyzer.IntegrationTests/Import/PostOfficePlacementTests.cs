using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CsvHelper;

namespace CoverageAnalyzer.IntegrationTests.Import;

/// <summary>The VNPost list, which has addresses but no coordinates, against the commune layers of 2009.</summary>
public sealed class PostOfficePlacementTests
{
    private const string Folder = "data/points/no-declared-licence/";
    private const NormalizationForm Form = NormalizationForm.FormD;

    [Fact]
    public void The_26_offices_of_Quang_Tri_stand_in_the_communes_found_by_hand()
    {
        CommuneLayer communes = SharedLayer.Import("data/quang-tri-2009/communes.geojson").Result.Layer;
        (PointPlacementResult<ServicePoint> result, IReadOnlyList<Finding> findings) = Place(communes, VnPost());

        Dictionary<string, string> expected = Rows("quang-tri-post-offices-approx.csv").ToDictionary(r => r["code"], r => r["commune_code_2009"]);
        Assert.Equal(26, expected.Count);
        Assert.Equal(expected.OrderBy(e => e.Key), result.Points.ToDictionary(p => p.Code, p => communes.Communes[p.CommuneIndex!.Value].Code).OrderBy(p => p.Key));
        Assert.Equal(26, result.ApproximateCount);
        var locator = new CommuneLocator(communes.Polygons);
        Assert.All(result.Points, p => Assert.Equal(p.CommuneIndex, locator.Locate(p.LongitudeDegrees, p.LatitudeDegrees)));

        // The rest of the country is left out, counted and kept for the list of rejected rows.
        Assert.Equal(1_677 - 26, Assert.Single(findings, f => f.Code == "point-other-province").Count);
        Assert.Equal(1_677 - 26, result.Rejected.Count);
        Assert.DoesNotContain(findings, f => f.Code == "point-not-matched");
    }

    [Fact]
    public void Decomposed_accents_make_no_difference()
    {
        CommuneLayer communes = SharedLayer.Import("data/quang-tri-2009/communes.geojson").Result.Layer;
        List<PointRecord> rows = VnPost();
        Assert.True(Rows("vnpost-post-offices.csv").Count(r => !(r["district"] + r["ward"]).IsNormalized()) > 1_000);
        Assert.All(rows, r => Assert.True((r.District + r.CommuneName + r.Address + r.Name).IsNormalized()));
        List<PointRecord> decomposed = rows.ConvertAll(r => r with
        {
            Province = r.Province.Normalize(Form), District = r.District.Normalize(Form), CommuneName = r.CommuneName.Normalize(Form), Address = r.Address.Normalize(Form), Name = r.Name.Normalize(Form),
        });
        Assert.Equal(
            Place(communes, rows).Result.Points.Select(p => (p.Code, p.CommuneIndex)),
            Place(communes, decomposed).Result.Points.Select(p => (p.Code, p.CommuneIndex)));
    }

    [Fact]
    public void An_address_alone_is_enough_for_the_offices_of_Quang_Tri()
    {
        CommuneLayer communes = SharedLayer.Import("data/quang-tri-2009/communes.geojson").Result.Layer;
        List<PointRecord> rows = VnPost().FindAll(r => r.Province == "Quảng Trị");
        List<ServicePoint> named = [.. Place(communes, rows).Result.Points];
        foreach (bool kinds in new[] { true, false })
        {
            // The commune's kind is taken from the layer, since "Số 1" in a list means Phường 1.
            List<PointRecord> addresses = rows.ConvertAll(r =>
            {
                Commune commune = communes.Communes[named.Single(p => p.Code == r.Code).CommuneIndex!.Value];
                string place = kinds ? $"{commune.Name}, {commune.District}, tỉnh Quảng Trị" : $"{r.CommuneName}, {r.District}, {r.Province}";
                return r with { CommuneName = string.Empty, District = string.Empty, Province = string.Empty, Address = $"Số 12 đường 9, {place}" };
            });
            Dictionary<string, int?> found = Place(communes, addresses).Result.Points.ToDictionary(p => p.Code, p => p.CommuneIndex);
            int right = named.Count(p => found.GetValueOrDefault(p.Code) == p.CommuneIndex);
            TestContext.Current.TestOutputHelper!.WriteLine($"{right} of {named.Count} by address, kind words {(kinds ? "written" : "left out")}");
            Assert.All(found, f => Assert.Equal(named.Single(p => p.Code == f.Key).CommuneIndex, f.Value)); // never a wrong one
            Assert.InRange(right, kinds ? 26 : 24, 26);
        }
    }

    [Fact]
    public void Nationally_nearly_all_offices_of_the_provinces_in_the_layer_are_matched()
    {
        CommuneLayer communes = SharedLayer.Import("data/vietnam-2009/communes.gpkg").Result.Layer;
        (PointPlacementResult<ServicePoint> result, IReadOnlyList<Finding> findings) = Place(communes, VnPost());
        long otherProvince = findings.Where(f => f.Code == "point-other-province").Sum(f => f.Count);
        int unmatched = findings.Count(f => f.Code == "point-not-matched");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Points.Count} of {1_677 - otherProvince} matched ({100.0 * result.Points.Count / (1_677 - otherProvince):F2} %), {unmatched} not; {otherProvince} of a province the layer lacks"));
        foreach (Finding finding in findings.Where(f => f.Code == "point-not-matched"))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(finding.Message.Vietnamese);
        }

        Assert.Equal(27, otherProvince); // Quảng Ninh
        Assert.Equal(1_677, result.Points.Count + unmatched + otherProvince + findings.Count(f => f.Code == "point-duplicate"));
        Assert.InRange(result.Points.Count, 1_615, 1_650); // 1,623 when this was written

        // Every match is in the province the row names.
        Dictionary<string, PointRecord> rows = VnPost().GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.First());
        Assert.All(result.Points, p => Assert.Equal(
            AdministrativeName.Parse(rows[p.Code].Province).Plain, AdministrativeName.Parse(communes.Communes[p.CommuneIndex!.Value].Province).Plain));
    }

    private static (PointPlacementResult<ServicePoint> Result, IReadOnlyList<Finding> Findings) Place(CommuneLayer communes, List<PointRecord> rows)
    {
        var log = new FindingLog();
        var table = new PointTable
        {
            File = "vnpost-post-offices.csv",
            Format = "CSV",
            Encoding = new TextEncodingChoice("UTF-8", "default"),
            Headers = ["code", "name", "province", "district", "ward", "address"],
            RowsRead = rows.Count,
            Records = rows,
            Rejected = [],
            Files = [],
        };
        return (PointPlacement.PlaceServicePoints([table], communes, new CommuneLocator(communes.Polygons), null, log, TestContext.Current.CancellationToken), log.ToList());
    }

    /// <summary>The list as the program itself reads it.</summary>
    private static List<PointRecord> VnPost()
    {
        var log = new FindingLog();
        PointTable table = PointTableReader.Read(
            SharedData.Require(Folder + "vnpost-post-offices.csv"), new PointReadOptions(), log, TestContext.Current.CancellationToken);
        Assert.Equal((1_677L, 1_677), (table.RowsRead, table.Records.Count));
        Assert.Equal(["address", "code", "commune", "district", "name", "province"], table.Columns.Keys.Order());
        return [.. table.Records];
    }

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new CsvReader(new StreamReader(SharedData.Require(Folder + file)), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.HeaderRecord!.ToDictionary(h => h, h => reader.GetField(h) ?? string.Empty, StringComparer.Ordinal));
        }

        return rows;
    }
}
