using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Tells sea from land by an elevation model: the sea is a wide flat at height 0 or below.</summary>
/// <remarks>
/// A place is sea where its cell is at 0 m or below and at least <see cref="LeastSeaFraction"/> of the cells within <see cref="RadiusMetres"/> hang together
/// with it at the same height (within <see cref="SameHeightMetres"/>) and at 0 m or below. So rivers narrower than the circle, ponds and low fields
/// with relief are land. Voids are never sea: a place in a void is unknown, and one whose circle is too full of voids to decide is as well.
/// Valid for: models whose sea is level (SRTM and Copernicus write 0). A wide polder or lake that lies level at 0 m or below is taken for the sea.
/// Cost: one look at the cells of the circle, from blocks that are kept. Any number of threads may ask.
/// </remarks>
public sealed class ElevationSeaTest
{
    /// <summary>Radius of the circle looked at.</summary>
    public const double RadiusMetres = 300;

    /// <summary>Share of the circle that must be level and at 0 m or below.</summary>
    public const double LeastSeaFraction = 0.8;

    /// <summary>Heights this near to that of the place are one level.</summary>
    public const double SameHeightMetres = 0.5;

    private const int BlockCells = 128; // 64 KiB: larger arrays are collected with everything else only
    private const int MostBlocks = 256;
    private const int MostCellsAcross = 401;
    private const double MetresPerDegree = 111_320;

    private readonly DigitalElevationModel model;
    private readonly CoordinateReferenceSystem plane;
    private readonly Dictionary<(int Row, int Column), Lazy<float[]>> blocks = [];
    private readonly Lock gate = new();

    /// <summary>Makes the test.</summary>
    /// <param name="model">The heights.</param>
    /// <param name="plane">Coordinate system of the places asked about.</param>
    public ElevationSeaTest(DigitalElevationModel model, CoordinateReferenceSystem plane)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plane);
        this.model = model;
        this.plane = plane;
    }

    /// <summary>What is at a place.</summary>
    /// <param name="x">Easting (or longitude) in the system of the places.</param>
    /// <param name="y">Northing (or latitude).</param>
    public SurfaceKind At(double x, double y)
    {
        (double longitude, double latitude) = plane.ToWgs84(x, y);
        (double modelX, double modelY) = model.Crs.FromWgs84(longitude, latitude);
        RasterGrid grid = model.Grid;
        double column = Math.Floor((modelX - grid.West) / grid.CellWidth), row = Math.Floor((grid.North - modelY) / grid.CellHeight);
        if (!(column >= 0 && column < grid.Columns && row >= 0 && row < grid.Rows))
        {
            return SurfaceKind.Unknown;
        }

        double unit = model.Crs.IsGeographic ? MetresPerDegree : 1;
        double acrossMetres = grid.CellWidth * unit * (model.Crs.IsGeographic ? Math.Max(0.01, Math.Cos(latitude * Math.PI / 180)) : 1);
        return Judge((int)row, (int)column, grid.CellHeight * unit, acrossMetres);
    }

    private SurfaceKind Judge(int row, int column, double cellHeight, double cellWidth)
    {
        float centre = default;
        Read(row, column, 1, 1, new Span<float>(ref centre));
        if (float.IsNaN(centre) || centre > 0)
        {
            return float.IsNaN(centre) ? SurfaceKind.Unknown : SurfaceKind.Land;
        }

        int up = (int)Math.Min(RadiusMetres / cellHeight, MostCellsAcross / 2), aside = (int)Math.Min(RadiusMetres / cellWidth, MostCellsAcross / 2);
        int rows = (2 * up) + 1, columns = (2 * aside) + 1, cells = 0;
        var heights = new float[rows * columns];
        Read(row - up, column - aside, rows, columns, heights);
        var level = new bool[rows * columns];
        var mayBeLevel = new bool[rows * columns];
        for (int r = -up; r <= up; r++)
        {
            for (int c = -aside; c <= aside; c++)
            {
                double dx = c * cellWidth, dy = r * cellHeight;
                if ((dx * dx) + (dy * dy) <= RadiusMetres * RadiusMetres)
                {
                    int at = ((r + up) * columns) + c + aside;
                    float height = heights[at];
                    cells++;
                    level[at] = height <= 0 && Math.Abs(height - centre) <= SameHeightMetres;
                    mayBeLevel[at] = level[at] || float.IsNaN(height);
                }
            }
        }

        int middle = (up * columns) + aside;
        return Connected(level, rows, columns, middle) >= LeastSeaFraction * cells ? SurfaceKind.Sea
            : Connected(mayBeLevel, rows, columns, middle) >= LeastSeaFraction * cells ? SurfaceKind.Unknown
            : SurfaceKind.Land;
    }

    /// <summary>Number of level cells that hang together with one, side by side.</summary>
    private static int Connected(bool[] level, int rows, int columns, int start)
    {
        var waiting = new Stack<int>();
        waiting.Push(start);
        level[start] = false;
        int count = 0;
        while (waiting.TryPop(out int cell))
        {
            count++;
            int r = cell / columns, c = cell % columns;
            Take(r - 1, c);
            Take(r + 1, c);
            Take(r, c - 1);
            Take(r, c + 1);
        }

        return count;

        void Take(int r, int c)
        {
            if (r >= 0 && r < rows && c >= 0 && c < columns && level[(r * columns) + c])
            {
                level[(r * columns) + c] = false;
                waiting.Push((r * columns) + c);
            }
        }
    }

    /// <summary>Copies a window out of the blocks it lies in.</summary>
    private void Read(int row, int column, int rows, int columns, Span<float> heights)
    {
        for (int top = row; top < row + rows;)
        {
            int blockRow = FloorDivided(top), bottom = Math.Min(row + rows, (blockRow + 1) * BlockCells);
            for (int left = column; left < column + columns;)
            {
                int blockColumn = FloorDivided(left), right = Math.Min(column + columns, (blockColumn + 1) * BlockCells);
                ReadOnlySpan<float> block = Block(blockRow, blockColumn);
                for (int r = top; r < bottom; r++)
                {
                    block.Slice(((r - (blockRow * BlockCells)) * BlockCells) + left - (blockColumn * BlockCells), right - left)
                        .CopyTo(heights[(((r - row) * columns) + left - column)..]);
                }

                left = right;
            }

            top = bottom;
        }
    }

    private static int FloorDivided(int cell) => (int)Math.Floor((double)cell / BlockCells);

    /// <summary>A block; while one thread reads it, others may ask for other blocks.</summary>
    private float[] Block(int row, int column)
    {
        Lazy<float[]>? block;
        lock (gate)
        {
            if (!blocks.TryGetValue((row, column), out block))
            {
                if (blocks.Count == MostBlocks)
                {
                    blocks.Clear();
                }

                block = new Lazy<float[]>(() =>
                {
                    var heights = new float[BlockCells * BlockCells];
                    model.Read(row * BlockCells, column * BlockCells, BlockCells, BlockCells, heights);
                    return heights;
                });
                blocks.Add((row, column), block);
            }
        }

        return block.Value;
    }
}
