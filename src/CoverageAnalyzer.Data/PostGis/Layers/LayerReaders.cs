using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>Who reads and who replaces tables of layers, in one queue: a push waits for runs that are reading, and runs that come later wait for the push.</summary>
/// <remarks>
/// Why not the tables' own locks alone: a run reads its tables on several connections, and PostgreSQL's queue is fair. A push that waits for the run's
/// first connection would stop the run's second one, which the first waits for, and the server sees no circle in it. These locks (PostgreSQL 15 manual,
/// 13.3.5, advisory locks) are taken by a run once, before it reads anything, and by a push before it asks for the tables themselves.
/// They are taken in the order of their keys by everyone, so that nobody waits crosswise.
/// </remarks>
public static class LayerReaders
{
    private const string Keys = "FROM (SELECT DISTINCT hashtextextended(t, 6) AS k FROM unnest($1::text[]) AS t ORDER BY k) AS keys";

    /// <summary>Joins the readers of some tables, until the connection is closed for good, or taken from its pool again.</summary>
    /// <param name="connection">An open connection outside any transaction.</param>
    /// <param name="tables">The tables.</param>
    public static void Join(NpgsqlConnection connection, IEnumerable<TableName> tables) =>
        connection.RunLong($"SELECT pg_advisory_lock_shared(k) {Keys}", CancellationToken.None, [Names(tables)]);

    /// <summary>Waits until nobody reads some tables and lets nobody begin, until the transaction ends.</summary>
    /// <param name="connection">An open connection in a transaction; its lock_timeout bounds the waiting.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public static void Exclude(NpgsqlConnection connection, IEnumerable<TableName> tables, CancellationToken cancellation) =>
        connection.RunLong($"SELECT pg_advisory_xact_lock(k) {Keys}", cancellation, [Names(tables)]);

    private static string[] Names(IEnumerable<TableName> tables) => [.. tables.Select(t => t.Quoted)];
}
