using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A read-only transaction at the moment of a <see cref="PostGisSnapshot"/>; not for two at a time.</summary>
internal sealed class PostGisReading(PostGisSnapshot snapshot, NpgsqlConnection connection, NpgsqlTransaction transaction) : IDisposable
{
    /// <summary>The connection.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>Rows of a question that takes texts and gives texts, truths and whole numbers.</summary>
    /// <param name="sql">The question, with $1, $2 …</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">Values of the parameters.</param>
    public List<T> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) => snapshot.Do(() =>
    {
#pragma warning disable CA2100 // names in it are quoted, values are parameters, conditions the author's own
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        using NpgsqlDataReader rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            transaction.Dispose();
        }
        catch (Exception e) when (PostGisFault.IsOne(e) || e is InvalidOperationException)
        {
            // There was nothing to keep.
        }

        connection.Dispose();
    }
}
