using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>The tables of one run of the store, read by COPY.</summary>
/// <remarks>Inside a repeatable-read transaction all tables are of one moment. Not for two threads at a time; one table is read at a time.</remarks>
public sealed class StoredTableRows : ITableRows
{
    private readonly NpgsqlConnection connection;
    private readonly long run;
    private readonly string store;
    private readonly Dictionary<string, RunTable> tables;

    /// <summary>Looks at a run.</summary>
    /// <param name="connection">An open connection, in a transaction.</param>
    /// <param name="store">The database as people name it.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="tables">The tables the run has.</param>
    public StoredTableRows(NpgsqlConnection connection, string store, long run, IEnumerable<string> tables)
    {
        this.connection = connection;
        this.store = store;
        this.run = run;
        HashSet<string> there = [.. tables];
        this.tables = RunTable.All(connection).Where(t => there.Contains(t.Name)).ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Tables => tables.Keys;

    /// <inheritdoc/>
    public IReadOnlyList<string> ColumnsOf(string table) => [.. tables[table].Columns.Select(c => c.Name)];

    /// <inheritdoc/>
    public IEnumerable<VectorFeature> Read(string table, FindingLog findings, CancellationToken cancellation = default)
    {
        RunTable info = tables[table];
        string columns = string.Join(", ", info.Columns.Select(c => SqlIdentifier.Quote(c.Name)));
        string geometry = info.HasGeometry ? RunTable.Geometry : "NULL::bytea";
        string query = FormattableString.Invariant($"SELECT {geometry}, {columns} FROM coverage.{SqlIdentifier.Quote(table)} WHERE run_id = {run} ORDER BY fid");
        var blobs = new GeometryBlob(new FeatureFindings($"{store} coverage.{table}", null, findings));
        using CopyReader reader = Guarded(() => CopyReader.Begin(connection, query));
        bool isWhole = false;
        try
        {
            for (long number = 1; ; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Guarded(() => Row(reader, info, blobs, number)) is not { } feature)
                {
                    isWhole = true;
                    yield break;
                }

                yield return feature;
            }
        }
        finally
        {
            // Stopping a query ends the transaction, so that who takes only the first rows would lose the snapshot: the rest is passed over.
            if (!isWhole && !cancellation.IsCancellationRequested)
            {
                Drain(reader);
            }
        }
    }

    private static void Drain(CopyReader reader)
    {
        try
        {
            while (reader.Next())
            {
                // A table whose first rows are taken is short.
            }
        }
        catch (Exception e) when (PostGisFault.IsOne(e) || e is DataStoreException or ObjectDisposedException or InvalidOperationException)
        {
            // What broke it is on its way to the caller already.
        }
    }

    private static VectorFeature? Row(CopyReader reader, RunTable info, GeometryBlob blobs, long number)
    {
        if (!reader.Next())
        {
            return null;
        }

        // The bytes live until the next cell is asked for, and the feature needs its values.
        byte[]? geometry = reader.Bytes();
        object?[] values = new object?[info.Columns.Count];
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = info.Columns[c].Kind switch
            {
                RunColumnKind.Text => reader.Text(),
                RunColumnKind.Integer => reader.Integer(),
                _ => reader.Number() is var value && double.IsNaN(value) ? null : value,
            };
        }

        return geometry is null ? new VectorFeature(number, null, values) : blobs.FeatureOfBinary(geometry, number, values, out _);
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (PostGisFault.IsOne(e))
        {
            throw PostGisFault.Of(e, store);
        }
    }
}
