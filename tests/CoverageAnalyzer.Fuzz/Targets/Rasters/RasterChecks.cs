using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>What is asked of a raster that was accepted.</summary>
internal static class RasterChecks
{
    private const int Window = 50;

    /// <summary>Reads a window of a raster.</summary>
    public delegate void WindowReader(int row, int column, int rows, int columns, Span<float> values);

    /// <summary>A grid has cells, and they lie somewhere.</summary>
    /// <param name="grid">The grid.</param>
    public static void Grid(RasterGrid grid) => Oracle.Holds(
        grid is { Rows: > 0, Columns: > 0, CellWidth: > 0, CellHeight: > 0 } && double.IsFinite(grid.West + grid.North + (grid.Columns * grid.CellWidth) + (grid.Rows * grid.CellHeight)),
        $"A grid that cannot be was accepted: {grid}.");

    /// <summary>A raster read window by window is the raster read whole.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="whole">All values, row by row.</param>
    /// <param name="read">Reads a window.</param>
    /// <param name="outside">True where a window may reach over the edges, which then are NaN.</param>
    public static void SameWindows(RasterGrid grid, float[] whole, WindowReader read, bool outside)
    {
        ArgumentNullException.ThrowIfNull(read);
        float[] values = new float[whole.Length];
        read(0, 0, grid.Rows, grid.Columns, values);
        Oracle.Holds(IsSame(whole, values), "The whole as one window differs.");
        int row = grid.Rows / 3, column = grid.Columns / 2, rows = Math.Max(1, (grid.Rows - row) / 2), columns = Math.Max(1, (grid.Columns - column) / 2);
        read(row, column, rows, columns, values);
        for (int i = 0; i < rows * columns; i++)
        {
            Oracle.Holds(IsSame(values[i], whole[((row + (i / columns)) * grid.Columns) + column + (i % columns)]), $"Cell {i} of the window at {row}, {column} differs.");
        }

        if (outside)
        {
            float[] beyond = new float[9];
            read(-2, -2, 3, 3, beyond);
            Oracle.Holds(beyond.AsSpan(0, 8).IndexOfAnyExcept(float.NaN) < 0 && IsSame(beyond[8], whole[0]), "Outside the grid there are values.");
        }
    }

    /// <summary>Opens a file of heights and judges all that can be asked of it without knowing them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="crs">Coordinate system the user states, or null.</param>
    /// <param name="mostCells">Cells up to which it is read whole.</param>
    /// <returns>Its heights; null where it was refused.</returns>
    public static ElevationSource? Open(string path, string file, string? crs, int mostCells)
    {
        var findings = new FindingLog();
        ElevationSource? source = Oracle.Try(file, () => ElevationFiles.Open([path], crs, findings));
        if (source is not null)
        {
            Oracle.Findings(findings, file);
            Grid(source.Model.Grid);
            Heights(source.Model, mostCells);
            Summary(path, source.Model, crs);
        }

        return source;
    }

    /// <summary>Count of cells, outer bounds and sum of values, as GDAL must find them.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="sum">Sum of the values; NaN where it cannot be compared.</param>
    public static ReadFigures FiguresOf(RasterGrid grid, double sum) => new(
        grid.CellCount, grid.West, grid.North - (grid.Rows * grid.CellHeight), grid.West + (grid.Columns * grid.CellWidth), grid.North, sum);

    /// <summary>Equal, or both no value.</summary>
    public static bool IsSame(float a, float b) => a == b || (float.IsNaN(a) && float.IsNaN(b));

    /// <summary>Equal, or both no value, everywhere.</summary>
    public static bool IsSame(float[] a, float[] b)
    {
        bool same = a.Length == b.Length;
        for (int i = 0; same && i < a.Length; i++)
        {
            same = IsSame(a[i], b[i]);
        }

        return same;
    }

    /// <summary>The same cells, to the last bits of a double.</summary>
    public static bool IsNear(RasterGrid a, RasterGrid b) => a.Columns == b.Columns && a.Rows == b.Rows
        && IsNear(a.West, b.West) && IsNear(a.North, b.North) && IsNear(a.CellWidth, b.CellWidth) && IsNear(a.CellHeight, b.CellHeight);

    /// <summary>Heights are between the Dead Sea and Everest, or void; a small model is the same in any window.</summary>
    private static void Heights(DigitalElevationModel model, int mostCells)
    {
        RasterGrid grid = model.Grid;
        if (grid.CellCount <= mostCells)
        {
            float[] whole = new float[grid.CellCount];
            model.Read(0, 0, grid.Rows, grid.Columns, whole);
            Believable(whole);
            SameWindows(grid, whole, model.Read, outside: true);
            return;
        }

        float[] heights = new float[Window * Window];
        foreach ((int row, int column) in (ReadOnlySpan<(int, int)>)[(-1, -1), (grid.Rows - 40, grid.Columns - 40), (grid.Rows / 2, grid.Columns / 2)])
        {
            try
            {
                model.Read(row, column, Window, Window, heights);
            }
            catch (InputFileException e)
            {
                Oracle.Refusal(e, e.Place.File);
                continue;
            }

            Believable(heights);
        }
    }

    /// <summary>The look at a file's numbers as they are agrees with the heights that were believed.</summary>
    private static void Summary(string path, DigitalElevationModel model, string? crs)
    {
        if (model.Grid.CellCount > 1 << 20)
        {
            return;
        }

        RasterSummary summary = ElevationFiles.Summarize(path, crs, new FindingLog());
        Oracle.Holds(summary.Grid == model.Grid, "Summary and model lie elsewhere.");
        Oracle.Holds(summary.VoidCells >= 0 && summary.VoidCells <= model.Grid.CellCount, "There are more voids than cells.");
        Oracle.Holds(!(summary.LeastValue > summary.GreatestValue), "The least value is above the greatest.");
    }

    private static bool IsNear(double a, double b) => a == b || Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b));

    private static void Believable(float[] heights)
    {
        foreach (float height in heights)
        {
            Oracle.Holds(float.IsNaN(height) || height is >= -500 and <= 9_000, $"A height of {height} m.");
        }
    }
}
