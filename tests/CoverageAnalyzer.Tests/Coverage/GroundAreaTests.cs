using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class GroundAreaTests
{
    private static readonly CoordinateReferenceSystem Utm = CoordinateReferenceSystem.FromText("EPSG:32648")!;

    [Theory]
    [InlineData(500_000, 1_000)] // on the central meridian
    [InlineData(500_000, 100_000)]
    [InlineData(700_000, 40_000)]
    [InlineData(820_000, 100)] // 3° beside it
    [InlineData(820_000, 20_000)]
    [InlineData(800_000, 100_000)]
    public void A_plane_area_times_the_mean_is_the_area_on_the_ellipsoid(double easting, double side)
    {
        // A corner cut off, so that the middle of the bounds is not that of the unit; edges of many short pieces, as straight here as there.
        (double X, double Y)[] corners = [(0, 0), (1, 0), (1, 0.3), (0.2, 1), (0, 1)];
        var ring = new List<(double X, double Y)>();
        for (int c = 0; c < corners.Length; c++)
        {
            var (from, to) = (corners[c], corners[(c + 1) % corners.Length]);
            ring.AddRange(Enumerable.Range(0, 1000).Select(i => (
                easting + (side * (from.X + ((to.X - from.X) * i / 1000) - 0.5)), 1_850_000 + (side * (from.Y + ((to.Y - from.Y) * i / 1000))))));
        }

        PolygonSet plane = PolygonSets.Of([[.. ring]]);
        double[] longitude = [.. plane.X], latitude = [.. plane.Y];
        Utm.ToWgs84(longitude, latitude);
        double expected = EllipsoidalArea.SquareMetres(plane.WithCoordinates(longitude, latitude), 0);
        double area = plane.PlaneAreaOf(0) * GroundArea.MeanInverseSquaredScale(plane, 0, Utm.ScaleFactor);
        Assert.Equal(expected, area, 1e-7 * expected + 1e-4); // coordinates of degrees have steps of 2e-9 m
    }

    [Fact]
    public void Service_areas_add_up_to_the_communes_and_are_those_of_other_points_in_the_same_cells()
    {
        // 60 km × 45 km of communes at the edge of a zone, three points: cells of 900 km², over which the scale changes by 2 parts in 10⁴.
        PolygonSet communes = PlanePolygons.Mapped(PolygonSets.Partition(4, 3, 250, 5), (x, y) => (770_000 + (60 * x), 1_800_000 + (60 * y)));
        communes = Densified(communes);
        double[] longitude = [.. communes.X], latitude = [.. communes.Y];
        Utm.ToWgs84(longitude, latitude);
        PolygonSet wgs84 = communes.WithCoordinates(longitude, latitude);
        double expected = Enumerable.Range(0, communes.UnitCount).Sum(u => EllipsoidalArea.SquareMetres(wgs84, u));
        double[] x = [772_000, 799_000, 825_000], y = [1_801_000, 1_840_000, 1_815_000];
        ServiceAreas areas = ServiceAreas.Of(communes, x, y, 1, TestContext.Current.CancellationToken);
        double[] ground = [.. areas.AreasSquareMetres.Select((a, i) => a * GroundArea.MeanInverseSquaredScale(areas.Cells, i, Utm.ScaleFactor))];
        Assert.Equal(expected, ground.Sum(), 1e-7 * expected);

        // With the scale at the point alone each would be off by more.
        Assert.True(Math.Abs(areas.AreasSquareMetres.Select((a, i) => a / Math.Pow(Utm.ScaleFactor(x[i], y[i]), 2)).Sum() - expected) > 1e-6 * expected);
    }

    [Fact]
    public void A_unit_of_nothing_has_the_value_of_its_place_or_none()
    {
        PolygonSet set = PolygonSets.Of([[(500_000, 0), (500_000, 0), (500_000, 0)]], []);
        Assert.Equal(1 / (0.9996 * 0.9996), GroundArea.MeanInverseSquaredScale(set, 0, Utm.ScaleFactor), 1e-9);
        Assert.True(double.IsNaN(GroundArea.MeanInverseSquaredScale(set, 1, Utm.ScaleFactor)));
    }

    private static PolygonSet Densified(PolygonSet set)
    {
        return PolygonSets.Of([.. Enumerable.Range(0, set.UnitCount).Select(u => Enumerable.Range(set.UnitStart[u], set.UnitStart[u + 1] - set.UnitStart[u]).Select(r =>
            Enumerable.Range(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r] - 1).SelectMany(Edge).ToArray()).ToArray())]);

        // From the lesser end on, so that neighbours have the same places.
        IEnumerable<(double X, double Y)> Edge(int i)
        {
            (double X, double Y) from = (set.X[i], set.Y[i]), to = (set.X[i + 1], set.Y[i + 1]);
            bool onward = from.CompareTo(to) < 0;
            (double X, double Y) a = onward ? from : to, b = onward ? to : from;
            return Enumerable.Range(0, 200).Select(k => onward ? k : 200 - k).Select(k => (a.X + ((b.X - a.X) * k / 200), a.Y + ((b.Y - a.Y) * k / 200)));
        }
    }
}
