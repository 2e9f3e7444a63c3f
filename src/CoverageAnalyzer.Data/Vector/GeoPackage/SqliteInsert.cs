using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>A prepared INSERT, its values bound straight to SQLite: no parameter object, no boxed number, no text encoded twice.</summary>
/// <remarks>
/// Where the number of rows is known, several go into one statement: beginning and ending a statement, with the row of sqlite_sequence that is
/// read and written each time, takes SQLite longer than the row. The file is the same byte by byte.
/// SQLite keeps what is bound from one run to the next, so a value that stays the same is bound once.
/// </remarks>
internal sealed class SqliteInsert : IGeoPackageCells, IDisposable
{
    private const int RowsTogether = 8; // more gain nothing: a statement's ends then weigh little beside its rows

    private readonly sqlite3 database;
    private readonly string into;
    private readonly int ownParameters;
    private readonly int width;
    private sqlite3_stmt statement;
    private object?[] bound; // what each parameter holds: a text by its object, Nothing, or null for anything else
    private int together;
    private int row; // of the statement
    private long left;
    private byte[] encoded = new byte[1024];

    /// <summary>Prepares the statement.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="into">The statement up to <c>VALUES</c>.</param>
    /// <param name="columns">Columns beside the own parameters.</param>
    /// <param name="ownParameters">Parameters before the columns: the key, and the geometry where there is one.</param>
    /// <param name="rowCount">Rows that will come, at least; 0 where that is not known.</param>
    public SqliteInsert(SqliteConnection connection, string into, int columns, int ownParameters, long rowCount = 0)
    {
        database = connection.Handle!;
        this.into = into;
        this.ownParameters = ownParameters;
        width = ownParameters + columns;
        left = rowCount;
        (statement, bound) = Prepare();
    }

    private static object Nothing { get; } = new();

    /// <summary>The first parameter: the row's key.</summary>
    public void Key(long key) => Check(raw.sqlite3_bind_int64(statement, (row * width) + 1, key));

    /// <summary>The second parameter: bytes, NULL where there are none.</summary>
    public void Geometry(ReadOnlySpan<byte> bytes) => Check(bytes.IsEmpty ? raw.sqlite3_bind_null(statement, (row * width) + 2) : raw.sqlite3_bind_blob(statement, (row * width) + 2, bytes));

    /// <inheritdoc/>
    public void Text(int column, string text)
    {
        if (text.Length == 0)
        {
            Null(column);
        }
        else if (!ReferenceEquals(bound[Parameter(column) - 1], text))
        {
            int most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (most > encoded.Length)
            {
                encoded = new byte[most];
            }

            Check(raw.sqlite3_bind_text(statement, Parameter(column), encoded.AsSpan(0, Encoding.UTF8.GetBytes(text, encoded))));
            bound[Parameter(column) - 1] = text;
        }
    }

    /// <inheritdoc/>
    public void Utf8(int column, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            Null(column);
        }
        else
        {
            Check(raw.sqlite3_bind_text(statement, Parameter(column), text));
            bound[Parameter(column) - 1] = null;
        }
    }

    /// <inheritdoc/>
    public void Number(int column, double value)
    {
        if (double.IsFinite(value))
        {
            Check(raw.sqlite3_bind_double(statement, Parameter(column), value));
            bound[Parameter(column) - 1] = null;
        }
        else
        {
            Null(column);
        }
    }

    /// <inheritdoc/>
    public void Integer(int column, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, Parameter(column), value));
        bound[Parameter(column) - 1] = null;
    }

    /// <inheritdoc/>
    public void Null(int column)
    {
        if (!ReferenceEquals(bound[Parameter(column) - 1], Nothing))
        {
            Check(raw.sqlite3_bind_null(statement, Parameter(column)));
            bound[Parameter(column) - 1] = Nothing;
        }
    }

    /// <summary>Ends the row, and inserts it with those before it when they are enough.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    public void Run()
    {
        if (++row < together)
        {
            return;
        }

        row = 0;
        int code = raw.sqlite3_step(statement);
        int after = raw.sqlite3_reset(statement);
        Check(code == raw.SQLITE_DONE ? after : code);
        left -= together;
        if (together > 1 && left < together)
        {
            statement.Dispose();
            (statement, bound) = Prepare();
        }
    }

    /// <summary>Says that no row comes any more.</summary>
    /// <exception cref="InvalidOperationException">Fewer rows came than were stated.</exception>
    public void End()
    {
        if (row > 0)
        {
            throw new InvalidOperationException($"{left - row} rows fewer came than were stated.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private int Parameter(int column) => (row * width) + ownParameters + column + 1;

    private (sqlite3_stmt Statement, object?[] Bound) Prepare()
    {
        together = left >= RowsTogether ? RowsTogether : 1;
        string values = "(" + string.Join(',', Enumerable.Repeat('?', width)) + ")";
        Check(raw.sqlite3_prepare_v2(database, $"{into} VALUES {string.Join(',', Enumerable.Repeat(values, together))}", out sqlite3_stmt prepared));
        var nothing = new object?[together * width];
        Array.Fill(nothing, Nothing); // as SQLite has it before anything is bound
        return (prepared, nothing);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, database);
        }
    }
}
