using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Tests.Radio.Networks;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>Networks over land cover on a flat plane in free space, and measured points that tune its classes.</summary>
public sealed class ClutterTuningTests
{
    private static readonly double EirpDbm = 46 - (10 * Math.Log10(72)); // over the resource elements of 1.4 MHz

    /// <summary>West of column 30 forest, east of it open land; the site in the middle.</summary>
    private static HeldLandCover Cover(NetworkWorld world, params (double HeightMetres, double LossDb, double OffsetDb)[] classes) =>
        new(world.Model.Grid, HeldLandCover.ClassesOf(classes), (_, column) => column < 30 ? 1 : 2);

    private static RadioNetworkRequest Request(LandCover cover, double thresholdDbm = -100) => NetworkWorld.Request(thresholdDbm, 6000) with { MakePrediction = () => new LandCoverArea(new FreeSpacePrediction(), cover) };

    [Fact]
    public void Losses_and_offsets_of_a_class_change_the_power_in_its_cells_alone()
    {
        var world = new NetworkWorld(60, 60);
        RadioSite site = NetworkWorld.Site(3050, 3050);
        world.Run(NetworkWorld.Request(-70, 6000), 1, site); // covers some 2 km
        float[] bare = [.. world.Power];
        byte[] servers = [.. world.Servers];
        world.Run(Request(Cover(world, (0, 9, 0), (0, 0, 0)), -70), 2, site);
        for (int cell = 0; cell < bare.Length; cell++)
        {
            Assert.Equal(bare[cell] - (cell % 60 < 30 ? 9 : 0), world.Power[cell], 1e-3);
        }

        Assert.True(world.Servers.Sum(s => s) < servers.Sum(s => s));
        string digest = world.Digest();
        world.Run(Request(Cover(world, (0, 9, 0), (0, 0, 0)), -70), 1, site);
        Assert.Equal(digest, world.Digest());
    }

    /// <summary>Where the ground is unknown, what free space plus the offset could still cover is unknown; without the offset that circle is smaller.</summary>
    [Fact]
    public void An_offset_widens_what_may_be_covered()
    {
        var world = new NetworkWorld(60, 60, [.. Enumerable.Range(0, 60).Select(column => (30, column))]);
        RadioSite site = NetworkWorld.Site(3050, 1050);
        int Unknown(double offsetDb)
        {
            world.Run(NetworkWorld.Request(-66, 6000) with { MakePrediction = () => new LandCoverArea(new FreeSpacePrediction(), Cover(world, (0, 0, offsetDb), (0, 0, 0))) }, 1, site);
            return world.Status.Count(s => s == (byte)RadioCoverageStatus.Unknown);
        }

        Assert.True(Unknown(6) > Unknown(0), $"{Unknown(6)} and {Unknown(0)} cells");
    }

    [Fact]
    public void Points_without_a_class_take_that_of_their_cell_and_its_offset_is_what_tunes_it()
    {
        var world = new NetworkWorld(60, 60);
        RadioSite[] sites = [NetworkWorld.Site(3050, 3050)];
        (double Forest, double Open) measured = (-11, 3); // measured less free space
        MeasuredPoint[] raw =
        [
            .. Enumerable.Range(1, 8).Select(i => Point(3050 - (i * 300), 3050, measured.Forest)), .. Enumerable.Range(1, 5).Select(i => Point(3050 + (i * 300), 3050, measured.Open)),
            Point(2050, 3050, -2) with { ClutterClass = "đường" },
        ];

        MeasurementResult Compare(params (double HeightMetres, double LossDb, double OffsetDb)[] classes)
        {
            HeldLandCover cover = Cover(world, classes);
            List<MeasuredPoint> points = MeasuredLandCover.Of(raw, world.Model, cover, ReportLanguage.Vietnamese);
            Assert.Equal(["lớp 1", "lớp 2", "đường"], points.Select(p => p.ClutterClass).Distinct());
            Assert.True(double.IsNaN(points[^1].LandCoverOffsetDb));
            RadioNetworkRequest request = Request(cover);
            var comparison = new MeasurementComparison(world.Model, points);
            RadioNetworkResult network = RadioNetwork.Run(world.Model, sites, request, comparison.OfAll, 1, TestContext.Current.CancellationToken);
            return comparison.Compare(new RadioRunResult(network, sites, request), new FindingLog(), 1, TestContext.Current.CancellationToken);
        }

        MeasurementResult first = Compare((0, 0, 0), (0, 0, 0));
        MeasurementClass forest = first.Classes.Single(c => c.ClutterClass == "lớp 1"), open = first.Classes.Single(c => c.ClutterClass == "lớp 2"), road = first.Classes.Single(c => c.ClutterClass == "đường");
        Assert.Equal((true, true, false), (forest.IsLandCover, open.IsLandCover, road.IsLandCover));
        Assert.Equal(measured.Forest, forest.OffsetDb, 0.01);
        Assert.Equal(measured.Open, open.OffsetDb, 0.01);

        // With what is suggested the bias of the class is gone, and the same is suggested again.
        MeasurementResult tuned = Compare((0, 0, forest.OffsetDb), (0, 0, open.OffsetDb));
        MeasurementClass again = tuned.Classes.Single(c => c.ClutterClass == "lớp 1");
        Assert.Equal(0, again.Figures.BiasDb, 1e-3);
        Assert.Equal(forest.OffsetDb, again.OffsetDb, 1e-3);
        Assert.Equal(0, tuned.Classes.Single(c => c.ClutterClass == "lớp 2").Figures.BiasDb, 1e-3);
        Assert.Equal(0, tuned.All.AppliedOffsetDb); // that of all places is the study's own
    }

    private static MeasuredPoint Point(double east, double south, double lessFreeSpaceDb)
    {
        BtsSite at = NetworkWorld.Site(east, south).Site;
        int row = (int)(south / NetworkWorld.CellMetres), column = (int)(east / NetworkWorld.CellMetres);
        return new MeasuredPoint
        {
            Place = new SourcePlace { File = "m.csv", Line = 2 }, LongitudeDegrees = at.LongitudeDegrees, LatitudeDegrees = at.LatitudeDegrees,
            PowerDbm = EirpDbm - FreeSpacePrediction.LossDb(NetworkWorld.MetresTo(3050, 3050, row, column), 900) + lessFreeSpaceDb,
        };
    }
}
