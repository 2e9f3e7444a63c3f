using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Where the cells of a GeoTIFF lie.</summary>
/// <remarks>Source: OGC GeoTIFF 1.1. Of a rotated or mirrored grid the reason is said; it is refused.</remarks>
internal static class GeoTiffGrid
{
    private const int UserDefined = 32767;
    private const int MatrixNumbers = 16;

    /// <summary>How far apart two statements of one place may lie, in cells over the whole image: they are written as rounded numbers.</summary>
    private const double RoundedCells = 1e-3;

    /// <summary>The grid of an image whose first row is in the north, by cell edges also where the file states cell centres.</summary>
    /// <param name="directory">The file's directory.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">There is no grid, or it cannot be used.</exception>
    public static RasterGrid Of(TiffDirectory directory, SourcePlace place)
    {
        (RasterGrid grid, bool isSouthUp) = Placed(directory, place);
        return isSouthUp
            ? throw Unusable(place, new("lưới bị lật ngược (hàng đầu ở phía nam).", "the grid is upside down (its first row is in the south)."))
            : grid;
    }

    /// <summary>The grid, row 0 in the north, and whether the file has its rows the other way round.</summary>
    /// <param name="directory">The file's directory.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">There is no grid, or it cannot be used.</exception>
    public static (RasterGrid Grid, bool IsSouthUp) Placed(TiffDirectory directory, SourcePlace place)
    {
        double[] matrix = directory.Numbers(34264), scale = directory.Numbers(33550), tie = directory.Numbers(33922);
        (double West, double First, double Width, double Height)? byTie = scale.Length >= 2 && tie.Length >= 6
            ? (tie[3] - (tie[0] * scale[0]), tie[4] + (tie[1] * scale[1]), scale[0], scale[1]) : null, byMatrix = null;
        if (matrix.Length == MatrixNumbers)
        {
            if (matrix[1] != 0 || matrix[4] != 0)
            {
                throw Unusable(place, new("lưới bị xoay.", "the grid is rotated."));
            }

            byMatrix = (matrix[3], matrix[7], matrix[0], -matrix[5]);
        }

        // The standard allows one or the other. Programs take either of them where both are there: fine as long as both say the same.
        if (byMatrix is { } one && byTie is { } other && !IsSame(one, other, directory))
        {
            throw TiffDirectory.Damaged(place, new("tệp ghi hai vị trí khác nhau (thẻ 34264 và thẻ 33550, 33922).", "the file states two different places (tag 34264, and tags 33550 and 33922)."));
        }

        // The height is negative where rows go to the north.
        (double west, double first, double width, double height) = byMatrix ?? byTie
            ?? throw TiffDirectory.Damaged(place, new("tệp không có tọa độ (không phải GeoTIFF).", "the file has no coordinates (a TIFF, but no GeoTIFF)."));
        if (width < 0)
        {
            throw Unusable(place, new("lưới bị lật trái phải.", "the grid is mirrored (its first column is in the east)."));
        }

        if (!(width > 0 && height != 0) || !GridPlace.IsOnEarth(west, first, west + (directory.Width * width), first - (directory.Height * height)))
        {
            throw TiffDirectory.Damaged(place, new("lưới có vị trí hoặc kích thước ô không hợp lệ.", "the place or the cell size of the grid makes no sense."));
        }

        if (!directory.AreGeoKeysWhole)
        {
            throw TiffDirectory.Damaged(place, new("danh mục khóa GeoTIFF (thẻ 34735) bị hỏng.", "the GeoTIFF keys (tag 34735) are damaged."));
        }

        if (directory.GeoKey(1025) == 2)
        {
            (west, first) = (west - (width / 2), first + (height / 2));
        }

        double north = height > 0 ? first : first - (height * directory.Height);
        return (new RasterGrid(west, north, width, Math.Abs(height), directory.Width, directory.Height), height < 0);
    }

    private static bool IsSame((double West, double First, double Width, double Height) a, (double West, double First, double Width, double Height) b, TiffDirectory directory) =>
        Math.Abs(a.West - b.West) <= RoundedCells * Math.Abs(a.Width) && Math.Abs(a.First - b.First) <= RoundedCells * Math.Abs(a.Height)
        && Math.Abs(a.Width - b.Width) * directory.Width <= RoundedCells * Math.Abs(a.Width) && Math.Abs(a.Height - b.Height) * directory.Height <= RoundedCells * Math.Abs(a.Height);

    /// <summary>The coordinate system: what the user states, else the EPSG code of the file.</summary>
    /// <param name="directory">The file's directory.</param>
    /// <param name="userCrs">What the user states, or null.</param>
    /// <param name="key">Key of the study that states it, for messages.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">None is stated, or it is not known here.</exception>
    public static CoordinateReferenceSystem CrsOf(TiffDirectory directory, string? userCrs, string key, SourcePlace place)
    {
        string? text = userCrs ?? (EpsgOf(directory) is int code ? "EPSG:" + code.ToString(CultureInfo.InvariantCulture) : null);
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

    /// <summary>The EPSG code the file names; null where it names none.</summary>
    /// <param name="directory">The file's directory.</param>
    public static int? EpsgOf(TiffDirectory directory)
    {
        int projected = directory.GeoKey(3072), code = projected is > 0 and < UserDefined ? projected : directory.GeoKey(2048);
        return code is > 0 and < UserDefined && projected != UserDefined ? code : null;
    }

    private static InputFileException Unusable(SourcePlace place, LocalizedText what) => new(
        place,
        what,
        LocalizedText.Of($"Chuyển về lưới thẳng bằng: gdalwarp -ot Float32 -dstnodata -32768 \"{place.File}\" moi.tif", $"Straighten it with: gdalwarp -ot Float32 -dstnodata -32768 \"{place.File}\" new.tif"));
}
