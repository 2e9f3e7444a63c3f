namespace CoverageAnalyzer.Data.Spilling;

/// <summary>Records of one place in a <see cref="SpillFile"/>: they are written in pieces and read again all at once.</summary>
/// <typeparam name="T">The records.</typeparam>
/// <param name="file">The file, shared with other buckets.</param>
/// <param name="bufferRecords">Records held before they are written.</param>
public sealed class SpillBucket<T>(SpillFile file, int bufferRecords)
    where T : unmanaged
{
    private readonly Lock writing = new();
    private readonly List<(long Offset, int Count)> pieces = [];
    private T[] buffer = [];
    private int held;

    /// <summary>Records, held and written.</summary>
    public long Count { get; private set; }

    /// <summary>Adds records; any number of threads at once.</summary>
    /// <param name="records">The records.</param>
    public void Add(ReadOnlySpan<T> records)
    {
        lock (writing)
        {
            Count += records.Length;
            while (!records.IsEmpty)
            {
                if (held == buffer.Length)
                {
                    if (held == bufferRecords)
                    {
                        Flush();
                    }
                    else
                    {
                        Array.Resize(ref buffer, Math.Clamp(held * 2, 16, bufferRecords)); // most buckets of an empty sea stay empty
                    }
                }

                int now = Math.Min(records.Length, buffer.Length - held);
                records[..now].CopyTo(buffer.AsSpan(held));
                records = records[now..];
                held += now;
            }
        }
    }

    /// <summary>Writes what is held and lets go of the buffer.</summary>
    public void End()
    {
        lock (writing)
        {
            Flush();
            buffer = [];
        }
    }

    /// <summary>Reads all records; in the order they were written, which threads may have mixed.</summary>
    /// <param name="take">Takes a piece of them.</param>
    public void Read(Action<ReadOnlySpan<T>> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        T[] piece = [];
        foreach ((long offset, int count) in pieces)
        {
            piece = piece.Length < count ? new T[count] : piece;
            file.Read(offset, piece.AsSpan(0, count));
            take(piece.AsSpan(0, count));
        }
    }

    /// <summary>Reads all records into one array.</summary>
    public T[] ToArray()
    {
        var all = new T[Count];
        int at = 0;
        foreach ((long offset, int count) in pieces)
        {
            file.Read(offset, all.AsSpan(at, count));
            at += count;
        }

        return all;
    }

    private void Flush()
    {
        if (held > 0)
        {
            pieces.Add((file.Append<T>(buffer.AsSpan(0, held)), held));
            held = 0;
        }
    }
}
