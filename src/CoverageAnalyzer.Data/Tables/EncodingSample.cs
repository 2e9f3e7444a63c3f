using System.Buffers;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>
/// The bytes of a text file that tell its encoding: its start, and the surroundings of whatever is above 127 in the rest.
/// One accented name in the last line of a long list of numbers is enough to be seen.
/// </summary>
internal static class EncodingSample
{
    private const int HeadBytes = 4_096;
    private const int SampleBytes = 256 * 1_024;
    private const int Surroundings = 48;
    private const int BlockBytes = 128 * 1_024;

    /// <summary>Reads a stream to its end, in constant memory.</summary>
    /// <param name="stream">The stream, decompressed.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns>At most 256 KiB.</returns>
    public static byte[] Collect(Stream stream, CancellationToken cancellation)
    {
        var sample = new List<byte>(HeadBytes * 2);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        int length;
        bool first = true;
        while ((length = stream.ReadAtLeast(block.AsSpan(0, BlockBytes), BlockBytes, throwOnEndOfStream: false)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> rest = block.AsSpan(0, length);
            if (first)
            {
                int head = Math.Min(HeadBytes, length);
                while (head < length && rest[head] > 127)
                {
                    head++;
                }

                sample.AddRange(rest[..head]);
                rest = rest[head..];
                first = false;
            }
            else
            {
                // A character may have been cut by the block's edge.
                int whole = rest.IndexOfAnyExceptInRange((byte)128, (byte)255);
                rest = whole < 0 ? [] : rest[whole..];
            }

            int at;
            while (sample.Count < SampleBytes && (at = rest.IndexOfAnyInRange((byte)128, (byte)255)) >= 0)
            {
                int from = Math.Max(0, at - Surroundings);

                // On to a byte below 128, so that no character of several bytes is cut in two; words keep their letters.
                int to = Math.Min(rest.Length, at + Surroundings);
                while (to < rest.Length && rest[to] > 127)
                {
                    to++;
                }

                int end = to;
                while (to == rest.Length && end > from && rest[end - 1] > 127)
                {
                    end--;
                }

                sample.AddRange(rest[from..end]);
                sample.Add((byte)'\n');
                rest = rest[to..];
            }

            if (length < BlockBytes)
            {
                break;
            }
        }

        ArrayPool<byte>.Shared.Return(block);
        return [.. sample];
    }
}
