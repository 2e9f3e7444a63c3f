using System.Text;
using CoverageAnalyzer.Tests.Vector.Shapefile;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Small shapefiles: the shape types with and without Z and M, deleted rows, old encodings, files missing or at odds.</summary>
internal static class ShapefileSeeds
{
    private const string Degrees = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";

    private const string Tm3 = "PROJCS[\"VN-2000 / TM-3 106-15\",GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\",SPHEROID[\"WGS 84\",6378137,298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",106.25],"
        + "PARAMETER[\"scale_factor\",0.9999],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";

    // Clockwise, as the format has its outer rings.
    private static readonly double[] Square = [107, 16, 107, 16.1, 107.1, 16.1, 107.1, 16, 107, 16];
    private static readonly double[] Hole = [107.02, 16.02, 107.04, 16.02, 107.04, 16.04, 107.02, 16.02];
    private static readonly double[] Island = [107.3, 16, 107.3, 16.1, 107.4, 16.1, 107.3, 16];
    private static readonly double[] Metres = [590_508, 1_860_206, 590_508, 1_861_206, 591_508, 1_861_206, 590_508, 1_860_206];

    /// <summary>The files, each with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        yield return Set("1-point", New(1).Add(ShapefileBuilder.Point(1, 107, 16), "1", "Bưu cục", "5", "6").Add(ShapefileBuilder.Point(1, 107.5, 16.5), "2", "Điểm", "", "0.5"), Degrees, "UTF-8");
        yield return Set("3-line", New(3).Add(ShapefileBuilder.Parts(3, Square, Island), "1", "Đường 9", "5", "6").Add(ShapefileBuilder.Null(), "2", "", "", ""), Degrees, "UTF-8");
        yield return Set("5-polygon", New(5).Add(ShapefileBuilder.Parts(5, Square, Hole, Island), "00123", "Xã Mò Ó", "1234", "12.5").Add(ShapefileBuilder.Parts(5, Island), "00124", "Xã A Bung", "*****", "1"), Degrees, "UTF-8");
        yield return Set("5-metres", New(5).Add(ShapefileBuilder.Parts(5, Metres), "00123", "Xã Mò Ó", "1234", "12.5"), Tm3, "UTF-8");
        yield return Set("5-reversed", New(5).Add(ShapefileBuilder.Parts(5, Hole), "1", "a", "1", "2").Add(ShapefileBuilder.Parts(5, Hole, Square), "2", "b", "1", "2"), null, null);
        yield return Set("8-multipoint", New(8).Add(ShapefileBuilder.MultiPoint(8, 107, 16, 108, 17), "1", "Điểm", "5", "6"), null, "UTF-8");
        yield return Set("11-point-z", New(11).Add(ShapefileBuilder.Point(11, 107, 16), "1", "Điểm", "5", "6"), Degrees, null);
        yield return Set("13-line-z", New(13).Add(ShapefileBuilder.Parts(13, Square), "1", "z", "1", "2"), null, null);
        yield return Set("15-polygon-z", New(15).Add(ShapefileBuilder.Parts(15, Square, Hole), "00123", "Xã Mò Ó", "1234", "12.5"), Degrees, null);
        yield return Set("18-multipoint-z", New(18).Add(ShapefileBuilder.MultiPoint(18, 107, 16, 107.5, 16.5), "1", "z", "1", "2"), null, null);
        yield return Set("21-point-m", New(21).Add(ShapefileBuilder.Point(21, 107, 16), "1", "m", "1", "2"), null, null);
        yield return Set("25-polygon-m", New(25).Add(ShapefileBuilder.Parts(25, Square), "00123", "Xã Mò Ó", "1234", "12.5"), Degrees, null);
        yield return Set("deleted", New(5).Add(ShapefileBuilder.Parts(5, Square), "1", "a", "1", "1")
            .AddRow(ShapefileBuilder.Parts(5, Island), true, "2"u8.ToArray(), "X"u8.ToArray(), "1"u8.ToArray(), "1"u8.ToArray()), Degrees, null);
        yield return Set("cp1258", New(5).AddRow(ShapefileBuilder.Parts(5, Square), false, "1"u8.ToArray(), [(byte)'X', 0xE3, (byte)' ', (byte)'M', (byte)'o', 0xCC, (byte)' ', 0xD3], "1"u8.ToArray(), "1"u8.ToArray()), Degrees, "1258");
        yield return Set("tcvn3", New(5).AddRow(ShapefileBuilder.Parts(5, Square), false, "1"u8.ToArray(), [(byte)'X', 0xB7, (byte)' ', 0xA7, 0xAB, (byte)'n', (byte)'g'], "1"u8.ToArray(), "1"u8.ToArray()), Degrees, null);
        yield return ("no-shx.tar", ShapefileSet.Join([.. Files(New(5).Add(ShapefileBuilder.Parts(5, Square), "1", "a", "1", "1"), null, null).Where(p => p.Name != "a.shx")]));
        yield return ("not-in-order.tar", ShapefileSet.Join(NotInOrder()));
        yield return Set("types", Types(), Degrees, "UTF-8");
    }

    private static (string Name, byte[] Bytes) Set(string name, ShapefileBuilder builder, string? prj, string? cpg) => (name + ".tar", ShapefileSet.Join(Files(builder, prj, cpg)));

    private static List<FuzzPart> Files(ShapefileBuilder builder, string? prj, string? cpg)
    {
        List<FuzzPart> files = [new("a.shp", builder.Shp()), new("a.dbf", builder.Dbf()), new("a.shx", builder.Shx())];
        if (prj is not null)
        {
            files.Add(new("a.prj", Encoding.ASCII.GetBytes(prj)));
        }

        if (cpg is not null)
        {
            files.Add(new("a.cpg", Encoding.ASCII.GetBytes(cpg)));
        }

        return files;
    }

    /// <summary>As an editor leaves it: the first record was made longer and stands at the end now; only the index knows.</summary>
    private static List<FuzzPart> NotInOrder()
    {
        List<FuzzPart> files = Files(New(5).Add(ShapefileBuilder.Parts(5, Square), "1", "a", "1", "1").Add(ShapefileBuilder.Parts(5, Island), "2", "b", "1", "1"), Degrees, null);
        byte[] index = [.. files[2].Bytes];
        byte[] first = index[100..108];
        index.AsSpan(108, 8).CopyTo(index.AsSpan(100));
        first.CopyTo(index, 108);
        files[2] = files[2] with { Bytes = index };
        return files;
    }

    private static ShapefileBuilder Types() => new ShapefileBuilder { ShapeType = 5 }.Column("MA", 'N', 5).Column("NGAY", 'D', 8).Column("DAO", 'L', 1).Column("SO", 'I', 4).Column("THUC", 'B', 8).Column("TEN", 'C', 10)
        .AddRow(ShapefileBuilder.Parts(5, Square), false, "00123"u8.ToArray(), "20120101"u8.ToArray(), "T"u8.ToArray(), ShapefileBuilder.Little(7), BitConverter.GetBytes(2.5), "Hải Khê"u8.ToArray());

    private static ShapefileBuilder New(int type) =>
        new ShapefileBuilder { ShapeType = type }.Column("MA_XA", 'C', 6).Column("TEN_XA", 'C', 14).Column("DAN_SO", 'N', 8).Column("DTICH_HA", 'F', 8, 2);
}
