using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Where the cells of a GeoTIFF lie.</summary>
/// <remarks>Source: OGC GeoTIFF 1.1. The grid must be upright: a rotated or mirrored one is refused with the reason.</remarks>
internal static class GeoTiffGrid
{
    private const int UserDefined = 32767;

    /// <summary>The grid, by cell edges also where the file states cell centres.</summary>
    /// <param name="directory">The file's directory.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">There is no grid, or it cannot be used.</exception>
    public static RasterGrid Of(TiffDirectory directory, SourcePlace place)
    {
        double[] matrix = directory.Numbers(34264), scale = directory.Numbers(33550), tie = directory.Numbers(33922);
        double west, north, width, height;
        if (matrix.Length >= 8)
        {
            if (matrix[1] != 0 || matrix[4] != 0)
            {
                throw TiffDirectory.Damaged(place, new("lưới bị xoay.", "the grid is rotated."));
            }

            (west, north, width, height) = (matrix[3], matrix[7], matrix[0], -matrix[5]);
        }
        else if (scale.Length >= 2 && tie.Length >= 6)
        {
            (width, height) = (scale[0], scale[1]);
            west = tie[3] - (tie[0] * width);
            north = tie[4] + (tie[1] * height);
        }
        else
        {
            throw TiffDirectory.Damaged(place, new("tệp không có tọa độ (không phải GeoTIFF).", "the file has no coordinates (a TIFF, but no GeoTIFF)."));
        }

        if (!(width > 0 && height > 0) || !double.IsFinite(west + north + width + height) || Math.Abs(west) > 1e9 || Math.Abs(north) > 1e9)
        {
            throw TiffDirectory.Damaged(place, new("lưới bị lật ngược hoặc có vị trí, kích thước ô không hợp lệ.", "the grid is upside down, or its place or cell size makes no sense."));
        }

        bool pixelIsPoint = directory.GeoKey(1025) == 2;
        return pixelIsPoint
            ? new RasterGrid(west - (width / 2), north + (height / 2), width, height, directory.Width, directory.Height)
            : new RasterGrid(west, north, width, height, directory.Width, directory.Height);
    }

    /// <summary>The coordinate system: what the user states, else the EPSG code of the file.</summary>
    /// <param name="directory">The file's directory.</param>
    /// <param name="userCrs">What the user states, or null.</param>
    /// <param name="key">Key of the study that states it, for messages.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">None is stated, or it is not known here.</exception>
    public static CoordinateReferenceSystem CrsOf(TiffDirectory directory, string? userCrs, string key, SourcePlace place)
    {
        int projected = directory.GeoKey(3072), code = projected is > 0 and < UserDefined ? projected : directory.GeoKey(2048);
        string? text = userCrs ?? (code is > 0 and < UserDefined && projected != UserDefined ? "EPSG:" + code.ToString(CultureInfo.InvariantCulture) : null);
        if (text is null)
        {
            throw new InputFileException(
                place,
                new("tệp không ghi mã EPSG của hệ tọa độ.", "the file does not name its coordinate system by EPSG code."),
                LocalizedText.Of($"Ghi hệ tọa độ ở khóa '{key}'.", $"State it in the key '{key}'."));
        }

        return CoordinateReferenceSystem.FromText(text) ?? throw new InputFileException(
            place,
            LocalizedText.Of($"không biết hệ tọa độ {text}.", $"the coordinate system {text} is not known here."),
            new("Chuyển lưới sang WGS 84 hoặc VN-2000 bằng QGIS.", "Transform the raster to WGS 84 or VN-2000 with QGIS."));
    }
}
