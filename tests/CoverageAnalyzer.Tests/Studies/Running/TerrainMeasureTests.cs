using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Studies.Running;

public sealed class TerrainMeasureTests
{
    // Two communes side by side, each 10 columns × 10 rows of cells of 0.001°; the western one rises to 300 m in its two northern rows.
    private static readonly RasterGrid Grid = new(107, 17, 0.001, 0.001, 20, 10);

    private static readonly PolygonSet Polygons = PolygonSets.Of(
        [PolygonSets.Rectangle(107, 16.99, 107.01, 17)], [PolygonSets.Rectangle(107.01, 16.99, 107.02, 17)]);

    private static readonly CommuneLayer Communes = new(
        [new Commune { Index = 0, Code = "1", Name = "Xã A" }, new Commune { Index = 1, Code = "2", Name = "Xã B" }], Polygons);

    private static readonly TerrainThresholds Wanted = new([300, 200], [15]);

    [Fact]
    public void Shares_are_of_the_whole_area_and_thresholds_of_rules_join_those_of_the_columns()
    {
        TerrainMeasure terrain = Measure(Surface(_ => false));
        Assert.Equal([200, 300, 600], terrain.Thresholds.HeightsMetres);
        CommuneIndicators west = terrain.Describe(new CommuneIndicators { Commune = Communes.Communes[0] }, 0.05);
        Assert.Equal(0.2, west.ShareAbove200MetresFraction, 5);
        Assert.Equal(0, west.ShareAbove600MetresFraction);
        Assert.Equal(60, west.MeanElevationMetres, 2);
        Assert.True(west.ShareSlope15PercentFraction is > 0.15 and < 0.35); // the two rows beside the step of 300 m on 110 m
    }

    [Fact]
    public void Above_the_limit_of_unknown_heights_no_share_is_given_and_below_it_the_unknown_counts_as_low()
    {
        TerrainMeasure one = Measure(Surface(c => c == 0)); // one column of ten
        CommuneIndicators commune = new() { Commune = Communes.Communes[0] };
        Assert.True(double.IsNaN(one.Describe(commune, 0.05).ShareAbove200MetresFraction));
        Assert.True(double.IsNaN(one.Describe(commune, 0.05).MeanElevationMetres));
        Assert.Equal(0.18, one.Describe(commune, 0.2).ShareAbove200MetresFraction, 5);

        var log = new FindingLog();
        TerrainFindings.Add("dem.tif", Communes.Communes, one.Communes, 0.05, log);
        Finding finding = Assert.Single(log.ToList());
        Assert.Equal(("elevation-unknown", FindingRank.Warning), (finding.Code, finding.Rank));
        Assert.Contains("Xã A", finding.Message.In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_elsewhere_a_missing_half_and_a_flat_one_are_told()
    {
        static string CodeOf(DigitalElevationModel model)
        {
            var log = new FindingLog();
            TerrainFindings.Add("dem.tif", Communes.Communes, Measure(model).Communes, 0.05, log);
            return Assert.Single(log.ToList()).Code;
        }

        Assert.Equal("elevation-covers-nothing", CodeOf(new GriddedElevation(Grid with { West = 10 }, CoordinateReferenceSystem.Wgs84, new float[200])));
        Assert.Equal("elevation-misses-communes", CodeOf(Surface(c => c >= 10)));
        Assert.Equal("elevation-flat", CodeOf(new GriddedElevation(Grid, CoordinateReferenceSystem.Wgs84, new float[200])));
    }

    [Fact]
    public void A_village_has_the_height_of_its_cell_and_none_where_there_is_none()
    {
        Village At(int index, double longitude, double latitude) => new() { Index = index, Code = "v", LongitudeDegrees = longitude, LatitudeDegrees = latitude };
        var villages = new VillageLayer([At(0, 107.0055, 16.9995), At(1, 107.0055, 16.9955), At(2, 107.0155, 16.9995), At(3, 108, 17)], null);
        double[] heights = TerrainMeasure.Run(Surface(c => c == 15), Communes, villages, Wanted, null, 1, CancellationToken.None).VillageElevationMetres!;
        Assert.Equal([300, 0, double.NaN, double.NaN], heights);
    }

    [Fact]
    public void The_classes_of_Kapos_are_measured_only_when_asked_for()
    {
        Assert.Null(Measure(Surface(_ => false)).Kapos);
        IReadOnlyList<KaposArea> kapos = TerrainMeasure.Run(Surface(_ => false), Communes, null, Wanted, new KaposOptions(), 1, CancellationToken.None).Kapos!;
        Assert.Equal(2, kapos.Count);
        Assert.All(kapos, k => Assert.InRange(k.MountainSquareKilometres, 0, k.AreaSquareKilometres));
    }

    [Fact]
    public void Mailboxes_are_told_from_points_with_staff_by_their_kind_and_by_nothing_else()
    {
        ServicePoint Point(string type, int commune) => new() { Code = "p", Type = type, LongitudeDegrees = 107, LatitudeDegrees = 17, CommuneIndex = commune };
        var (staffed, mailboxes) = PostalPointKinds.Count([Point("Bưu cục cấp 3", 0), Point("Thùng thư công cộng", 0), Point("HỘP THƯ", 1), Point("Điểm bưu điện văn hoá xã", 1)], 2)!.Value;
        Assert.Equal([1, 1], staffed);
        Assert.Equal([1, 1], mailboxes);
        Assert.Null(PostalPointKinds.Count([Point("Bưu cục", 0), Point(" ", 0)], 2));
    }

    private static TerrainMeasure Measure(DigitalElevationModel model) => TerrainMeasure.Run(model, Communes, null, Wanted, null, 1, CancellationToken.None);

    private static GriddedElevation Surface(Func<int, bool> isVoid)
    {
        float[] heights = [.. Enumerable.Range(0, Grid.Rows * Grid.Columns).Select(i =>
            isVoid(i % Grid.Columns) ? float.NaN : i / Grid.Columns < 2 && i % Grid.Columns < 10 ? 300f : 0f)];
        return new GriddedElevation(Grid, CoordinateReferenceSystem.Wgs84, heights);
    }
}
