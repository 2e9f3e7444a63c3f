using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>Writes a table of PostGIS into a file that a study can read in its place: a GeoPackage where it has a geometry, a CSV where it has none.</summary>
/// <remarks>
/// Behavior: rows in the order a study reads them, geometries bit for bit in their own coordinate system, numbers with all their digits.
/// Source: OGC GeoPackage 1.3, clauses 1.1.2 (system tables) and 2.1.3 (geometry blobs, here without envelopes).
/// </remarks>
public static class LayerFile
{
    private const int GeoPackageId = 0x47504B47;
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",\"\r\n;\t");

    /// <summary>Writes the file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file without its extension; it must not exist.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>The file's name.</returns>
    /// <exception cref="DataStoreException">The database fails.</exception>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static string Write(PostGisTable table, string path, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<PostGisColumn> columns;
        PostGisColumn? geometry;
        (int Srid, string Authority, int Code, string Text) crs = default;
        using (PostGisReading reading = table.Snapshot.Begin())
        {
            columns = PostGisCatalog.Columns(reading, table);
            geometry = table.Geometry is { Length: 0 } ? null : columns.Find(c => c.Kind == PostGisKind.Geometry && (table.Geometry is null || c.Name == table.Geometry));
            if (geometry is not null)
            {
                crs = reading.Ask(
                    "SELECT srid, coalesce(auth_name, ''), coalesce(auth_srid, 0), coalesce(srtext, '') FROM spatial_ref_sys WHERE srid = $1",
                    row => (row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetString(3)),
                    geometry.Srid).FirstOrDefault();
            }
        }

        string file = path + (geometry is null ? ".csv" : ".gpkg");
        if (File.Exists(file))
        {
            throw new IOException($"{Path.GetFileName(file)} exists already.");
        }

        PostGisColumn[] attributes = [.. columns.Where(c => c.IsAttribute)];
        if (geometry is null)
        {
            WriteText(table, columns, attributes, file, cancellation);
        }
        else
        {
            WriteGeoPackage(table, columns, attributes, geometry, crs, file, cancellation);
        }

        return Path.GetFileName(file);
    }

    private static void WriteText(PostGisTable table, List<PostGisColumn> columns, PostGisColumn[] attributes, string file, CancellationToken cancellation)
    {
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        text.WriteLine(string.Join(',', attributes.Select(c => Cell(c.Name))));
        using PostGisRows rows = PostGisRows.Begin(table, columns, [.. attributes.Select(c => c.AsText)]);
        while (rows.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            text.WriteLine(string.Join(',', attributes.Select(_ => Cell(rows.Rows.Text() ?? string.Empty))));
        }
    }

    private static string Cell(string text) => text.AsSpan().ContainsAny(NeedsQuotes) || text.Trim() != text ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void WriteGeoPackage(
        PostGisTable table, List<PostGisColumn> columns, PostGisColumn[] attributes, PostGisColumn geometry, (int Srid, string Authority, int Code, string Text) crs, string file, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        database.Open();
        using SqliteTransaction transaction = database.BeginTransaction();
        string fields = string.Concat(attributes.Select(c => $", {SqlName.Quote(c.Name)} {SqliteType(c.Kind)}"));
        Run(database, $"""
            PRAGMA application_id = {GeoPackageId.ToString(CultureInfo.InvariantCulture)};
            PRAGMA user_version = 10300;
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
              z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
            INSERT INTO gpkg_spatial_ref_sys VALUES
              ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', ''), ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', '');
            CREATE TABLE {SqlName.Quote(name)} (coverage_fid INTEGER PRIMARY KEY NOT NULL, {SqlName.Quote(geometry.Name)} GEOMETRY{fields});
            """);
        if (crs.Srid > 0)
        {
            Run(database, "INSERT INTO gpkg_spatial_ref_sys VALUES ($n, $s, $o, $c, $w, '')",
                ("$n", $"{crs.Authority}:{crs.Code}"), ("$s", crs.Srid), ("$o", crs.Authority.Length > 0 ? crs.Authority : "NONE"), ("$c", crs.Code), ("$w", crs.Text));
        }

        Run(database, "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ($t, 'features', $t, $s)", ("$t", name), ("$s", crs.Srid));
        Run(database, "INSERT INTO gpkg_geometry_columns VALUES ($t, $g, 'GEOMETRY', $s, 2, 2)", ("$t", name), ("$g", geometry.Name), ("$s", crs.Srid));
        using SqliteCommand insert = database.CreateCommand();
#pragma warning disable CA2100 // places of parameters only
        insert.CommandText = $"INSERT INTO {SqlName.Quote(name)} VALUES (NULL, $g{string.Concat(attributes.Select((_, c) => FormattableString.Invariant($", $p{c}")))})";
#pragma warning restore CA2100
        SqliteParameter shape = insert.Parameters.Add("$g", Microsoft.Data.Sqlite.SqliteType.Blob);
        SqliteParameter[] values = [.. attributes.Select((_, c) => insert.Parameters.AddWithValue(FormattableString.Invariant($"$p{c}"), DBNull.Value))];
        using PostGisRows rows = PostGisRows.Begin(table, columns, [$"ST_AsBinary({geometry.Quoted}, 'NDR')", .. attributes.Select(c => c.Typed)]);
        while (rows.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            shape.Value = Blob(rows.Rows, crs.Srid) ?? (object)DBNull.Value;
            for (int c = 0; c < values.Length; c++)
            {
                values[c].Value = Value(rows.Rows, attributes[c].Kind) ?? DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static byte[]? Blob(CopyReader row, int srid)
    {
        ReadOnlySpan<byte> shape = row.Cell(out bool isNull);
        if (isNull)
        {
            return null;
        }

        byte[] blob = new byte[8 + shape.Length];
        (blob[0], blob[1], blob[3]) = ((byte)'G', (byte)'P', 1);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), srid);
        shape.CopyTo(blob.AsSpan(8));
        return blob;
    }

    private static object? Value(CopyReader row, PostGisKind kind)
    {
        switch (kind)
        {
            case PostGisKind.Integer:
                return row.Integer();
            case PostGisKind.Truth:
                return row.Boolean() is bool truth ? truth ? 1L : 0L : null;
            case PostGisKind.Real or PostGisKind.Single:
                return row.Number() is var number && double.IsNaN(number) ? null : number;
            default:
                return row.Text();
        }
    }

    private static string SqliteType(PostGisKind kind) => kind switch
    {
        PostGisKind.Integer => "INTEGER",
        PostGisKind.Truth => "BOOLEAN",
        PostGisKind.Real or PostGisKind.Single => "REAL",
        _ => "TEXT",
    };

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // quoted names
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
