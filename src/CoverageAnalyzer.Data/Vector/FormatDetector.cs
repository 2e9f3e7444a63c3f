using System.Buffers.Binary;
using System.IO.Compression;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Tells what a file is: by its first bytes, and by its name only where the bytes leave it open.</summary>
public static class FormatDetector
{
    private const int HeadLength = 4096;

    private static readonly string[] ShapefileCompanions = [".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qpj", ".qix"];

    /// <summary>Looks at a file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>What it is; <see cref="InputFormat.Unknown"/> where it is none of ours.</returns>
    /// <exception cref="InputFileException">There is no such file, it is empty or it cannot be read.</exception>
    public static DetectedFormat Detect(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            bool hasShapefile = ReaderEdge.Guard(path, () => Directory.EnumerateFiles(path).Any(f => HasExtension(f, ".shp")));
            return new(
                hasShapefile ? InputFormat.ShapefileFolder : InputFormat.Unknown, path, true,
                hasShapefile ? LocalizedText.Empty : LocalizedText.Of($"thư mục không có tệp .shp nào", $"a folder without a .shp file"));
        }

        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (ShapefileCompanions.Contains(extension) && Sibling(path, ".shp") is string shp)
        {
            path = shp;
            extension = ".shp";
        }

        byte[] head = ReaderEdge.Guard(path, () => ReadHead(path));
        if (head.Length == 0)
        {
            throw new InputFileException(
                SourcePlace.OfFile(path),
                LocalizedText.Of($"Tệp rỗng (0 byte).", $"The file is empty (0 bytes)."),
                LocalizedText.Of($"Hãy chép hoặc xuất lại tệp.", $"Copy or export the file again."));
        }

        (InputFormat format, LocalizedText guess) = ByContent(path, head, extension);
        return new(format, path, Agrees(format, extension), guess);
    }

    /// <summary>The error for a file that is none of the formats read as a layer.</summary>
    /// <param name="detected">What it was found to be.</param>
    public static InputFileException NotAVectorFile(DetectedFormat detected)
    {
        ArgumentNullException.ThrowIfNull(detected);
        LocalizedText problem = detected.Format switch
        {
            InputFormat.Xlsx or InputFormat.DelimitedText => LocalizedText.Of(
                $"Đây là bảng ({detected.Name}), không phải lớp bản đồ.", $"This is a table ({detected.Name}), not a map layer."),
            InputFormat.GeoTiff => LocalizedText.Of($"Đây là ảnh raster (GeoTIFF), không phải lớp bản đồ vector.", $"This is a raster (GeoTIFF), not a vector layer."),
            _ when !detected.Guess.IsEmpty => LocalizedText.Of(
                $"Không đọc được định dạng này: {detected.Guess.Vietnamese}.", $"This format is not read: {detected.Guess.English}."),
            _ => LocalizedText.Of($"Không nhận ra định dạng của tệp.", $"The format of the file is not recognised."),
        };
        return new(
            SourcePlace.OfFile(detected.Path), problem,
            LocalizedText.Of(
                $"Lớp ranh giới nhận: GeoJSON (.geojson, .json), ESRI Shapefile (.shp, tệp .zip hoặc thư mục chứa nó), GeoPackage (.gpkg).",
                $"Boundary layers may be: GeoJSON (.geojson, .json), ESRI Shapefile (.shp, a .zip or a folder with it), GeoPackage (.gpkg)."));
    }

    /// <summary>The file of the same base name with another extension, whatever the case of its letters.</summary>
    /// <param name="path">A file.</param>
    /// <param name="extension">The extension wanted, with its dot.</param>
    /// <returns>Its path, or null.</returns>
    internal static string? Sibling(string path, string extension)
    {
        string direct = Path.ChangeExtension(path, extension);
        if (File.Exists(direct))
        {
            return direct;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string name = Path.GetFileNameWithoutExtension(path) + extension;
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder)
                .Where(f => string.Equals(Path.GetFileName(f), name, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;
    }

    internal static bool HasExtension(string path, string extension) =>
        string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);

    private static byte[] ReadHead(string path)
    {
        using FileStream file = ReaderEdge.OpenRead(path);
        byte[] head = new byte[HeadLength];
        return head[..file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }

    private static (InputFormat Format, LocalizedText Guess) ByContent(string path, byte[] head, string extension)
    {
        if (head.AsSpan().StartsWith("SQLite format 3\0"u8))
        {
            return (InputFormat.GeoPackage, LocalizedText.Empty);
        }

        if (head.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(head) == 9994 && extension is not ".shx")
        {
            return (InputFormat.Shapefile, LocalizedText.Empty);
        }

        if (head.AsSpan().StartsWith("PK\x03\x04"u8) || head.AsSpan().StartsWith("PK\x05\x06"u8))
        {
            return InArchive(path);
        }

        if (head.AsSpan().StartsWith("II*\0"u8) || head.AsSpan().StartsWith("MM\0*"u8)
            || head.AsSpan().StartsWith("II+\0"u8) || head.AsSpan().StartsWith("MM\0+"u8))
        {
            return (InputFormat.GeoTiff, LocalizedText.Empty);
        }

        LocalizedText guess = KnownButNotRead(head);
        if (!guess.IsEmpty)
        {
            return (InputFormat.Unknown, guess);
        }

        ReadOnlySpan<byte> text = head.AsSpan().StartsWith("\uFEFF"u8) ? head.AsSpan(3) : head;
        text = text.TrimStart(" \t\r\n\x1E"u8);
        if (!text.IsEmpty && text[0] == (byte)'{')
        {
            return (InputFormat.GeoJson, LocalizedText.Empty);
        }

        bool isUtf16 = head.Length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF));
        bool isText = isUtf16 || head.AsSpan().IndexOf((byte)0) < 0;
        return extension switch
        {
            // The content decides, but a broken file is told what its name promises: its reader says what is wrong with it.
            ".geojson" or ".json" => (InputFormat.GeoJson, LocalizedText.Empty),
            ".shp" => (InputFormat.Shapefile, LocalizedText.Empty),
            ".gpkg" => (InputFormat.GeoPackage, LocalizedText.Empty),
            ".zip" => (InputFormat.ShapefileArchive, LocalizedText.Empty),
            ".csv" or ".tsv" or ".txt" or ".tab" when isText => (InputFormat.DelimitedText, LocalizedText.Empty),
            _ => (InputFormat.Unknown, LocalizedText.Empty),
        };
    }

    private static LocalizedText KnownButNotRead(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("fgb\x03"u8))
        {
            return LocalizedText.Of($"FlatGeobuf; hãy chuyển sang GeoPackage (ogr2ogr ra.gpkg vào.fgb)", $"FlatGeobuf; convert it to GeoPackage (ogr2ogr out.gpkg in.fgb)");
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return LocalizedText.Of($"tệp Office cũ (.xls); hãy lưu lại thành .xlsx", $"an old Office file (.xls); save it as .xlsx");
        }

        if (head.StartsWith("%PDF"u8))
        {
            return LocalizedText.Of($"PDF", $"PDF");
        }

        if (head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return LocalizedText.Of($"tệp nén không phải .zip; hãy giải nén trước", $"an archive other than .zip; unpack it first");
        }

        ReadOnlySpan<byte> start = head.Length > 512 ? head[..512] : head;
        if (start.IndexOf("<kml"u8) >= 0)
        {
            return LocalizedText.Of($"KML; hãy chuyển sang GeoPackage hoặc GeoJSON (QGIS: Xuất lớp)", $"KML; convert it to GeoPackage or GeoJSON (QGIS: Export layer)");
        }

        return start.IndexOf("<?xml"u8) >= 0 || start.IndexOf("<html"u8) >= 0 || start.IndexOf("<!DOCTYPE"u8) >= 0
            ? LocalizedText.Of($"tệp XML hoặc HTML", $"an XML or HTML file")
            : LocalizedText.Empty;
    }

    private static (InputFormat Format, LocalizedText Guess) InArchive(string path) => ReaderEdge.Guard(path, () =>
    {
        using FileStream file = ReaderEdge.OpenRead(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        bool shapefile = false, geoPackage = false;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (string.Equals(entry.FullName, "xl/workbook.xml", StringComparison.OrdinalIgnoreCase))
            {
                return (InputFormat.Xlsx, LocalizedText.Empty);
            }

            shapefile |= HasExtension(entry.FullName, ".shp");
            geoPackage |= HasExtension(entry.FullName, ".gpkg") || HasExtension(entry.FullName, ".geojson");
        }

        return shapefile ? (InputFormat.ShapefileArchive, LocalizedText.Empty)
            : geoPackage ? (InputFormat.Unknown, LocalizedText.Of($"tệp .zip không có shapefile; hãy giải nén trước", $"a .zip without a shapefile; unpack it first"))
            : (InputFormat.Unknown, LocalizedText.Of($"tệp .zip không có shapefile (.shp)", $"a .zip without a shapefile (.shp)"));
    });

    private static bool Agrees(InputFormat format, string extension) => format switch
    {
        InputFormat.GeoJson => extension is ".geojson" or ".json" or ".geojsonl" or ".geojsons" or ".ndjson",
        InputFormat.Shapefile => extension is ".shp",
        InputFormat.ShapefileArchive => extension is ".zip",
        InputFormat.GeoPackage => extension is ".gpkg",
        InputFormat.Xlsx => extension is ".xlsx" or ".xlsm",
        InputFormat.DelimitedText => extension is ".csv" or ".tsv" or ".txt" or ".tab",
        InputFormat.GeoTiff => extension is ".tif" or ".tiff" or ".gtif",
        _ => true,
    };
}
