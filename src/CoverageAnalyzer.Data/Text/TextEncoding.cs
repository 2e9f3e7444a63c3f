using System.Text;

namespace CoverageAnalyzer.Data.Text;

/// <summary>A text encoding by the name people know it by.</summary>
/// <param name="Name">Name for people: UTF-8, Windows-1258, TCVN3 (ABC).</param>
/// <param name="Characters">
/// The platform's encoding, for a <see cref="StreamReader"/>; what it yields is not composed yet (Windows-1258 and VNI have marks of their own).
/// </param>
public sealed record TextEncoding(string Name, Encoding Characters)
{
    /// <summary>Decodes bytes to composed text (NFC).</summary>
    /// <param name="bytes">The bytes of one value.</param>
    /// <returns>The text; U+FFFD stands where bytes mean nothing.</returns>
    public string Decode(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) && Characters is not ByteTableEncoding and not UnicodeEncoding
            ? Encoding.ASCII.GetString(bytes)
            : VietnameseText.Compose(Characters.GetString(bytes));

    /// <summary>The name for people.</summary>
    public override string ToString() => Name;
}
