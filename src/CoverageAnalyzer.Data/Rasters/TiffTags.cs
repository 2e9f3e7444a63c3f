using System.Globalization;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What the tags of a GeoTIFF that we write say of its samples and of its place.</summary>
internal static class TiffTags
{
    /// <summary>Number of a system for the geographic keys.</summary>
    /// <param name="crs">The system.</param>
    /// <exception cref="ArgumentException">It has no EPSG code.</exception>
    public static int EpsgOf(CoordinateReferenceSystem crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        return crs.EpsgCode ?? throw new ArgumentException($"{crs.Name} has no EPSG code.", nameof(crs));
    }

    /// <summary>Checks columns and rows of a tile.</summary>
    /// <param name="tileSize">Columns and rows.</param>
    /// <exception cref="ArgumentException">TIFF does not allow it, or it is larger than 4096.</exception>
    public static void CheckTileSize(int tileSize)
    {
        if (tileSize < 16 || tileSize % 16 != 0 || tileSize > 4096)
        {
            throw new ArgumentException($"The tile size {tileSize} is no multiple of 16 from 16 to 4096.", nameof(tileSize));
        }
    }

    /// <summary>Number of a predictor in the tag: 3 for floating-point numbers, 2 for whole ones.</summary>
    /// <param name="isFloat">Whether samples are floating-point numbers.</param>
    public static int Predictor(bool isFloat) => isFloat ? 3 : 2;

    /// <summary>Adds size, edges and coordinate system (OGC GeoTIFF 1.1).</summary>
    /// <param name="tags">Takes the tags.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="isGeographic">Whether the system is in degrees.</param>
    /// <param name="epsg">Its number.</param>
    public static void AddPlace(TiffTagList tags, RasterGrid grid, bool isGeographic, int epsg)
    {
        tags.Add(33550, TiffTagList.Double, grid.CellWidth, grid.CellHeight, 0);
        tags.Add(33922, TiffTagList.Double, 0, 0, 0, grid.West, grid.North, 0);
        tags.Add(34735, TiffTagList.Short, 1, 1, 0, 3, 1024, 0, 1, isGeographic ? 2 : 1, 1025, 0, 1, 1, isGeographic ? 2048 : 3072, 0, 1, epsg);
    }

    /// <summary>Adds the value that stands for no data, as GDAL writes it.</summary>
    /// <param name="tags">Takes the tag.</param>
    /// <param name="noData">The value, or null for none.</param>
    public static void AddNoData(TiffTagList tags, double? noData)
    {
        if (noData is double value)
        {
            tags.AddText(42113, double.IsNaN(value) ? "nan" : value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
