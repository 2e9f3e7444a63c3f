using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The one lattice of cells that all tiles of a mosaic lie on, and where each lies.</summary>
/// <param name="Grid">The cells from the outermost edges of the tiles.</param>
/// <param name="Windows">The cells of each tile.</param>
internal sealed record TileLattice(RasterGrid Grid, TileWindow[] Windows)
{
    /// <summary>Parts of a cell that tiles may be off the lattice: a third of a metre at 30 m.</summary>
    private const double Tolerance = 0.01;

    /// <summary>Most cells along a side of the mosaic, so that no sum of places overflows.</summary>
    private const long MostAlong = 1_000_000_000;

    /// <summary>Lays the tiles out.</summary>
    /// <param name="tiles">The tiles, one or more.</param>
    /// <exception cref="InputFileException">Two tiles differ in coordinate system or cell size, or do not lie on one lattice.</exception>
    public static TileLattice Of(IReadOnlyList<ElevationTile> tiles)
    {
        ElevationTile first = tiles[0];
        RasterGrid cell = first.Grid;
        var windows = new TileWindow[tiles.Count];
        for (int i = 0; i < windows.Length; i++)
        {
            windows[i] = Place(first, tiles[i]);
        }

        long row = windows.Min(w => w.Row), column = windows.Min(w => w.Column), rows = windows.Max(w => w.RowEnd) - row, columns = windows.Max(w => w.ColumnEnd) - column;
        if (rows > MostAlong || columns > MostAlong)
        {
            int far = Enumerable.Range(0, windows.Length).MaxBy(i => Math.Max(Math.Abs(windows[i].Row), Math.Abs(windows[i].Column)));
            throw TooFar(first, tiles[far]);
        }

        var grid = new RasterGrid(
            cell.West + (column * cell.CellWidth), cell.North - (row * cell.CellHeight), cell.CellWidth, cell.CellHeight, (int)columns, (int)rows);
        return new TileLattice(
            grid, [.. windows.Select(w => new TileWindow(w.Row - row, w.Column - column, w.RowEnd - row, w.ColumnEnd - column))]);
    }

    private static TileWindow Place(ElevationTile first, ElevationTile tile)
    {
        RasterGrid cell = first.Grid, grid = tile.Grid;
        if (!IsSame(first.Crs, tile.Crs))
        {
            throw Differs(first, tile, LocalizedText.Of(
                $"hệ tọa độ {tile.Crs} khác hệ {first.Crs} của '{first.Place.File}'.", $"its coordinate system {tile.Crs} is not {first.Crs} as in '{first.Place.File}'."));
        }

        if (!(Math.Abs(grid.CellWidth - cell.CellWidth) * grid.Columns < Tolerance * cell.CellWidth)
            || !(Math.Abs(grid.CellHeight - cell.CellHeight) * grid.Rows < Tolerance * cell.CellHeight))
        {
            throw Differs(first, tile, LocalizedText.Of(
                $"kích thước ô {Exact(grid.CellWidth)} × {Exact(grid.CellHeight)} khác {Exact(cell.CellWidth)} × {Exact(cell.CellHeight)} của '{first.Place.File}'.",
                $"its cells of {Exact(grid.CellWidth)} × {Exact(grid.CellHeight)} are not those of '{first.Place.File}', {Exact(cell.CellWidth)} × {Exact(cell.CellHeight)}."));
        }

        double column = (grid.West - cell.West) / cell.CellWidth, row = (cell.North - grid.North) / cell.CellHeight;
        if (Math.Abs(column) > MostAlong || Math.Abs(row) > MostAlong)
        {
            throw TooFar(first, tile);
        }

        if (!(Math.Abs(column - Math.Round(column)) <= Tolerance && Math.Abs(row - Math.Round(row)) <= Tolerance))
        {
            throw Differs(first, tile, LocalizedText.Of(
                $"các ô lệch so với ô của '{first.Place.File}'.", $"its cells are off those of '{first.Place.File}' by a part of a cell."));
        }

        return new TileWindow((long)Math.Round(row), (long)Math.Round(column), (long)Math.Round(row) + grid.Rows, (long)Math.Round(column) + grid.Columns);
    }

    private static bool IsSame(CoordinateReferenceSystem a, CoordinateReferenceSystem b) =>
        a.EpsgCode is int code ? b.EpsgCode == code : b.EpsgCode is null && a.ToString() == b.ToString();

    private static InputFileException Differs(ElevationTile first, ElevationTile tile, LocalizedText what)
    {
        string system = first.Crs.EpsgCode is int code ? string.Create(CultureInfo.InvariantCulture, $"-t_srs EPSG:{code} ") : string.Empty;
        string command = $"gdalwarp {system}-tr {Exact(first.Grid.CellWidth)} {Exact(first.Grid.CellHeight)} -r bilinear -ot Float32 -dstnodata -32768 \"{first.Place.File}\" \"{tile.Place.File}\"";
        return new InputFileException(
            tile.Place,
            what,
            LocalizedText.Of($"Ghép các mảnh thành một lưới bằng: {command} moi.tif", $"Make one raster of the tiles with: {command} new.tif"));
    }

    private static InputFileException TooFar(ElevationTile first, ElevationTile tile) => new(
        tile.Place,
        LocalizedText.Of($"mảnh cách '{first.Place.File}' quá xa so với kích thước ô.", $"the tile lies too many cells away from '{first.Place.File}'."),
        new("Chỉ chọn các mảnh của vùng nghiên cứu.", "Choose the tiles of the study's area alone."));

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
