using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Data.Vector;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>Tells the Unicode encodings apart: by byte order mark, by the zero bytes of UTF-16, by the validity of UTF-8.</summary>
public static class UnicodeDecider
{
    /// <summary>The encoding of a text file, among UTF-8 and UTF-16; any other bytes are read as UTF-8 with replacement characters.</summary>
    /// <param name="stated">The encoding the user stated, or null to find out.</param>
    /// <param name="sample">The file's first bytes and a choice of the rest.</param>
    /// <exception cref="ArgumentException">The stated encoding is none of these.</exception>
    public static (Encoding Encoding, TextEncodingChoice Choice) Decide(string? stated, ReadOnlySpan<byte> sample)
    {
        (Encoding Encoding, TextEncodingChoice Choice)? marked = ByMark(sample);
        if (stated is not null)
        {
            string name = stated.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
            return name switch
            {
                "UTF8" => (new UTF8Encoding(false), new TextEncodingChoice("UTF-8", "user")),
                "UTF16" or "UTF16LE" => (new UnicodeEncoding(false, true), new TextEncodingChoice("UTF-16 LE", "user")),
                "UTF16BE" => (new UnicodeEncoding(true, true), new TextEncodingChoice("UTF-16 BE", "user")),
                _ => throw new ArgumentException($"The encoding '{stated}' is not known here: UTF-8, UTF-16LE, UTF-16BE.", nameof(stated)),
            };
        }

        return marked ?? ByZeroBytes(sample) ?? (new UTF8Encoding(false), new TextEncodingChoice("UTF-8", IsUtf8(sample) ? "recognised" : "default"));
    }

    /// <summary>The encoding a byte order mark states, or null.</summary>
    /// <param name="head">The file's first bytes.</param>
    public static (Encoding Encoding, TextEncodingChoice Choice)? ByMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (new UTF8Encoding(true), new TextEncodingChoice("UTF-8", "byte order mark"));
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (new UnicodeEncoding(false, true), new TextEncodingChoice("UTF-16 LE", "byte order mark"));
        }

        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? (new UnicodeEncoding(true, true), new TextEncodingChoice("UTF-16 BE", "byte order mark"))
            : null;
    }

    /// <summary>UTF-16 without a mark: every other byte of the ASCII part is zero. Null for anything else.</summary>
    /// <param name="head">The file's first bytes.</param>
    public static (Encoding Encoding, TextEncodingChoice Choice)? ByZeroBytes(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length & ~1, 512)];
        int even = 0, odd = 0;
        for (int i = 0; i + 1 < head.Length; i += 2)
        {
            ushort unit = BinaryPrimitives.ReadUInt16LittleEndian(head[i..]);
            odd += unit is > 0 and < 256 ? 1 : 0;
            even += unit != 0 && (unit & 0xFF) == 0 ? 1 : 0;
        }

        int units = head.Length / 2;
        return units >= 4 && odd > units * 0.6 ? (new UnicodeEncoding(false, false), new TextEncodingChoice("UTF-16 LE", "recognised"))
            : units >= 4 && even > units * 0.6 ? (new UnicodeEncoding(true, false), new TextEncodingChoice("UTF-16 BE", "recognised"))
            : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> sample) => System.Text.Unicode.Utf8.IsValid(sample);
}
