using System.Text;
using CoverageAnalyzer.Tests.Vector.Shapefile;
using CsCheck;

namespace CoverageAnalyzer.Tests.Hostile;

/// <summary>The files of a shapefile change together, since they must agree with one another.</summary>
public sealed class ShapefileMutationProperties : IDisposable
{
    private const string Prj = "PROJCS[\"VN-2000 / TM-3 106-15\",GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\",SPHEROID[\"WGS 84\",6378137,298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",106.25],PARAMETER[\"scale_factor\",0.9999],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";

    private static readonly string[] Extensions = [".shp", ".dbf", ".shx", ".prj", ".cpg"];
    private static readonly byte[][][] Seeds = [.. Builders().Select((b, i) => (byte[][])[b.Shp(), b.Dbf(), b.Shx(), i % 2 == 0 ? Encoding.ASCII.GetBytes(Prj) : [], Encoding.ASCII.GetBytes(i % 3 == 0 ? "UTF-8" : "1258")])];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Changes_in_any_of_the_files_give_the_reader_s_error_or_finite_geometry()
    {
        var run = new MutationRun("Shapefile");
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 9], Mutation.Several).Array[1, 2]).Sample(
            (seed, other, changes) =>
            {
                byte[][] set = [.. Seeds[seed]];
                foreach ((int which, Mutation[] mutations) in changes)
                {
                    int part = which < 4 ? 0 : which < 7 ? 1 : which - 5; // the .shp and .dbf most of all
                    set[part] = Mutation.Apply(set[part], Seeds[other][part], mutations);
                }

                byte[] all = [.. set.SelectMany(p => p)];
                run.Case(all, all.Length, () =>
                {
                    for (int i = 0; i < set.Length; i++)
                    {
                        folders.Write("a" + Extensions[i], set[i]);
                    }

                    LayerTarget.Read(folders.Write("a.shp", set[0]));
                });
            },
            iter: MutationRun.Cases(1_500));
        run.Report();
    }

    private static IEnumerable<ShapefileBuilder> Builders()
    {
        double[] ring = [590_508, 1_860_206, 590_508, 1_861_206, 591_508, 1_861_206, 590_508, 1_860_206], hole = [590_600, 1_860_900, 590_700, 1_861_000, 590_600, 1_861_000, 590_600, 1_860_900];
        foreach (int type in new[] { 5, 15, 25 })
        {
            yield return New(type).Add(ShapefileBuilder.Parts(type, ring, hole), "00123", "Xã Mò Ó", "1234", "12.5")
                .AddRow(ShapefileBuilder.Parts(type, ring), true, "00124"u8.ToArray(), "X"u8.ToArray(), "1"u8.ToArray(), "1"u8.ToArray())
                .Add(ShapefileBuilder.Null(), "00125", "Xã A Bung", "", "")
                .Add(ShapefileBuilder.Parts(type, hole), "00126", "Xã Tân Long", "0", "1");
        }

        double[] degrees = [107, 16, 107, 16.1, 107.1, 16.1, 107, 16];
        yield return New(5).Add(ShapefileBuilder.Parts(5, degrees), "1", "Xã Lìa", "5", "6");
        yield return New(3).Add(ShapefileBuilder.Parts(3, degrees, degrees), "1", "Đường 9", "5", "6").Add(ShapefileBuilder.Parts(13, degrees), "2", "z", "1", "2");
        yield return New(8).Add(ShapefileBuilder.MultiPoint(8, 107, 16, 108, 17), "1", "Điểm", "5", "6").Add(ShapefileBuilder.MultiPoint(18, 107, 16), "1", "Điểm", "5", "6");
        yield return New(1).Add(ShapefileBuilder.Point(1, 107, 16), "1", "Điểm", "5", "6").Add(ShapefileBuilder.Point(11, 107, 16), "2", "Điểm", "5", "6");
    }

    private static ShapefileBuilder New(int type) => new ShapefileBuilder { ShapeType = type }.Column("MA_XA", 'C', 6).Column("TEN_XA", 'C', 14).Column("DAN_SO", 'N', 8).Column("DTICH_HA", 'F', 8, 2);
}
