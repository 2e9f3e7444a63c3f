using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Reads what <see cref="RadioPartWriter"/> wrote, row by row, and adds it to a ring.</summary>
/// <param name="source">Has the rows.</param>
/// <param name="work">The ring to add them to, and working memory.</param>
internal sealed class RadioPartReader(RadioPartSource source, RadioPartRow work) : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly RadioPartContent content = source.Content;
    private readonly RadioAccumulator ring = work.Ring;
    private Stream? stream; // with its buffer only while rows are read: there may be thousands of parts
    private byte[] buffer = [];
    private int at;
    private int filled;

    /// <inheritdoc/>
    public void Dispose()
    {
        stream?.Dispose();
        buffer = [];
    }

    /// <summary>Adds the next row.</summary>
    /// <param name="row">Its row of the grid.</param>
    public void Add(int row)
    {
        if (Byte() == 0)
        {
            return;
        }

        int slot = ring.SlotOf(row), from = slot * ring.Columns;
        ring.IsTouched[slot] = true;
        if ((content & RadioPartContent.States) != RadioPartContent.None)
        {
            Join(ring.Seen.AsSpan(from, ring.Columns));
            foreach (byte[] seen in ring.OperatorSeen)
            {
                Join(seen.AsSpan(from, ring.Columns));
            }
        }

        if ((content & RadioPartContent.Powers) != RadioPartContent.None)
        {
            AddServers(ring.Servers.AsSpan(from, ring.Columns));
            AddBest(ring.MarginDb.AsSpan(from, ring.Columns), ring.Layer.AsSpan(from, ring.Columns));
        }
    }

    private void Join(Span<byte> seen)
    {
        while (!seen.IsEmpty)
        {
            int run = Run(seen.Length);
            byte bits = (byte)Number();
            if (bits != 0)
            {
                Span<byte> cells = seen[..run];
                var all = new Vector<byte>(bits);
                int i = 0;
                for (; i <= run - Vector<byte>.Count; i += Vector<byte>.Count)
                {
                    (new Vector<byte>(cells[i..]) | all).CopyTo(cells[i..]);
                }

                for (; i < run; i++)
                {
                    cells[i] |= bits;
                }
            }

            seen = seen[run..];
        }
    }

    private void AddServers(Span<byte> servers)
    {
        while (!servers.IsEmpty)
        {
            int run = Run(servers.Length);
            int more = (int)Number();
            for (int i = 0; i < run && more != 0; i++)
            {
                servers[i] = (byte)Math.Min(byte.MaxValue, servers[i] + more);
            }

            servers = servers[run..];
        }
    }

    // The rule of RadioCombination: the greater margin, of equal ones the lower number.
    private void AddBest(Span<float> best, Span<int> numberOfBest)
    {
        int[] layers = work.Layers;
        int last = 0;
        for (Span<int> rest = layers; !rest.IsEmpty;)
        {
            int run = Run(rest.Length);
            uint change = Number();
            last += (int)(change >> 1) ^ -(int)(change & 1);
            if (last < -1 || last >= work.Numbers)
            {
                throw Damaged();
            }

            rest[..run].Fill(last);
            rest = rest[run..];
        }

        for (int first = 0; first < layers.Length;)
        {
            int none = layers.AsSpan(first).IndexOfAnyExcept(-1);
            if (none < 0)
            {
                return;
            }

            first += none;
            int served = layers.AsSpan(first).IndexOf(-1) is >= 0 and int end ? end : layers.Length - first;
            Span<float> own = work.Margins.AsSpan(0, served);
            Take(MemoryMarshal.AsBytes(own));
            for (int i = 0; i < served; i++)
            {
                if (own[i] > best[first + i] || (own[i] == best[first + i] && layers[first + i] < numberOfBest[first + i]))
                {
                    (best[first + i], numberOfBest[first + i]) = (own[i], layers[first + i]);
                }
            }

            first += served;
        }
    }

    private int Run(int most) => Number() is > 0 and uint run && run <= most ? (int)run : throw Damaged();

    private uint Number()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int part = Byte();
            value |= (uint)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }

        throw Damaged();
    }

    private int Byte()
    {
        if (at == filled)
        {
            Fill();
        }

        return buffer[at++];
    }

    private void Take(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (at == filled)
            {
                Fill();
            }

            int taken = Math.Min(bytes.Length, filled - at);
            buffer.AsSpan(at, taken).CopyTo(bytes);
            at += taken;
            bytes = bytes[taken..];
        }
    }

    private void Fill()
    {
        stream ??= source.Open();
        buffer = buffer.Length == 0 ? new byte[BufferBytes] : buffer;
        (at, filled) = (0, stream.Read(buffer, 0, buffer.Length));
        if (filled == 0)
        {
            throw Damaged();
        }
    }

    private static InvalidDataException Damaged() => new("The rows of a part of a radio network are not what was written.");
}
