using System.IO.Compression;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>A case of a table: what it is read for, and the file.</summary>
/// <remarks>
/// More words in the first line, <c>%reader points gz metres</c>, say that the file is compressed before it is read, and that its coordinates are stated to be
/// those of UTM zone 48N.
/// </remarks>
/// <param name="Reader">What it is read for.</param>
/// <param name="IsCompressed">True where the file is put into gzip.</param>
/// <param name="Crs">Coordinate system that is stated, or null.</param>
/// <param name="File">The file.</param>
internal sealed record TableCase(TableReader Reader, bool IsCompressed, string? Crs, byte[] File)
{
    private const string Mark = "%reader ";

    /// <summary>Reads a case.</summary>
    /// <param name="bytes">Its bytes in the corpus.</param>
    public static TableCase Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        int head = HeadLength(bytes);
        if (head == 0)
        {
            return new TableCase(TableReader.Points, false, null, bytes);
        }

        string[] words = Encoding.ASCII.GetString(bytes.AsSpan(Mark.Length, head - Mark.Length)).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        _ = Enum.TryParse(words.Length > 0 ? words[0] : string.Empty, ignoreCase: true, out TableReader reader);
        return new TableCase(reader, words.Contains("gz"), words.Contains("metres") ? "EPSG:32648" : null, bytes[head..]);
    }

    /// <summary>The bytes of a case in the corpus.</summary>
    /// <param name="reader">What it is read for.</param>
    /// <param name="file">The file.</param>
    /// <param name="more">More words.</param>
    public static byte[] Of(TableReader reader, byte[] file, string more = "") =>
        [.. Encoding.ASCII.GetBytes($"{Mark}{reader.ToString().ToLowerInvariant()} {more}".TrimEnd() + "\n"), .. file];

    /// <summary>Bytes of the first line that says what a file is read for; 0 where there is none.</summary>
    /// <param name="bytes">The case.</param>
    public static int HeadLength(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.StartsWith(Encoding.ASCII.GetBytes(Mark)) ? bytes.IndexOf((byte)'\n') : -1;
        return end < 0 ? 0 : end + 1;
    }

    /// <summary>The file as it is written, compressed where the case says so.</summary>
    public byte[] ToFile()
    {
        if (!IsCompressed)
        {
            return File;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(File);
        }

        return packed.ToArray();
    }
}
