using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Hostile;

public sealed class GeoTiffMutationProperties : IDisposable
{
    private static readonly byte[][] Seeds =
    [
        .. new[] { 1, 5, 8, 32773 }.SelectMany(c => new[]
        {
            new TiffBuilder { Compression = c, NoData = "-9999" },
            new TiffBuilder { Compression = c, TileSize = 16, LittleEndian = false, Bits = 16, Format = 2, Predictor = c is 5 or 8 ? 2 : 1 },
            new TiffBuilder { Compression = c, BigTiff = true, Predictor = c is 5 or 8 ? 3 : 1, PixelIsPoint = true, Epsg = 4326 },
            new TiffBuilder { Compression = c, BigTiff = true, LittleEndian = false, Bits = 8, Format = 1, RowsPerStrip = 5 },
        }).Select(b => b.Build()),
    ];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Changed_files_give_the_reader_s_error_or_people_that_can_be()
    {
        var run = new MutationRun("GeoTIFF");
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[0, Seeds.Length - 1], Mutation.Several).Sample(
            (seed, other, mutations) =>
            {
                byte[] file = Mutation.Apply(Seeds[seed], Seeds[other], mutations);
                run.Case(file, file.Length, () =>
                {
                    PopulationRaster raster = GeoTiffReader.ReadPopulation(folders.Write("a.tif", file), null, new FindingLog());
                    Assert.True(double.IsFinite(raster.Grid.West + raster.Grid.North) && raster.Grid.CellWidth > 0);
                    Assert.All(raster.People, p => Assert.True(float.IsNaN(p) || p is >= 0 and < 1e9f));
                });
            },
            iter: MutationRun.Cases(4_000));
        run.Report();
    }
}
