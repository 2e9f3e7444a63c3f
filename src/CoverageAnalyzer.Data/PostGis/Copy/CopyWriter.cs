using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Engine.Model;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Copy;

/// <summary>Writes rows into a table by binary COPY: cells as PostgreSQL's wire has them, geometries straight from flat arrays.</summary>
/// <remarks>
/// Source: PostgreSQL 15 manual, COPY, "Binary Format"; PostGIS 3.3 manual, 4.1.2 (extended well-known binary).
/// Behavior: nothing is in the table before <see cref="Complete"/>; disposed of without it, the server takes nothing. A cell's method must fit its column's type.
/// Cost: rows gather in a buffer that goes out whole; no object a cell or vertex.
/// </remarks>
public sealed class CopyWriter : IDisposable
{
    // Beyond the driver's own buffer, so that a block goes to the socket without being copied again.
    private const int BlockBytes = 1 << 17;

    private readonly NpgsqlRawCopyStream stream;
    private readonly int columns;
    private byte[] buffer = new byte[BlockBytes + (1 << 14)];
    private int used;
    private int cellsLeft;
    private bool completed;

    private CopyWriter(NpgsqlRawCopyStream stream, int columns)
    {
        this.stream = stream;
        this.columns = columns;
        CopyFormat.Signature.CopyTo(buffer);
        used = CopyFormat.Signature.Length + 8; // no flags, no extension
    }

    /// <summary>Rows begun so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Begins; the connection does nothing else until <see cref="Complete"/> or <see cref="Dispose"/>.</summary>
    /// <param name="connection">An open connection; its transaction decides when others see the rows.</param>
    /// <param name="schema">Schema of the table.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns each row has, in order.</param>
    /// <param name="freeze">True for a table made or emptied in this transaction: rows are written as old at once, and no vacuum has to go over them later.</param>
    public static CopyWriter Begin(NpgsqlConnection connection, string schema, string table, IReadOnlyCollection<string> columns, bool freeze = false)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(columns);
        string list = string.Join(", ", columns.Select(SqlIdentifier.Quote));
        NpgsqlRawCopyStream stream = connection.BeginRawBinaryCopy(
            $"COPY {SqlIdentifier.Quote(schema)}.{SqlIdentifier.Quote(table)} ({list}) FROM STDIN (FORMAT binary{(freeze ? ", FREEZE true" : string.Empty)})");
        return new CopyWriter(stream, columns.Count);
    }

    /// <summary>Begins a row; then its cells follow, each once and in order.</summary>
    /// <exception cref="InvalidOperationException">The row before lacks cells.</exception>
    public void Row()
    {
        CheckRowIsWhole();
        if (used >= BlockBytes)
        {
            Send();
        }

        Rows++;
        cellsLeft = columns;
        BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);
    }

    /// <summary>No value.</summary>
    public void Null()
    {
        Cell();
        BinaryPrimitives.WriteInt32BigEndian(Take(4), CopyFormat.Null);
    }

    /// <summary>A text (types text, varchar, json); null: no value.</summary>
    /// <param name="text">The text; a zero character, which PostgreSQL has not, is left out.</param>
    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        Cell();
        text = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", string.Empty, StringComparison.Ordinal) : text;
        int room = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> space = Take(4 + room);
        int length = Encoding.UTF8.GetBytes(text, space[4..]);
        BinaryPrimitives.WriteInt32BigEndian(space, length);
        used -= room - length;
    }

    /// <summary>A text in UTF-8.</summary>
    /// <param name="text">Its bytes.</param>
    public void Utf8(ReadOnlySpan<byte> text) => Bytes(text);

    /// <summary>Bytes (type bytea).</summary>
    /// <param name="bytes">The bytes.</param>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Cell();
        Span<byte> space = Take(4 + bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(space, bytes.Length);
        bytes.CopyTo(space[4..]);
    }

    /// <summary>A number (type double precision).</summary>
    /// <param name="value">The number; NaN: no value.</param>
    public void Number(double value)
    {
        if (double.IsNaN(value))
        {
            Null();
            return;
        }

        BinaryPrimitives.WriteDoubleBigEndian(Sized(8), value);
    }

    /// <summary>A whole number (type bigint).</summary>
    /// <param name="value">The number.</param>
    public void Integer(long value) => BinaryPrimitives.WriteInt64BigEndian(Sized(8), value);

    /// <summary>A whole number (type integer).</summary>
    /// <param name="value">The number.</param>
    public void SmallInteger(int value) => BinaryPrimitives.WriteInt32BigEndian(Sized(4), value);

    /// <summary>True or false (type boolean).</summary>
    /// <param name="value">Which.</param>
    public void Boolean(bool value) => Sized(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A moment (type timestamptz), to the microsecond.</summary>
    /// <param name="moment">The moment.</param>
    public void Moment(DateTimeOffset moment) => BinaryPrimitives.WriteInt64BigEndian(Sized(8), (moment - CopyFormat.Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A date (type date).</summary>
    /// <param name="date">The date.</param>
    public void Date(DateOnly date) => BinaryPrimitives.WriteInt32BigEndian(Sized(4), date.DayNumber - DateOnly.FromDateTime(CopyFormat.Epoch.UtcDateTime).DayNumber);

    /// <summary>A point (type geometry); a coordinate that is not a finite number: no value.</summary>
    /// <param name="x">Abscissa: longitude in degrees, or easting in metres.</param>
    /// <param name="y">Ordinate: latitude in degrees, or northing in metres.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it; 0: not stated.</param>
    public void Point(double x, double y, int srid)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            Null();
            return;
        }

        Ewkb.WritePoint(Sized(Ewkb.PointBytes), x, y, srid);
    }

    /// <summary>The polygons of a unit as a multi-polygon (type geometry); a unit without polygons: no value.</summary>
    /// <param name="set">The set.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it; 0: not stated.</param>
    public void Polygons(PolygonSet set, int unit, int srid)
    {
        ArgumentNullException.ThrowIfNull(set);
        int length = Ewkb.BytesOf(set, unit);
        if (length == 0)
        {
            Null();
            return;
        }

        Ewkb.Write(Sized(length), set, unit, srid);
    }

    /// <summary>A line (type geometry); fewer than two vertices: no value.</summary>
    /// <param name="set">The lines.</param>
    /// <param name="line">Which.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it; 0: not stated.</param>
    public void Line(PolylineSet set, int line, int srid)
    {
        ArgumentNullException.ThrowIfNull(set);
        int length = Ewkb.BytesOf(set, line);
        if (length == 0)
        {
            Null();
            return;
        }

        Ewkb.Write(Sized(length), set, line, srid);
    }

    /// <summary>A geometry of any kind (type geometry); null: no value.</summary>
    /// <param name="geometry">The geometry, with Z and M where it has them.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it; 0: not stated.</param>
    public void Geometry(NetTopologySuite.Geometries.Geometry? geometry, int srid)
    {
        if (geometry is null)
        {
            Null();
            return;
        }

        if (geometry.SRID != srid)
        {
            geometry = geometry.Copy();
            geometry.SRID = srid;
        }

        Bytes(new NetTopologySuite.IO.PostGisWriter { HandleOrdinates = NetTopologySuite.Geometries.Ordinates.XYZM }.Write(geometry));
    }

    /// <summary>Ends the rows: the server has taken them all, or an error says why not.</summary>
    /// <returns>Rows written.</returns>
    /// <exception cref="InvalidOperationException">The last row lacks cells.</exception>
    public long Complete()
    {
        CheckRowIsWhole();
        BinaryPrimitives.WriteInt16BigEndian(Take(2), CopyFormat.EndOfRows);
        Send();
        completed = true;
        stream.Dispose();
        return Rows;
    }

    /// <summary>Ends it; without <see cref="Complete"/> before, the server is told to forget all rows.</summary>
    public void Dispose()
    {
        if (completed)
        {
            return;
        }

        completed = true;
        try
        {
            stream.Cancel();
            stream.Dispose();
        }
        catch (Exception e) when (PostGisFault.IsOne(e) || e is ObjectDisposedException or InvalidOperationException)
        {
            // What broke it is on its way to the caller already; the server forgets the rows by itself.
        }
    }

    /// <summary>Polygons that were read into drafts (type geometry).</summary>
    /// <param name="polygons">The polygons.</param>
    /// <param name="isMulti">True to write a multi-polygon also where there is one polygon.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it; 0: not stated.</param>
    internal void Drafts(IReadOnlyList<Import.PolygonDraft> polygons, bool isMulti, int srid) => Ewkb.Write(Sized(Ewkb.BytesOf(polygons, isMulti)), polygons, isMulti, srid);

    private void CheckRowIsWhole()
    {
        if (cellsLeft != 0)
        {
            throw new InvalidOperationException($"The row has {columns - cellsLeft} of {columns} cells.");
        }
    }

    private void Cell()
    {
        if (--cellsLeft < 0)
        {
            throw new InvalidOperationException($"The row has {columns} cells already.");
        }
    }

    private Span<byte> Sized(int length)
    {
        Cell();
        Span<byte> space = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(space, length);
        return space[4..];
    }

    private Span<byte> Take(int length)
    {
        if (buffer.Length - used < length)
        {
            Array.Resize(ref buffer, Math.Max(checked(used + length), (int)Math.Min(Array.MaxLength, 2L * buffer.Length)));
        }

        used += length;
        return buffer.AsSpan(used - length, length);
    }

    private void Send()
    {
        stream.Write(buffer.AsSpan(0, used));
        used = 0;
    }
}
