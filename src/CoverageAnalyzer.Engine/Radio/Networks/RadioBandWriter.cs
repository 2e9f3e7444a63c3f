using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Turns finished rows of the ring into bands and hands them on.</summary>
internal sealed class RadioBandWriter
{
    private static readonly Vector128<byte> StatusOfBits = Vector128.Create([.. Enumerable.Range(0, 16).Select(b => (byte)Of(b))]);
    private readonly RadioAccumulator ring;
    private readonly RadioLayers layers;
    private readonly IRadioCoverageSink sink;
    private readonly int bandRows;
    private readonly byte[] status;
    private readonly byte[][] operators;
    private readonly byte[] every;
    private readonly float[] power;
    private readonly int[] best;
    private readonly byte[] servers;

    /// <summary>Makes the writer.</summary>
    public RadioBandWriter(RadioAccumulator ring, RadioLayers layers, IRadioCoverageSink sink, int bandRows)
    {
        (this.ring, this.layers, this.sink, this.bandRows) = (ring, layers, sink, bandRows);
        int cells = checked(bandRows * ring.Columns);
        status = new byte[cells];
        operators = [.. ring.OperatorSeen.Select(_ => new byte[cells])];
        every = new byte[operators.Length > 0 ? cells : 0];
        (power, best, servers) = (new float[cells], new int[cells], new byte[cells]);
    }

    /// <summary>Cells of each status so far.</summary>
    public long[] CountOfStatus { get; } = new long[4];

    /// <summary>Hands on rows and empties them.</summary>
    /// <param name="firstRow">First row of the grid.</param>
    /// <param name="endRow">First row after them.</param>
    /// <param name="cancellation">Stops between bands.</param>
    public void Write(int firstRow, int endRow, CancellationToken cancellation)
    {
        for (int from = firstRow; from < endRow; from += bandRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(bandRows, endRow - from), cells = rows * ring.Columns;
            for (int r = 0; r < rows; r++)
            {
                Row(ring.SlotOf(from + r), r * ring.Columns);
                ring.Clear(ring.SlotOf(from + r));
            }

            for (int s = 0; s < CountOfStatus.Length; s++)
            {
                CountOfStatus[s] += status.AsSpan(0, cells).Count((byte)s);
            }

            sink.Take(new RadioCoverageBand
            {
                FirstRow = from,
                Rows = rows,
                Columns = ring.Columns,
                Status = status.AsMemory(0, cells),
                OperatorStatus = [.. operators.Select(o => (ReadOnlyMemory<byte>)o.AsMemory(0, cells))],
                EveryOperatorStatus = every.AsMemory(0, every.Length == 0 ? 0 : cells),
                PowerDbm = power.AsMemory(0, cells),
                BestServer = best.AsMemory(0, cells),
                Servers = servers.AsMemory(0, cells),
            });
        }
    }

    private void Row(int slot, int to)
    {
        int from = slot * ring.Columns, count = ring.Columns;
        if (!ring.IsTouched[slot])
        {
            Array.Clear(status, to, count);
            Array.Clear(servers, to, count);
            Array.Fill(power, float.NaN, to, count);
            Array.Fill(best, -1, to, count);
            foreach (byte[] cells in operators)
            {
                Array.Clear(cells, to, count);
            }

            Array.Clear(every, every.Length == 0 ? 0 : to, every.Length == 0 ? 0 : count);
            return;
        }

        Statuses(ring.Seen.AsSpan(from, count), status.AsSpan(to, count));
        ring.Servers.AsSpan(from, count).CopyTo(servers.AsSpan(to));
        Span<float> margins = ring.MarginDb.AsSpan(from, count);
        Span<int> numbers = ring.Layer.AsSpan(from, count);
        for (int c = 0; c < count; c++)
        {
            int number = numbers[c];
            (best[to + c], power[to + c]) = number < 0 ? (-1, float.NaN) : (layers.SiteOf[number], margins[c] + layers.NeededDbm[number]);
        }

        for (int o = 0; o < operators.Length; o++)
        {
            Statuses(ring.OperatorSeen[o].AsSpan(from, count), operators[o].AsSpan(to, count));
        }

        for (int c = 0; c < count && every.Length > 0; c++)
        {
            int covered = 7, unknown = 0;
            bool all = true;
            for (int o = 0; o < operators.Length; o++)
            {
                int bits = ring.OperatorSeen[o][from + c];
                covered &= bits;
                all &= bits != 0;
                unknown |= bits & 8;
            }

            every[to + c] = (byte)Of(covered | (all ? unknown : 0));
        }
    }

    private static void Statuses(ReadOnlySpan<byte> seen, Span<byte> status)
    {
        int i = 0;
        for (; i <= seen.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Vector128.Shuffle(StatusOfBits, Vector128.Create(seen[i..])).CopyTo(status[i..]);
        }

        for (; i < seen.Length; i++)
        {
            status[i] = (byte)Of(seen[i]);
        }
    }

    private static RadioCoverageStatus Of(int bits) => (bits & 7) switch
    {
        7 => RadioCoverageStatus.Covered,
        0 => (bits & 8) != 0 ? RadioCoverageStatus.Unknown : RadioCoverageStatus.Uncovered,
        _ => RadioCoverageStatus.Uncertain,
    };
}
