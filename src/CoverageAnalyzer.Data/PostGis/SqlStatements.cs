using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>Statements with values: every value is a parameter ($1, $2 …), whatever it holds.</summary>
public static class SqlStatements
{
    /// <summary>A statement with its values.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement: a constant of this program, names in it quoted by <see cref="SqlIdentifier"/>.</param>
    /// <param name="values">Values of $1, $2 …</param>
    /// <returns>The caller disposes of it.</returns>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(values);
        NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // said above
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (object value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">As for <see cref="Command"/>.</param>
    /// <param name="values">Values of $1, $2 …</param>
    public static void Run(this NpgsqlConnection connection, string sql, params object[] values)
    {
        using NpgsqlCommand command = connection.Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that answers nothing and takes as long as the data or other people's locks need: the server's own limits end it, not the driver's half a minute.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">As for <see cref="Command"/>.</param>
    /// <param name="cancellation">
    /// Stops it: the server is asked to cancel, and where that request does not come through, the connection is broken off two seconds later, which ends the
    /// transaction. Only the driver's asynchronous calls do the second.
    /// </param>
    /// <param name="values">Values of $1, $2 …</param>
    public static void RunLong(this NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        using NpgsqlCommand command = connection.Command(sql, values);
        command.CommandTimeout = 0;
        command.ExecuteNonQueryAsync(cancellation).GetAwaiter().GetResult();
    }

    /// <summary>The rows of a question.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">As for <see cref="Command"/>.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">Values of $1, $2 …</param>
    public static List<T> Ask<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(read);
        using NpgsqlCommand command = connection.Command(sql, values);
        using NpgsqlDataReader rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
