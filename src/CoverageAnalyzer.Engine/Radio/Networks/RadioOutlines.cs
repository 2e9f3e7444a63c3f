using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Draws outlines round the areas a network covers, leaves uncertain, or leaves in the shadow of terrain, for a map and a GeoPackage.</summary>
/// <remarks>
/// Outlines follow the edges of cells (<see cref="CellOutlines"/>), which no line is straighter than the model behind. Of a large model blocks of
/// cells are outlined by the class most of them have (of several, the first of the order covered, uncertain, uncovered, unknown, shadow).
/// Behavior: the same outlines however the rows are cut into bands.
/// Cost: a step per cell; memory for a few rows and the result.
/// </remarks>
public sealed class RadioOutlines : IRadioCoverageSink
{
    private const int Kinds = 5;
    private const int Shadow = 4; // beside the four states
    private const int Least = 4;
    private const long CellsOutlinedWhole = 64_000_000;

    // Order of the results, and of choosing between classes that as many cells of a block have.
    private static readonly (RadioOutlineClass Class, int Kind)[] Order =
    [
        (RadioOutlineClass.Covered, (int)RadioCoverageStatus.Covered), (RadioOutlineClass.Uncertain, (int)RadioCoverageStatus.Uncertain),
        (RadioOutlineClass.Shadow, Shadow), (RadioOutlineClass.Unknown, (int)RadioCoverageStatus.Unknown),
    ];

    private static readonly int[] Choice = [(int)RadioCoverageStatus.Covered, (int)RadioCoverageStatus.Uncertain, (int)RadioCoverageStatus.Uncovered, (int)RadioCoverageStatus.Unknown, Shadow];

    private readonly RasterGrid grid;
    private readonly CoordinateReferenceSystem crs;
    private readonly CircleRows? circles;
    private readonly int cellsAcross;
    private readonly int blocks; // columns of blocks
    private readonly CellOutlines[] outlines;
    private readonly byte[] inCircle;
    private readonly int[] counts; // of the row of blocks at hand: block, kind
    private readonly byte[] kinds;
    private readonly bool[] inside;
    private int rowsTaken;

    /// <summary>Prepares.</summary>
    /// <param name="metrics">What the cells of the elevation model measure.</param>
    /// <param name="crs">Its coordinate system.</param>
    /// <param name="circles">Circles of coverage by distance, for shadows; null: none are drawn.</param>
    /// <param name="mostVertices">Vertices of each class at most; small areas are left out where there would be more.</param>
    /// <param name="cellsAcross">Cells along the side of a block; 0: 1, or as many as leave 64 million blocks.</param>
    /// <param name="leastCells">Blocks of the smallest area and of the smallest hole that is kept.</param>
    public RadioOutlines(GridMetrics metrics, CoordinateReferenceSystem crs, RadioCircles? circles, int mostVertices = 500_000, int cellsAcross = 0, int leastCells = Least)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(crs);
        (grid, this.crs) = (metrics.Grid, crs);
        this.circles = circles is null ? null : new CircleRows(circles, metrics);
        this.cellsAcross = cellsAcross > 0 ? cellsAcross : (int)Math.Ceiling(Math.Sqrt(Math.Max(1, grid.CellCount / (double)CellsOutlinedWhole)));
        blocks = (grid.Columns + this.cellsAcross - 1) / this.cellsAcross;
        outlines = [.. Order.Select(_ => new CellOutlines(blocks, leastCells, mostVertices))];
        inCircle = new byte[grid.Columns];
        counts = new int[blocks * Kinds];
        kinds = new byte[blocks];
        inside = new bool[blocks];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The band does not follow the one before.</exception>
    public void Take(RadioCoverageBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        if (band.FirstRow != rowsTaken || band.Columns != grid.Columns || band.FirstRow + band.Rows > grid.Rows)
        {
            throw new ArgumentException($"Row {band.FirstRow} does not follow row {rowsTaken - 1}.", nameof(band));
        }

        for (int r = 0; r < band.Rows; r++)
        {
            circles?.Fill(rowsTaken, inCircle);
            Count(band.Status.Span.Slice(r * grid.Columns, grid.Columns));
            rowsTaken++;
            if (rowsTaken % cellsAcross == 0 || rowsTaken == grid.Rows)
            {
                EndBlocks();
            }
        }
    }

    /// <summary>The outlines, once the last row was taken.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    public RadioAreas Result()
    {
        if (rowsTaken != grid.Rows)
        {
            throw new InvalidOperationException($"Only {rowsTaken} of {grid.Rows} rows have come.");
        }

        List<double> x = [], y = [];
        List<int> ringStart = [0], unitStart = [0];
        List<RadioOutlineClass> classes = [];
        for (int k = 0; k < Order.Length; k++)
        {
            foreach (OutlinePolygon polygon in outlines[k].Finish())
            {
                Add(polygon.Outer, x, y, ringStart);
                foreach (OutlineRing hole in polygon.Holes)
                {
                    Add(hole, x, y, ringStart);
                }

                unitStart.Add(ringStart.Count - 1);
                classes.Add(Order[k].Class);
            }
        }

        double[] longitude = [.. x], latitude = [.. y];
        crs.ToWgs84(longitude, latitude);
        var polygons = new PolygonSet(longitude, latitude, [.. ringStart], [.. unitStart]);
        return new RadioAreas(
            polygons, classes, [.. Enumerable.Range(0, classes.Count).Select(u => EllipsoidalArea.SquareMetres(polygons, u) / 1e6)], cellsAcross, outlines.Max(o => o.LeastCells));
    }

    private void Count(ReadOnlySpan<byte> status)
    {
        for (int c = 0, block = 0, next = cellsAcross; c < status.Length; c++)
        {
            if (c == next)
            {
                block++;
                next += cellsAcross;
            }

            int kind = Math.Min((int)status[c], 3);
            counts[(block * Kinds) + (kind == (int)RadioCoverageStatus.Uncovered && inCircle[c] != 0 ? Shadow : kind)]++;
        }
    }

    private void EndBlocks()
    {
        for (int block = 0; block < blocks; block++)
        {
            Span<int> of = counts.AsSpan(block * Kinds, Kinds);
            int most = Choice[0];
            foreach (int kind in Choice)
            {
                most = of[kind] > of[most] ? kind : most;
            }

            kinds[block] = (byte)most;
            of.Clear();
        }

        for (int k = 0; k < Order.Length; k++)
        {
            for (int block = 0; block < blocks; block++)
            {
                inside[block] = kinds[block] == Order[k].Kind;
            }

            outlines[k].TakeRow(inside);
        }
    }

    private void Add(OutlineRing ring, List<double> x, List<double> y, List<int> ringStart)
    {
        for (int i = 0; i <= ring.X.Length; i++)
        {
            int at = i % ring.X.Length;
            x.Add(grid.West + (Math.Min(ring.X[at] * cellsAcross, grid.Columns) * grid.CellWidth));
            y.Add(grid.North - (Math.Min(ring.Y[at] * cellsAcross, grid.Rows) * grid.CellHeight));
        }

        ringStart.Add(x.Count);
    }
}
