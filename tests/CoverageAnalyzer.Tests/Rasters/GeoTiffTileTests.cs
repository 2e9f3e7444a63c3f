using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

public sealed class GeoTiffTileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(GeoTiffReaderTests.Ways), MemberType = typeof(GeoTiffReaderTests))]
    public void Every_way_of_storing_gives_the_same_heights_in_every_window(int compression, int format, int bits, int predictor, bool little, bool bigTiff, int tile)
    {
        var builder = new TiffBuilder
        {
            Width = 37, Height = 21, Compression = compression, Format = format, Bits = bits, Predictor = predictor, LittleEndian = little, BigTiff = bigTiff, TileSize = tile,
            RowsPerStrip = 6, Value = (c, r) => format == 3 ? (c * 1.5) + (r * 0.25) : (c * 3) + (r * 7 % 11),
        };
        ElevationSource source = Open(builder).Source;
        RasterGrid grid = source.Model.Grid;
        float[] whole = [.. from r in Enumerable.Range(0, 21) from c in Enumerable.Range(0, 37) select (float)builder.Value(c, r)];
        Assert.Equal(whole, Elevation.Whole(source.Model));
        foreach ((int row, int column, int rows, int columns) in new[] { (0, 0, 1, 37), (5, 15, 3, 3), (-2, -1, 30, 40), (11, 0, 10, 37), (20, 36, 1, 1), (4, 30, 13, 20), (40, 0, 2, 2) })
        {
            Assert.Equal(Elevation.Part(whole, grid, row, column, rows, columns), Elevation.Window(source.Model, row, column, rows, columns));
        }
    }

    [Theory]
    [InlineData("-9999", -9999.0)]
    [InlineData("-32767", -32767.0)]
    [InlineData("-3.4028234663852886e+38", -3.4028234663852886e+38)]
    [InlineData("1e38", 1e38)]
    [InlineData("nan", double.NaN)]
    [InlineData("0", 0.0)]
    public void Voids_are_NaN_whatever_number_stands_for_them(string noData, double stored)
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { NoData = noData, Value = (c, r) => (c + r) % 3 == 0 ? stored : 5 + c });
        Assert.All(Elevation.Whole(source.Model), (h, i) => Assert.Equal(((i % 7) + (i / 7)) % 3 == 0 ? float.NaN : 5 + (i % 7), h));
        Assert.Empty(findings);
    }

    [Fact]
    public void Undeclared_voids_of_SRTM_are_known_and_said()
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { Format = 2, Bits = 16, Value = (c, r) => c == 2 ? -32768 : r });
        Assert.Equal([0, 0, float.NaN, 0], Elevation.Window(source.Model, 0, 0, 1, 4));
        Assert.Equal(("elevation-nodata-assumed", FindingRank.Info), (Assert.Single(findings).Code, findings[0].Rank));
        Assert.Contains("5 cells", findings[0].Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreadable_no_data_value_and_heights_that_cannot_be_are_said()
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { NoData = "none", Value = (c, _) => c switch { 0 => 9_000.5, 1 => -501, 2 => double.PositiveInfinity, 3 => double.NaN, _ => 8 + c } });
        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, 12, 13, 14], Elevation.Window(source.Model, 3, 0, 1, 7));
        Assert.Equal(["elevation-nodata-unreadable", "elevation-implausible"], findings.Select(f => f.Code));
        Assert.StartsWith("15 cells", findings[1].Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("\0 9")]
    public void A_no_data_value_of_blanks_takes_no_height_away_and_is_said(string blank)
    {
        // GDAL takes blanks for 0, and so all heights at the sea for voids.
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { NoData = blank, Value = (c, _) => c });
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Elevation.Window(source.Model, 3, 0, 1, 7));
        Assert.Equal("elevation-nodata-unreadable", Assert.Single(findings).Code);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("none")]
    public void A_no_data_value_that_is_no_number_leaves_the_voids_of_SRTM_known(string noData)
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { Format = 2, Bits = 16, NoData = noData, Value = (c, r) => c == 2 ? -32768 : r });
        Assert.Equal([0, 0, float.NaN, 0], Elevation.Window(source.Model, 0, 0, 1, 4));
        Assert.Equal(["elevation-nodata-unreadable", "elevation-nodata-assumed"], findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData(4099, 9002, null, 0.3048)]
    [InlineData(4099, 9003, null, 1200.0 / 3937)]
    [InlineData(4099, 9001, null, 1)]
    [InlineData(4096, 6360, null, 1200.0 / 3937)]
    [InlineData(4096, 5773, null, 1)]
    [InlineData(4099, 9001, "ft", 0.3048)] // by name first, as GDAL
    [InlineData(0, 0, "US survey foot", 1200.0 / 3937)]
    [InlineData(0, 0, "metre", 1)]
    public void Feet_become_metres_with_a_warning(int key, int code, string? name, double metres)
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder
        {
            Overrides = { [34735] = Keys(key, code) }, NoData = "-9999", Value = (c, r) => c == 0 ? -9999 : 100 + r,
            Metadata = name is null ? null : $"<GDALMetadata><Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">{name}</Item></GDALMetadata>",
        });
        Assert.Equal([float.NaN, (float)(100 * metres)], Elevation.Window(source.Model, 0, 0, 1, 2));
        Assert.Equal(metres == 1 ? [] : ["elevation-unit-converted"], findings.Select(f => f.Code));
        Assert.Equal(metres != 1, source.Note.English.Contains("converted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(9014, null)]
    [InlineData(32767, null)]
    [InlineData(9001, "fathom")]
    [InlineData(9001, "km")]
    public void Other_units_are_refused(int code, string? name) => Assert.Contains("unit of height", Elevation.Refused(null, Write(new TiffBuilder
    {
        Overrides = { [34735] = Keys(4099, code) },
        Metadata = name is null ? null : $"<GDALMetadata><Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">{name}</Item></GDALMetadata>",
    })).Problem.English, StringComparison.Ordinal);

    [Fact]
    public void Scale_and_offset_are_applied_to_what_is_no_void()
    {
        // Letters as GDAL takes them, whose text this is: small or capital.
        const string metadata = """
            <GDALMetadata><Item name="x">7</Item><Item name="SCALE" sample="0" role="scale">0.1</Item><item Name="OFFSET" samPle="0" ROLE="offset">-100</item>
            <Item name="SCALE" sample="1" role="scale">9</Item><Item name="UNITTYPE" sample="0" role="unittype"></Item></GDALMetadata>
            """;
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { Format = 1, Bits = 16, NoData = "0", Metadata = metadata, Value = (c, _) => c * 1_000 });
        Assert.Equal([float.NaN, 0, 100, 200, 300, 400, 500], Elevation.Window(source.Model, 1, 0, 1, 7));
        Assert.Equal("elevation-scaled", Assert.Single(findings).Code);
    }

    [Theory]
    [InlineData("<GDALMetadata><Item")]
    [InlineData("<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">ten</Item></GDALMetadata>")]
    [InlineData("<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0</Item></GDALMetadata>")]
    [InlineData("<GDALMetadata><Item name=\"SCALE\" sample=\"Z\" role=\"scale\">2</Item></GDALMetadata>")]
    [InlineData("<GDALMetadata><Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">ft</Item></GDALMetada>")] // not half of what it says
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><GDALMetadata>&a;</GDALMetadata>")]
    public void Metadata_that_cannot_be_read_are_said(string metadata)
    {
        (ElevationSource source, List<Finding> findings) = Open(new TiffBuilder { Metadata = metadata });
        Assert.Equal([0, 3, 6], Elevation.Window(source.Model, 0, 0, 1, 3));
        Assert.Equal(("elevation-metadata-unreadable", FindingRank.Warning), (Assert.Single(findings).Code, findings[0].Rank));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 16)]
    [InlineData(false, 16)]
    public void A_grid_with_its_first_row_in_the_south_is_turned_round(bool byMatrix, int tile)
    {
        var builder = new TiffBuilder { Width = 20, Height = 33, TileSize = tile, Compression = tile > 0 ? 8 : 1 };
        builder.Overrides[byMatrix ? 34264 : 33550] = byMatrix ? [100, 0, 0, 600_000, 0, 100, 0, 1_850_000, 0, 0, 0, 0, 0, 0, 0, 1] : [100, -100, 0];
        (ElevationSource source, List<Finding> findings) = Open(builder);
        Assert.Equal(new RasterGrid(600_000, 1_853_300, 100, 100, 20, 33), source.Model.Grid);
        float[] whole = [.. from r in Enumerable.Range(0, 33) from c in Enumerable.Range(0, 20) select (float)builder.Value(c, 32 - r)];
        Assert.Equal(whole, Elevation.Whole(source.Model));
        Assert.Equal(Elevation.Part(whole, source.Model.Grid, 14, 3, 5, 30), Elevation.Window(source.Model, 14, 3, 5, 30));
        Assert.Equal(("elevation-south-up", byMatrix ? FindingRank.Info : FindingRank.Warning), (Assert.Single(findings).Code, findings[0].Rank));
        Assert.Throws<Data.Import.InputFileException>(() => GeoTiffReader.ReadPopulation(folder.File("a.tif"), null, new FindingLog()));
    }

    [Theory]
    [InlineData(100, 5, "rotated")]
    [InlineData(-100, 0, "mirrored")]
    public void Rotated_and_mirrored_grids_are_refused_with_a_command(double width, double shear, string reason)
    {
        var error = Elevation.Refused(null, Write(new TiffBuilder { Overrides = { [34264] = [width, shear, 0, 600_000, shear, -100, 0, 1_850_000, 0, 0, 0, 0, 0, 0, 0, 1] } }));
        Assert.Contains(reason, error.Problem.English, StringComparison.Ordinal);
        Assert.Contains("gdalwarp -ot Float32 -dstnodata -32768 \"a.tif\"", error.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_s_system_wins_and_none_at_all_is_refused()
    {
        Assert.Equal(32649, Elevation.Open("EPSG:32649", Write(new TiffBuilder())).Source.Model.Crs.EpsgCode);
        Assert.Contains("layers.elevation.crs", Elevation.Refused(null, Write(new TiffBuilder { Epsg = 32767 })).Remedy.English, StringComparison.Ordinal);
        Assert.Equal(3405, Elevation.Open("EPSG:3405", Write(new TiffBuilder { Epsg = 32767 })).Source.Model.Crs.EpsgCode);
        Assert.Contains("metres", Elevation.Refused("EPSG:4326", Write(new TiffBuilder())).Problem.English, StringComparison.Ordinal);
        Assert.Contains("99999", Elevation.Refused("EPSG:99999", Write(new TiffBuilder())).Problem.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_a_sparse_file_leaves_out_are_voids_or_zeros_as_GDAL_has_them()
    {
        var builder = new TiffBuilder { Width = 40, Height = 20, TileSize = 16, Compression = 8, Missing = [1, 5], Value = (_, _) => 7 };
        Assert.Equal([7, 0, 7], new[] { 3, 20, 35 }.Select(c => Elevation.Window(Open(builder).Source.Model, 2, c, 1, 1)[0]));
        Assert.Equal([7, float.NaN, 7], new[] { 3, 20, 35 }.Select(c => Elevation.Window(Open(builder with { NoData = "-1" }).Source.Model, 2, c, 1, 1)[0]));
        var strips = new TiffBuilder { Width = 4, Height = 6, RowsPerStrip = 2, Missing = [1], NoData = "-1", Value = (_, r) => r };
        Assert.Equal([1, float.NaN, float.NaN, 4], Elevation.Window(Open(strips).Source.Model, 1, 2, 4, 1));
    }

    [Fact]
    public void A_model_without_heights_or_with_one_alone_is_doubted()
    {
        Assert.Equal(["elevation-all-void"], Open(new TiffBuilder { NoData = "3", Value = (_, _) => 3 }).Findings.Select(f => f.Code));
        Assert.Equal(["elevation-flat"], Open(new TiffBuilder { Value = (_, _) => 0 }).Findings.Select(f => f.Code));
        Assert.Empty(Open(new TiffBuilder { Value = (c, r) => c + r == 0 ? 1 : 0 }).Findings);
    }

    private (ElevationSource Source, List<Finding> Findings) Open(TiffBuilder builder) => Elevation.Open(null, Write(builder));

    private string Write(TiffBuilder builder) => folder.Write("a.tif", builder.Build());

    private static double[] Keys(int key, int code) =>
        [1, 1, 0, key == 0 ? 3 : 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32648, .. key == 0 ? (double[])[] : [key, 0, 1, code]];
}
