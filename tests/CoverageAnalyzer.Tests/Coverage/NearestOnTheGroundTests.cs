using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Where the scale changes much, the point nearest in the plane is not always the one nearest on the ground.</summary>
public sealed class NearestOnTheGroundTests
{
    /// <summary>Of the distances here: 1/k in the middle of the way, (d/R)²/24 for d = 70 km, and 1/k between the nodes of its lattice, 10⁻⁶.</summary>
    private const double Exact = 1e-5;

    private static readonly CoordinateReferenceSystem Utm = CoordinateReferenceSystem.FromText("EPSG:32648")!;

    /// <summary>3° from the central meridian: k changes by 8 · 10⁻⁹ a metre.</summary>
    private const double East = 820_000, North = 1_850_000;

    private static readonly (double X, double Y)[] Points =
        [(East - 50_000, North), (East + 50_000, North), (East, North + 90_000), (East - 400_000, North), (East - 50_000, North - 40_000), (East + 70_000, North + 70_000)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cells_on_the_border_of_two_far_points_have_the_distance_to_the_nearer_on_the_ground(int threads)
    {
        // A strip 20 m wide, half of which is given to the wrong one of two points by the plane: by up to 4 · 10⁻⁴ of the way.
        var grid = new RasterGrid(East - 10, North + 40_000, 1, 2000, 20, 20);
        PolygonSet strip = PolygonSets.Of([PolygonSets.Rectangle(East - 10, North, East + 10, North + 40_000)]);
        NearestPointField field = NearestPointField.Measure(
            new NearestPointRequest { Units = strip, Grid = grid, PointX = X(Points), PointY = Y(Points), ScaleFactor = Utm.ScaleFactor, Threads = threads },
            TestContext.Current.CancellationToken);
        double[] expected = [.. Enumerable.Range(0, 400).Select(i => Nearest(grid.CentreX(i % 20), grid.CentreY(i / 20))).Order()];
        NearestPointSummary summary = field.Summarize(0);
        Assert.Equal(400, summary.Cells);
        Assert.Equal(expected.Average() / 1000, summary.MeanKilometres, Exact * summary.MeanKilometres);
        Assert.Equal(expected[^1] / 1000, summary.MaximumKilometres, Exact * summary.MaximumKilometres);

        // Half a cell beyond the ones before: the cells are not quite of one area.
        int[] cells = [0, 39, 99, 199, 239, 299, 359, 399];
        double[] km = new double[8];
        field.PercentilesKilometres([0], [.. cells.Select(c => (c + 0.5) / 400)], DistanceWeight.Area, km);
        Assert.All(cells.Zip(km), p => Assert.Equal(expected[p.First] / 1000, p.Second, Exact * p.Second));
    }

    [Fact]
    public void The_plane_alone_would_take_the_farther_one()
    {
        // What the test above rests on: 5 m east of the border the western point is nearer in the plane, the eastern one on the ground, or the reverse.
        double[] errors = [.. new[] { -5, 5 }.Select(d => Math.Abs(Geodesic(East + d, North, d < 0 ? Points[0] : Points[1]) - Nearest(East + d, North)))];
        Assert.True(errors.Max() > 5 * Exact * 50_000);
    }

    [Fact]
    public void Cells_of_a_wide_unit_and_places_agree_with_geodesics_to_every_point()
    {
        // One unit a row of cells, and one a place: what each cell has is seen one by one.
        var grid = new RasterGrid(East - 60_000, North + 60_000, 1000, 1000, 120, 120);
        PolygonSet wide = PolygonSets.Of([PolygonSets.Rectangle(East - 60_000, North - 60_000, East + 60_000, North + 60_000)]);
        NearestPointField cells = NearestPointField.Measure(
            new NearestPointRequest { Units = wide, Grid = grid, PointX = X(Points), PointY = Y(Points), ScaleFactor = Utm.ScaleFactor, Threads = 2 },
            TestContext.Current.CancellationToken);
        double[] x = [.. Enumerable.Range(0, 14_400).Select(i => grid.CentreX(i % 120))], y = [.. Enumerable.Range(0, 14_400).Select(i => grid.CentreY(i / 120))];
        NearestPointField places = NearestPointField.FromPlaces(
            new NearestPlacesRequest
            {
                X = x, Y = y, Unit = Enumerable.Range(0, x.Length).ToArray(), UnitCount = x.Length, PointX = X(Points), PointY = Y(Points), ScaleFactor = Utm.ScaleFactor, Threads = 2,
            },
            TestContext.Current.CancellationToken);
        double[] expected = [.. x.Zip(y, Nearest)];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], places.Summarize(i).MaximumKilometres * 1000, Exact * expected[i]);
        }

        NearestPointSummary summary = cells.Summarize(0);
        Assert.Equal(expected.Average() / 1000, summary.MeanKilometres, 1e-4 * summary.MeanKilometres); // cells weigh what they have on the ground
        Assert.Equal(expected.Max() / 1000, summary.MaximumKilometres, Exact * summary.MaximumKilometres);
    }

    private static double Nearest(double x, double y) => Points.Min(p => Geodesic(x, y, p));

    private static double Geodesic(double x, double y, (double X, double Y) point)
    {
        (double fromLongitude, double fromLatitude) = Utm.ToWgs84(x, y);
        (double toLongitude, double toLatitude) = Utm.ToWgs84(point.X, point.Y);
        return EllipsoidalDistance.Metres(fromLongitude, fromLatitude, toLongitude, toLatitude);
    }

    private static double[] X((double X, double Y)[] points) => [.. points.Select(p => p.X)];

    private static double[] Y((double X, double Y)[] points) => [.. points.Select(p => p.Y)];
}
