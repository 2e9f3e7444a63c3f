using System.Text;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>An ASCII grid that we read, its header written as every program reads it: without a mark at the start, blank lines and blanks before the words.</summary>
internal static class StrictAsciiGrid
{
    /// <summary>The grid.</summary>
    /// <param name="file">The file.</param>
    public static byte[] Of(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file);
        var header = new StringBuilder();
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

            header.Append(line).Append(line.Length > 0 ? "\n" : string.Empty);
            at = end;
        }

        return Encoding.Latin1.GetBytes(header.Append(text, at, text.Length - at).ToString());
    }
}
