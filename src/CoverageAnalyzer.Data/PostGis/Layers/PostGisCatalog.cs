using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>What tables a database has, and what columns a table.</summary>
public static class PostGisCatalog
{
    /// <summary>The column that keeps the rows of a pushed layer in the order of its file; no attribute.</summary>
    public const string RowColumn = "coverage_row";

    private const int MostNamed = 20;

    /// <summary>What is wrong with tables that a study names, all at once.</summary>
    /// <param name="snapshot">The moment.</param>
    /// <param name="tables">The tables, each with the key of the study that names it.</param>
    /// <returns>One text a fault; empty where all can be read.</returns>
    /// <exception cref="DataStoreException">The database cannot be asked.</exception>
    public static IReadOnlyList<LocalizedText> Faults(PostGisSnapshot snapshot, IReadOnlyCollection<(string Key, TableName Name)> tables)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(tables);
        using PostGisReading reading = snapshot.Begin();
        var faults = new List<LocalizedText>();
        List<TableName>? there = null;
        foreach ((string key, TableName name) in tables)
        {
            if (Find(reading, name) is not bool readable)
            {
                there ??= Tables(reading);
                string? near = Suggestions.Closest(name.ToString(), there.Select(t => t.ToString()));
                string all = there.Count == 0 ? "–" : string.Join(", ", there.Take(MostNamed)) + (there.Count > MostNamed ? ", …" : string.Empty);
                faults.Add(LocalizedText.Of(
                    $"{snapshot.Store} không có bảng '{name}' ({key}).{(near is null ? string.Empty : $" Có phải '{near}'?")} Các bảng: {all}.",
                    $"{snapshot.Store} has no table '{name}' ({key}).{(near is null ? string.Empty : $" Did you mean '{near}'?")} Tables: {all}."));
            }
            else if (!readable)
            {
                faults.Add(LocalizedText.Of(
                    $"người dùng '{snapshot.User}' không có quyền đọc bảng '{name}' ({key}): GRANT USAGE ON SCHEMA {SqlIdentifier.Quote(name.Schema)} TO {snapshot.User}; GRANT SELECT ON {name.Quoted} TO {snapshot.User};",
                    $"the user '{snapshot.User}' may not read the table '{name}' ({key}): GRANT USAGE ON SCHEMA {SqlIdentifier.Quote(name.Schema)} TO {snapshot.User}; GRANT SELECT ON {name.Quoted} TO {snapshot.User};"));
            }
        }

        return faults;
    }

    /// <summary>The tables and views there are that hold data of users, by name.</summary>
    internal static List<TableName> Tables(PostGisReading reading) => reading.Ask(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') "
        + "AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'topology', 'tiger') "
        + "AND c.relname NOT IN ('spatial_ref_sys', 'geometry_columns', 'geography_columns', 'raster_columns', 'raster_overviews') "
        + "ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\" LIMIT 1000",
        row => new TableName(row.GetString(0), row.GetString(1)));

    /// <summary>The columns of a table in order.</summary>
    /// <exception cref="InputFileException">There is no such table.</exception>
    internal static List<PostGisColumn> Columns(PostGisReading reading, PostGisTable table)
    {
        List<PostGisColumn> columns = reading.Ask(
            "SELECT a.attname, t.typname, t.typtype, coalesce(b.typname, ''), coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::int4, a.atttypmod "
            + "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
            + "JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary "
            + "WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY a.attnum",
            row => new PostGisColumn(
                row.GetString(0), KindOf(row.GetChar(2) == 'd' ? row.GetString(3) : row.GetString(1)), row.GetInt32(4), SridOf(row.GetString(1), row.GetInt32(5))),
            table.Name.Schema,
            table.Name.Table);
        return columns.Count > 0 ? columns : throw new InputFileException(
            new() { File = table.Display },
            new("không có bảng này, hoặc bảng không có cột nào.", "there is no such table, or it has no column."),
            new("Kiểm tra khóa 'table' trong study.json.", "Check the key 'table' in study.json."));
    }

    private static bool? Find(PostGisReading reading, TableName name) => reading.Ask(
        "SELECT has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        + "WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
        row => (bool?)row.GetBoolean(0),
        name.Schema,
        name.Table).FirstOrDefault();

    private static PostGisKind KindOf(string type) => type switch
    {
        "text" or "varchar" or "bpchar" or "name" or "citext" => PostGisKind.Text,
        "int2" or "int4" or "int8" or "oid" => PostGisKind.Integer,
        "float8" => PostGisKind.Real,
        "float4" => PostGisKind.Single,
        "numeric" => PostGisKind.Decimal,
        "bool" => PostGisKind.Truth,
        "date" or "timestamp" or "timestamptz" => PostGisKind.Date,
        "bytea" => PostGisKind.Bytes,
        "geometry" => PostGisKind.Geometry,
        "geography" => PostGisKind.Geography,
        _ => PostGisKind.Other,
    };

    // PostGIS 3.3, liblwgeom.h (TYPMOD_GET_SRID): the SRID stands in bits 8 to 28, with its sign in bit 28.
    private static int SridOf(string type, int modifier) => type is not ("geometry" or "geography") || modifier < 0 ? 0 : ((modifier & 0x0FFFFF00) - (modifier & 0x10000000)) >> 8;
}
