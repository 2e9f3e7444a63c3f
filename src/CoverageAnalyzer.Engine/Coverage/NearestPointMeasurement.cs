using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>One run of <see cref="NearestPointField.Measure"/>: lays out the cells unit by unit, then fills and sums them block by block.</summary>
internal sealed class NearestPointMeasurement
{
    /// <summary>A unit with fewer cells than this is measured on a finer grid of its own.</summary>
    internal const int FewestCells = 100;

    private const int RowsPerBlock = 32;
    private const int LongestRun = 256;
    private const int LongestScaledRun = 64;

    /// <summary>A run has one cell area, that of its middle: over 10 km in a zone it changes by 8 · 10⁻⁵ from end to end, and its mean is right to 10⁻⁷.</summary>
    private const double LongestScaledRunMetres = 10_000;

    private const int CoarsestOwnGrid = 24;
    private const int FinestOwnGrid = 24 << 6;

    private readonly NearestPointRequest request;
    private readonly UnitRaster raster;
    private readonly ServicePointSet points;
    private readonly InverseScaleLattice? inverseScale;
    private readonly float limitMetres;
    private readonly List<DistanceRun> runs = [];
    private readonly List<Block> blocks = [];
    private readonly List<(int Unit, int Run, int Vertices)> verticesOnly = [];
    private float[] distance = [];
    private float[]? people;
    private int cells;

    /// <summary>Checks the request.</summary>
    /// <param name="request">The request.</param>
    public NearestPointMeasurement(NearestPointRequest request)
    {
        this.request = request;
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

        if (request.UnitPopulation.Length > 0 && request.UnitPopulation.Length != request.Units.UnitCount)
        {
            throw new ArgumentException($"{request.UnitPopulation.Length} populations for {request.Units.UnitCount} units.", nameof(request));
        }

        raster = request.UnitRaster ?? UnitRaster.Rasterize(request.Units, grid);
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
        int units = request.Units.UnitCount;
        int[] unitRun = new int[units + 1];
        var rasterRuns = RunsByUnit(out int[] rasterRun);
        for (int unit = 0; unit < units; unit++)
        {
            if (raster.CellsOf(unit) >= FewestCells || !AddOwnGrid(unit))
            {
                AddRuns(unit, request.Grid, ownGrid: false, rasterRuns.AsSpan(rasterRun[unit]..rasterRun[unit + 1]));
            }

            unitRun[unit + 1] = runs.Count;
        }

        distance = GC.AllocateUninitializedArray<float>(cells); // every run is filled below
        people = request.People.Length > 0 ? GC.AllocateUninitializedArray<float>(cells) : null;
        var sums = new DistanceSums[units];
        sums.AsSpan().Fill(DistanceSums.Zero);
        foreach (var (unit, run, vertices) in verticesOnly)
        {
            MeasureVertices(unit, CollectionsMarshal.AsSpan(runs)[run], vertices, ref sums[unit]);
        }

        var parts = new DistanceSums[blocks.Count];
        ParallelWork.Run(
            blocks.Count,
            request.Threads,
            () => new NearestPointSweep(points.X, points.Y, points.Index, inverseScale),
            (b, sweep) => parts[b] = MeasureBlock(sweep, blocks[b]),
            cancellation);
        for (int b = 0; b < parts.Length; b++)
        {
            sums[blocks[b].Unit].Add(parts[b]); // in block order: the same sum for any number of threads
        }

        return new NearestPointField(
            distance, people, [.. runs], unitRun, sums, request.UnitPopulation.Span,
            hasPoints: points.X.Length > 0, hasLimit: !float.IsNaN(limitMetres), hasAreas: true);
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

    /// <summary>The raster's spans in the order of the units, inside a unit by row and column, cut where they are long.</summary>
    private DistanceRun[] RunsByUnit(out int[] first)
    {
        int longest = inverseScale is null ? LongestRun : (int)Math.Clamp(LongestScaledRunMetres / raster.Grid.CellWidth, 1, LongestScaledRun);
        first = new int[raster.UnitCount + 1];
        foreach (var span in raster.Spans)
        {
            first[span.Unit + 1] += (span.Cells + longest - 1) / longest;
        }

        for (int unit = 0; unit < raster.UnitCount; unit++)
        {
            first[unit + 1] += first[unit];
        }

        int[] next = first[..^1];
        var sorted = new DistanceRun[first[^1]];
        for (int row = 0; row < raster.Grid.Rows; row++)
        {
            foreach (var span in raster.Row(row))
            {
                for (int column = span.Column; column < span.End; column += longest)
                {
                    sorted[next[span.Unit]++] = new DistanceRun(row, column, Math.Min(longest, span.End - column), 0, 0);
                }
            }
        }

        return sorted;
    }

    private void AddRuns(int unit, RasterGrid grid, bool ownGrid, ReadOnlySpan<DistanceRun> added)
    {
        int blockRun = runs.Count;
        for (int i = 0; i < added.Length; i++)
        {
            var run = added[i];
            double scale = inverseScale?.At((grid.CentreX(run.Column) + grid.CentreX(run.End - 1)) / 2, grid.CentreY(run.Row)) ?? 1;
            if (runs.Count > blockRun && run.Row - runs[blockRun].Row >= RowsPerBlock)
            {
                blocks.Add(new Block(unit, grid, ownGrid, blockRun, runs.Count));
                blockRun = runs.Count;
            }

            runs.Add(run with { Start = cells, CellAreaSquareMetres = grid.CellWidth * grid.CellHeight * scale * scale });
            cells = checked(cells + run.Cells);
        }

        if (runs.Count > blockRun)
        {
            blocks.Add(new Block(unit, grid, ownGrid, blockRun, runs.Count));
        }
    }

    /// <summary>Lays a grid over the bounds of a small unit, finer until enough of its centres lie inside.</summary>
    /// <returns>False where the unit has no polygon.</returns>
    private bool AddOwnGrid(int unit)
    {
        var bounds = FiniteBounds(unit, out int vertices);
        if (bounds.IsEmpty)
        {
            return false;
        }

        for (int n = CoarsestOwnGrid; n <= FinestOwnGrid && bounds.Width > 0 && bounds.Height > 0; n *= 2)
        {
            var grid = new RasterGrid(bounds.MinX, bounds.MaxY, bounds.Width / n, bounds.Height / n, n, n);
            var (rowStart, spans) = PolygonScanline.Spans(request.Units, grid, unit, unit + 1);
            int inside = spans.Sum(span => span.Cells);
            if (inside >= FewestCells || (inside > 0 && n == FinestOwnGrid))
            {
                var own = new List<DistanceRun>(spans.Length);
                for (int row = 0; row < n; row++)
                {
                    foreach (var span in spans.AsSpan(rowStart[row]..rowStart[row + 1]))
                    {
                        for (int column = span.Column; column < span.End; column += LongestScaledRun)
                        {
                            own.Add(new DistanceRun(row, column, Math.Min(LongestScaledRun, span.End - column), 0, 0));
                        }
                    }
                }

                AddRuns(unit, grid, ownGrid: true, CollectionsMarshal.AsSpan(own));
                return true;
            }
        }

        // Thinner than any grid: its vertices share its area; an area of nothing still weighs a trace, so that there are figures.
        double area = Math.Max(Math.Abs(request.Units.PlaneAreaOf(unit)), 1e-6) / vertices;
        verticesOnly.Add((unit, runs.Count, vertices));
        runs.Add(new DistanceRun(0, 0, vertices, cells, double.IsFinite(area) ? area : 1e-6));
        cells = checked(cells + vertices);
        return true;
    }

    private Bounds FiniteBounds(int unit, out int vertices)
    {
        var bounds = Bounds.Empty;
        vertices = 0;
        foreach (int v in FiniteVertices(unit))
        {
            bounds = bounds.Including(request.Units.X[v], request.Units.Y[v]);
            vertices++;
        }

        return bounds;
    }

    private IEnumerable<int> FiniteVertices(int unit)
    {
        var set = request.Units;
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            for (int v = set.RingStart[r]; v < set.RingStart[r + 1] && PolygonScanline.IsFinite(set, r); v++)
            {
                yield return v;
            }
        }
    }

    private void MeasureVertices(int unit, DistanceRun run, int vertices, ref DistanceSums sum)
    {
        int at = run.Start;
        var found = new List<int>();
        foreach (int v in FiniteVertices(unit))
        {
            double x = request.Units.X[v], y = request.Units.Y[v];
            distance[at] = (float)GroundDistance.Nearest(points, inverseScale, x, y, found);
            if (people is not null)
            {
                people[at] = (float)(PeopleAt(x, y) * (run.CellAreaSquareMetres / (request.Grid.CellWidth * request.Grid.CellHeight)));
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

    private DistanceSums MeasureBlock(NearestPointSweep sweep, Block block)
    {
        var sums = DistanceSums.Zero;
        var inBlock = CollectionsMarshal.AsSpan(runs)[block.FirstRun..block.RunEnd];
        if (points.X.Length == 0)
        {
            distance.AsSpan(inBlock[0].Start..(inBlock[^1].Start + inBlock[^1].Cells)).Fill(float.NaN);
        }
        else
        {
            sweep.Fill(block.Grid, inBlock, distance);
        }

        float[] ownPeople = block.OwnGrid ? new float[LongestScaledRun] : [];
        foreach (var run in inBlock)
        {
            var part = distance.AsSpan(run.Start, run.Cells);
            DistanceAccumulator.Add(ref sums, part, run.CellAreaSquareMetres, limitMetres);
            if (people is null)
            {
                continue;
            }

            ReadOnlySpan<float> read;
            if (block.OwnGrid)
            {
                double share = block.Grid.CellWidth * block.Grid.CellHeight / (request.Grid.CellWidth * request.Grid.CellHeight);
                for (int i = 0; i < run.Cells; i++)
                {
                    ownPeople[i] = (float)(PeopleAt(block.Grid.CentreX(run.Column + i), block.Grid.CentreY(run.Row)) * share);
                }

                read = ownPeople.AsSpan(0, run.Cells);
            }
            else
            {
                read = request.People.Span.Slice((run.Row * request.Grid.Columns) + run.Column, run.Cells);
            }

            DistanceAccumulator.AddPeople(ref sums, part, read, people.AsSpan(run.Start, run.Cells), limitMetres);
        }

        return sums;
    }

    private float PeopleAt(double x, double y)
    {
        var grid = request.Grid;
        double column = Math.Floor((x - grid.West) / grid.CellWidth), row = Math.Floor((grid.North - y) / grid.CellHeight);
        return column >= 0 && column < grid.Columns && row >= 0 && row < grid.Rows
            ? request.People.Span[((int)row * grid.Columns) + (int)column]
            : float.NaN;
    }

    private sealed record Block(int Unit, RasterGrid Grid, bool OwnGrid, int FirstRun, int RunEnd);
}
