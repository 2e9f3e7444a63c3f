using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Copy;

/// <summary>Reads the rows of a query by binary COPY, cell by cell, without an object for each.</summary>
/// <remarks>
/// Source: PostgreSQL 15 manual, COPY, "Binary Format".
/// Behavior: a server that lies is believed nothing: the buffer grows by what has been seen, never by what a length says, and every length is held against the row.
/// </remarks>
public sealed class CopyReader : IDisposable
{
    private const int FirstBytes = 1 << 16;

    private readonly Stream stream;
    private readonly string store;
    private byte[] buffer = new byte[FirstBytes];
    private int position;
    private int end;
    private int cellsLeft;
    private int hashedTo;
    private bool ended;

    internal CopyReader(Stream stream, string store)
    {
        this.stream = stream;
        this.store = store;
    }

    /// <summary>Rows read so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes seen so far.</summary>
    public long BytesSeen { get; private set; }

    /// <summary>Takes every byte that is seen, in order; or null.</summary>
    internal System.Security.Cryptography.IncrementalHash? Hash { get; init; }

    /// <summary>Cells of the row.</summary>
    public int CellCount { get; private set; }

    /// <summary>Begins; the connection does nothing else until it is disposed of.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="query">A SELECT, with its names quoted and its values written by this program or by the study's author.</param>
    public static CopyReader Begin(NpgsqlConnection connection, string query) => Begin(connection, query, null);

    /// <summary>Begins, with a hash of all that comes.</summary>
    internal static CopyReader Begin(NpgsqlConnection connection, string query, System.Security.Cryptography.IncrementalHash? hash)
    {
        ArgumentNullException.ThrowIfNull(connection);
        NpgsqlRawCopyStream stream = connection.BeginRawBinaryCopy($"COPY ({query}) TO STDOUT (FORMAT binary)");
        return new CopyReader(stream, FormattableString.Invariant($"{connection.Host}:{connection.Port}/{connection.Database}")) { Hash = hash };
    }

    /// <summary>Goes to the next row; cells of the row before that were not read are passed over.</summary>
    /// <returns>False after the last row.</returns>
    /// <exception cref="DataStoreException">The database fails, or what comes is not COPY's form.</exception>
    public bool Next()
    {
        if (ended)
        {
            return false;
        }

        if (Rows == 0)
        {
            ReadHead();
        }

        while (cellsLeft > 0)
        {
            Cell(out _);
        }

        Need(2);
        short cells = BinaryPrimitives.ReadInt16BigEndian(Take(2));
        if (cells == CopyFormat.EndOfRows)
        {
            ended = true;
            if (end != position || Read(buffer) != 0)
            {
                throw Wrong();
            }

            Hash?.AppendData(buffer.AsSpan(hashedTo, end - hashedTo));
            hashedTo = end;
            return false;
        }

        if (cells < 0 || (Rows > 0 && cells != CellCount))
        {
            throw Wrong();
        }

        CellCount = cells;
        cellsLeft = cells;
        Rows++;
        return true;
    }

    /// <summary>The bytes of the next cell.</summary>
    /// <param name="isNull">True where it has no value.</param>
    /// <returns>The bytes, until the next call.</returns>
    public ReadOnlySpan<byte> Cell(out bool isNull)
    {
        if (cellsLeft <= 0)
        {
            throw new InvalidOperationException("The row has no more cells.");
        }

        cellsLeft--;
        Need(4);
        int length = BinaryPrimitives.ReadInt32BigEndian(Take(4));
        isNull = length == CopyFormat.Null;
        if (isNull)
        {
            return default;
        }

        if (length < 0)
        {
            throw Wrong();
        }

        Need(length);
        return Take(length);
    }

    /// <summary>The next cell as a text; null: no value.</summary>
    public string? Text()
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        return isNull ? null : Encoding.UTF8.GetString(cell);
    }

    /// <summary>The next cell as a number (types double precision and real); NaN: no value.</summary>
    public double Number()
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        return isNull ? double.NaN : cell.Length switch
        {
            8 => BinaryPrimitives.ReadDoubleBigEndian(cell),
            4 => BinaryPrimitives.ReadSingleBigEndian(cell),
            _ => throw Wrong(),
        };
    }

    /// <summary>The next cell as a whole number (types bigint, integer and smallint); null: no value.</summary>
    public long? Integer()
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        return isNull ? null : cell.Length switch
        {
            8 => BinaryPrimitives.ReadInt64BigEndian(cell),
            4 => BinaryPrimitives.ReadInt32BigEndian(cell),
            2 => BinaryPrimitives.ReadInt16BigEndian(cell),
            _ => throw Wrong(),
        };
    }

    /// <summary>The next cell as true or false; null: no value.</summary>
    public bool? Boolean()
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        return isNull ? null : cell.Length == 1 ? cell[0] != 0 : throw Wrong();
    }

    /// <summary>The next cell as bytes; null: no value.</summary>
    public byte[]? Bytes()
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        return isNull ? null : cell.ToArray();
    }

    /// <summary>The next cell as a moment (type timestamptz); null: no value, or infinity or a year this program has no date for.</summary>
    public DateTimeOffset? Moment() => Integer() is long microseconds
        && microseconds > (DateTimeOffset.MinValue - CopyFormat.Epoch).Ticks / TimeSpan.TicksPerMicrosecond
        && microseconds < (DateTimeOffset.MaxValue - CopyFormat.Epoch).Ticks / TimeSpan.TicksPerMicrosecond
        ? CopyFormat.Epoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
        : null;

    /// <summary>The next cell as a point (type geometry).</summary>
    /// <param name="x">Abscissa; NaN where there is none.</param>
    /// <param name="y">Ordinate.</param>
    /// <returns>False where the cell has no value, an empty point, or another geometry.</returns>
    public bool Point(out double x, out double y)
    {
        ReadOnlySpan<byte> cell = Cell(out bool isNull);
        x = double.NaN;
        y = double.NaN;
        return !isNull && Ewkb.TryReadPoint(cell, out x, out y);
    }

    /// <summary>Ends it; a query not read to its end is stopped.</summary>
    public void Dispose()
    {
        try
        {
            if (!ended && stream is NpgsqlRawCopyStream copy)
            {
                copy.Cancel();
            }

            stream.Dispose();
        }
        catch (Exception e) when (PostGisFault.IsOne(e) || e is ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // What broke it is on its way to the caller already.
        }
    }

    private void ReadHead()
    {
        int length = CopyFormat.Signature.Length + 8;
        Need(length);
        ReadOnlySpan<byte> head = Take(length);
        int flags = BinaryPrimitives.ReadInt32BigEndian(head[^8..]), extension = BinaryPrimitives.ReadInt32BigEndian(head[^4..]);
        if (!head.StartsWith(CopyFormat.Signature) || (flags & CopyFormat.CriticalFlags) != 0 || extension is < 0 or > CopyFormat.MostExtensionBytes)
        {
            throw Wrong();
        }

        Need(extension);
        Take(extension);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        position += length;
        return buffer.AsSpan(position - length, length);
    }

    /// <summary>Sees to it that so many bytes stand at the position; the buffer at most doubles what it holds.</summary>
    private void Need(int bytes)
    {
        if (end - position >= bytes)
        {
            return;
        }

        if (buffer.Length - position < bytes)
        {
            Hash?.AppendData(buffer.AsSpan(hashedTo, end - hashedTo));
            buffer.AsSpan(position, end - position).CopyTo(buffer);
            (position, end) = (0, end - position);
            hashedTo = end;
        }

        while (end - position < bytes)
        {
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, 2L * buffer.Length));
            }

            int read = Read(buffer.AsSpan(end));
            if (read == 0)
            {
                throw Wrong();
            }

            BytesSeen += read;
            end += read;
        }
    }

    private int Read(Span<byte> into)
    {
        try
        {
            return stream.Read(into);
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, store);
        }
    }

    private DataStoreException Wrong() => new(
        store,
        new("máy chủ trả lời không đúng dạng COPY nhị phân.", "the server's answer is not binary COPY."),
        new("Kiểm tra xem địa chỉ có đúng là máy chủ PostgreSQL 12 trở lên không.", "Check that the address is a PostgreSQL server of version 12 or later."),
        isTransient: false);
}
