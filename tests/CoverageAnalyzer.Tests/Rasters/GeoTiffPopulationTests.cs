using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Windows of a file that stays on disk, against the file read whole.</summary>
public sealed class GeoTiffPopulationTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int, int, int, int, bool> Ways()
    {
        var ways = new TheoryData<int, int, int, int, bool>();
        foreach (int compression in new[] { 1, 5, 8, 32773 })
        {
            foreach ((int format, int bits) in new[] { (3, 32), (3, 64), (2, 16), (1, 8) })
            {
                ways.Add(compression, format, bits, 0, true);
                ways.Add(compression, format, bits, 16, false);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Any_window_holds_the_cells_of_the_whole(int compression, int format, int bits, int tile, bool little)
    {
        var builder = new TiffBuilder
        {
            Width = 37, Height = 41, Compression = compression, Format = format, Bits = bits, LittleEndian = little, TileSize = tile, RowsPerStrip = 6, NoData = "7",
            Value = (c, r) => format == 3 && c == 5 ? (r % 3 == 0 ? -4 : 3e9) : ((c * 3) + (r * 7 % 11)) % 120, Missing = tile > 0 ? [1] : [],
        };
        string file = folder.Write("a.tif", builder.Build());
        FindingLog whole = new(), streamed = new();
        PopulationRaster held = GeoTiffReader.ReadPopulation(file, null, whole);
        using GeoTiffPopulation source = GeoTiffReader.StreamPopulation(file, null, streamed, 2);
        Assert.Equal((held.Grid, held.Crs), (source.Grid, source.Crs));
        Assert.Equal(whole.ToList().Select(f => f.Message.In(Engine.Language.ReportLanguage.English)), streamed.ToList().Select(f => f.Message.In(Engine.Language.ReportLanguage.English)));
        foreach ((int row, int column, int rows, int columns) in new[] { (0, 0, 41, 37), (3, 2, 1, 1), (5, 14, 20, 5), (40, 36, 1, 1), (15, 0, 18, 37), (0, 15, 41, 2) })
        {
            float[] window = new float[rows * columns], expected = new float[rows * columns];
            source.Read(row, column, rows, columns, window);
            held.Read(row, column, rows, columns, expected);
            Assert.Equal(expected, window);
        }
    }

    [Fact]
    public void A_small_raster_is_held_and_a_damaged_one_is_told_when_it_is_opened()
    {
        byte[] good = new TiffBuilder { Compression = 8 }.Build();
        Assert.IsType<PopulationRaster>(GeoTiffReader.OpenPopulation(folder.Write("a.tif", good), null, new FindingLog()));
        Assert.Throws<InputFileException>(() => GeoTiffReader.StreamPopulation(folder.Write("b.tif", good[..^30]), null, new FindingLog()));
        Assert.Throws<InputFileException>(() => GeoTiffReader.OpenPopulation(folder.File("none.tif"), null, new FindingLog()));
    }
}
