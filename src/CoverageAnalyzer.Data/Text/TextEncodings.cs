using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Data.Text;

/// <summary>The text encodings the readers know, found by the names that files and people give them.</summary>
public static class TextEncodings
{
    /// <summary>UTF-8; wrong bytes become U+FFFD.</summary>
    public static TextEncoding Utf8 { get; } = new("UTF-8", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>UTF-16, low byte first (Excel's "Unicode text").</summary>
    public static TextEncoding Utf16 { get; } = new("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true));

    /// <summary>UTF-16, high byte first.</summary>
    public static TextEncoding Utf16BigEndian { get; } = new("UTF-16 (big-endian)", new UnicodeEncoding(bigEndian: true, byteOrderMark: true));

    /// <summary>Windows-1258, Vietnamese Windows: tones are bytes of their own behind the letter.</summary>
    public static TextEncoding Windows1258 { get; } = new("Windows-1258", CodePagesEncodingProvider.Instance.GetEncoding(1258)!);

    /// <summary>TCVN3, the encoding of the ABC fonts (.VnTime).</summary>
    public static TextEncoding Tcvn3 { get; } = new("TCVN3 (ABC)", new ByteTableEncoding("TCVN3", VietnameseCodeTables.Tcvn3()));

    /// <summary>VNI for Windows.</summary>
    public static TextEncoding Vni { get; } = new("VNI-Windows", new ByteTableEncoding("VNI", VietnameseCodeTables.Vni()));

    /// <summary>VISCII (RFC 1456).</summary>
    public static TextEncoding Viscii { get; } = new("VISCII", new ByteTableEncoding("VISCII", VietnameseCodeTables.Viscii()));

    /// <summary>Windows-1252, Western Windows; also used for what calls itself ISO-8859-1.</summary>
    public static TextEncoding Windows1252 { get; } = new("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!);

    /// <summary>The encodings a Vietnamese file may be in, in the order they are preferred where nothing tells them apart.</summary>
    public static IReadOnlyList<TextEncoding> Known { get; } = [Utf8, Tcvn3, Windows1258, Vni, Viscii, Windows1252];

    /// <summary>Finds an encoding by a name or alias as it stands in a .cpg file, a study or on the command line.</summary>
    /// <param name="name">For example <c>UTF-8</c>, <c>65001</c>, <c>CP1258</c>, <c>TCVN-5712</c>, <c>ABC</c>, <c>ANSI 1252</c>.</param>
    /// <returns>The encoding, or null where the name is not known.</returns>
    public static TextEncoding? ByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string key = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        switch (key)
        {
            case "UTF8" or "UTF8BOM" or "UTF8SIG" or "65001" or "CP65001" or "UNICODE":
                return Utf8;
            case "UTF16" or "UTF16LE" or "1200" or "CP1200":
                return Utf16;
            case "UTF16BE" or "1201" or "CP1201":
                return Utf16BigEndian;
            case "TCVN3" or "TCVN" or "TCVN3ABC" or "TCVN5712" or "TCVN57121" or "TCVN57122" or "TCVN57123" or "TCVN57121993" or "TCVN57121999"
                or "ABC" or "VN3" or "TCVNABC" or "TCVN5712VN3":
                return Tcvn3;
            case "VNI" or "VNIWIN" or "VNIWINDOWS":
                return Vni;
            case "VISCII" or "VISCII11" or "CSVISCII":
                return Viscii;
            case "ISO88591" or "88591" or "LATIN1" or "L1" or "ASCII" or "USASCII":
                return Windows1252;
        }

        int digits = key.Length;
        while (digits > 0 && char.IsAsciiDigit(key[digits - 1]))
        {
            digits--;
        }

        return key[..digits] is "" or "CP" or "ANSI" or "WINDOWS" or "WIN" or "OEM" or "IBM" or "MS" or "MSCP" or "XCP" or "CODEPAGE"
            && int.TryParse(key.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out int page)
                ? ByCodePage(page)
                : ByPlatformName(name.Trim());
    }

    /// <summary>The encoding a DBF file's language byte (offset 29) names.</summary>
    /// <param name="language">The byte.</param>
    /// <returns>
    /// The encoding and whether the byte can be relied on: 0x03 and 0x57 are what common tools write whatever the text is;
    /// null where the byte says nothing.
    /// </returns>
    public static (TextEncoding Encoding, bool Reliable)? ByDbfLanguage(byte language)
    {
        int page = language switch
        {
            0x01 or 0x09 or 0x0B or 0x0D or 0x0F or 0x11 or 0x15 or 0x18 or 0x19 or 0x1B => 437,
            0x02 or 0x0A or 0x0E or 0x10 or 0x12 or 0x14 or 0x16 or 0x1A or 0x1D or 0x25 or 0x37 => 850,
            0x03 or 0x57 or 0x58 or 0x59 => 1252,
            0x13 or 0x7B => 932,
            0x4D or 0x7A => 936,
            0x4E or 0x79 => 949,
            0x4F or 0x78 => 950,
            0x50 or 0x7C => 874,
            0x64 or 0x1F or 0x22 or 0x23 or 0x40 => 852,
            0x65 or 0x26 => 866,
            0xC8 => 1250,
            0xC9 => 1251,
            0xCA => 1254,
            0xCB => 1253,
            0xCC => 1257,
            _ => 0,
        };
        return page != 0 && ByCodePage(page) is TextEncoding encoding ? (encoding, language is not (0x03 or 0x57)) : null;
    }

    private static TextEncoding? ByCodePage(int page) => page switch
    {
        1258 => Windows1258,
        1252 or 28591 => Windows1252,
        65001 => Utf8,
        // A .cpg of ArcGIS writes ISO 8859 parts as 88592 … 885915.
        > 88590 and < 88600 => Named(28590 + (page - 88590)),
        > 0 and < 65536 => Named(page),
        _ => null,
    };

    private static TextEncoding? Named(int page)
    {
        try
        {
            Encoding? encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? (page is 20127 or 28591 ? Encoding.Latin1 : null);
            return encoding is null ? null : new TextEncoding(encoding.WebName, encoding);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static TextEncoding? ByPlatformName(string name)
    {
        try
        {
            Encoding? encoding = CodePagesEncodingProvider.Instance.GetEncoding(name);
            return encoding is null ? null : ByCodePage(encoding.CodePage) ?? new TextEncoding(encoding.WebName, encoding);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
