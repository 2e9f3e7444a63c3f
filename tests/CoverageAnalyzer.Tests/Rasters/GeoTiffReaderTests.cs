using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

public sealed class GeoTiffReaderTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int, int, int, int, bool, bool, int> Ways()
    {
        var ways = new TheoryData<int, int, int, int, bool, bool, int>();
        foreach (int compression in new[] { 1, 5, 8, 32946, 32773 })
        {
            foreach ((int format, int bits, int predictor) in new[]
            {
                (3, 32, 1), (3, 64, 1), (3, 32, 3), (3, 64, 3), (1, 8, 1), (1, 16, 1), (1, 32, 1), (2, 16, 1), (2, 32, 1), (1, 8, 2), (1, 16, 2), (2, 16, 2), (1, 32, 2), (2, 32, 2),
            })
            {
                if (predictor > 1 && compression is 1 or 32773)
                {
                    continue; // no predictor there
                }

                foreach (bool little in new[] { true, false })
                {
                    ways.Add(compression, format, bits, predictor, little, bits % 24 == 8, 0);
                    ways.Add(compression, format, bits, predictor, little, bits % 24 != 8, 16);
                }
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_of_storing_gives_the_same_cells(int compression, int format, int bits, int predictor, bool little, bool bigTiff, int tile)
    {
        var builder = new TiffBuilder
        {
            Width = 37, Height = 21, Compression = compression, Format = format, Bits = bits, Predictor = predictor, LittleEndian = little, BigTiff = bigTiff, TileSize = tile,
            RowsPerStrip = 6, Value = (c, r) => format == 3 ? (c * 1.5) + (r * 0.25) : (c * 3) + (r * 7 % 11),
        };
        PopulationRaster raster = Read(builder).Raster;
        Assert.Equal((37, 21, 600_000.0, 1_850_000.0, 100.0, 32648), (raster.Grid.Columns, raster.Grid.Rows, raster.Grid.West, raster.Grid.North, raster.Grid.CellHeight, raster.Crs.EpsgCode!.Value));
        Assert.Equal(Cells(builder), raster.People);
        Assert.Equal(raster.People, Read(builder, threads: 3).Raster.People);
    }

    [Theory]
    [InlineData(2, 8, 1)]
    [InlineData(2, 64, 1)]
    [InlineData(1, 64, 2)]
    [InlineData(2, 64, 2)]
    public void Whole_numbers_of_a_byte_and_of_eight(int format, int bits, int predictor)
    {
        var builder = new TiffBuilder { Format = format, Bits = bits, Predictor = predictor, Compression = 8 };
        Assert.Equal(Cells(builder), Read(builder).Raster.People);
    }

    [Fact]
    public void Where_cells_are_points_the_grid_s_edges_are_half_a_cell_out()
    {
        RasterGrid grid = Read(new TiffBuilder { PixelIsPoint = true }).Raster.Grid;
        Assert.Equal((599_950.0, 1_850_050.0, 600_000.0, 1_850_000.0), (grid.West, grid.North, grid.CentreX(0), grid.CentreY(0)));
    }

    [Theory]
    [InlineData("-9999", -9999.0)]
    [InlineData("-3.4028234663852886e+38", -3.4028234663852886e+38)]
    [InlineData("nan", double.NaN)]
    [InlineData("0", 0.0)]
    public void Cells_without_data_are_NaN_and_no_finding(string noData, double stored)
    {
        (PopulationRaster raster, List<Finding> findings) = Read(new TiffBuilder { NoData = noData, Value = (c, r) => (c + r) % 3 == 0 ? stored : 5 });
        Assert.All(raster.People, (p, i) => Assert.Equal(((i % 7) + (i / 7)) % 3 == 0 ? float.NaN : 5, p));
        Assert.Empty(findings);
    }

    [Fact]
    public void Impossible_numbers_of_people_are_no_data_and_counted()
    {
        (PopulationRaster raster, List<Finding> findings) = Read(new TiffBuilder { Value = (c, r) => (c, r) switch { (0, 0) => -1, (1, 0) => 1e12, (2, 0) => double.PositiveInfinity, (3, 0) => double.NaN, _ => 2 } });
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, 2], raster.People[..5]);
        Finding finding = Assert.Single(findings);
        Assert.Equal("population-cells-impossible", finding.Code);
        Assert.StartsWith("3 ", finding.Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", float.NaN)]
    [InlineData(null, 0f)]
    public void Blocks_that_a_sparse_file_leaves_out_have_no_data_or_nobody(string? noData, float expected)
    {
        PopulationRaster raster = Read(new TiffBuilder { Compression = 8, NoData = noData, Missing = [1] }).Raster;
        Assert.All(raster.People[14..28], p => Assert.Equal(expected, p));
        Assert.NotEqual(expected, raster.People[1]);
    }

    [Fact]
    public void Long_plain_strips_are_read_in_bands()
    {
        var builder = new TiffBuilder { Width = 1_500, Height = 1_001, RowsPerStrip = 1_001, Value = (c, r) => (c ^ r) & 1023 };
        Assert.Equal(Cells(builder), Read(builder, threads: 2).Raster.People);
        builder = builder with { RowsPerStrip = 1_000 }; // two strips of which one is long
        Assert.Equal(Cells(builder), Read(builder).Raster.People);
    }

    [Theory]
    [InlineData(9212)]
    [InlineData(4326)]
    [InlineData(3405)]
    public void The_coordinate_system_is_the_file_s(int code) => Assert.Equal(code, Read(new TiffBuilder { Epsg = code }).Raster.Crs.EpsgCode);

    [Fact]
    public void A_coordinate_system_that_is_not_named_or_not_known_can_be_stated()
    {
        Assert.Contains("layers.population.crs", Refused(new TiffBuilder { Epsg = 32767 }.Build()).Remedy.English, StringComparison.Ordinal);
        Assert.Contains("EPSG:2154", Refused(new TiffBuilder { Epsg = 2154 }.Build()).Problem.English, StringComparison.Ordinal);
        Assert.Equal(9212, GeoTiffReader.ReadPopulation(folder.Write("a.tif", new TiffBuilder { Epsg = 32767 }.Build()), "EPSG:9212", new FindingLog()).Crs.EpsgCode);
    }

    [Theory]
    [InlineData(50000, "ZSTD")]
    [InlineData(34887, "LERC")]
    [InlineData(34925, "LZMA")]
    [InlineData(7, "JPEG")]
    public void Compression_that_is_not_read_is_named_with_the_one_command_that_helps(int compression, string name)
    {
        InputFileException error = Refused(new TiffBuilder { Overrides = { [259] = [compression] } }.Build());
        Assert.Contains(name, error.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("gdal_translate -co COMPRESS=DEFLATE \"a.tif\"", error.Remedy.English, StringComparison.Ordinal);
        Assert.Contains("gdal_translate -co COMPRESS=DEFLATE \"a.tif\"", error.Remedy.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rotated", "rotated")]
    [InlineData("mirrored", "upside down")]
    [InlineData("no grid", "no coordinates")]
    [InlineData("beyond", "makes no sense")]
    [InlineData("bands", "3 bands")]
    [InlineData("bits", "12 bits")]
    public void Grids_that_cannot_be_used_are_refused_with_the_reason(string kind, string says)
    {
        var overrides = new Dictionary<int, double[]>();
        (int tag, double[] values) = kind switch
        {
            "rotated" => (34264, [100, 5, 0, 600_000, 5, -100, 0, 1_850_000, 0, 0, 0, 0, 0, 0, 0, 1]),
            "mirrored" => (34264, [100, 0, 0, 600_000, 0, 100, 0, 1_850_000, 0, 0, 0, 0, 0, 0, 0, 1]),
            "no grid" => (33922, Array.Empty<double>()),
            "beyond" => (33550, [100, double.MaxValue, 0]), // the first row is a number, the last one lies at minus infinity
            "bands" => (277, [3]),
            _ => (258, new double[] { 12 }),
        };
        overrides[tag] = values;
        Assert.Contains(says, Refused(new TiffBuilder { Overrides = overrides }.Build()).Problem.English, StringComparison.Ordinal);
    }

    /// <summary>What a damaged head says in a form it cannot have was taken for another number, without a word.</summary>
    [Theory]
    [InlineData("a tag twice", "stands there twice")]
    [InlineData("another type", "has the type 5")]
    [InlineData("two numbers for one", "2 values")]
    [InlineData("two places", "two different places")]
    [InlineData("keys of another version", "keys")]
    [InlineData("key with two numbers", "keys")]
    [InlineData("tiles and strips", "both tiles and strips")]
    [InlineData("BigTIFF of other offsets", "no GeoTIFF")]
    public void Heads_that_contradict_themselves_are_refused(string kind, string says)
    {
        double[] keys = [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32648];
        byte[] file = (kind switch
        {
            "two places" => new TiffBuilder { Overrides = { [33550] = [100, 100, 0], [34264] = [9, 0, 0, 600_000, 0, -9, 0, 1_800_000, 0, 0, 0, 0, 0, 0, 0, 1] } },
            "keys of another version" => new TiffBuilder { Overrides = { [34735] = [2, .. keys[1..]] } },
            "key with two numbers" => new TiffBuilder { Overrides = { [34735] = [.. keys[..10], 2, .. keys[11..]] } },
            "two numbers for one" => new TiffBuilder { Overrides = { [256] = [7, 7] } },
            "BigTIFF of other offsets" => new TiffBuilder { BigTiff = true },
            _ => new TiffBuilder(),
        }).Build();
        switch (kind)
        {
            case "a tag twice":
                Entry(file, 262)[0] = 1; // 257
                break;
            case "another type":
                Entry(file, 256)[2] = 5;
                break;
            case "tiles and strips":
                Entry(file, 317)[0] = 0x44; // 324
                Entry(file, 324)[2] = 4;
                break;
            case "BigTIFF of other offsets":
                file[4] = 4;
                break;
        }

        Assert.Contains(says, Refused(file).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_stated_in_both_ways_alike_is_taken()
    {
        double[] matrix = [100, 0, 0, 600_000, 0, -100, 0, 1_850_000, 0, 0, 0, 0, 0, 0, 0, 1];
        Assert.Equal(600_000, Read(new TiffBuilder { Overrides = { [33550] = [100, 100, 0], [34264] = matrix } }).Raster.Grid.West);
    }

    /// <summary>A block can be decoded though it is damaged; its checksum, or how it begins, tells.</summary>
    [Theory]
    [InlineData(8, "checksum wrong")]
    [InlineData(8, "checksum cut off")]
    [InlineData(8, "more than its pixels")]
    [InlineData(5, "no beginning")]
    public void Blocks_that_can_be_decoded_though_they_are_damaged_are_refused(int compression, string kind)
    {
        var builder = new TiffBuilder { Compression = compression, RowsPerStrip = 5 };
        byte[] file = builder.Build();
        int length = (int)TiffDirectory.Read(folder.Write("whole.tif", file)).Numbers(279)[0];
        switch (kind)
        {
            case "checksum wrong":
                file[8 + length - 1] ^= 1;
                break;
            case "checksum cut off":
                Entry(file, 279)[8] -= 2;
                break;
            case "more than its pixels":
                Entry(file, 256)[8]--;
                break;
            default:
                file[8] = 0; // every block begins with the code 256
                break;
        }

        Assert.Contains("damaged", Refused(file).In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-99x9")]
    [InlineData("  ")]
    [InlineData("")]
    public void A_value_for_no_data_that_is_no_number_is_said(string noData) =>
        Assert.Equal("population-nodata-unreadable", Assert.Single(Read(new TiffBuilder { NoData = noData }).Findings).Code);

    [Fact]
    public void A_value_for_no_data_ends_at_its_zero_byte() => Assert.Empty(Read(new TiffBuilder { NoData = "-9999\0 9" }).Findings);

    [Fact]
    public void A_file_that_is_no_TIFF_or_not_there_is_said()
    {
        Assert.Contains("no GeoTIFF", Refused("II*"u8.ToArray()).Problem.English, StringComparison.Ordinal);
        Assert.Contains("no GeoTIFF", Refused([]).Problem.English, StringComparison.Ordinal);
        InputFileException error = Assert.Throws<InputFileException>(() => GeoTiffReader.ReadPopulation(folder.File("none.tif"), null, new FindingLog()));
        Assert.Contains("not found", error.Problem.English, StringComparison.Ordinal);
    }

    /// <summary>The entry of a tag in a little-endian TIFF.</summary>
    private static Span<byte> Entry(byte[] file, int tag)
    {
        int at = BitConverter.ToInt32(file, 4) + 2;
        while (BitConverter.ToUInt16(file, at) != tag)
        {
            at += 12;
        }

        return file.AsSpan(at, 12);
    }

    private static float[] Cells(TiffBuilder builder) =>
        [.. Enumerable.Range(0, builder.Width * builder.Height).Select(i => (float)builder.Value(i % builder.Width, i / builder.Width))];

    private (PopulationRaster Raster, List<Finding> Findings) Read(TiffBuilder builder, int threads = 1)
    {
        var log = new FindingLog();
        PopulationRaster raster = GeoTiffReader.ReadPopulation(folder.Write("a.tif", builder.Build()), null, log, threads);
        return (raster, [.. log.ToList()]);
    }

    private InputFileException Refused(byte[] file)
    {
        InputFileException error = Assert.Throws<InputFileException>(() => GeoTiffReader.ReadPopulation(folder.Write("a.tif", file), null, new FindingLog()));
        Assert.Contains("a.tif", error.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
        return error;
    }
}
