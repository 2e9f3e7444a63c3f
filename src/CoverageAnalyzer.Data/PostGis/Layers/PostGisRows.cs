using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>The rows of a table of a study, in one order on every server, with the hash of what was read.</summary>
/// <remarks>
/// Behavior: rows stand in the order of the primary key; without one in the order of all columns as text, byte by byte.
/// A condition is looked at by the server by itself first, as one statement of its own, so that it can be nothing but a condition.
/// </remarks>
internal sealed class PostGisRows : IDisposable
{
    private readonly PostGisTable table;
    private readonly PostGisReading reading;
    private readonly string query;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private PostGisRows(PostGisTable table, PostGisReading reading, string query, CopyReader rows)
    {
        this.table = table;
        this.reading = reading;
        this.query = query;
        Rows = rows;
    }

    /// <summary>The rows.</summary>
    public CopyReader Rows { get; private set; }

    /// <summary>Begins to read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">All its columns.</param>
    /// <param name="selected">What is read, in SQL.</param>
    /// <exception cref="InputFileException">The condition is wrong.</exception>
    /// <exception cref="DataStoreException">The database fails.</exception>
    public static PostGisRows Begin(PostGisTable table, IReadOnlyList<PostGisColumn> columns, IReadOnlyList<string> selected)
    {
        PostGisReading reading = table.Snapshot.Begin();
        try
        {
            CheckCondition(table, reading);
            PostGisColumn[] key = [.. columns.Where(c => c.KeyPlace > 0).OrderBy(c => c.KeyPlace)];
            string order = string.Join(", ", key.Length > 0 ? key.Select(c => c.Order) : columns.Select(c => $"{c.AsText} COLLATE \"C\""));
            string query = $"SELECT {string.Join(", ", selected.DefaultIfEmpty("NULL"))} FROM {table.Name.Quoted}{Condition(table)} ORDER BY {order}";
            var rows = new PostGisRows(table, reading, query, null!);
            rows.hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', selected) + "\n"));
            rows.Rows = table.Snapshot.Do(() => CopyReader.Begin(reading.Connection, query, rows.hash));
            return rows;
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InputFileException">The condition fails on a row.</exception>
    /// <exception cref="DataStoreException">The database fails.</exception>
    public bool Next()
    {
        try
        {
            return Rows.Next();
        }
        catch (DataStoreException e) when (ConditionFault(table, e) is { } refused)
        {
            throw WrongCondition(table, refused, "COPY (".Length + query.IndexOf(Condition(table), StringComparison.Ordinal) + " WHERE (".Length);
        }
    }

    /// <summary>What was read; once the rows are at their end.</summary>
    public TableDigest Digest() => new(table.Source, Rows.Rows, Rows.BytesSeen, Convert.ToHexStringLower(hash.GetCurrentHash()));

    /// <inheritdoc/>
    public void Dispose()
    {
        Rows.Dispose();
        reading.Dispose();
        hash.Dispose();
    }

    /// <summary>The condition in SQL, or nothing. What stands behind two dashes in it ends with its line.</summary>
    internal static string Condition(PostGisTable table) => table.Where is null ? string.Empty : $" WHERE ({table.Where}\n)";

    /// <summary>Has the server take the condition apart as a statement with a parameter, which can be one statement only.</summary>
    internal static void CheckCondition(PostGisTable table, PostGisReading reading)
    {
        if (table.Where is null)
        {
            return;
        }

        string before = $"SELECT 1 FROM (SELECT 1 FROM {table.Name.Quoted} WHERE (";
        try
        {
#pragma warning disable CA2100 // the condition is the study author's SQL, read only
            using var command = new NpgsqlCommand($"{before}{table.Where}\n) LIMIT 0) AS checked WHERE $1", reading.Connection);
#pragma warning restore CA2100
            command.Parameters.Add(new NpgsqlParameter { Value = false });
            command.ExecuteNonQuery();
        }
        catch (PostgresException e)
        {
            throw WrongCondition(table, e, before.Length);
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, table.Snapshot.Store);
        }
    }

    /// <summary>What the server says where a condition fails on a row: a division by zero, a text that is no number; null for other errors.</summary>
    internal static PostgresException? ConditionFault(PostGisTable table, DataStoreException e) =>
        table.Where is not null && e.InnerException is PostgresException refused && (refused.SqlState[..2] is "21" or "22" or "42") ? refused : null;

    /// <summary>The error for a condition that cannot be used.</summary>
    internal static InputFileException WrongCondition(PostGisTable table, PostgresException e, int before)
    {
        int at = e.Position - before;
        bool within = at >= 1 && at <= table.Where!.Length + 1;
        return new InputFileException(
            new SourcePlace { File = table.Display, Field = "where" },
            LocalizedText.Of(
                $"điều kiện 'where' không dùng được{(within ? $", ở ký tự {at}" : string.Empty)}: {e.MessageText} ({e.SqlState}).",
                $"the condition 'where' cannot be used{(within ? $", at character {at}" : string.Empty)}: {e.MessageText} ({e.SqlState})."),
            new("Sửa khóa 'where' của lớp trong study.json; nó chỉ là một điều kiện SQL trên các cột của bảng.", "Mend the layer's key 'where' in study.json; it is one SQL condition on the table's columns."),
            e);
    }
}
