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
    public List<T> Ask<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) => snapshot.Do(() => connection.Ask(sql, read, values));

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
