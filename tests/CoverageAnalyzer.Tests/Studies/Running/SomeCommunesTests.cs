using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Studies.Running;

/// <summary>A commune's distances and covered shares do not depend on which other communes are measured, overlapping ones neither.</summary>
public sealed class SomeCommunesTests
{
    private const double West = 700_000, South = 1_850_000, Side = 4000;

    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    [Fact]
    public void Any_communes_come_out_alone_as_among_all() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Bool, Gen.Bool).Sample(
        (seed, inDegrees, overlap) =>
        {
            var random = new Random(seed);
            PolygonSet communes = Communes(random, overlap);
            double[] At(double from, double length, int count) => [.. Enumerable.Range(0, count).Select(_ => from + (length * random.NextDouble()))];
            int sites = random.Next(30);
            var plane = new StudyPlane(Utm48, communes, At(West, 4 * Side, 6), At(South, 3 * Side, 6), At(West, 4 * Side, sites), At(South, 3 * Side, sites), [], [], null);
            PopulationRaster raster = Raster(random, inDegrees);
            PeoplePlaces places = PeoplePlaces.Of(raster, Utm48, communes);
            bool[] counted = [true, true, false, true, true, true];
            int[] some = [.. Enumerable.Range(0, communes.UnitCount).Where(_ => random.Next(3) == 0)];
            CancellationToken stop = TestContext.Current.CancellationToken;

            PeopleDistances all = PeopleDistances.Measure(plane, counted, raster, places, 2, null, null, 1, stop);
            UnitRaster? cells = inDegrees ? null : UnitRaster.Rasterize(communes, raster.Grid);
            PeopleDistances alone = PeopleDistances.Measure(plane, counted, raster, places, 2, some, cells, 2, stop);
            Assert.Equal(Bits(some.Select(u => all.PeopleInCells[u])), Bits(alone.PeopleInCells));
            Assert.Equal(Bits(some.Select(u => all.MeanKilometres[u])), Bits(alone.MeanKilometres));
            Assert.Equal(Bits(some.Select(u => all.WithinLimitFraction[u])), Bits(alone.WithinLimitFraction));

            SiteCircles circles = SiteCircles.Of(plane, [.. Enumerable.Range(0, sites).Select(i => Site(i, random))], 1.5);
            CoveredShares allShares = MobileMeasure.SharesOf(plane, circles, places, null, 1, stop), someShares = MobileMeasure.SharesOf(plane, circles, places, some, 2, stop);
            Assert.Equal(Bits(some.Select(u => allShares.AreaFraction[u])), Bits(someShares.AreaFraction));
            Assert.Equal(Bits(some.Select(u => allShares.PeopleFraction[u])), Bits(someShares.PeopleFraction));
        },
        iter: 60);

    private static long[] Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    // Four by three squares; where they overlap, by up to a quarter of a side.
    private static PolygonSet Communes(Random random, bool overlap) => PolygonSets.Of(
        [.. Enumerable.Range(0, 12).Select(u =>
        {
            double x = West + (Side * (u % 4)), y = South + (Side * (u / 4)), more = overlap ? Side * random.NextDouble() / 4 : 0;
            return new[] { PolygonSets.Rectangle(x - more, y, x + Side, y + Side + more) };
        })]);

    private static PopulationRaster Raster(Random random, bool inDegrees)
    {
        const int columns = 80, rows = 60;
        double[] x = [West - 500], y = [South + (3 * Side) + 500];
        if (inDegrees)
        {
            Utm48.ToWgs84(x, y);
        }

        double cell = inDegrees ? 0.002 : 213;
        return new PopulationRaster(
            new RasterGrid(x[0], y[0], cell, cell, columns, rows),
            [.. Enumerable.Range(0, columns * rows).Select(_ => random.Next(4) == 0 ? float.NaN : (float)(20 * random.NextDouble()))],
            inDegrees ? CoordinateReferenceSystem.FromEpsg(4326)! : Utm48);
    }

    private static BtsSite Site(int i, Random random) =>
        new() { Code = $"{i:00}", LongitudeDegrees = 0, LatitudeDegrees = 0, RadiusKilometres = random.Next(3) == 0 ? 0.3 + random.NextDouble() : double.NaN };
}
