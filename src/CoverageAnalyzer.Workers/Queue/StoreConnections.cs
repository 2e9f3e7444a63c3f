using CoverageAnalyzer.Data.PostGis;
using Hangfire.PostgreSql;
using Npgsql;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>Connections for Hangfire from the store's own pool, so that no connection string leaves it.</summary>
/// <param name="database">The store.</param>
internal sealed class StoreConnections(PostGisDatabase database) : IConnectionFactory
{
    /// <inheritdoc/>
    public NpgsqlConnection GetOrCreateConnection() => database.Connect();
}
