using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Large;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Studies;

/// <summary>Communes measured block by block, each with the circles that matter to it, have the bits of all communes measured with all circles.</summary>
public sealed class CircleStoreTests
{
    private const int Side = 8, Circles = 3_000, Pieces = 30;
    private const double CommuneMetres = 5_000, West = 500_000, South = 1_800_000;

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 300)]
    public void Blocks_of_communes_have_the_bits_of_all_at_once(int threads, int circlesAtOnce)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        StudyPlane plane = Plane();
        SiteCircle[] circles = RandomCircles();
        double[] x = [.. circles.Select(c => c.X)], y = [.. circles.Select(c => c.Y)], radius = [.. circles.Select(c => c.RadiusMetres)];
        int[] all = [.. Enumerable.Range(0, Side * Side)];
        double[] expected = new double[all.Length], measured = new double[all.Length];
        MobileMeasure.MeasureUnits(plane, new DiscIndex(x, y, radius, DiscGrid.Of(x, y, radius), 1), all, null, expected, expected, 1, cancellation);

        using var file = new SpillFile();
        var wanted = new Bounds(West, South, West + (Side * CommuneMetres), South + (Side * CommuneMetres));
        CircleStore store = CircleStore.Of(file, PiecesOf(file, circles), wanted, (long)circlesAtOnce * LargeSites.BytesPerRow, threads, cancellation);
        var visited = new List<int[]>();
        store.Visit(
            plane.CommuneBounds,
            threads,
            (units, discs) =>
            {
                visited.Add(units);
                MobileMeasure.MeasureUnits(plane, discs, units, null, measured, measured, threads, cancellation);
            },
            cancellation);

        Assert.InRange(visited.Count, 2, all.Length);
        Assert.Equal(all, visited.SelectMany(u => u).Order());
        Assert.Contains(expected, share => share is > 0.1 and < 0.9); // otherwise nothing was compared
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), measured.Select(BitConverter.DoubleToInt64Bits));
    }

    private static StudyPlane Plane() => new(
        CoordinateReferenceSystem.FromEpsg(32648)!,
        PolygonSets.Of([.. Enumerable.Range(0, Side * Side).Select(u => new[] { Square(u % Side, u / Side) })]),
        [], [], [], [], [], [], null);

    private static (double X, double Y)[] Square(int column, int row)
    {
        double x = West + (column * CommuneMetres), y = South + (row * CommuneMetres);
        return PolygonSets.Rectangle(x, y, x + CommuneMetres, y + CommuneMetres);
    }

    // Denser towards the west, so that communes there are covered and some in the east hardly.
    private static SiteCircle[] RandomCircles()
    {
        var random = new Random(3_1416);
        double wide = Side * CommuneMetres;
        return [.. Enumerable.Range(0, Circles).Select(_ => new SiteCircle(
            West + (wide * Math.Pow(random.NextDouble(), 3)), South + (wide * random.NextDouble()), 150 + (900 * random.NextDouble())))];
    }

    private static List<CirclePiece> PiecesOf(SpillFile file, SiteCircle[] circles)
    {
        var pieces = new List<CirclePiece>();
        foreach (SiteCircle[] part in circles.OrderBy(c => c.Y).Chunk(Circles / Pieces))
        {
            var sum = new DiscGridSum();
            Bounds around = Bounds.Empty;
            foreach (SiteCircle circle in part)
            {
                sum.Add(circle.X, circle.Y, circle.RadiusMetres);
                Bounds square = circle.Around(0);
                around = around.Including(square.MinX, square.MinY).Including(square.MaxX, square.MaxY);
            }

            pieces.Add(new CirclePiece(file.Append<SiteCircle>(part.AsSpan()), part.Length, around) { Sum = sum });
        }

        return pieces;
    }
}
