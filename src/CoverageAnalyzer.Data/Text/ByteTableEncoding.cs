using System.Text;

namespace CoverageAnalyzer.Data.Text;

/// <summary>An encoding in which every byte stands for one or two characters by itself.</summary>
/// <remarks>A base letter and the byte of its marks are decoded one by one; <see cref="VietnameseText.Compose"/> joins them.</remarks>
internal sealed class ByteTableEncoding : Encoding
{
    private readonly string name;
    private readonly string[] table;
    private readonly Dictionary<char, byte> bytes = [];

    /// <summary>Makes an encoding from its table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">256 entries of one or two characters.</param>
    public ByteTableEncoding(string name, string[] table)
    {
        this.name = name;
        this.table = table;
        for (int b = 255; b >= 0; b--)
        {
            if (table[b].Length == 1 && table[b][0] != '\uFFFD')
            {
                bytes[table[b][0]] = (byte)b;
            }
        }
    }

    /// <inheritdoc/>
    public override string EncodingName => name;

    /// <inheritdoc/>
    public override string WebName => name;

    /// <inheritdoc/>
    public override bool IsSingleByte => true;

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count)
    {
        int chars = 0;
        foreach (byte b in bytes.AsSpan(index, count))
        {
            chars += table[b].Length;
        }

        return chars;
    }

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        int start = charIndex;
        foreach (byte b in bytes.AsSpan(byteIndex, byteCount))
        {
            foreach (char c in table[b])
            {
                chars[charIndex++] = c;
            }
        }

        return charIndex - start;
    }

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => count;

    /// <summary>Encodes characters that have a byte of their own; the others become a question mark.</summary>
    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        foreach (char c in chars.AsSpan(charIndex, charCount))
        {
            bytes[byteIndex++] = this.bytes.GetValueOrDefault(c, (byte)'?');
        }

        return charCount;
    }

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => charCount + 1;

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => (2 * byteCount) + 2;
}
