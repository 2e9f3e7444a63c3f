using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>
/// An ASCII grid that we read, its header written as every program reads it: without a mark at the start, blank lines, blanks before the words and others
/// than a space between them; counts without an exponent; a corner for a centre.
/// </summary>
internal static class StrictAsciiGrid
{
    private static readonly string[] Keys = ["ncols", "nrows", "xllc", "yllc", "cellsize", "dx", "dy", "nodata_value"];

    /// <summary>Whether the first value is no number, NaN.</summary>
    /// <param name="file">The file.</param>
    public static bool BeginsWithNan(byte[] file) =>
        Encoding.Latin1.GetString(file).Split((char[])['\r', '\n']).Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && !Keys.Any(k => l.TrimStart('\u00EF', '\u00BB', '\u00BF').StartsWith(k, StringComparison.OrdinalIgnoreCase)))?
            .StartsWith("nan", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The grid.</summary>
    /// <param name="file">The file.</param>
    public static byte[] Of(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file);
        var header = new List<(string Key, string Value)>();
        int at = 0;
        while (at < text.Length)
        {
            int end = text.AsSpan(at).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : at + end + 1;
            string line = text[at..end].Trim();
            if (line.Length > 0 && (!char.IsAsciiLetter(line[0]) || line.StartsWith("nan", StringComparison.OrdinalIgnoreCase)))
            {
                break;
            }

            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [string key, string value])
            {
                header.Add((key, value));
            }

            at = end;
        }

        double size = Number("cellsize") ?? double.NaN, width = Number("dx") ?? size, height = Number("dy") ?? size;
        bool isMixed = header.Any(h => Is(h.Key, "xllcorner")) != header.Any(h => Is(h.Key, "yllcorner"));
        return Encoding.Latin1.GetBytes(string.Concat(header.Select(h => h switch
        {
            _ when Is(h.Key, "ncols") || Is(h.Key, "nrows") => Line(h.Key, Value(h)),
            _ when isMixed && Is(h.Key, "xllcenter") => Line("xllcorner", Value(h) - (width / 2)),
            _ when isMixed && Is(h.Key, "yllcenter") => Line("yllcorner", Value(h) - (height / 2)),
            _ => $"{h.Key} {h.Value}\n",
        })) + text[at..]);

        static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
        static double Value((string Key, string Value) line) => double.Parse(line.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        static string Line(string key, double value) => string.Create(CultureInfo.InvariantCulture, $"{key} {value:R}\n");
        double? Number(string name) => header.Where(h => Is(h.Key, name)).Select(h => (double?)Value(h)).FirstOrDefault();
    }
}
