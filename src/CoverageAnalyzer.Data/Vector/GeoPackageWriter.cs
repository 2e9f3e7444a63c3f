using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Model;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Writes a GeoPackage that GDAL and QGIS open: layers in WGS 84 with spatial index, tables, and the styles QGIS looks for.</summary>
/// <remarks>
/// Source: OGC GeoPackage 1.3 (application id GPKG, user version 10300); R-tree extension with its triggers, so that the index follows what is edited in QGIS.
/// <c>layer_styles</c> is as QGIS reads it: empty catalog and schema, exact table and geometry column, one default a layer.
/// Behavior: the same bytes for the same content; no clock is read.
/// </remarks>
public static class GeoPackageWriter
{
    private const string GeometryColumn = "geom";
    private const string Wgs84 =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
        + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]";

    /// <summary>Writes a new file.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="tables">The tables in order.</param>
    /// <param name="styles">Styles of the layers.</param>
    /// <param name="timestamp">The time written into the file, for example of the data; not the clock's.</param>
    /// <param name="cancellation">Stops between rows; the file is then worth nothing.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<GeoPackageTable> tables, IReadOnlyList<GeoPackageStyle> styles, DateTimeOffset timestamp, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(styles);
        string time = timestamp.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            Write(path, tables, styles, time, cancellation);
        }
        catch (SqliteException e)
        {
            throw new IOException($"{Path.GetFileName(path)}: {e.Message}", e)
            {
                HResult = e.SqliteErrorCode switch
                {
                    SQLitePCL.raw.SQLITE_FULL => DiskFault.Full,
                    SQLitePCL.raw.SQLITE_IOERR => DiskFault.Device,
                    _ => e.HResult,
                },
            };
        }
    }

    private static void Write(string path, IReadOnlyList<GeoPackageTable> tables, IReadOnlyList<GeoPackageStyle> styles, string time, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
        connection.Open();
        // Every page is filled once and then left alone, the index's too: a small cache is enough.
        Run(connection, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;");
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            CreateSystemTables(connection);
            foreach (GeoPackageTable table in tables)
            {
                WriteTable(connection, table, time, cancellation);
            }

            if (styles.Count > 0)
            {
                WriteStyles(connection, styles, time);
            }

            cancellation.ThrowIfCancellationRequested();
            transaction.Commit();
        }
    }

    private static void CreateSystemTables(SqliteConnection connection)
    {
        Run(connection, """
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
            CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
              z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
            CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
              CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
            INSERT INTO gpkg_spatial_ref_sys VALUES
              ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
              ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
            """);
        Run(connection, "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326, $wkt, 'longitude/latitude on WGS 84')", ("$wkt", Wgs84));
    }

    private static void WriteTable(SqliteConnection connection, GeoPackageTable table, string time, CancellationToken cancellation)
    {
        string quoted = Quoted(table.Name);
        bool spatial = table.IsSpatial;
        string type = table.Polygons is not null ? "MULTIPOLYGON" : table.Lines is not null ? "LINESTRING" : "POINT";
        string geometry = spatial ? $", {GeometryColumn} {type}" : string.Empty;
        Run(connection, $"CREATE TABLE {quoted} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{geometry}, {string.Join(", ", table.Columns.Select(c => $"{Quoted(c.Name)} {c.Type}"))})");

        GeometryBytes? shapes = spatial ? new GeometryBytes(table) : null;
        SpatialIndex? index = spatial ? new SpatialIndex() : null;
        var all = Bounds.Empty;
        using (var insert = new SqliteInsert(
            connection,
            $"INSERT INTO {quoted} (fid{(spatial ? ", " + GeometryColumn : string.Empty)}, {string.Join(", ", table.Columns.Select(c => Quoted(c.Name)))})",
            table.Columns.Count,
            ownParameters: spatial ? 2 : 1,
            table.RowCount))
        {
            Func<IGeoPackageCells, bool> next = table.Next ?? Rows(table);
            for (int row = 0; next(insert); row++)
            {
                cancellation.ThrowIfCancellationRequested();
                insert.Key(row + 1L);
                if (shapes is not null)
                {
                    ReadOnlySpan<byte> blob = shapes.Of(row, out Bounds box);
                    insert.Geometry(blob);
                    if (blob.Length > 0)
                    {
                        index!.Add(row + 1L, box);
                        all = all.Including(box.MinX, box.MinY).Including(box.MaxX, box.MaxY);
                    }
                }

                insert.Run();
            }

            insert.End();
        }

        Register(connection, table, spatial, type, all, time);
        if (index is not null)
        {
            WriteIndex(connection, table.Name, index, cancellation);
        }
    }

    private static Func<IGeoPackageCells, bool> Rows(GeoPackageTable table)
    {
        IEnumerator<object?[]> rows = table.Rows.GetEnumerator();
        return cells =>
        {
            if (!rows.MoveNext())
            {
                rows.Dispose();
                return false;
            }

            for (int c = 0; c < table.Columns.Count; c++)
            {
                switch (rows.Current[c])
                {
                    case string text:
                        cells.Text(c, text);
                        break;
                    case long whole:
                        cells.Integer(c, whole);
                        break;
                    case double number:
                        cells.Number(c, number);
                        break;
                    default:
                        cells.Null(c);
                        break;
                }
            }

            return true;
        };
    }

    private static void Register(SqliteConnection connection, GeoPackageTable table, bool spatial, string type, Bounds all, string time)
    {
        Run(
            connection,
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id) VALUES ($t, $d, $t, $i, $l, $x0, $y0, $x1, $y1, $s)",
            ("$t", table.Name),
            ("$d", spatial ? "features" : "attributes"),
            ("$i", table.Title),
            ("$l", time),
            ("$x0", all.IsEmpty ? null : all.MinX),
            ("$y0", all.IsEmpty ? null : all.MinY),
            ("$x1", all.IsEmpty ? null : all.MaxX),
            ("$y1", all.IsEmpty ? null : all.MaxY),
            ("$s", spatial ? 4326L : null));
        if (spatial)
        {
            Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($t, $g, $type, 4326, 0, 0)", ("$t", table.Name), ("$g", GeometryColumn), ("$type", type));
        }
    }

    private static void WriteIndex(SqliteConnection connection, string table, SpatialIndex index, CancellationToken cancellation)
    {
        string name = $"rtree_{table}_{GeometryColumn}", quoted = Quoted(name);
        Run(connection, $"CREATE VIRTUAL TABLE {quoted} USING rtree(id, minx, maxx, miny, maxy)");
        Run(
            connection,
            "INSERT INTO gpkg_extensions VALUES ($t, $g, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            ("$t", table),
            ("$g", GeometryColumn));
        index.Write(connection, name, cancellation);
        WriteIndexTriggers(connection, table, quoted);
    }

    /// <summary>The triggers of the R-tree extension (GeoPackage 1.3, annex F.3); whoever edits the layer has the functions they call.</summary>
    private static void WriteIndexTriggers(SqliteConnection connection, string table, string index)
    {
        const string Geometry = GeometryColumn;
        const string Box = $"ST_MinX(NEW.{Geometry}), ST_MaxX(NEW.{Geometry}), ST_MinY(NEW.{Geometry}), ST_MaxY(NEW.{Geometry})";
        const string Present = $"NEW.{Geometry} NOTNULL AND NOT ST_IsEmpty(NEW.{Geometry})", Absent = $"(NEW.{Geometry} ISNULL OR ST_IsEmpty(NEW.{Geometry}))";
        string put = $"INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {Box});", drop = $"DELETE FROM {index} WHERE id = OLD.fid;";
        (string Name, string Event, string When, string Body)[] triggers =
        [
            ("insert", "INSERT", Present, put),
            ("update1", $"UPDATE OF {Geometry}", $"OLD.fid = NEW.fid AND {Present}", put),
            ("update2", $"UPDATE OF {Geometry}", $"OLD.fid = NEW.fid AND {Absent}", drop),
            ("update3", "UPDATE", $"OLD.fid != NEW.fid AND {Present}", drop + put),
            ("update4", "UPDATE", $"OLD.fid != NEW.fid AND {Absent}", $"DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid);"),
            ("delete", "DELETE", $"OLD.{Geometry} NOT NULL", drop),
        ];
        foreach ((string name, string when, string condition, string body) in triggers)
        {
            Run(connection, $"CREATE TRIGGER {Quoted($"rtree_{table}_{Geometry}_{name}")} AFTER {when} ON {Quoted(table)} WHEN ({condition}) BEGIN {body} END");
        }
    }

    private static void WriteStyles(SqliteConnection connection, IReadOnlyList<GeoPackageStyle> styles, string time)
    {
        Run(connection, """
            CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
              f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
              update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
            """);
        foreach (GeoPackageStyle style in styles)
        {
            Run(
                connection,
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', $t, $g, $n, $q, $s, $u, $d, '', NULL, $l)",
                ("$t", style.Table),
                ("$g", GeometryColumn),
                ("$n", style.Name),
                ("$q", style.Qml),
                ("$s", style.Sld),
                ("$u", style.IsDefault ? 1L : 0L),
                ("$d", style.Description),
                ("$l", time));
        }

        Run(connection, "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', $l)", ("$l", time));
    }

    internal static string Quoted(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static void Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
