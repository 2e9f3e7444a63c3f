using System.Buffers;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Writes rows of the ring into a stream, packed without loss.</summary>
/// <remarks>
/// A row is a byte: 0, nothing reaches it, or 1, followed by its cells. States: runs of equal bits, those of all operators together, then those of each.
/// Powers: runs of equal numbers of servers; runs of equal numbers of the best server's technology, each as the difference to the run before; then the margin, a float with
/// the low byte first, of each cell that has a best server. A run is its length, then its value, whole numbers of 7 bits a byte, the low ones first.
/// No library's packing, whose bytes may differ from processor to processor.
/// </remarks>
internal sealed class RadioPartWriter
{
    private const int FlushBytes = 1 << 18;
    private readonly Stream stream;
    private readonly RadioPartContent content;
    private readonly RadioAccumulator ring;
    private readonly ArrayBufferWriter<byte> packed = new(FlushBytes + (1 << 16));
    private readonly RadioAccumulator? kept; // one row with the cells that are asked for
    private readonly long[] cells;
    private int next;

    /// <summary>Prepares.</summary>
    /// <param name="target">Takes the rows.</param>
    /// <param name="ring">The ring whose rows are written.</param>
    public RadioPartWriter(RadioPartRows target, RadioAccumulator ring)
    {
        (stream, content, this.ring) = (target.Stream, target.Content, ring);
        cells = target.Cells is null ? [] : [.. target.Cells.Where(c => c >= 0).Distinct().Order()];
        kept = target.Cells is null ? null : new RadioAccumulator(1, ring.Columns, ring.OperatorSeen.Length);
    }

    /// <summary>Writes the next row.</summary>
    /// <param name="row">The row of the grid, higher than the last.</param>
    public void Write(int row)
    {
        int slot = ring.SlotOf(row);
        if (kept is null)
        {
            Pack(ring, slot);
        }
        else
        {
            Keep(row, slot);
            Pack(kept, 0);
            kept.Clear(0);
        }

        if (packed.WrittenCount >= FlushBytes)
        {
            Flush();
        }
    }

    /// <summary>Hands what is packed on to the stream.</summary>
    public void Flush()
    {
        stream.Write(packed.WrittenSpan);
        packed.ResetWrittenCount();
    }

    private void Keep(int row, int slot)
    {
        long first = (long)row * ring.Columns;
        while (next < cells.Length && cells[next] < first)
        {
            next++;
        }

        for (; next < cells.Length && cells[next] < first + ring.Columns; next++)
        {
            int to = (int)(cells[next] - first), from = (slot * ring.Columns) + to;
            kept!.IsTouched[0] |= ring.IsTouched[slot];
            (kept.Seen[to], kept.MarginDb[to], kept.Layer[to], kept.Servers[to]) = (ring.Seen[from], ring.MarginDb[from], ring.Layer[from], ring.Servers[from]);
            for (int o = 0; o < ring.OperatorSeen.Length; o++)
            {
                kept.OperatorSeen[o][to] = ring.OperatorSeen[o][from];
            }
        }
    }

    private void Pack(RadioAccumulator of, int slot)
    {
        packed.GetSpan(1)[0] = (byte)(of.IsTouched[slot] ? 1 : 0);
        packed.Advance(1);
        if (!of.IsTouched[slot])
        {
            return;
        }

        (int from, int count) = (slot * of.Columns, of.Columns);
        if ((content & RadioPartContent.States) != RadioPartContent.None)
        {
            Runs(of.Seen.AsSpan(from, count));
            foreach (byte[] seen in of.OperatorSeen)
            {
                Runs(seen.AsSpan(from, count));
            }
        }

        if ((content & RadioPartContent.Powers) != RadioPartContent.None)
        {
            Runs(of.Servers.AsSpan(from, count));
            BestServers(of.Layer.AsSpan(from, count), of.MarginDb.AsSpan(from, count));
        }
    }

    private void Runs(ReadOnlySpan<byte> values)
    {
        while (!values.IsEmpty)
        {
            int run = LengthOf(values);
            Number((uint)run);
            Number(values[0]);
            values = values[run..];
        }
    }

    private void BestServers(ReadOnlySpan<int> layers, ReadOnlySpan<float> margins)
    {
        int last = 0;
        for (ReadOnlySpan<int> rest = layers; !rest.IsEmpty;)
        {
            int run = LengthOf(rest), change = rest[0] - last;
            Number((uint)run);
            Number((uint)((change << 1) ^ (change >> 31)));
            last = rest[0];
            rest = rest[run..];
        }

        for (int at = 0; at < layers.Length;)
        {
            int none = layers[at..].IndexOfAnyExcept(-1);
            if (none < 0)
            {
                return;
            }

            at += none;
            int served = layers[at..].IndexOf(-1) is >= 0 and int end ? end : layers.Length - at;
            packed.Write(MemoryMarshal.AsBytes(margins.Slice(at, served)));
            at += served;
        }
    }

    private static int LengthOf<T>(ReadOnlySpan<T> values)
        where T : IEquatable<T> => values.IndexOfAnyExcept(values[0]) is > 0 and int end ? end : values.Length;

    private void Number(uint value)
    {
        Span<byte> bytes = packed.GetSpan(5);
        int length = 0;
        for (; value > 127; value >>= 7)
        {
            bytes[length++] = (byte)(value | 128);
        }

        bytes[length++] = (byte)value;
        packed.Advance(length);
    }
}
