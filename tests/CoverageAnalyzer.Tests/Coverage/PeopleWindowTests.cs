using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>People that are read a window at a time give the figures of people in an array, bit by bit.</summary>
public sealed class PeopleWindowTests
{
    private static readonly RasterGrid Grid = new(-100, 1100, 10, 10, 130, 120);

    [Fact]
    public void A_source_of_windows_and_an_array_give_the_same_bits_on_any_number_of_threads() =>
        Gen.Select(Gen.ULong, PointSets.Nasty, Gen.Int[1, 3], Gen.Int[1, 9]).Sample(
            (seed, points, threads, columns) =>
            {
                // Among the communes some of a few cells only, one thinner than any grid and one that lies outside of all.
                PolygonSet communes = Joined(PolygonSets.Partition(columns, 4, 800.0 / columns, seed), PolygonSets.Of(
                    [PolygonSets.Rectangle(-60, -60, -31, -31)],
                    [[(10, 1050), (900, 1050 + 1e-9), (10, 1050 + 2e-9)]],
                    [PolygonSets.Rectangle(5000, 5000, 5015, 5015)],
                    []));
                float[] people = [.. Enumerable.Range(0, (int)Grid.CellCount).Select(i => i % 11 == 0 ? float.NaN : i % 13 == 0 ? -1 : (i * 7 % 101) + 0.25f)];
                var request = new NearestPointRequest
                {
                    Units = communes,
                    Grid = Grid,
                    PointX = points.Select(p => p.X).ToArray(),
                    PointY = points.Select(p => p.Y).ToArray(),
                    LimitKilometres = 0.2,
                    Threads = threads,
                };
                NearestPointField array = Measure(request with { People = people, Threads = 1 }), windows = Measure(request with { PeopleCells = new Windows(Grid, people) });
                int[] all = [.. Enumerable.Range(0, communes.UnitCount)];
                Assert.Equal(array.SummarizeEach(), windows.SummarizeEach());
                Assert.Equal(array.Summarize(all), windows.Summarize(all));
                double[] one = new double[3], other = new double[3];
                array.PercentilesKilometres(all, [0.1, 0.5, 1], DistanceWeight.People, one);
                windows.PercentilesKilometres(all, [0.1, 0.5, 1], DistanceWeight.People, other);
                Assert.Equal(one, other);
            },
            iter: 60);

    [Fact]
    public void People_of_another_grid_or_given_twice_are_refused()
    {
        var request = new NearestPointRequest { Units = PlanePolygons.Square(0, 0, 100), Grid = Grid, PointX = new double[1], PointY = new double[1] };
        var cells = new Windows(Grid with { West = 0 }, new float[Grid.CellCount]);
        Assert.Throws<ArgumentException>(() => Measure(request with { PeopleCells = cells }));
        Assert.Throws<ArgumentException>(() => Measure(request with { PeopleCells = new Windows(Grid, cells.People), People = cells.People }));
    }

    [Fact]
    public void Percentiles_of_a_million_cells_are_those_of_sorting_wherever_the_sample_looks()
    {
        // Nearly all people in one place that a sample of the cells does not hold, and evenly elsewhere.
        var grid = new RasterGrid(0, 11_000, 10, 10, 1000, 1100);
        float[] people = [.. Enumerable.Range(0, (int)grid.CellCount).Select(i => i % 1024 == 517 ? 900f : i % 5)];
        NearestPointField field = Measure(new NearestPointRequest
        {
            Units = PolygonSets.Of([PolygonSets.Rectangle(0, 0, 4000, 11_000)], [PolygonSets.Rectangle(4000, 0, 10_000, 11_000)]),
            Grid = grid,
            PointX = new double[] { 1000, 7000, 3300 },
            PointY = new double[] { 2000, 9000, 10_400 },
            PeopleCells = new Windows(grid, people),
            Threads = 2,
        });
        (double X, double Y)[] points = [(1000, 2000), (7000, 9000), (3300, 10_400)];
        var cells = new List<(double Distance, double Weight)>();
        for (int i = 0; i < people.Length; i++)
        {
            cells.Add(((float)ReferenceNearest.DistanceMetres(grid.CentreX(i % 1000), grid.CentreY(i / 1000), points), people[i]));
        }

        double[] found = new double[3], byArea = new double[3];
        field.PercentilesKilometres([0, 1], [0.05, 0.5, 0.95], DistanceWeight.People, found);
        field.PercentilesKilometres([0, 1], [0.05, 0.5, 0.95], DistanceWeight.Area, byArea);
        double[] fractions = [0.05, 0.5, 0.95];
        for (int f = 0; f < 3; f++)
        {
            Assert.Equal(ReferenceNearest.Percentile(cells, fractions[f]) / 1000, found[f], 1e-6);
            Assert.Equal(ReferenceNearest.Percentile(cells.Select(c => (c.Distance, 1.0)), fractions[f]) / 1000, byArea[f], 1e-6);
        }
    }

    private static NearestPointField Measure(NearestPointRequest request) => NearestPointField.Measure(request, TestContext.Current.CancellationToken);

    private static PolygonSet Joined(PolygonSet one, PolygonSet other) => new(
        [.. one.X, .. other.X],
        [.. one.Y, .. other.Y],
        [.. one.RingStart[..^1], .. other.RingStart.Select(r => r + one.X.Length)],
        [.. one.UnitStart[..^1], .. other.UnitStart.Select(u => u + one.RingCount)]);

    /// <summary>Cells of which only a window can be had.</summary>
    private sealed class Windows(RasterGrid grid, float[] people) : IPeopleCells
    {
        public float[] People => people;

        public RasterGrid Grid => grid;

        public void Read(int row, int column, int rows, int columns, Span<float> window)
        {
            Assert.True(row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= grid.Rows && column + columns <= grid.Columns && window.Length >= rows * columns);
            for (int i = 0; i < rows * columns; i++)
            {
                window[i] = people[((row + (i / columns)) * grid.Columns) + column + (i % columns)];
            }
        }
    }
}
