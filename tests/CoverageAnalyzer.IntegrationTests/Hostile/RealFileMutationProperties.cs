using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Tests.Hostile;
using CsCheck;

namespace CoverageAnalyzer.IntegrationTests.Hostile;

/// <summary>Real files with a few bytes changed: many records, real text, and structures that small seeds do not have.</summary>
public sealed class RealFileMutationProperties : IDisposable
{
    private const string Folder = "data/quang-tri-2009/";
    private static readonly string[] Extensions = [".shp", ".dbf", ".shx", ".prj", ".cpg"];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("communes.geojson")]
    [InlineData("raw/communes_raw.gpkg")]
    [InlineData("vn2000-utm48-epsg3405.gpkg")]
    public void One_file(string name)
    {
        byte[] seed = File.ReadAllBytes(SharedData.Require(Folder + name));
        var run = new MutationRun(name);
        run.Case(seed, seed.Length, () => LayerTarget.Read(folders.Write(Path.GetFileName(name), seed))); // few mutants are accepted, and now and then none
        Mutation.Several.Sample(
            mutations =>
            {
                byte[] file = Mutation.Apply(seed, seed, mutations);
                run.Case(file, file.Length, () => LayerTarget.Read(folders.Write(Path.GetFileName(name), file)));
            },
            iter: MutationRun.Cases(40));
        run.Report();
    }

    [Theory]
    [InlineData("vn2000-tm3-epsg9212")]
    [InlineData("legacy-tcvn3")]
    [InlineData("legacy-cp1258")]
    public void A_shapefile(string name)
    {
        byte[][] seed = [.. Extensions.Select(e => SharedData.Require(Folder + name + "/xa_quang_tri.shp").Replace(".shp", e, StringComparison.Ordinal)).Select(p => File.Exists(p) ? File.ReadAllBytes(p) : [])];
        if (seed[3].Length == 0)
        {
            seed[3] = File.ReadAllBytes(SharedData.Require(Folder + "vn2000-tm3-epsg9212/xa_quang_tri.prj"));
        }

        var run = new MutationRun(name);
        Gen.Select(Gen.Int[0, 9], Mutation.Several).Sample(
            (which, mutations) =>
            {
                int part = which < 5 ? 0 : which < 8 ? 1 : which - 5;
                byte[][] set = [.. seed];
                set[part] = Mutation.Apply(seed[part], seed[part], mutations);
                run.Case(set[part], set.Sum(s => s.Length), () =>
                {
                    for (int i = 0; i < set.Length; i++)
                    {
                        folders.Write("a" + Extensions[i], set[i]);
                    }

                    LayerTarget.Read(folders.Write("a.shp", set[0]));
                });
            },
            iter: MutationRun.Cases(40));
        run.Report();
    }

    [Fact]
    public void A_raster_with_coordinates()
    {
        byte[] seed = File.ReadAllBytes(SharedData.Require("data/terrain/da-nang-srtm1.tif"));
        var run = new MutationRun("da-nang-srtm1.tif");
        Mutation.Several.Sample(
            mutations =>
            {
                byte[] file = Mutation.Apply(seed, seed, mutations);
                run.Case(file, file.Length, () => GeoTiffReader.ReadPopulation(folders.Write("a.tif", file), null, new FindingLog()));
            },
            // A compressed file survives few mutations, so many are tried: both kinds of end must occur.
            iter: MutationRun.Cases(400));
        run.Report();
    }
}
