using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Coverage;
using CoverageAnalyzer.Tests.Radio.Networks;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>What the outlines of a raster's cells must add up to. Each gives the relative error.</summary>
internal static class CellIdentities
{
    /// <summary>Smaller cells, in degrees, are kept a degree away from a pole: next to it what lies between two of their parallels is less than double precision tells of the hemisphere.</summary>
    private const double LeastAtPole = 1.0 / 1024;

    private static readonly (RadioCoverageStatus Status, RadioOutlineClass Class)[] Outlined =
    [
        (RadioCoverageStatus.Covered, RadioOutlineClass.Covered), (RadioCoverageStatus.Uncertain, RadioOutlineClass.Uncertain), (RadioCoverageStatus.Unknown, RadioOutlineClass.Unknown),
    ];

    /// <summary>
    /// Areas of radio coverage have the area of their cells on the ellipsoid: cells of 2⁻²⁴° (7 mm) to 2°, from pole to pole and up to the 180th meridian,
    /// as noise, stripes, a chessboard, or patches.
    /// </summary>
    public static double RadioAreas(int seed)
    {
        var random = new Random(seed);
        double cell = Math.ScaleB(1, 1 - (seed % 26));
        int columns = random.Next(1, (int)Math.Min(60, 360 / cell) + 1), rows = random.Next(1, (int)Math.Min(60, 180 / cell) + 1);

        // In whole cells from whole degrees, so that no corner is rounded.
        double west = random.Next(4) == 0 ? 180 - (columns * cell) : Math.Floor((random.NextDouble() * (360 - (columns * cell))) - 180);
        double north = random.Next(4) switch
        {
            0 when cell > LeastAtPole => 90,
            1 when cell > LeastAtPole => (rows * cell) - 90,
            _ => Math.Ceiling(random.NextDouble() * (cell > LeastAtPole ? 180 - (rows * cell) : 178) + (cell > LeastAtPole ? (rows * cell) - 90 : -89)),
        };
        var grid = new RasterGrid(west, north, cell, cell, columns, rows);
        byte[] status = Status(random, columns, rows);
        var outlines = new RadioOutlines(GridMetrics.Of(grid, CoordinateReferenceSystem.Wgs84), CoordinateReferenceSystem.Wgs84, null, int.MaxValue, cellsAcross: 1, leastCells: 1);
        MadeUpBands.Send(outlines, grid, status, [], random.Next(1, rows + 1));
        RadioAreas areas = outlines.Result();

        // All cells of a row are alike.
        double[] cellOfRow = [.. Enumerable.Range(0, rows).Select(r => EllipsoidalArea.SquareMetres(
            PolygonSets.Of([[PolygonSets.Rectangle(west, north - ((r + 1) * cell), west + cell, north - (r * cell))]]), 0))];
        double whole = cellOfRow.Sum() * columns, worst = 0;
        foreach ((RadioCoverageStatus state, RadioOutlineClass kind) in Outlined)
        {
            double cells = status.Select((s, i) => s == (byte)state ? cellOfRow[i / columns] : 0).Sum();
            double outlined = areas.Classes.Select((c, u) => c == kind ? areas.AreaSquareKilometres[u] * 1e6 : 0).Sum();
            worst = OverlayIdentities.Worst(worst, Math.Abs(outlined - cells) / whole);
        }

        return worst;
    }

    private static byte[] Status(Random random, int columns, int rows)
    {
        int kind = random.Next(5), across = random.Next(1, 9);
        return [.. Enumerable.Range(0, columns * rows).Select(i => (byte)((kind, i % columns, i / columns) switch
        {
            (0, _, _) => random.Next(4),
            (1, var c, var r) => ((c / across) + (r / across)) % 4,
            (2, var c, var r) => ((c + r) & 1) * 3,
            (3, var c, _) => c / across % 2,
            _ => random.Next(20) == 0 ? random.Next(4) : 1,
        }))];
    }
}
