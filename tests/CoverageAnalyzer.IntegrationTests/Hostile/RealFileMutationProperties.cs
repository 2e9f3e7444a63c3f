using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Tests.Hostile;
using CsCheck;

namespace CoverageAnalyzer.IntegrationTests.Hostile;

/// <summary>Real files with a few bytes changed: many records, real text, and structures that small seeds do not have.</summary>
public sealed class RealFileMutationProperties : IDisposable
{
    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

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
