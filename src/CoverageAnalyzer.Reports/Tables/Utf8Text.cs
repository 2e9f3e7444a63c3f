using System.Buffers;
using System.Text;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A text being put together in UTF-8: cells of files go into one buffer that is used again, not into a string each.</summary>
public sealed class Utf8Text : IBufferWriter<byte>
{
    private byte[] bytes;
    private int length;

    /// <summary>An empty text.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public Utf8Text(int capacity = 256) => bytes = new byte[capacity];

    /// <summary>What was written since it was last emptied.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Bytes written.</summary>
    public int Length => length;

    /// <summary>Empties it.</summary>
    public void Clear() => length = 0;

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    public void Append(ReadOnlySpan<char> text) => length += Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Adds bytes of UTF-8.</summary>
    /// <param name="text">The bytes.</param>
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(GetSpan(text.Length));
        length += text.Length;
    }

    /// <summary>Adds one byte.</summary>
    /// <param name="ascii">A character of ASCII.</param>
    public void Append(byte ascii)
    {
        if (length == bytes.Length)
        {
            Grow(1);
        }

        bytes[length++] = ascii;
    }

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">Its format.</param>
    /// <param name="signs">Its signs.</param>
    public void Append(double value, string? format, IFormatProvider signs)
    {
        int written;
        while (!value.TryFormat(bytes.AsSpan(length), out written, format, signs))
        {
            Grow(64);
        }

        length += written;
    }

    /// <summary>Adds a whole number without signs of a language.</summary>
    /// <param name="value">The number.</param>
    public void Append(int value)
    {
        int written;
        while (!value.TryFormat(bytes.AsSpan(length), out written, default, System.Globalization.CultureInfo.InvariantCulture))
        {
            Grow(16);
        }

        length += written;
    }

    /// <inheritdoc/>
    public void Advance(int count) => length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return bytes.AsMemory(length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return bytes.AsSpan(length);
    }

    /// <summary>The text as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Written);

    private void Grow(int more)
    {
        if (bytes.Length - length < more)
        {
            Array.Resize(ref bytes, Math.Max(length + more, 2 * bytes.Length));
        }
    }
}
