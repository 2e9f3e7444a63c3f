using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Tests.Vector.GeoPackage;

/// <summary>Makes a small GeoPackage by SQL, so that any of it can be set wrong on purpose. Page size 512: a file of some 12 KB.</summary>
internal sealed class GeoPackageBuilder : IDisposable
{
    private readonly SqliteConnection connection;

    /// <summary>Makes the file with its three system tables.</summary>
    public GeoPackageBuilder(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Sql("PRAGMA page_size = 512; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;");
        Sql("""
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84"]', NULL), ('u', -1, 'NONE', -1, 'undefined', NULL), ('g', 0, 'NONE', 0, 'undefined', NULL),
              ('VN-2000 / TM-3 106-15', 9212, 'EPSG', 9212, 'undefined', NULL);
            """);
    }

    /// <summary>Runs SQL.</summary>
#pragma warning disable CA2100 // the tests' own statements
    public GeoPackageBuilder Sql(string sql, params (string Name, object? Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
        return this;
    }
#pragma warning restore CA2100

    /// <summary>Makes and registers a layer; columns as SQL.</summary>
    public GeoPackageBuilder Layer(string name, string columns = "ten TEXT", string type = "POLYGON", long srs = 4326) => this
        .Sql($"CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY, geom BLOB, {columns})")
        .Register(name, type, srs);

    /// <summary>Registers a layer.</summary>
    public GeoPackageBuilder Register(string name, string type = "POLYGON", long srs = 4326, string column = "geom") => this
        .Sql("INSERT INTO gpkg_contents VALUES ($n, 'features', $n, '', '2012-12-31T00:00:00.000Z', 107, 16, 108, 17, $s)", ("$n", name), ("$s", srs))
        .Sql("INSERT INTO gpkg_geometry_columns VALUES ($n, $c, $t, $s, 0, 0)", ("$n", name), ("$c", column), ("$t", type), ("$s", srs));

    /// <summary>Adds a row with a name.</summary>
    public GeoPackageBuilder Row(string layer, object? blob, string? name) =>
        Sql($"INSERT INTO \"{layer}\" (geom, ten) VALUES ($g, $t)", ("$g", blob), ("$t", name));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <summary>A blob as another library writes it.</summary>
    public static byte[] Blob(string wkt) => new GeoPackageGeoWriter { HandleOrdinates = Ordinates.XY }.Write(new WKTReader().Read(wkt));

    /// <summary>A blob with a head of our own before well-known binary.</summary>
    public static byte[] Blob(byte flags, byte[] envelope, byte[] wkb) => [(byte)'G', (byte)'P', 0, flags, 0xE6, 0x10, 0, 0, .. envelope, .. wkb];

    /// <summary>Well-known binary of a geometry.</summary>
    public static byte[] Wkb(string wkt, ByteOrder order = ByteOrder.LittleEndian) => new WKBWriter(order, false, true, true).Write(new WKTReader().Read(wkt));
}
