using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The first lines of an ESRI ASCII grid.</summary>
/// <remarks>
/// Source: Esri, ASCII raster format: ncols, nrows, xllcorner or xllcenter, yllcorner or yllcenter, cellsize, nodata_value (−9999 where it is
/// left out); dx and dy for cells that are not square, as GDAL writes them. Any case, any order.
/// </remarks>
/// <param name="Grid">The cells.</param>
/// <param name="NoData">The number that stands for a void.</param>
/// <param name="DataOffset">Byte at which the heights begin.</param>
/// <param name="Lines">Lines before them.</param>
internal sealed record AsciiGridHeader(RasterGrid Grid, float NoData, int DataOffset, int Lines)
{
    private const int MostBytes = 4_096;
    private const int LongestShown = 60;

    private static readonly string[] Known = ["ncols", "nrows", "xllcorner", "xllcenter", "yllcorner", "yllcenter", "cellsize", "dx", "dy", "nodata_value"];

    /// <summary>Reads the header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">It is no such header, or its numbers make no sense.</exception>
    public static AsciiGridHeader Read(string path, SourcePlace place)
    {
        byte[] head = new byte[MostBytes];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        int at = head.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0, line = 0;
        var values = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        while (at < length)
        {
            int end = head.AsSpan(at, length - at).IndexOfAny((byte)'\n', (byte)'\r');
            end = end < 0 ? length : at + end;
            string text = Encoding.Latin1.GetString(head, at, end - at).Trim();
            if (text.Length > 0 && !char.IsAsciiLetter(text[0]) || text.StartsWith("nan", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            line++;
            if (text.Length > 0)
            {
                Add(values, text, place with { Line = line });
            }

            at = Math.Min(length, end + (end + 1 < length && head[end] == '\r' && head[end + 1] == '\n' ? 2 : 1));
        }

        if (length == head.Length && at >= length)
        {
            throw NoGrid(place);
        }

        return new AsciiGridHeader(GridOf(values, place), (float)values.GetValueOrDefault("nodata_value", -9999), at, line);
    }

    private static void Add(Dictionary<string, double> values, string line, SourcePlace place)
    {
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || !Known.Contains(words[0], StringComparer.OrdinalIgnoreCase))
        {
            throw new InputFileException(
                place,
                LocalizedText.Of($"không phải dòng đầu của lưới ASCII: '{Shown(line)}'.", $"this is no header line of an ASCII grid: '{Shown(line)}'."),
                Remedy);
        }

        if (words[1].Contains(',', StringComparison.Ordinal))
        {
            throw DecimalComma(place, words[1]);
        }

        // Zero bytes behind a number are none of it; the platform's parser passes over them.
        if (words[1].Contains('\0', StringComparison.Ordinal) || !double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            throw new InputFileException(
                place, LocalizedText.Of($"'{Shown(words[1])}' không phải là số.", $"'{Shown(words[1])}' is no number."), Remedy);
        }

        if (!values.TryAdd(words[0], value) && !values[words[0]].Equals(value))
        {
            throw Contradiction(place, words[0], words[0]);
        }
    }

    /// <summary>The error for a decimal comma.</summary>
    /// <param name="place">The line.</param>
    /// <param name="text">What stands there.</param>
    public static InputFileException DecimalComma(SourcePlace place, string text) => new(
        place,
        LocalizedText.Of($"số viết bằng dấu phẩy thập phân: '{Shown(text)}'.", $"a number is written with a decimal comma: '{Shown(text)}'."),
        new("Thay dấu phẩy bằng dấu chấm trong cả tệp.", "Replace the commas by points in the whole file."));

    private static LocalizedText Remedy { get; } = new("Xuất lại lưới từ QGIS dưới dạng GeoTIFF hoặc lưới ASCII.", "Export the raster from QGIS as GeoTIFF or ASCII grid.");

    private static RasterGrid GridOf(Dictionary<string, double> values, SourcePlace place)
    {
        double Of(string key) => values.GetValueOrDefault(key, double.NaN);
        foreach (string side in (ReadOnlySpan<string>)["dx", "dy"])
        {
            if (values.TryGetValue(side, out double own) && values.TryGetValue("cellsize", out double size) && own != size)
            {
                throw Contradiction(place, "cellsize", side);
            }
        }

        foreach (string axis in (ReadOnlySpan<string>)["x", "y"])
        {
            if (values.ContainsKey(axis + "llcorner") && values.ContainsKey(axis + "llcenter"))
            {
                throw Contradiction(place, axis + "llcorner", axis + "llcenter"); // half a cell apart, and which is meant nobody knows
            }
        }

        double columns = Of("ncols"), rows = Of("nrows");
        double width = values.GetValueOrDefault("dx", Of("cellsize")), height = values.GetValueOrDefault("dy", Of("cellsize"));
        double west = values.TryGetValue("xllcorner", out double x) ? x : Of("xllcenter") - (width / 2);
        double south = values.TryGetValue("yllcorner", out double y) ? y : Of("yllcenter") - (height / 2);
        if (double.IsNaN(columns + rows + width + height + west + south))
        {
            throw NoGrid(place);
        }

        bool areCounts = columns >= 1 && rows >= 1 && columns <= int.MaxValue && rows <= int.MaxValue && columns == Math.Floor(columns) && rows == Math.Floor(rows);
        double north = south + (rows * height);
        if (!areCounts || !(width > 0 && height > 0) || !GridPlace.IsOnEarth(west, north, west + (columns * width), south))
        {
            throw new InputFileException(
                place, new("số hàng, số cột, vị trí hoặc kích thước ô không hợp lệ.", "rows, columns, place or cell size of the grid make no sense."), Remedy);
        }

        return new RasterGrid(west, north, width, height, (int)columns, (int)rows);
    }

    private static InputFileException Contradiction(SourcePlace place, string one, string other) => new(
        place,
        one == other
            ? LocalizedText.Of($"phần đầu của lưới ghi '{one}' hai lần với hai số khác nhau.", $"the header of the grid states '{one}' twice, with two numbers.")
            : LocalizedText.Of($"phần đầu của lưới ghi cả '{one}' lẫn '{other}', mâu thuẫn nhau.", $"the header of the grid states both '{one}' and '{other}', which contradict each other."),
        Remedy);

    private static InputFileException NoGrid(SourcePlace place) => new(
        place,
        new("thiếu dòng đầu của lưới ASCII (ncols, nrows, xllcorner, yllcorner, cellsize).", "header lines of an ASCII grid (ncols, nrows, xllcorner, yllcorner, cellsize) are missing."),
        Remedy);

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
