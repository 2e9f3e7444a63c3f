using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Tests.Radio.Networks;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Measurements;

/// <summary>Measured points on a flat plane with two sites of two operators, where the predicted power is that of free space.</summary>
/// <remarks>Distances of the plane are those on the ground within 4 parts in 10,000 (UTM), 0.004 dB.</remarks>
public sealed class MeasurementComparisonTests
{
    // 46 dBm of the carrier over the 72 resource elements of 1.4 MHz.
    private static readonly double EirpDbm = 46 - (10 * Math.Log10(72));
    private static readonly RadioSite[] Sites = [NetworkWorld.Site(1050, 3050, "X"), NetworkWorld.Site(5050, 3050, "Y")];

    private static MeasuredPoint Point(double east, double south, double dbm, string network = "", string radio = "", string clutter = "")
    {
        BtsSite at = NetworkWorld.Site(east, south).Site;
        return new MeasuredPoint
        {
            Place = new SourcePlace { File = "m.csv", Line = 2 }, LongitudeDegrees = at.LongitudeDegrees, LatitudeDegrees = at.LatitudeDegrees,
            PowerDbm = dbm, Operator = network, Radio = radio, ClutterClass = clutter,
        };
    }

    private static (MeasurementResult Result, List<Finding> Findings) Compare(RadioNetworkRequest request, int threads, NetworkWorld world, params MeasuredPoint[] points) =>
        Compare(Sites, request, threads, world, points);

    private static (MeasurementResult Result, List<Finding> Findings) Compare(RadioSite[] sites, RadioNetworkRequest request, int threads, NetworkWorld world, params MeasuredPoint[] points)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var log = new FindingLog();
        var comparison = new MeasurementComparison(world.Model, points);
        RadioNetworkResult network = RadioNetwork.Run(world.Model, sites, request, comparison.OfAll, threads, stop);
        return (comparison.Compare(new RadioRunResult(network, sites, request), log, threads, stop), [.. log.ToList()]);
    }

    private static double PredictedDbm(int site, int row, int column) => EirpDbm - FreeSpacePrediction.LossDb(NetworkWorld.MetresTo(site == 0 ? 1050 : 5050, 3050, row, column), 900);

    [Fact]
    public void A_point_is_held_against_the_best_server_of_the_network_it_was_measured_on()
    {
        var world = new NetworkWorld(60, 60);
        (MeasurementResult result, List<Finding> findings) = Compare(
            NetworkWorld.Request(-100, 6000),
            1,
            world,
            Point(2050, 3050, -60), // any operator: X is nearer
            Point(2050, 3050, -60, "y"), // Y, whatever the capitals
            Point(2050, 3050, -60, "X", "4G"),
            Point(2050, 3050, -60, "Z"), // no such operator
            Point(2050, 3050, -60, "X", "3G")); // nor technology
        Assert.Equal(
            [MeasurementStatus.Compared, MeasurementStatus.Compared, MeasurementStatus.Compared, MeasurementStatus.NoSuchNetwork, MeasurementStatus.NoSuchNetwork],
            result.Points.Select(p => p.Status));
        Assert.Equal(PredictedDbm(0, 30, 20), result.Points[0].PredictedDbm, 0.01);
        Assert.Equal(PredictedDbm(1, 30, 20), result.Points[1].PredictedDbm, 0.01);
        Assert.Equal(PredictedDbm(0, 30, 20), result.Points[2].PredictedDbm, 0.01);
        Assert.Equal(-60 - PredictedDbm(1, 30, 20), result.Points[1].DifferenceDb, 0.01);
        Assert.Equal(["Z", "X UMTS"], findings.Select(f => f.Message.English.Split('\'')[1]).OrderDescending());
        Assert.All(findings, f => Assert.Equal("measurement-network-unknown", f.Code));
        Assert.Equal(3, result.All.Figures.Cells); // one cell, three networks
    }

    [Fact]
    public void A_point_of_unknown_technology_among_sites_of_several_is_compared_with_a_warning()
    {
        var world = new NetworkWorld(60, 60);
        RadioSite[] sites = [NetworkWorld.Site(1050, 3050, "X", new RadioSector { Radio = RadioClass.Gsm, EirpDbm = 60 }, new RadioSector { Radio = RadioClass.Lte, EirpDbm = 60 })];
        (MeasurementResult result, List<Finding> findings) = Compare(sites, NetworkWorld.Request(-100, 6000), 1, world, Point(2050, 3050, -60), Point(2050, 3050, -60, radio: "4G"), Point(2050, 3050, -60, radio: "2G"));
        double loss = FreeSpacePrediction.LossDb(NetworkWorld.MetresTo(1050, 3050, 30, 20), 900);
        Assert.Equal([60 - loss, 60 - (10 * Math.Log10(72)) - loss, 60 - loss], result.Points.Select(p => p.PredictedDbm), (a, b) => Math.Abs(a - b) < 0.01); // GSM: the carrier, LTE: a resource element
        Finding said = Assert.Single(findings);
        Assert.Equal(("measurement-technology-unknown", 1L), (said.Code, said.Count));
    }

    [Fact]
    public void Places_outside_on_a_void_and_out_of_reach_are_kept_named_and_not_compared()
    {
        var world = new NetworkWorld(60, 60, (30, 12), (59, 59));
        (MeasurementResult result, List<Finding> findings) = Compare(
            NetworkWorld.Request(-100, 1000),
            1,
            world,
            Point(1250, 3050, -70), // a void within reach
            Point(5950, 5950, -70), // a void that nothing reaches
            Point(3050, 3050, -130), // 2 km from both
            Point(-50, 3050, -70),
            Point(900_000, 3050, -70));
        Assert.Equal(
            [MeasurementStatus.OnVoid, MeasurementStatus.OnVoid, MeasurementStatus.NoServer, MeasurementStatus.OutsideElevation, MeasurementStatus.OutsideElevation],
            result.Points.Select(p => p.Status));
        Assert.All(result.Points, p => Assert.True(double.IsNaN(p.PredictedDbm) && double.IsNaN(p.DifferenceDb)));
        Assert.Equal(["measurement-on-void", "measurement-on-void", "measurement-outside-elevation", "measurement-outside-elevation"], findings.Select(f => f.Code).Order());
        Assert.All(findings, f => Assert.False(double.IsNaN(f.LongitudeDegrees)));
        Assert.Equal((0, 1), (result.All.Figures.Cells, result.All.Figures.RightRejections));
    }

    [Fact]
    public void The_suggested_offset_put_into_the_study_takes_the_bias_away_whatever_the_threads()
    {
        var world = new NetworkWorld(60, 60);
        MeasuredPoint[] points = [.. Enumerable.Range(0, 40).Select(i => Point(1000 + (110 * i), 2000 + (37 * i), -55 - (i % 7), i % 3 == 0 ? "X" : string.Empty, clutter: i % 2 == 0 ? "forest" : "town"))];
        RadioNetworkRequest request = NetworkWorld.Request(-60, 6000);
        MeasurementResult before = Compare(request, 1, world, points).Result;
        Assert.Equal(before.Points, Compare(request, 3, world, points).Result.Points);
        Assert.NotInRange(before.All.OffsetDb, -1, 1);
        MeasurementResult after = Compare(request with { PowerOffsetDb = before.All.OffsetDb }, 2, world, points).Result;
        Assert.Equal(0, after.All.Figures.BiasDb, 1e-4); // powers are floats
        Assert.Equal(before.All.OffsetDb, after.All.OffsetDb, 1e-4);
        Assert.Equal(before.All.Figures.StandardDeviationDb, after.All.Figures.StandardDeviationDb, 1e-4);
        Assert.NotEqual(before.Points.Count(p => p.IsPredictedCovered), after.Points.Count(p => p.IsPredictedCovered)); // it reaches coverage itself
    }

    [Fact]
    public void Sites_that_may_reach_a_point_are_never_left_out_and_far_ones_are()
    {
        Gen.Select(Gen.Double[102, 110], Gen.Double[8, 23.5], Gen.Double[0, 360], Gen.Double[0, 1], Gen.Double[200, 30_000]).Sample((longitude, latitude, bearing, fraction, reach) =>
        {
            MeasuredPoint point = Point(0, 0, -70) with { LongitudeDegrees = longitude, LatitudeDegrees = latitude };
            double metres = fraction * reach, radians = bearing * Math.PI / 180;
            RadioSite At(double m) => RadioSite.Of(new BtsSite
            {
                Code = "s", LongitudeDegrees = longitude + (m * Math.Sin(radians) / (111_320 * Math.Cos(latitude * Math.PI / 180))), LatitudeDegrees = latitude + (m * Math.Cos(radians) / 111_000),
            });
            RadioSite near = At(metres), far = At(10 * reach);
            Assert.True(EllipsoidalDistance.Metres(longitude, latitude, near.Site.LongitudeDegrees, near.Site.LatitudeDegrees) <= reach * 1.01);
            Assert.Equal([near], new MeasuredNetwork(string.Empty, RadioClass.Unknown, [0]).Near([far, near], [point], reach));
        }, iter: 500);
    }
}
