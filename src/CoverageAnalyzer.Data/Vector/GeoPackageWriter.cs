using System.Buffers.Binary;
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
            throw new IOException($"{Path.GetFileName(path)}: {e.Message}", e);
        }
    }

    private static void Write(string path, IReadOnlyList<GeoPackageTable> tables, IReadOnlyList<GeoPackageStyle> styles, string time, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
        connection.Open();
        // Half a million rows and their index would be read and written again and again through the usual cache of 2 MB.
        Run(connection, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;");
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

        using SqliteCommand insert = connection.CreateCommand();
        string[] names = [.. table.Columns.Select((_, i) => "$c" + i)];
        insert.CommandText = $"INSERT INTO {quoted} (fid{(spatial ? ", " + GeometryColumn : string.Empty)}, {string.Join(", ", table.Columns.Select(c => Quoted(c.Name)))}) "
            + $"VALUES ($fid{(spatial ? ", $geom" : string.Empty)}, {string.Join(", ", names)})";
        SqliteParameter fid = insert.Parameters.AddWithValue("$fid", 0L);
        SqliteParameter? geom = spatial ? insert.Parameters.AddWithValue("$geom", DBNull.Value) : null;
        SqliteParameter[] cells = [.. names.Select(n => insert.Parameters.AddWithValue(n, DBNull.Value))];
        var all = Bounds.Empty;
        var boxes = new List<(long Fid, Bounds Box)>();
        int i = -1;
        foreach (object?[] row in table.Rows)
        {
            i++;
            cancellation.ThrowIfCancellationRequested();
            fid.Value = i + 1L;
            if (geom is not null)
            {
                (byte[]? blob, Bounds box) = table.Polygons is PolygonSet polygons ? PolygonBlob(polygons, i)
                    : table.Lines is PolylineSet lines ? LineBlob(lines, i)
                    : PointBlob(table.Points!.Value.Longitudes[i], table.Points.Value.Latitudes[i]);
                geom.Value = (object?)blob ?? DBNull.Value;
                if (blob is not null)
                {
                    boxes.Add((i + 1, box));
                    all = all.Including(box.MinX, box.MinY).Including(box.MaxX, box.MaxY);
                }
            }

            for (int c = 0; c < cells.Length; c++)
            {
                cells[c].Value = row[c] is null or double.NaN or double.PositiveInfinity ? DBNull.Value : row[c];
            }

            insert.ExecuteNonQuery();
        }

        Register(connection, table, spatial, type, all, time);
        if (spatial)
        {
            WriteIndex(connection, table.Name, boxes, cancellation);
        }
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

    private static void WriteIndex(SqliteConnection connection, string table, List<(long Fid, Bounds Box)> boxes, CancellationToken cancellation)
    {
        string index = Quoted($"rtree_{table}_{GeometryColumn}");
        Run(connection, $"CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)");
        Run(
            connection,
            "INSERT INTO gpkg_extensions VALUES ($t, $g, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            ("$t", table),
            ("$g", GeometryColumn));
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {index} VALUES ($id, $x0, $x1, $y0, $y1)";
        SqliteParameter[] values = [.. new[] { "$id", "$x0", "$x1", "$y0", "$y1" }.Select(n => insert.Parameters.AddWithValue(n, 0.0))];
        foreach ((long fid, Bounds box) in boxes)
        {
            cancellation.ThrowIfCancellationRequested();
            values[0].Value = fid;
            values[1].Value = box.MinX;
            values[2].Value = box.MaxX;
            values[3].Value = box.MinY;
            values[4].Value = box.MaxY;
            insert.ExecuteNonQuery();
        }

        WriteIndexTriggers(connection, table, index);
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

    private static (byte[]? Blob, Bounds Box) PointBlob(double longitude, double latitude)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
        {
            return (null, Bounds.Empty);
        }

        byte[] blob = new byte[8 + 21];
        Header(blob, envelope: 0);
        blob[8] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(9), 1);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(13), longitude);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(21), latitude);
        return (blob, new Bounds(longitude, latitude, longitude, latitude));
    }

    private static (byte[]? Blob, Bounds Box) LineBlob(PolylineSet set, int line)
    {
        int from = set.LineStart[line], to = set.LineStart[line + 1];
        if (to - from < 2)
        {
            return (null, Bounds.Empty);
        }

        var box = Bounds.Empty;
        byte[] blob = new byte[8 + 9 + (16 * (to - from))];
        Header(blob, envelope: 0);
        int at = WkbHead(blob, 8, 2, to - from);
        for (int i = from; i < to; i++, at += 16)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at), set.X[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at + 8), set.Y[i]);
            box = box.Including(set.X[i], set.Y[i]);
        }

        return (blob, box);
    }

    /// <summary>A multipolygon: a counter-clockwise ring begins a polygon, the clockwise ones after it are its holes.</summary>
    private static (byte[]? Blob, Bounds Box) PolygonBlob(PolygonSet set, int unit)
    {
        int from = set.UnitStart[unit], to = set.UnitStart[unit + 1];
        if (from == to)
        {
            return (null, Bounds.Empty);
        }

        Bounds box = set.BoundsOf(unit);
        List<(int First, int Count)> polygons = [];
        for (int r = from; r < to; r++)
        {
            if (polygons.Count == 0 || IsOuter(set, r))
            {
                polygons.Add((r, 1));
            }
            else
            {
                polygons[^1] = (polygons[^1].First, polygons[^1].Count + 1);
            }
        }

        int vertices = set.RingStart[to] - set.RingStart[from];
        byte[] blob = new byte[8 + 32 + 9 + (9 * polygons.Count) + (4 * (to - from)) + (16 * vertices)];
        Header(blob, envelope: 1);
        int at = 8;
        foreach (double bound in (ReadOnlySpan<double>)[box.MinX, box.MaxX, box.MinY, box.MaxY])
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at), bound);
            at += 8;
        }

        at = WkbHead(blob, at, 6, polygons.Count);
        foreach ((int first, int count) in polygons)
        {
            at = WkbHead(blob, at, 3, count);
            for (int r = first; r < first + count; r++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(at), set.RingStart[r + 1] - set.RingStart[r]);
                at += 4;
                for (int i = set.RingStart[r]; i < set.RingStart[r + 1]; i++)
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at), set.X[i]);
                    BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(at + 8), set.Y[i]);
                    at += 16;
                }
            }
        }

        return (blob, box);
    }

    private static bool IsOuter(PolygonSet set, int ring)
    {
        double twice = 0;
        int first = set.RingStart[ring];
        for (int i = first + 1; i < set.RingStart[ring + 1]; i++)
        {
            twice += ((set.X[i - 1] - set.X[first]) * (set.Y[i] - set.Y[first])) - ((set.X[i] - set.X[first]) * (set.Y[i - 1] - set.Y[first]));
        }

        return twice > 0;
    }

    private static void Header(byte[] blob, int envelope)
    {
        blob[0] = (byte)'G';
        blob[1] = (byte)'P';
        blob[3] = (byte)((envelope << 1) | 1);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), 4326);
    }

    private static int WkbHead(byte[] blob, int at, int type, int count)
    {
        blob[at] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(at + 1), type);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(at + 5), count);
        return at + 9;
    }

    private static string Quoted(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

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
