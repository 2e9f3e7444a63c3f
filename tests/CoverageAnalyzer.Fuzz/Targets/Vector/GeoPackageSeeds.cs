using CoverageAnalyzer.Tests;
using CoverageAnalyzer.Tests.Vector.GeoPackage;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Small GeoPackages: every envelope code, the empty flag, both byte orders, views and triggers, odd columns and odd values.</summary>
internal static class GeoPackageSeeds
{
    /// <summary>Where a view or trigger of a file is run after all, it says so by this name.</summary>
    public const string Tripwire = "SQL-WAS-RUN";

    private const string Square = "POLYGON((107 16,107.1 16,107.1 16.1,107 16.1,107 16),(107.02 16.02,107.02 16.04,107.04 16.04,107.02 16.02))";
    private const string Parts = "MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16)))";

    /// <summary>Bytes of the envelope for each code of the blob's flags.</summary>
    private static readonly int[] EnvelopeBytes = [0, 32, 48, 48, 64];

    /// <summary>The files, each with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return File("communes", b => Communes(b, "xa", 4326, i => GeoPackageBuilder.Blob(i % 2 == 0 ? Square : Parts)));
        yield return File("vn2000", b => Communes(b, "xã", 9212, _ => GeoPackageBuilder.Blob("POLYGON((590508 1860206,591508 1860206,591508 1861206,590508 1860206))")));
        yield return File("envelopes", b =>
        {
            b.Layer("xa", type: "GEOMETRY");
            for (int code = 0; code < EnvelopeBytes.Length; code++)
            {
                b.Row("xa", GeoPackageBuilder.Blob((byte)((code << 1) | 1), new byte[EnvelopeBytes[code]], GeoPackageBuilder.Wkb(Square)), "Xã " + code);
                b.Row("xa", GeoPackageBuilder.Blob((byte)(code << 1), new byte[EnvelopeBytes[code]], GeoPackageBuilder.Wkb(Parts, ByteOrder.BigEndian)), "Xã " + code);
            }

            b.Row("xa", GeoPackageBuilder.Blob(0x11, [], GeoPackageBuilder.Wkb("POLYGON EMPTY")), "rỗng").Row("xa", null, "không có").Row("xa", "text", "chữ");
        });
        yield return File("points", b => b.Layer("điểm", type: "POINT").Row("điểm", GeoPackageBuilder.Blob("POINT(107 16)"), "p").Row("điểm", GeoPackageBuilder.Blob("MULTIPOINT((107 16),(108 17))"), "q"));
        yield return File("lines", b => b.Layer("border", type: "LINESTRING").Row("border", GeoPackageBuilder.Blob("LINESTRING(107 16,107.5 16.5)"), "a")
            .Layer("xa").Row("xa", GeoPackageBuilder.Blob(Square), "b"));
        yield return File("zm", b => b.Layer("xa", type: "GEOMETRY").Row("xa", GeoPackageBuilder.Blob(1, [], new WKBWriter(ByteOrder.LittleEndian, false, true, true).Write(new WKTReader().Read("POLYGON ZM((107 16 5 1,108 16 5 1,108 17 5 1,107 16 5 1))"))), "zm")
            .Row("xa", GeoPackageBuilder.Blob("GEOMETRYCOLLECTION(POINT(107 16),POLYGON((107 16,108 16,108 17,107 16)),GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))"), "tập hợp"));
        yield return File("views", b => Communes(b, "xa", 4326, _ => GeoPackageBuilder.Blob(Square))
            .Sql($"CREATE VIEW v AS SELECT fid, geom, '{Tripwire}' AS ten FROM xa").Register("v")
            .Sql($"CREATE TRIGGER t AFTER INSERT ON xa BEGIN UPDATE xa SET ten = '{Tripwire}'; END").Sql("CREATE INDEX i ON xa (ten)"));
        yield return File("bad-view-in-disguise", b => Communes(b, "xa", 4326, _ => GeoPackageBuilder.Blob(Square))
            .Sql($"CREATE VIEW v AS SELECT fid, geom, '{Tripwire}' AS ten FROM xa").Register("v").Sql(Disguise));
        yield return File("odd-columns", b => b.Layer("xa", "ten TEXT COLLATE NOCASE, ngay DATE, co BOOLEAN, so NUMERIC, tinh TEXT GENERATED ALWAYS AS (ten || '!') VIRTUAL, tep BLOB, khac")
            .Row("xa", GeoPackageBuilder.Blob(Square), "Xã A").Sql("UPDATE xa SET ngay = '2012-12-31', co = 1, so = '1.234', tep = x'00FF', khac = 1e308 * 10")
            .Row("xa", GeoPackageBuilder.Blob(Parts), "X\u00E3 \\u0111").Sql("UPDATE xa SET ngay = 'hôm qua', khac = 'chữ', so = 9e18 WHERE fid = 2"));
        yield return File("wal-styles", b => b.Layer("xa").Row("xa", GeoPackageBuilder.Blob(Square), "a")
            .Sql("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT)")
            .Sql("INSERT INTO layer_styles VALUES (1, 'xa', 's', '<qgis/>', '', 1, '')").Sql("PRAGMA journal_mode = WAL").Sql("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// <summary>The list of the file says "table"; SQLite itself goes by the statement, and would run it.</summary>
    private const string Disguise = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 'v'; PRAGMA writable_schema = OFF;";

    private static GeoPackageBuilder Communes(GeoPackageBuilder builder, string table, long srs, Func<int, byte[]> blob)
    {
        builder.Layer(table, "ten TEXT, \"Mã xã\" TEXT, \"Dân số\" INTEGER, \"Diện tích (ha)\" REAL", "GEOMETRY", srs);
        for (int i = 0; i < 6; i++)
        {
            builder.Row(table, blob(i), "Xã " + i);
        }

        return builder.Sql($"UPDATE \"{table}\" SET \"Mã xã\" = '0000' || fid, \"Dân số\" = 1000 + fid, \"Diện tích (ha)\" = 1.5 * fid");
    }

    private static (string Name, byte[] Bytes) File(string name, Action<GeoPackageBuilder> fill)
    {
        using var folder = new ScratchFolder();
        using (var builder = new GeoPackageBuilder(folder.File("a.gpkg")))
        {
            fill(builder);
        }

        return (name + ".gpkg", System.IO.File.ReadAllBytes(folder.File("a.gpkg")));
    }
}
