using System.Globalization;
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
        int decomposed = rows.Count(r => !(r.District + r.CommuneName).IsNormalized());
        Assert.True(decomposed > 1_000);
        List<PointRecord> composed = rows.ConvertAll(r => r with
        {
            Province = r.Province.Normalize(), District = r.District.Normalize(), CommuneName = r.CommuneName.Normalize(), Address = r.Address.Normalize(), Name = r.Name.Normalize(),
        });
        Assert.Equal(
            Place(communes, composed).Result.Points.Select(p => (p.Code, p.CommuneIndex)),
            Place(communes, rows).Result.Points.Select(p => (p.Code, p.CommuneIndex)));
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

    private static List<PointRecord> VnPost() =>
    [
        .. Rows("vnpost-post-offices.csv").Select((r, i) => new PointRecord
        {
            Place = new SourcePlace { File = "vnpost-post-offices.csv", Line = i + 2 },
            Cells = [r["code"], r["name"], r["province"], r["district"], r["ward"], r["address"]],
            Code = r["code"],
            Name = r["name"],
            Province = r["province"],
            District = r["district"],
            CommuneName = r["ward"],
            Address = r["address"],
        }),
    ];

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
