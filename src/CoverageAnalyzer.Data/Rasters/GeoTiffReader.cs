using System.Globalization;
using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads a single-band GeoTIFF: strips or tiles; none, LZW, DEFLATE or PackBits; integers or floating point.</summary>
/// <remarks>Source: OGC GeoTIFF 1.1. The grid must be upright: a rotated or mirrored one is refused with the reason.</remarks>
public static class GeoTiffReader
{
    /// <summary>Reads people per cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: what the file says.</param>
    /// <param name="findings">Takes cells with impossible values.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static PopulationRaster ReadPopulation(string path, string? userCrs, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        SourcePlace place = SourcePlace.OfFile(path);
        try
        {
            TiffDirectory directory = TiffDirectory.Read(path);
            RasterGrid grid = GridOf(directory, place);
            CoordinateReferenceSystem crs = CrsOf(directory, userCrs, place);
            float[] people = Pixels(path, directory, place);
            Clean(people, directory, place, findings);
            return new PopulationRaster(grid, people, crs);
        }
        catch (Exception e) when (e is not (InputFileException or OperationCanceledException))
        {
            throw new InputFileException(
                place,
                e is FileNotFoundException or DirectoryNotFoundException
                    ? new LocalizedText("không tìm thấy tệp.", "the file was not found.")
                    : new LocalizedText("dữ liệu ảnh bị hỏng, không giải nén được.", "the image data is damaged and cannot be decoded."),
                new("Sao chép lại tệp từ bản gốc.", "Copy the file again from its source."),
                e);
        }
    }

    private static RasterGrid GridOf(TiffDirectory directory, SourcePlace place)
    {
        double[] matrix = directory.Numbers(34264), scale = directory.Numbers(33550), tie = directory.Numbers(33922);
        double west, north, width, height;
        if (matrix.Length >= 8)
        {
            if (matrix[1] != 0 || matrix[4] != 0)
            {
                throw Refused(place, new("lưới bị xoay.", "the grid is rotated."));
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
            throw Refused(place, new("tệp không có tọa độ (không phải GeoTIFF).", "the file has no coordinates (a TIFF, but no GeoTIFF)."));
        }

        if (!(width > 0 && height > 0) || !double.IsFinite(west + north + width + height))
        {
            throw Refused(place, new("lưới bị lật ngược hoặc có kích thước ô không hợp lệ.", "the grid is upside down or its cell size makes no sense."));
        }

        bool pixelIsPoint = GeoKey(directory, 1025) == 2;
        return pixelIsPoint
            ? new RasterGrid(west - (width / 2), north + (height / 2), width, height, directory.Width, directory.Height)
            : new RasterGrid(west, north, width, height, directory.Width, directory.Height);
    }

    private static CoordinateReferenceSystem CrsOf(TiffDirectory directory, string? userCrs, SourcePlace place)
    {
        int code = GeoKey(directory, 3072) is > 0 and < 32767 and int projected ? projected : GeoKey(directory, 2048);
        string? text = userCrs ?? (code is > 0 and < 32767 ? "EPSG:" + code.ToString(CultureInfo.InvariantCulture) : null);
        if (text is null)
        {
            throw new InputFileException(
                place,
                new("tệp không ghi mã EPSG của hệ tọa độ.", "the file does not name its coordinate system by EPSG code."),
                new("Ghi hệ tọa độ ở khóa 'layers.population.crs'.", "State it in the key 'layers.population.crs'."));
        }

        return CoordinateReferenceSystem.FromText(text) ?? throw new InputFileException(
            place,
            LocalizedText.Of($"không biết hệ tọa độ {text}.", $"the coordinate system {text} is not known here."),
            new("Chuyển lưới sang WGS 84 hoặc VN-2000 bằng QGIS.", "Transform the raster to WGS 84 or VN-2000 with QGIS."));
    }

    private static int GeoKey(TiffDirectory directory, int key)
    {
        double[] keys = directory.Numbers(34735);
        for (int i = 4; i + 3 < keys.Length; i += 4)
        {
            if ((int)keys[i] == key && keys[i + 1] == 0)
            {
                return (int)keys[i + 3];
            }
        }

        return 0;
    }

    private static float[] Pixels(string path, TiffDirectory directory, SourcePlace place)
    {
        Tiff.SetErrorHandler(new Silence());
        using Tiff tiff = Tiff.Open(path, "r") ?? throw Refused(place, new("dữ liệu ảnh không mở được.", "the image data cannot be opened."));
        int width = directory.Width, height = directory.Height, bytes = directory.Bits / 8;
        Func<byte[], int, float> value = Converter(directory, place);
        var pixels = new float[(long)width * height];
        if (directory.IsTiled)
        {
            int tileWidth = tiff.GetField(TiffTag.TILEWIDTH)[0].ToInt(), tileHeight = tiff.GetField(TiffTag.TILELENGTH)[0].ToInt();
            byte[] tile = new byte[tiff.TileSize()];
            for (int y = 0; y < height; y += tileHeight)
            {
                for (int x = 0; x < width; x += tileWidth)
                {
                    Whole(tiff.ReadEncodedTile(tiff.ComputeTile(x, y, 0, 0), tile, 0, tile.Length) == tile.Length, place);
                    for (int row = 0; row < Math.Min(tileHeight, height - y); row++)
                    {
                        for (int column = 0; column < Math.Min(tileWidth, width - x); column++)
                        {
                            pixels[((long)(y + row) * width) + x + column] = value(tile, ((row * tileWidth) + column) * bytes);
                        }
                    }
                }
            }

            return pixels;
        }

        int rowsPerStrip = Math.Min(height, tiff.GetField(TiffTag.ROWSPERSTRIP) is [FieldValue rows, ..] && rows.ToInt() > 0 ? rows.ToInt() : height);
        byte[] strip = new byte[(long)rowsPerStrip * width * bytes];
        for (int y = 0; y < height; y += rowsPerStrip)
        {
            int rowCount = Math.Min(rowsPerStrip, height - y), size = rowCount * width * bytes;
            Whole(tiff.ReadEncodedStrip(y / rowsPerStrip, strip, 0, size) == size, place);
            for (int i = 0; i < rowCount * width; i++)
            {
                pixels[((long)y * width) + i] = value(strip, i * bytes);
            }
        }

        return pixels;
    }

    /// <summary>LibTiff hands out samples in the machine's byte order.</summary>
    private static Func<byte[], int, float> Converter(TiffDirectory directory, SourcePlace place) => (directory.SampleFormat, directory.Bits) switch
    {
        (3, 32) => (block, at) => MemoryMarshal.Read<float>(block.AsSpan(at)),
        (3, 64) => (block, at) => (float)MemoryMarshal.Read<double>(block.AsSpan(at)),
        (2, 16) => (block, at) => MemoryMarshal.Read<short>(block.AsSpan(at)),
        (2, 32) => (block, at) => MemoryMarshal.Read<int>(block.AsSpan(at)),
        (1, 8) => (block, at) => block[at],
        (1, 16) => (block, at) => MemoryMarshal.Read<ushort>(block.AsSpan(at)),
        (1, 32) => (block, at) => MemoryMarshal.Read<uint>(block.AsSpan(at)),
        _ => throw Refused(place, LocalizedText.Of($"kiểu số {directory.Bits} bit (loại {directory.SampleFormat}) không đọc được.", $"numbers of {directory.Bits} bits (format {directory.SampleFormat}) cannot be read.")),
    };

    private static void Clean(float[] people, TiffDirectory directory, SourcePlace place, FindingLog findings)
    {
        float noData = float.TryParse(directory.Text(42113), NumberStyles.Float, CultureInfo.InvariantCulture, out float stated) ? stated : float.NaN;
        long impossible = 0;
        for (int i = 0; i < people.Length; i++)
        {
            if (people[i] == noData)
            {
                people[i] = float.NaN;
            }
            else if (!float.IsNaN(people[i]) && !(people[i] >= 0 && people[i] < 1e9f))
            {
                people[i] = float.NaN;
                impossible++;
            }
        }

        if (impossible > 0)
        {
            findings.Add(
                "population-cells-impossible",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"{impossible:N0} ô có dân số âm hoặc quá lớn.", $"{impossible:N0} cells hold a negative or absurd number of people."),
                new("Coi như không có số liệu.", "They count as no data."));
        }
    }

    private static void Whole(bool whole, SourcePlace place)
    {
        if (!whole)
        {
            throw Refused(place, new("một khối ảnh không giải nén được.", "an image block cannot be decoded."));
        }
    }

    private static InputFileException Refused(SourcePlace place, LocalizedText problem) =>
        new(place, problem, new("Xuất lại lưới từ QGIS dưới dạng GeoTIFF một kênh.", "Export the raster from QGIS as a one-band GeoTIFF."));

    private sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
            // The return values say it; nothing may be printed from here.
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
            // As above.
        }
    }
}
