using System.Security.Cryptography;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>A job against the PostGIS database that <see cref="PostGisAddress.Variable"/> names, in a schema of its own that nobody else uses.</summary>
/// <remarks>CPU time is this program's alone; the server works beside it, so that rows per second come from the wall time.</remarks>
internal abstract class PostGisJob : PerformanceJob
{
    /// <summary>The schema; made by the job.</summary>
    protected const string Schema = "coverage_benchmark";

    private PostGisDatabase? database;

    /// <summary>The database.</summary>
    /// <exception cref="InvalidOperationException">The variable names none.</exception>
    protected PostGisDatabase Database => database ??= PostGisDatabase.At(
        PostGisAddress.TryParse(null, out LocalizedText fault) ?? throw new InvalidOperationException(fault.English));

    /// <summary>The table; of this process, so that jobs can run beside each other.</summary>
    protected string Table => $"{Name.Replace('-', '_')}_{Environment.ProcessId}";

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
    }

    /// <summary>Makes the schema, and sees to it that the table is gone when the process ends.</summary>
    protected void Claim()
    {
        Execute($"CREATE SCHEMA IF NOT EXISTS {Schema}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Execute($"DROP TABLE IF EXISTS {Schema}.{Table}");
            Database.Dispose();
        };
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="on">A connection, or null for one of its own.</param>
    protected void Execute(string sql, NpgsqlConnection? on = null)
    {
        if (on is null)
        {
            Database.With(connection =>
            {
                Execute(sql, connection);
                return true;
            });
            return;
        }

        using NpgsqlCommand command = on.CreateCommand();
#pragma warning disable CA2100 // only names of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Reads one number.</summary>
    /// <param name="sql">The question.</param>
    protected double Ask(string sql) => Database.With(connection =>
    {
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // only names of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToDouble(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    });
}
