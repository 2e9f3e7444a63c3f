using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>ESRI ASCII grid of heights, judged by a plain second reading of its text: lines of words, then numbers.</summary>
public sealed class AsciiGridTarget : FuzzTarget
{
    private const string File = "a.asc";
    private const int MostCellsCompared = 1 << 16;

    /// <inheritdoc/>
    public override string Name => "asc";

    /// <inheritdoc/>
    public override bool IsText(string partName) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
        ["ncols ", "nrows ", "xllcorner ", "yllcenter ", "cellsize ", "dx ", "dy ", "NODATA_value ", "-9999", "nan", "inf", "1e999", "-0", "1e-300", " ", "\n", "\r\n", "\t", ",", "+", "e", "\0", "\u00EF\u00BB\u00BF", "1 2 3 4 5 6"];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        yield return ("corner-metres.asc", "ncols 3\nnrows 2\nxllcorner 600000\nyllcorner 1850000\ncellsize 30\nNODATA_value -9999\n1 2 3\n4 -9999 6\n"u8.ToArray());
        yield return ("centre-degrees-crlf-dx-dy.asc", "NCOLS 5\r\nNROWS 1\r\nXLLCENTER 107.5\r\nYLLCENTER 16\r\nDX 0.001\r\nDY 0.002\r\n-1.5 2e2 nan 0.25 8999\r\n"u8.ToArray());
        yield return ("one-column-no-end.asc", "ncols 1\nnrows 4\nxllcorner 0\nyllcorner 0\ncellsize 1\n10\n20\n30\n40"u8.ToArray());
        yield return ("no-nodata-tabs.asc", "ncols\t2\nnrows\t2\nxllcorner\t107\nyllcorner\t16\ncellsize\t0.25\n1\t-9999\n3.5\t4\n"u8.ToArray());
        yield return ("mark-and-blank-lines.asc", "\uFEFFncols 2\n\nnrows 2\nxllcorner 106.5\nyllcorner 16.5\ncellsize 0.1\nnodata_value 0\n\n1 0\n\n 0 12\n"u8.ToArray());
        yield return ("all-on-one-line.asc", "ncols 4\nnrows 3\nxllcorner 107\nyllcorner 16\ncellsize 0.01\nNODATA_value -32768\n1 2 3 4 5 6 7 8 9 10 -32768 12"u8.ToArray());
        yield return ("other-order-carriage-return.asc", "cellsize 0.01\rnodata_value nan\ryllcorner 16\rxllcorner 107\rnrows 2\rncols 2\r1 2\r3 4\r"u8.ToArray());
        yield return ("long-numbers.asc", "ncols 3\nnrows 1\nxllcorner 107\nyllcorner 16\ncellsize 0.01\n+1.00000000000000000000000000000000000001 -0.0 1.7976931348623157e3\n"u8.ToArray());
        var many = new StringBuilder("ncols 40\nnrows 15\nxllcorner 107\nyllcorner 16\ncellsize 0.008333333333\nNODATA_value -9999\n");
        for (int i = 0; i < 600; i++)
        {
            many.Append(CultureInfo.InvariantCulture, $"{(i * 37) % 1200}{(i % 40 == 39 ? '\n' : ' ')}");
        }

        yield return ("six-hundred-cells.asc", Encoding.ASCII.GetBytes(many.ToString()));
    }

    /// <inheritdoc/>
    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.Write(File, file);
        return ReadAs(path, file, null) ?? ReadAs(path, file, "EPSG:32648");
    }

    private static ReadFigures? ReadAs(string path, byte[] file, string? crs)
    {
        using ElevationSource? source = RasterChecks.Open(path, File, crs, MostCellsCompared);
        if (source is null)
        {
            return null;
        }

        RasterGrid grid = source.Model.Grid;
        double sum = grid.CellCount <= MostCellsCompared ? Judge(file, source.Model) : double.NaN;
        return RasterChecks.FiguresOf(grid, sum);
    }

    /// <summary>Reads the text a second time, by the library's own parser, and compares every height.</summary>
    /// <returns>Sum of all numbers that are no voids.</returns>
    private static double Judge(byte[] file, DigitalElevationModel model)
    {
        string text = Encoding.Latin1.GetString(file);
        float noData = -9999;
        int at = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? 3 : 0;
        while (at < text.Length)
        {
            int end = text.AsSpan(at).IndexOfAny('\r', '\n');
            string line = (end < 0 ? text[at..] : text.Substring(at, end)).Trim();
            if (line.Length > 0 && (!char.IsAsciiLetter(line[0]) || line.StartsWith("nan", StringComparison.OrdinalIgnoreCase)))
            {
                break;
            }

            if (line.StartsWith("nodata_value", StringComparison.OrdinalIgnoreCase))
            {
                noData = (float)double.Parse(line["nodata_value".Length..].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture);
            }

            at = end < 0 ? text.Length : at + end + 1;
        }

        string[] words = text[at..].Split((char[])[' ', '\t', '\r', '\n', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries);
        RasterGrid grid = model.Grid;
        Oracle.Holds(words.LongLength == grid.CellCount, $"{words.Length} numbers for {grid.CellCount} cells.");
        float[] heights = new float[words.Length];
        model.Read(0, 0, grid.Rows, grid.Columns, heights);
        double sum = 0;
        for (int i = 0; i < words.Length; i++)
        {
            float stated = (float)Number(words[i]);
            bool isVoid = stated == noData || float.IsNaN(stated);
            float expected = isVoid || !(stated is >= -500 and <= 9_000) ? float.NaN : stated;
            Oracle.Holds(RasterChecks.IsSame(heights[i], expected), $"'{words[i]}' was read as {heights[i]} m.");
            sum += isVoid ? 0 : stated;
        }

        return sum;
    }

    private static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : word.Trim('+', '-').ToUpperInvariant() is "NAN" ? double.NaN : word.Contains("INF", StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity : throw new OracleException("number", $"'{word}' was accepted as a number.");
}
