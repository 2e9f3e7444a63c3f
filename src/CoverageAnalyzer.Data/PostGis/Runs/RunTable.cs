using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>A table of the store that has a partition for every run.</summary>
/// <param name="Name">Its name in the schema <c>coverage</c>, the same as in <c>results.gpkg</c>.</param>
/// <param name="HasGeometry">Whether it has a column <c>geom</c>.</param>
/// <param name="Columns">Its columns in order, without <c>run_id</c>, <c>fid</c> and <c>geom</c>.</param>
internal sealed record RunTable(string Name, bool HasGeometry, IReadOnlyList<RunColumn> Columns)
{
    /// <summary>Schema of the partitions.</summary>
    public const string PartitionSchema = "coverage_runs";

    /// <summary>Name of the column with the geometry.</summary>
    public const string Geometry = "geom";

    /// <summary>The coordinate system of every geometry, as PostGIS numbers it.</summary>
    public const int Srid = 4326;

    /// <summary>Name of the partition of a run.</summary>
    /// <param name="run">Key of the run.</param>
    public string PartitionOf(long run) => FormattableString.Invariant($"{Name}_{run}");

    /// <summary>The tables as the database has them.</summary>
    /// <param name="connection">An open connection to a prepared database.</param>
    public static IReadOnlyList<RunTable> All(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT t.name, a.attname, format_type(a.atttypid, NULL)
            FROM coverage.run_table t JOIN pg_catalog.pg_attribute a ON a.attrelid = ('coverage.' || quote_ident(t.name))::regclass
            WHERE a.attnum > 0 AND NOT a.attisdropped AND t.name <> 'run_file' ORDER BY t.position, a.attnum
            """;
        using NpgsqlDataReader rows = command.ExecuteReader();
        var columns = new List<(string Table, string Name, string Type)>();
        while (rows.Read())
        {
            columns.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        return
        [
            .. columns.GroupBy(c => c.Table, StringComparer.Ordinal).Select(t => new RunTable(
                t.Key, t.Any(c => c.Name == Geometry), [.. t.Where(c => c.Name is not ("run_id" or "fid" or Geometry)).Select(c => new RunColumn(c.Name, RunColumn.KindOf(c.Type)))])),
        ];
    }
}
