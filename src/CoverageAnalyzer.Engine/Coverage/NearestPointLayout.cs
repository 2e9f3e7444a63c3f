using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The cells of a measurement unit by unit: the raster's own, or those of a finer grid where a unit has few.</summary>
internal sealed class NearestPointLayout
{
    /// <summary>A unit with fewer cells than this is measured on a finer grid of its own.</summary>
    internal const int FewestCells = 100;

    /// <summary>Rows a block has at most.</summary>
    internal const int RowsPerBlock = 32;

    /// <summary>Cells a run on a grid of a unit's own has at most.</summary>
    internal const int LongestScaledRun = 64;

    private const int LongestRun = 256;

    /// <summary>A run has one cell area, that of its middle: over 10 km in a zone it changes by 8 · 10⁻⁵ from end to end, and its mean is right to 10⁻⁷.</summary>
    private const double LongestScaledRunMetres = 10_000;

    private const int CoarsestOwnGrid = 24;
    private const int FinestOwnGrid = 24 << 6;
    private const int RunsPerChunk = 4096;

    private NearestPointLayout(DistanceRun[] runs, int[] unitRun, int cells, RasterGrid?[] ownGrid)
    {
        Runs = runs;
        UnitRun = unitRun;
        Cells = cells;
        OwnGrid = ownGrid;
    }

    /// <summary>Runs of cells, unit by unit, inside a unit by row and column.</summary>
    public DistanceRun[] Runs { get; }

    /// <summary>First run of each unit, and the number of runs at the end.</summary>
    public int[] UnitRun { get; }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>The grid of each unit that has one of its own; null for all others.</summary>
    public RasterGrid?[] OwnGrid { get; }

    /// <summary>Stretches of runs of one unit that are measured together, in the order of the units.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>Units that no grid meets, with their number of vertices: their one run stands for these.</summary>
    public List<(int Unit, int Vertices)> VerticesOnly { get; } = [];

    /// <summary>Lays the cells out.</summary>
    /// <param name="units">The units.</param>
    /// <param name="raster">The unit of each cell.</param>
    /// <param name="wanted">The units that get cells; null: all.</param>
    /// <param name="inverseScale">1/k, or null for 1.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NearestPointLayout Of(
        PolygonSet units, UnitRaster raster, IReadOnlyList<int>? wanted, InverseScaleLattice? inverseScale, int threads, CancellationToken cancellation)
    {
        int longest = inverseScale is null ? LongestRun : (int)Math.Clamp(LongestScaledRunMetres / raster.Grid.CellWidth, 1, LongestScaledRun);
        var own = new OwnCells?[units.UnitCount];
        bool[] isLeftOut = LeftOut(units.UnitCount, wanted);
        int[] few = [.. Enumerable.Range(0, own.Length).Where(unit => !isLeftOut[unit] && raster.CellsOf(unit) < FewestCells)];
        ParallelWork.Run(few.Length, threads, () => false, (k, _) => own[few[k]] = OwnCells.Of(units, few[k]), cancellation);

        int[] unitRun = new int[own.Length + 1], cellStart = new int[own.Length + 1];
        foreach (UnitSpan span in raster.Spans)
        {
            unitRun[span.Unit + 1] += own[span.Unit] is null && !isLeftOut[span.Unit] ? (span.Cells + longest - 1) / longest : 0;
        }

        for (int unit = 0; unit < own.Length; unit++)
        {
            unitRun[unit + 1] = unitRun[unit] + (own[unit]?.Runs.Length ?? unitRun[unit + 1]);
            cellStart[unit + 1] = checked(cellStart[unit] + (own[unit]?.Cells ?? (isLeftOut[unit] ? 0 : raster.CellsOf(unit))));
        }

        var layout = new NearestPointLayout(new DistanceRun[unitRun[^1]], unitRun, cellStart[^1], [.. own.Select(o => o?.Grid)]);
        layout.PlaceRasterRuns(raster, own, isLeftOut, longest, cellStart);
        ParallelWork.Run(
            (layout.Runs.Length + RunsPerChunk - 1) / RunsPerChunk, inverseScale is null ? 1 : threads, () => false,
            (chunk, _) => GiveAreas(layout.Runs.AsSpan(chunk * RunsPerChunk, Math.Min(RunsPerChunk, layout.Runs.Length - (chunk * RunsPerChunk))), raster.Grid, inverseScale), cancellation);
        layout.PlaceOwnRuns(own, inverseScale, cellStart);
        layout.CutIntoBlocks();
        return layout;
    }

    private static bool[] LeftOut(int units, IReadOnlyList<int>? wanted)
    {
        var isLeftOut = new bool[units];
        if (wanted is not null)
        {
            Array.Fill(isLeftOut, true);
            foreach (int unit in wanted)
            {
                isLeftOut[unit] = false;
            }
        }

        return isLeftOut;
    }

    private static void GiveAreas(Span<DistanceRun> runs, RasterGrid grid, InverseScaleLattice? inverseScale)
    {
        foreach (ref DistanceRun run in runs)
        {
            double scale = inverseScale?.At((grid.CentreX(run.Column) + grid.CentreX(run.End - 1)) / 2, grid.CentreY(run.Row)) ?? 1;
            run = run with { CellAreaSquareMetres = grid.CellWidth * grid.CellHeight * scale * scale };
        }
    }

    // The raster's spans, row by row, each to its unit; cut where they are long.
    private void PlaceRasterRuns(UnitRaster raster, OwnCells?[] own, bool[] isLeftOut, int longest, int[] cellStart)
    {
        int[] next = UnitRun[..^1], nextCell = cellStart[..^1];
        for (int row = 0; row < raster.Grid.Rows; row++)
        {
            foreach (UnitSpan span in raster.Row(row))
            {
                for (int column = span.Column; column < span.End && own[span.Unit] is null && !isLeftOut[span.Unit]; column += longest)
                {
                    int cells = Math.Min(longest, span.End - column);
                    Runs[next[span.Unit]++] = new DistanceRun(row, column, cells, nextCell[span.Unit], 0);
                    nextCell[span.Unit] += cells;
                }
            }
        }
    }

    private void PlaceOwnRuns(OwnCells?[] own, InverseScaleLattice? inverseScale, int[] cellStart)
    {
        for (int unit = 0; unit < own.Length; unit++)
        {
            if (own[unit] is not { } cells)
            {
                continue;
            }

            Span<DistanceRun> placed = Runs.AsSpan(UnitRun[unit]..UnitRun[unit + 1]);
            cells.Runs.CopyTo(placed);
            if (cells.Grid is { } grid)
            {
                GiveAreas(placed, grid, inverseScale);
            }
            else
            {
                VerticesOnly.Add((unit, cells.Cells));
            }

            int at = cellStart[unit];
            foreach (ref DistanceRun run in placed)
            {
                run = run with { Start = at };
                at += run.Cells;
            }
        }
    }

    private void CutIntoBlocks()
    {
        int vertices = 0;
        for (int unit = 0; unit < OwnGrid.Length; unit++)
        {
            if (vertices < VerticesOnly.Count && VerticesOnly[vertices].Unit == unit)
            {
                vertices++;
                continue;
            }

            int first = UnitRun[unit];
            for (int run = first; run < UnitRun[unit + 1]; run++)
            {
                if (Runs[run].Row - Runs[first].Row >= RowsPerBlock)
                {
                    Blocks.Add(new Block(unit, first, run));
                    first = run;
                }
            }

            if (UnitRun[unit + 1] > first)
            {
                Blocks.Add(new Block(unit, first, UnitRun[unit + 1]));
            }
        }
    }

    /// <summary>Runs of one unit in up to 32 rows.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Block(int Unit, int FirstRun, int RunEnd);

    /// <summary>The cells of a unit that has few of the raster's; without a grid its vertices.</summary>
    private sealed record OwnCells(RasterGrid? Grid, DistanceRun[] Runs, int Cells)
    {
        /// <summary>Lays a grid over the bounds of a unit, finer until enough of its centres lie inside; null where the unit has no polygon.</summary>
        public static OwnCells? Of(PolygonSet units, int unit)
        {
            Bounds bounds = UnitVertices.Bounds(units, unit, out int vertices);
            if (bounds.IsEmpty)
            {
                return null;
            }

            for (int n = CoarsestOwnGrid; n <= FinestOwnGrid && bounds.Width > 0 && bounds.Height > 0; n *= 2)
            {
                var grid = new RasterGrid(bounds.MinX, bounds.MaxY, bounds.Width / n, bounds.Height / n, n, n);
                var (rowStart, spans) = PolygonScanline.Spans(units, grid, unit, unit + 1);
                int inside = spans.Sum(span => span.Cells);
                if (inside >= FewestCells || (inside > 0 && n == FinestOwnGrid))
                {
                    var runs = new List<DistanceRun>(spans.Length);
                    for (int row = 0; row < n; row++)
                    {
                        foreach (UnitSpan span in spans.AsSpan(rowStart[row]..rowStart[row + 1]))
                        {
                            for (int column = span.Column; column < span.End; column += LongestScaledRun)
                            {
                                runs.Add(new DistanceRun(row, column, Math.Min(LongestScaledRun, span.End - column), 0, 0));
                            }
                        }
                    }

                    return new OwnCells(grid, [.. runs], inside);
                }
            }

            // Thinner than any grid: its vertices share its area; an area of nothing still weighs a trace, so that there are figures.
            double area = Math.Max(Math.Abs(units.PlaneAreaOf(unit)), 1e-6) / vertices;
            return new OwnCells(null, [new DistanceRun(0, 0, vertices, 0, double.IsFinite(area) ? area : 1e-6)], vertices);
        }
    }
}
