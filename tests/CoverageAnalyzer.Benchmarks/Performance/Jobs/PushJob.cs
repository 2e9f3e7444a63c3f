using System.Globalization;
using CoverageAnalyzer.Data.PostGis.Copy;
using Npgsql;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Rows into a new table of PostGIS in one transaction: COPY alone, or with the GiST index and ANALYZE that belong to a layer.</summary>
/// <param name="indexed">True with index and ANALYZE.</param>
/// <param name="things">What the rows are, for people.</param>
internal abstract class PushJob(bool indexed, string things) : PostGisJob
{
    /// <inheritdoc/>
    public override string Title => string.Create(
        CultureInfo.InvariantCulture, $"push {Units:N0} {things} into a new PostGIS table, one transaction, {(indexed ? "with GiST index and ANALYZE" : "COPY alone")}");

    /// <inheritdoc/>
    public override string Unit => "row";

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        Load(folder);
        Claim();
    }

    /// <inheritdoc/>
    public override void Run(int threads) => Database.With(connection =>
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Execute($"DROP TABLE IF EXISTS {Schema}.{Table}; CREATE TABLE {Schema}.{Table} ({Columns})", connection);
        using (CopyWriter writer = CopyWriter.Begin(connection, Schema, Table, ["code", "name", "geom"], freeze: true))
        {
            Write(writer);
            writer.Complete();
        }

        if (indexed)
        {
            Execute($"CREATE INDEX ON {Schema}.{Table} USING gist (geom); ANALYZE {Schema}.{Table}", connection);
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        yield return ("rows", Ask($"SELECT count(*) FROM {Schema}.{Table}"));
        yield return ("vertices", Ask($"SELECT sum(ST_NPoints(geom)) FROM {Schema}.{Table}"));
        yield return ("fsync", Ask("SELECT (current_setting('fsync') = 'on')::int"));
    }

    /// <summary>The columns in SQL: code, name, geom.</summary>
    protected abstract string Columns { get; }

    /// <summary>Brings the rows into memory.</summary>
    /// <param name="folder">The folder of this size.</param>
    protected abstract void Load(string folder);

    /// <summary>Writes the rows.</summary>
    /// <param name="writer">Takes them.</param>
    protected abstract void Write(CopyWriter writer);
}
