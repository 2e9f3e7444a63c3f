using System.Text;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Bytes of a protocol buffer message, written one after the other.</summary>
/// <remarks>Source: Protocol Buffers encoding, wire types 0 (variable-length whole numbers) and 2 (bytes with their length).</remarks>
internal sealed class ProtobufBuffer
{
    private const int LongestVarint = 10;

    private byte[] bytes = new byte[1 << 12];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written; valid until the next one is.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Writes a whole number of variable length.</summary>
    /// <param name="value">The number.</param>
    public void Varint(ulong value)
    {
        if (Length + LongestVarint > bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[Length++] = (byte)value;
    }

    /// <summary>Writes a signed number as an unsigned one: 0, −1, 1, −2 … as 0, 1, 2, 3 …</summary>
    /// <param name="value">The number.</param>
    public void ZigZag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));

    /// <summary>Writes a field with a number.</summary>
    /// <param name="field">Field number.</param>
    /// <param name="value">Value.</param>
    public void Number(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
    }

    /// <summary>Writes a field with bytes.</summary>
    /// <param name="field">Field number.</param>
    /// <param name="value">The bytes.</param>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        while (Length + value.Length > bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Writes a field with a text.</summary>
    /// <param name="field">Field number.</param>
    /// <param name="value">The text.</param>
    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));
}
