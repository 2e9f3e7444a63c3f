using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>The mountain classes K1 to K7 of Kapos and others (UNEP-WCMC), to compare the legal classes with.</summary>
/// <remarks>
/// Source: V. Kapos et al., "Developing a map of the world's mountain forests" (2000), as FAO and UNEP-WCMC give it. K1: 4,500 m and above; K2: 3,500–4,500;
/// K3: 2,500–3,500; K4: 1,500–2,500 and slope of 2° or more; K5: 1,000–1,500 and slope of 5° or more, or local range over 300 m;
/// K6: 300–1,000 and local range over 300 m; K7: inner basins and plateaus under 25 km² that mountain encloses.
/// Lower bounds are inclusive. Slope is that of <see cref="ZonalTerrain"/>; the local range is greatest minus least height within a true circle of 7 km,
/// metres taken at the middle of each tile of 256 cells. The definition was made for cells of about 1 km: on a finer model slopes are steeper.
/// Memory: 2 bytes a cell of the window around the units, and some 40 MB a thread for 30 m cells.
/// </remarks>
public static class KaposClasses
{
    /// <summary>Number of classes.</summary>
    public const int Count = 7;

    /// <summary>Measures the classes in each unit.</summary>
    /// <remarks>
    /// A basin that reaches further from the units than the radius of the local range is taken as open.
    /// Behavior: the same bits for any number of threads.
    /// </remarks>
    /// <param name="model">The elevation model.</param>
    /// <param name="units">The units, in the coordinates of the model's system.</param>
    /// <param name="options">Points in which copies of the definition differ.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result a unit, in their order.</returns>
    /// <exception cref="ArgumentException">The model's projection has no known true areas, or the window has more cells than an array holds.</exception>
    public static IReadOnlyList<KaposArea> Measure(
        DigitalElevationModel model, PolygonSet units, KaposOptions options, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(options);
        var metrics = GridMetrics.Of(model.Grid, model.Crs);
        var (row, column, rows, columns) = WindowOf(metrics, units, options);
        short[] classes = Classify(model, metrics, options, (row, column, rows, columns), threads, cancellation);
        var grid = model.Grid;
        var window = grid with { West = grid.West + (column * grid.CellWidth), North = grid.North - (row * grid.CellHeight), Columns = columns, Rows = rows };
        double[] levels = [.. Enumerable.Range(1, Count).Select(k => (double)k)];
        var measured = ZonalTerrain.Measure(
            new GriddedElevation(window, model.Crs, classes, -1), units, new TerrainThresholds(levels, []), CellRule.ExactFractions, threads, cancellation);
        return [.. measured.Select(unit => new KaposArea
        {
            AreaSquareKilometres = unit.AreaSquareKilometres,
            UnknownAreaSquareKilometres = unit.UnknownAreaSquareKilometres,
            ClassSquareKilometres = [.. Enumerable.Range(0, Count).Select(k =>
                Math.Max(0, unit.AtOrAboveHeightSquareKilometres[k] - (k + 1 < Count ? unit.AtOrAboveHeightSquareKilometres[k + 1] : 0)))],
        })];
    }

    /// <summary>The class of every cell of a model.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="options">Points in which copies of the definition differ.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>rows × columns, row 0 in the north: 1 … 7, 0 for no mountain, −1 where there is no height.</returns>
    public static short[] Classify(DigitalElevationModel model, KaposOptions options, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return Classify(model, GridMetrics.Of(model.Grid, model.Crs), options, (0, 0, model.Grid.Rows, model.Grid.Columns), threads, cancellation);
    }

    private static short[] Classify(
        DigitalElevationModel model, GridMetrics metrics, KaposOptions options, (int Row, int Column, int Rows, int Columns) window, int threads, CancellationToken cancellation)
    {
        if ((long)window.Rows * window.Columns > Array.MaxLength)
        {
            throw new ArgumentException("The window around the units has more cells than an array holds: measure fewer units at once.", nameof(model));
        }

        short[] classes = new short[window.Rows * window.Columns];
        int across = (window.Columns + KaposTile.Side - 1) / KaposTile.Side, down = (window.Rows + KaposTile.Side - 1) / KaposTile.Side;
        ParallelWork.Run(
            across * down,
            threads,
            () => new KaposTile(model, metrics, options),
            (tile, worker) =>
            {
                int row = tile / across * KaposTile.Side, column = tile % across * KaposTile.Side;
                worker.Draw(
                    window.Row + row,
                    window.Column + column,
                    Math.Min(KaposTile.Side, window.Rows - row),
                    Math.Min(KaposTile.Side, window.Columns - column),
                    classes.AsSpan((row * window.Columns) + column),
                    window.Columns);
            },
            cancellation);
        InnerBasins.Mark(classes, window.Rows, window.Columns, window.Row, window.Column, metrics, options.LargestBasinSquareKilometres * 1e6);
        return classes;
    }

    private static (int Row, int Column, int Rows, int Columns) WindowOf(GridMetrics metrics, PolygonSet units, KaposOptions options)
    {
        var grid = metrics.Grid;
        var bounds = new ZonalUnits(units, grid).Bounds;
        if (bounds.IsEmpty)
        {
            return (0, 0, 0, 0);
        }

        double west = (bounds.MinX - grid.West) / grid.CellWidth, east = (bounds.MaxX - grid.West) / grid.CellWidth;
        double north = (grid.North - bounds.MaxY) / grid.CellHeight, south = (grid.North - bounds.MinY) / grid.CellHeight;
        int middleRow = (int)Math.Clamp((north + south) / 2, 0, grid.Rows), middleColumn = (int)Math.Clamp((west + east) / 2, 0, grid.Columns);
        double across = options.RangeRadiusMetres / metrics.EastSpacingMetres(middleRow, middleColumn);
        double along = options.RangeRadiusMetres / metrics.NorthSpacingMetres(middleRow, middleColumn);
        int firstColumn = (int)Math.Clamp(Math.Floor(west - across), 0, grid.Columns), columnEnd = (int)Math.Clamp(Math.Ceiling(east + across), 0, grid.Columns);
        int firstRow = (int)Math.Clamp(Math.Floor(north - along), 0, grid.Rows), rowEnd = (int)Math.Clamp(Math.Ceiling(south + along), 0, grid.Rows);
        return (firstRow, firstColumn, rowEnd - firstRow, columnEnd - firstColumn);
    }
}
