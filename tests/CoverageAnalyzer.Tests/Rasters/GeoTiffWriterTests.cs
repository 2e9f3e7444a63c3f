using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using BitMiracle.LibTiff.Classic;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>What the writer writes, read by GDAL, LibTiff.NET and our own reader.</summary>
public sealed class GeoTiffWriterTests : IDisposable
{
    private static readonly RasterGrid Grid = new(106.5, 17.25, 1 / 1200.0, 1 / 1200.0, 150, 71);

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Plain, hills, extremes and a noisy corner: every code width of LZW and each wrap of the differences.</summary>
    private static short[] Shorts()
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, (int)Grid.CellCount).Select(i => (i % Grid.Columns, i / Grid.Columns) switch
        {
            ( < 40, < 30) => (short)random.Next(short.MinValue, short.MaxValue + 1),
            ( > 100, _) => (short)0,
            (50, _) => short.MaxValue,
            (51, _) => short.MinValue,
            (int c, int r) => (short)(300 + (200 * Math.Sin(c / 9.0) * Math.Cos(r / 7.0))),
        })];
    }

    private static float[] Floats() =>
        [.. Shorts().Select((s, i) => i % 97 == 0 ? float.NaN : i % 89 == 0 ? -0.0f : s / 7.0f)];

    private static byte[] Pack(byte[] plain)
    {
        var packed = new ArrayBufferWriter<byte>();
        TiffLzwEncoder.Encode(plain, packed);
        return packed.WrittenSpan.ToArray();
    }

    private string Write(short[] values, RasterGrid grid, CoordinateReferenceSystem crs, GeoTiffWriterOptions options)
    {
        using var stream = new MemoryStream();
        GeoTiffWriter.Write(stream, grid, values, crs, options);
        return folder.Write("shorts.tif", stream.ToArray());
    }

    [Fact]
    public void LZW_of_any_bytes_unpacks_to_the_same_bytes()
    {
        var runs = Gen.Select(Gen.Byte, Gen.Int[1, 900]).Array[0, 20].Select(parts => parts.SelectMany(p => Enumerable.Repeat(p.Item1, p.Item2)).ToArray());
        Gen.OneOf(Gen.Byte.Array[0, 6000], Gen.Byte[0, 3].Array[0, 9000], runs).Sample(
            plain =>
            {
                byte[] back = new byte[plain.Length];
                return TiffLzw.Decode(Pack(plain), back) == plain.Length && back.AsSpan().SequenceEqual(plain);
            },
            iter: 300);
    }

    [Fact]
    public void LZW_of_the_specifications_example_is_its_codes()
    {
        // TIFF 6.0, section 13: 7 7 7 8 8 7 7 6 6 is written as Clear 7 258 8 8 258 6 6 End, codes of nine bits.
        int[] codes = [256, 7, 258, 8, 8, 258, 6, 6, 257];
        string bits = string.Concat(codes.Select(c => Convert.ToString(c, 2).PadLeft(9, '0')));
        byte[] expected = [.. bits.PadRight((bits.Length + 7) / 8 * 8, '0').Chunk(8).Select(b => Convert.ToByte(new string(b), 2))];
        Assert.Equal(expected, Pack([7, 7, 7, 8, 8, 7, 7, 6, 6]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(256)]
    public void Whole_numbers_are_the_same_for_GDAL_LibTiff_and_our_reader(int tileSize)
    {
        short[] values = Shorts();
        string path = Write(values, Grid, CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { TileSize = tileSize, NoData = -32768, Description = "Độ cao, schematic" });

        float[] ours = TiffPixels.Read(path, TiffDirectory.Read(path), float.NaN, 2);
        Assert.Equal(values.Select(v => (float)v), ours);

        using (Tiff tiff = Tiff.Open(path, "r"))
        {
            byte[] tile = new byte[tiff.TileSize()];
            for (int top = 0; top < Grid.Rows; top += tileSize)
            {
                for (int left = 0; left < Grid.Columns; left += tileSize)
                {
                    Assert.Equal(tile.Length, tiff.ReadTile(tile, 0, left, top, 0, 0));
                    for (int r = top; r < Math.Min(Grid.Rows, top + tileSize); r++)
                    {
                        for (int c = left; c < Math.Min(Grid.Columns, left + tileSize); c++)
                        {
                            short value = BinaryPrimitives.ReadInt16LittleEndian(tile.AsSpan(2 * (((r - top) * tileSize) + c - left)));
                            Assert.Equal(values[(r * Grid.Columns) + c], value);
                        }
                    }
                }
            }
        }

        Gdal.Run("gdal_translate", "-q", "-of", "ENVI", path, folder.File("plain"));
        byte[] plain = File.ReadAllBytes(folder.File("plain"));
        Assert.Equal(values, Enumerable.Range(0, values.Length).Select(i => BinaryPrimitives.ReadInt16LittleEndian(plain.AsSpan(2 * i))));
    }

    [Fact]
    public void GDAL_says_of_the_file_what_was_asked_for()
    {
        string path = Write(Shorts(), Grid, CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { NoData = -32768, Description = "Độ cao, schematic" });
        string info = Gdal.Run("gdalinfo", path);
        foreach (string expected in new[]
        {
            "Size is 150, 71", "ID[\"EPSG\",4326]", "AREA_OR_POINT=Area", "TIFFTAG_IMAGEDESCRIPTION=Độ cao, schematic", "COMPRESSION=LZW", "Type=Int16",
            "NoData Value=-32768", "Block=256x256", "Origin = (106.500000000000000,17.250000000000000)", "Pixel Size = (0.000833333333333,-0.000833333333333)",
        })
        {
            Assert.Contains(expected, info, StringComparison.Ordinal);
        }

        // The same checksum as GDAL's own copy of the pixels, compressed by GDAL.
        Gdal.Run("gdal_translate", "-q", "-co", "COMPRESS=DEFLATE", path, folder.File("copy.tif"));
        Assert.Equal(Checksum(path), Checksum(folder.File("copy.tif")));

        static string Checksum(string file) =>
            Gdal.Run("gdalinfo", "-checksum", file).Split('\n').Single(l => l.Contains("Checksum=", StringComparison.Ordinal)).Trim();
    }

    [Fact]
    public void A_projected_grid_keeps_its_code_and_place()
    {
        var crs = CoordinateReferenceSystem.FromEpsg(32648)!;
        var grid = new RasterGrid(600_000, 1_850_000, 90, 30, 20, 10);
        string path = Write([.. Enumerable.Range(0, 200).Select(i => (short)i)], grid, crs, new GeoTiffWriterOptions { TileSize = 32 });
        PopulationRaster back = GeoTiffReader.ReadPopulation(path, null, new FindingLog());
        Assert.Equal((grid, 32648), (back.Grid, back.Crs.EpsgCode));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (float)i), back.People);
        string info = Gdal.Run("gdalinfo", path);
        Assert.Contains("ID[\"EPSG\",32648]", info, StringComparison.Ordinal);
        Assert.Contains("Pixel Size = (90.000000000000000,-30.000000000000000)", info, StringComparison.Ordinal);
        Assert.DoesNotContain("NoData", info, StringComparison.Ordinal);
        Assert.DoesNotContain("IMAGEDESCRIPTION", info, StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_point_numbers_are_the_same_to_the_bit()
    {
        float[] values = Floats();
        using var stream = new MemoryStream();
        GeoTiffWriter.Write(stream, Grid, values, CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { TileSize = 64, NoData = double.NaN });
        string path = folder.Write("floats.tif", stream.ToArray());
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), TiffPixels.Read(path, TiffDirectory.Read(path), 0, 1).Select(BitConverter.SingleToUInt32Bits));

        Gdal.Run("gdal_translate", "-q", "-of", "ENVI", path, folder.File("plain"));
        byte[] plain = File.ReadAllBytes(folder.File("plain"));
        Assert.Equal(
            values.Select(BitConverter.SingleToUInt32Bits), Enumerable.Range(0, values.Length).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(4 * i))));
        Assert.Contains("NoData Value=nan", Gdal.Run("gdalinfo", path), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes_and_a_flat_sea_costs_next_to_nothing()
    {
        short[] values = Shorts();
        using MemoryStream first = new(), second = new(), sea = new();
        GeoTiffWriter.Write(first, Grid, values, CoordinateReferenceSystem.Wgs84);
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("vi-VN");
        GeoTiffWriter.Write(second, Grid, values, CoordinateReferenceSystem.Wgs84);
        CultureInfo.CurrentCulture = culture;
        Assert.Equal(first.ToArray(), second.ToArray());
        GeoTiffWriter.Write(sea, new RasterGrid(106, 17, 0.001, 0.001, 1024, 1024), new short[1024 * 1024], CoordinateReferenceSystem.Wgs84);
        Assert.True(sea.Length < 20_000, $"{sea.Length} bytes for 2 MB of sea");
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => GeoTiffWriter.Write(stream, Grid, new short[5], CoordinateReferenceSystem.Wgs84));
        Assert.Throws<ArgumentException>(() => GeoTiffWriter.Write(stream, Grid with { Rows = 0 }, Array.Empty<short>(), CoordinateReferenceSystem.Wgs84));
        Assert.Throws<ArgumentException>(() => GeoTiffWriter.Write(stream, Grid, Shorts(), CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { TileSize = 100 }));
        Assert.Throws<ArgumentException>(() => GeoTiffWriter.Write(stream, Grid, Shorts(), CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { TileSize = 0 }));
        var unnamed = CoordinateReferenceSystem.UsedInVietnam.Append(NoCode()).First(c => c.EpsgCode is null);
        Assert.Throws<ArgumentException>(() => GeoTiffWriter.Write(stream, Grid, Shorts(), unnamed));
        Assert.Equal(0, stream.Length);
    }

    private static CoordinateReferenceSystem NoCode() => CoordinateReferenceSystem.TransverseMercator("no code", 107, 0.9999, 500_000, 0);
}
