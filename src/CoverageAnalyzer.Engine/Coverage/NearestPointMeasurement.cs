using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>One run of <see cref="NearestPointField.Measure"/>: lays out the cells unit by unit, then fills and sums them block by block.</summary>
/// <remarks>
/// Blocks are measured in the order of their rows, some rows of the raster at a time, so that people are read once from a window of bounded size;
/// what is added up is added in the order of the units, block after block, whatever was measured when.
/// </remarks>
internal sealed class NearestPointMeasurement
{
    /// <summary>Cells of people a thread holds at most, unless 64 rows of the raster have more.</summary>
    private const int MostWindowCells = 1 << 20;

    private const int MostRowsPerPiece = 128;

    private readonly NearestPointRequest request;
    private readonly UnitRaster raster;
    private readonly ServicePointSet points;
    private readonly InverseScaleLattice? inverseScale;
    private readonly IPeopleCells? source;
    private readonly float limitMetres;
    private readonly OperationTally? tally;
    private NearestPointLayout layout = null!;
    private float[] distance = [];
    private float[]? people;

    /// <summary>Checks the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tally">Counts what the sweep does, or null.</param>
    public NearestPointMeasurement(NearestPointRequest request, OperationTally? tally = null)
    {
        this.request = request;
        this.tally = tally;
        var grid = request.Grid;
        if (request.Threads < 1)
        {
            throw new ArgumentException($"{request.Threads} threads: at least 1 is needed.", nameof(request));
        }

        if (!(grid.CellWidth > 0 && grid.CellHeight > 0 && double.IsFinite(grid.CellWidth) && double.IsFinite(grid.CellHeight)
            && double.IsFinite(grid.West) && double.IsFinite(grid.North)) || grid.Columns < 0 || grid.Rows < 0)
        {
            throw new ArgumentException($"The grid {grid} has no cells of a finite size above 0.", nameof(request));
        }

        if (request.People.Length > 0 && request.People.Length != grid.CellCount)
        {
            throw new ArgumentException($"{request.People.Length} values of people for {grid.CellCount} cells.", nameof(request));
        }

        if (request.PeopleCells is { } cells && (cells.Grid != grid || request.People.Length > 0))
        {
            throw new ArgumentException("The people per cell are of another grid, or given twice.", nameof(request));
        }

        if (request.UnitPopulation.Length > 0 && request.UnitPopulation.Length != request.Units.UnitCount)
        {
            throw new ArgumentException($"{request.UnitPopulation.Length} populations for {request.Units.UnitCount} units.", nameof(request));
        }

        source = request.PeopleCells ?? (request.People.Length > 0 ? new PeopleArray(grid, request.People) : null);
        raster = request.UnitRaster ?? UnitRaster.Rasterize(request.Units, grid, request.Threads);
        if (raster.Grid != grid || raster.UnitCount != request.Units.UnitCount)
        {
            throw new ArgumentException("The unit raster is of another grid or of other units.", nameof(request));
        }

        points = new ServicePointSet(request.PointX.Span, request.PointY.Span);
        limitMetres = (float)(request.LimitKilometres * 1000);
        inverseScale = InverseScaleLattice.Create(LatticeBounds(request.Units, grid, points.Bounds), request.ScaleFactor);
    }

    /// <summary>Does it.</summary>
    /// <param name="cancellation">Stops the work.</param>
    public NearestPointField Run(CancellationToken cancellation)
    {
        layout = NearestPointLayout.Of(request.Units, raster, request.Wanted, inverseScale, request.Threads, cancellation);
        distance = GC.AllocateUninitializedArray<float>(layout.Cells); // every run is filled below
        people = source is not null ? GC.AllocateUninitializedArray<float>(layout.Cells) : null;
        var sums = new DistanceSums[request.Units.UnitCount];
        sums.AsSpan().Fill(DistanceSums.Zero);
        foreach (var (unit, vertices) in layout.VerticesOnly)
        {
            MeasureVertices(unit, layout.Runs[layout.UnitRun[unit]], vertices, ref sums[unit]);
        }

        var parts = new DistanceSums[layout.Blocks.Count];
        int[] order = InOrderOfRows(out List<(int From, int To)> pieces);
        ParallelWork.Run(
            pieces.Count,
            request.Threads,
            () => (Sweep: new NearestPointSweep(points.X, points.Y, points.Index, inverseScale, tally), Window: source is null ? null : new PeopleWindow(source)),
            (piece, worker) =>
            {
                ReadOnlySpan<int> blocks = order.AsSpan(pieces[piece].From..pieces[piece].To);
                MoveWindow(worker.Window, blocks);
                foreach (int b in blocks)
                {
                    parts[b] = MeasureBlock(worker.Sweep, worker.Window, layout.Blocks[b]);
                }
            },
            cancellation);
        for (int b = 0; b < parts.Length; b++)
        {
            sums[layout.Blocks[b].Unit].Add(parts[b]); // in block order: the same sum for any number of threads
        }

        return new NearestPointField(
            distance, people, layout.Runs, layout.UnitRun, sums, request.UnitPopulation.Span,
            hasPoints: points.X.Length > 0, hasLimit: !float.IsNaN(limitMetres), hasAreas: true, request.Threads);
    }

    // Blocks of the raster's cells from the north, in pieces of some rows; then those of units with a grid of their own, one a piece.
    private int[] InOrderOfRows(out List<(int From, int To)> pieces)
    {
        int rows = source is null || request.Grid.Columns == 0
            ? MostRowsPerPiece
            : Math.Clamp((MostWindowCells / request.Grid.Columns) - NearestPointLayout.RowsPerBlock, NearestPointLayout.RowsPerBlock, MostRowsPerPiece);
        var keys = new long[layout.Blocks.Count];
        for (int b = 0; b < keys.Length; b++)
        {
            long row = layout.OwnGrid[layout.Blocks[b].Unit] is null ? layout.Runs[layout.Blocks[b].FirstRun].Row : int.MaxValue;
            keys[b] = (row << 32) | (uint)b;
        }

        Array.Sort(keys);
        pieces = [];
        var order = new int[keys.Length];
        for (int from = 0, to; from < keys.Length; from = to)
        {
            long row = keys[from] >> 32, end = row - (row % rows) + rows;
            for (to = from; to < keys.Length && (to == from || (row < int.MaxValue && keys[to] >> 32 < end)); to++)
            {
                order[to] = (int)(uint)keys[to];
            }

            pieces.Add((from, to));
        }

        return order;
    }

    private void MoveWindow(PeopleWindow? window, ReadOnlySpan<int> blocks)
    {
        if (window is null)
        {
            return;
        }

        if (layout.OwnGrid[layout.Blocks[blocks[0]].Unit] is not null)
        {
            Bounds bounds = UnitVertices.Bounds(request.Units, layout.Blocks[blocks[0]].Unit, out _);
            window.MoveAround(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY);
            return;
        }

        int row = int.MaxValue, rowEnd = 0, column = int.MaxValue, columnEnd = 0;
        foreach (int b in blocks)
        {
            NearestPointLayout.Block block = layout.Blocks[b];
            row = Math.Min(row, layout.Runs[block.FirstRun].Row);
            rowEnd = Math.Max(rowEnd, layout.Runs[block.RunEnd - 1].Row + 1);
            for (int run = block.FirstRun; run < block.RunEnd; run++)
            {
                column = Math.Min(column, layout.Runs[run].Column);
                columnEnd = Math.Max(columnEnd, layout.Runs[run].End);
            }
        }

        window.MoveTo(row, column, rowEnd, columnEnd);
    }

    /// <summary>Where 1/k may be asked for: the cells and the way to the points, as far as the projection can be trusted.</summary>
    private static Bounds LatticeBounds(PolygonSet units, RasterGrid grid, Bounds points)
    {
        var extent = LocatorGrid.FiniteBounds(units);
        if (extent.IsEmpty)
        {
            return Bounds.Empty;
        }

        var trusted = extent.Grown(1_000_000);
        var all = points.IsEmpty ? extent : extent.Including(points.MinX, points.MinY).Including(points.MaxX, points.MaxY);
        return new Bounds(
            Math.Max(all.MinX, trusted.MinX), Math.Max(all.MinY, trusted.MinY), Math.Min(all.MaxX, trusted.MaxX), Math.Min(all.MaxY, trusted.MaxY))
            .Grown(Math.Max(grid.CellWidth, grid.CellHeight));
    }

    private void MeasureVertices(int unit, DistanceRun run, int vertices, ref DistanceSums sum)
    {
        int at = run.Start;
        var found = new List<int>();
        PeopleWindow? window = source is null ? null : new PeopleWindow(source);
        foreach (int v in UnitVertices.Of(request.Units, unit))
        {
            double x = request.Units.X[v], y = request.Units.Y[v];
            distance[at] = (float)GroundDistance.Nearest(points, inverseScale, x, y, found);
            if (people is not null)
            {
                people[at] = (float)(window!.At(x, y) * (run.CellAreaSquareMetres / (request.Grid.CellWidth * request.Grid.CellHeight)));
            }

            at++;
        }

        var part = distance.AsSpan(run.Start, vertices);
        DistanceAccumulator.Add(ref sum, part, run.CellAreaSquareMetres, limitMetres);
        if (people is not null)
        {
            var kept = people.AsSpan(run.Start, vertices);
            DistanceAccumulator.AddPeople(ref sum, part, kept, kept, limitMetres);
        }
    }

    private DistanceSums MeasureBlock(NearestPointSweep sweep, PeopleWindow? window, NearestPointLayout.Block block)
    {
        var sums = DistanceSums.Zero;
        RasterGrid? own = layout.OwnGrid[block.Unit];
        RasterGrid grid = own ?? request.Grid;
        ReadOnlySpan<DistanceRun> inBlock = layout.Runs.AsSpan(block.FirstRun..block.RunEnd);
        if (points.X.Length == 0)
        {
            distance.AsSpan(inBlock[0].Start..(inBlock[^1].Start + inBlock[^1].Cells)).Fill(float.NaN);
        }
        else
        {
            sweep.Fill(grid, inBlock, distance);
        }

        Span<float> ownPeople = stackalloc float[NearestPointLayout.LongestScaledRun];
        foreach (ref readonly DistanceRun run in inBlock)
        {
            var part = distance.AsSpan(run.Start, run.Cells);
            DistanceAccumulator.Add(ref sums, part, run.CellAreaSquareMetres, limitMetres);
            if (people is null)
            {
                continue;
            }

            scoped ReadOnlySpan<float> read;
            if (own is not null)
            {
                double share = grid.CellWidth * grid.CellHeight / (request.Grid.CellWidth * request.Grid.CellHeight);
                for (int i = 0; i < run.Cells; i++)
                {
                    ownPeople[i] = (float)(window!.At(grid.CentreX(run.Column + i), grid.CentreY(run.Row)) * share);
                }

                read = ownPeople[..run.Cells];
            }
            else
            {
                read = window!.Run(run.Row, run.Column, run.Cells);
            }

            DistanceAccumulator.AddPeople(ref sums, part, read, people.AsSpan(run.Start, run.Cells), limitMetres);
        }

        return sums;
    }
}
