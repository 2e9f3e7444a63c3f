using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Tests.Vector.GeoPackage;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Tests.Hostile;

public sealed class GeoPackageMutationProperties : IDisposable
{
    private static readonly string[] Shapes =
    [
        "POLYGON((107 16,107.1 16,107.1 16.1,107 16.1,107 16),(107.02 16.02,107.02 16.04,107.04 16.04,107.02 16.02))",
        "MULTIPOLYGON(((107 16,107.1 16,107.1 16.1,107 16)),((108 16,108.5 16,108.5 16.5,108 16)))",
        "POLYGON ZM((107 16 5 1,108 16 5 1,108 17 5 1,107 16 5 1))",
        "GEOMETRYCOLLECTION(POINT(107 16),MULTIPOINT((1 2),(3 4)),GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))",
        "POINT(107 16)",
    ];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Changed_blobs_give_a_finding_or_finite_geometry()
    {
        byte[][] seeds =
        [
            .. Shapes.Select(s => GeoPackageBuilder.Blob(1, [], GeoPackageBuilder.Wkb(s))),
            .. Shapes.Select((s, i) => GeoPackageBuilder.Blob((byte)((i << 1) | 1), new byte[new[] { 0, 32, 48, 48, 64 }[i]], GeoPackageBuilder.Wkb(s, ByteOrder.BigEndian))),
        ];
        var run = new MutationRun("GeoPackage blob");
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Int[0, seeds.Length - 1], Mutation.Several).Sample(
            (seed, other, mutations) =>
            {
                byte[] blob = Mutation.Apply(seeds[seed], seeds[other], mutations);
                run.Case(blob, blob.Length, () =>
                {
                    var findings = new FindingLog();
                    Geometry? geometry = new GeometryBlob(new FeatureFindings("a.gpkg", "xa", findings)).Read(blob, 1, out bool readable);
                    Assert.True(readable || findings.ToList().Count == 1);
                    if (geometry is not null)
                    {
                        Assert.All(geometry.Coordinates, c => Assert.True(double.IsFinite(c.X) && double.IsFinite(c.Y)));
                    }
                });
            },
            iter: MutationRun.Cases(20_000));
    }

    [Fact]
    public void Changed_files_give_the_reader_s_error_or_finite_geometry()
    {
        byte[][] seeds = [Seed(false), Seed(true)];
        var run = new MutationRun("GeoPackage file");
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Mutation.Several).Sample(
            (seed, other, mutations) =>
            {
                byte[] file = Mutation.Apply(seeds[seed], seeds[other], mutations);
                run.Case(file, file.Length, () => LayerTarget.Read(folders.Write("a.gpkg", file)));
            },
            iter: MutationRun.Cases(1_500));
        run.Report();
    }

    private static byte[] Seed(bool withMore)
    {
        using var folder = new ScratchFolder();
        using (var builder = new GeoPackageBuilder(folder.File("a.gpkg")))
        {
            builder.Layer("xa", "ten TEXT, \"Mã xã\" TEXT, \"Dân số\" INTEGER, \"Diện tích (ha)\" REAL", "GEOMETRY", withMore ? 9212 : 4326);
            for (int i = 0; i < 8; i++)
            {
                builder.Row("xa", GeoPackageBuilder.Blob(Shapes[i % 2]), "Xã " + i);
            }

            builder.Sql("UPDATE xa SET \"Mã xã\" = '0000' || fid, \"Dân số\" = 1000 + fid, \"Diện tích (ha)\" = 1.5 * fid");
            if (withMore)
            {
                builder.Layer("điểm", type: "POINT").Row("điểm", GeoPackageBuilder.Blob(Shapes[4]), "p").Sql("CREATE VIEW v AS SELECT * FROM xa").Register("v")
                    .Sql("CREATE INDEX i ON xa (ten)").Sql("CREATE TRIGGER t AFTER INSERT ON xa BEGIN SELECT 1; END");
            }
        }

        return File.ReadAllBytes(folder.File("a.gpkg"));
    }
}
