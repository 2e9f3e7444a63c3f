using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>A model in words.</summary>
internal static class ElevationWords
{
    private const double MetresInDegree = 110_574; // along the meridian at the equator; for "about"

    /// <summary>The formats of tiles: <c>GeoTIFF</c>, <c>12 × HGT</c>.</summary>
    /// <param name="tiles">The tiles.</param>
    public static string FormatOf(IReadOnlyList<ElevationTile> tiles) => tiles.Count == 1
        ? tiles[0].Format
        : string.Join(", ", tiles.GroupBy(t => t.Format, StringComparer.Ordinal).Select(g => $"{g.Count()} × {g.Key}"));

    /// <summary>Cell size, number of tiles, unit that was converted.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="grid">All their cells.</param>
    public static LocalizedText NoteOf(IReadOnlyList<ElevationTile> tiles, RasterGrid grid)
    {
        LocalizedText note = CellsOf(grid, tiles[0].Crs.IsGeographic);
        if (tiles.Count > 1)
        {
            note = LocalizedText.Of($"{note.Vietnamese}; {tiles.Count:N0} mảnh", $"{note.English}; {tiles.Count:N0} tiles");
        }

        LocalizedText unit = tiles.Select(t => t.ConvertedUnit).FirstOrDefault(u => !u.IsEmpty);
        return unit.IsEmpty
            ? note
            : LocalizedText.Of($"{note.Vietnamese}; đổi từ {unit.Vietnamese} sang mét", $"{note.English}; converted from {unit.English} to metres");
    }

    /// <summary>Number and size of the cells.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="isGeographic">True where the sizes are degrees.</param>
    public static LocalizedText CellsOf(RasterGrid grid, bool isGeographic)
    {
        if (!isGeographic)
        {
            return LocalizedText.Of(
                $"{grid.Columns:N0} × {grid.Rows:N0} ô, mỗi ô {grid.CellWidth:0.###} × {grid.CellHeight:0.###} m",
                $"{grid.Columns:N0} × {grid.Rows:N0} cells of {grid.CellWidth:0.###} × {grid.CellHeight:0.###} m");
        }

        double width = grid.CellWidth * 3600, height = grid.CellHeight * 3600, metres = grid.CellHeight * MetresInDegree;
        return LocalizedText.Of(
            $"{grid.Columns:N0} × {grid.Rows:N0} ô, mỗi ô {width:0.###}″ × {height:0.###}″ (khoảng {metres:0} m)",
            $"{grid.Columns:N0} × {grid.Rows:N0} cells of {width:0.###}″ × {height:0.###}″ (about {metres:0} m)");
    }
}
