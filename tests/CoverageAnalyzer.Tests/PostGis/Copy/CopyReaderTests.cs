using System.Buffers.Binary;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Copy;

namespace CoverageAnalyzer.Tests.PostGis.Copy;

/// <summary>Answers to COPY that are not what they should be: refused, without memory for what was never seen.</summary>
public sealed class CopyReaderTests
{
    private static readonly byte[] Head = [.. CopyFormat.Signature, 0, 0, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void Rows_come_cell_by_cell_and_unread_cells_are_passed_over()
    {
        byte[] wire = [.. Head, 0, 2, 0, 0, 0, 1, (byte)'a', 255, 255, 255, 255, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 7, 255, 255];
        using var reader = new CopyReader(new Dripping(wire), "db");
        Assert.True(reader.Next());
        Assert.Equal("a", reader.Text());
        Assert.True(reader.Next());
        Assert.Equal(string.Empty, reader.Text());
        Assert.Equal(7, reader.Integer());
        Assert.False(reader.Next());
        Assert.False(reader.Next());
        Assert.Equal(2, reader.Rows);
    }

    public static TheoryData<string, byte[]> Wrong() => new()
    {
        { "nothing", [] },
        { "another head", [.. "PGCOPY\n\u0001\r\n\0"u8.ToArray(), 0, 0, 0, 0, 0, 0, 0, 0] },
        { "critical flag", [.. CopyFormat.Signature, 0, 1, 0, 0, 0, 0, 0, 0] },
        { "huge extension", [.. CopyFormat.Signature, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF] },
        { "negative extension", [.. CopyFormat.Signature, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "negative count", [.. Head, 0x80, 0] },
        { "cut row", [.. Head, 0, 1, 0, 0] },
        { "cut cell", [.. Head, 0, 1, 0, 0, 0, 9, 1] },
        { "negative length", [.. Head, 0, 1, 0xFF, 0xFF, 0xFF, 0xFE] },
        { "no end", [.. Head, 0, 1, 0, 0, 0, 1, 1] },
        { "bytes after the end", [.. Head, 0xFF, 0xFF, 1] },
        { "another count", [.. Head, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_not_COPY_is_refused(string what, byte[] wire)
    {
        using var reader = new CopyReader(new MemoryStream(wire), "db:5432/x");
        var refused = Assert.Throws<DataStoreException>(() =>
        {
            while (reader.Next())
            {
            }
        });
        Assert.False(refused.IsTransient, what);
        Assert.StartsWith("db:5432/x", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_of_two_gigabytes_takes_no_memory_before_its_bytes()
    {
        byte[] wire = new byte[Head.Length + 6 + 100_000];
        Head.CopyTo(wire, 0);
        wire[Head.Length + 1] = 1;
        BinaryPrimitives.WriteInt32BigEndian(wire.AsSpan(Head.Length + 2), int.MaxValue);
        using var reader = new CopyReader(new MemoryStream(wire), "db");
        Assert.True(reader.Next());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataStoreException>(() => reader.Cell(out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    /// <summary>Gives a byte at a time, as a slow server does.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
