using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Terrain;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Radio.Networks;

public sealed class RadioOutlinesTests
{
    private static readonly RasterGrid Grid = new(660_000, 1_900_000, 30, 30, 300, 200);

    private static RadioAreas Of(byte[] status, RadioCircles? circles, int rowsAtOnce, int cellsAcross = 1, int leastCells = 1)
    {
        var outlines = new RadioOutlines(GridMetrics.Of(Grid, ZonalWorlds.Utm48), ZonalWorlds.Utm48, circles, 1_000_000, cellsAcross, leastCells);
        MadeUpBands.Send(outlines, Grid, status, [], rowsAtOnce);
        return outlines.Result();
    }

    private static Polygon Shape(PolygonSet set, int unit)
    {
        LinearRing[] rings = [.. Enumerable.Range(set.UnitStart[unit], set.UnitStart[unit + 1] - set.UnitStart[unit]).Select(r => new LinearRing(
            [.. Enumerable.Range(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r]).Select(i => new Coordinate(set.X[i], set.Y[i]))]))];
        return new(rings[0], rings[1..]);
    }

    /// <summary>Patches of all states, some of one cell.</summary>
    private static byte[] Patches()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, (int)Grid.CellCount).Select(i => random.Next(20) == 0 ? (byte)random.Next(4) : (byte)(((i % 300 / 23) + (i / 300 / 17)) % 4))];
    }

    [Fact]
    public void Areas_are_valid_in_degrees_and_as_large_as_their_cells_on_the_ellipsoid()
    {
        byte[] status = Patches();
        RadioAreas areas = Of(status, null, 13);
        GridMetrics metrics = GridMetrics.Of(Grid, ZonalWorlds.Utm48);
        double CellsOf(RadioCoverageStatus state) => Enumerable.Range(0, status.Length).Where(i => status[i] == (byte)state).Sum(i => metrics.CellAreaSquareMetres(i / 300, i % 300)) / 1e6;

        // A straight edge between two vertices is straight in degrees, not in the zone's plane: 3 mm apart at most, which comes to a few square metres here.
        const double chords = 1e-5;
        double AreaOf(RadioOutlineClass kind) => areas.Classes.Select((c, u) => c == kind ? areas.AreaSquareKilometres[u] : 0).Sum();
        Assert.Equal(CellsOf(RadioCoverageStatus.Covered), AreaOf(RadioOutlineClass.Covered), chords);
        Assert.Equal(CellsOf(RadioCoverageStatus.Uncertain), AreaOf(RadioOutlineClass.Uncertain), chords);
        Assert.Equal(CellsOf(RadioCoverageStatus.Unknown), AreaOf(RadioOutlineClass.Unknown), chords);
        Assert.DoesNotContain(RadioOutlineClass.Shadow, areas.Classes);
        for (int u = 0; u < areas.Classes.Count; u++)
        {
            Assert.True(Shape(areas.Polygons, u).IsValid);
        }

        RadioAreas again = Of(status, null, 200);
        Assert.Equal(areas.Polygons.X, again.Polygons.X);
    }

    [Fact]
    public void Shadows_are_uncovered_cells_in_circles()
    {
        // Nothing is covered: the shadow is the circle of 600 m itself, by cells of 30 m.
        RadioAreas areas = Of(new byte[Grid.CellCount], new RadioCircles([664_500], [1_897_000], [600]), 50);
        Assert.Equal([RadioOutlineClass.Shadow], areas.Classes);
        Assert.Equal(Math.PI * 0.36, areas.AreaSquareKilometres[0], 0.01);
    }

    [Fact]
    public void Blocks_take_the_class_most_of_their_cells_have()
    {
        // Blocks of 2 × 2: three covered cells and an uncertain one in the north-west; all else uncovered.
        byte[] status = new byte[Grid.CellCount];
        (status[0], status[1], status[300], status[301]) = (2, 2, 1, 2);
        (status[2], status[3]) = (1, 1); // two uncertain, two uncovered: uncertain stands before uncovered
        RadioAreas areas = Of(status, null, 7, cellsAcross: 2);
        Assert.Equal([RadioOutlineClass.Covered, RadioOutlineClass.Uncertain], areas.Classes);
        Assert.All(areas.AreaSquareKilometres, a => Assert.Equal(0.0036, a, 1e-5));
        Assert.Empty(Of(status, null, 7, cellsAcross: 2, leastCells: 2).Classes);
    }
}
