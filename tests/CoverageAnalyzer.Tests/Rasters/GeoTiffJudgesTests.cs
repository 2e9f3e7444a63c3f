using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Files that other programs compressed: LibTiff.NET and GDAL against our decoders.</summary>
public sealed class GeoTiffJudgesTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Contents that drive LZW through all its code widths, its full table and its self-reference.</summary>
    private static byte[] Content(string kind)
    {
        const int length = 300 * 200;
        var random = new Random(93);
        return
        [
            .. Enumerable.Range(0, length).Select(i => kind switch
            {
                "constant" => (byte)7,
                "random" => (byte)random.Next(256),
                "smooth" => (byte)(128 + (100 * Math.Sin(i / 300 / 20.0) * Math.Cos(i % 300 / 25.0))),
                _ => (byte)(i / 97 % 5 == 0 ? random.Next(4) : 0),
            }),
        ];
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("random")]
    [InlineData("smooth")]
    [InlineData("runs")]
    public void LZW_and_PackBits_as_LibTiff_wrote_them(string kind)
    {
        byte[] content = Content(kind);
        foreach (Compression compression in new[] { Compression.LZW, Compression.PACKBITS })
        {
            string path = folder.File($"{kind}-{compression}.tif");
            using (Tiff tiff = Tiff.Open(path, "w"))
            {
                tiff.SetField(TiffTag.IMAGEWIDTH, 300);
                tiff.SetField(TiffTag.IMAGELENGTH, 200);
                tiff.SetField(TiffTag.BITSPERSAMPLE, 8);
                tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
                tiff.SetField(TiffTag.ROWSPERSTRIP, 200);
                tiff.SetField(TiffTag.COMPRESSION, compression);
                tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
                tiff.WriteEncodedStrip(0, content, content.Length);
            }

            byte[] file = File.ReadAllBytes(path);
            (int offset, int count) = (Tag(file, 273), Tag(file, 279));
            byte[] decoded = new byte[content.Length];
            ReadOnlySpan<byte> packed = file.AsSpan(offset, count);
            Assert.Equal(content.Length, compression == Compression.LZW ? TiffLzw.Decode(packed, decoded) : TiffPackBits.Decode(packed, decoded));
            Assert.Equal(content, decoded);
        }
    }

    [Theory]
    [InlineData("Float32", "COMPRESS=NONE")]
    [InlineData("Float32", "COMPRESS=LZW PREDICTOR=3")]
    [InlineData("Float32", "COMPRESS=DEFLATE PREDICTOR=3 TILED=YES BLOCKXSIZE=64 BLOCKYSIZE=32")]
    [InlineData("Float32", "COMPRESS=DEFLATE PREDICTOR=2")]
    [InlineData("Float64", "COMPRESS=DEFLATE PREDICTOR=3 ENDIANNESS=BIG")]
    [InlineData("Float64", "COMPRESS=LZW PREDICTOR=3 BIGTIFF=YES")]
    [InlineData("Int16", "COMPRESS=LZW PREDICTOR=2 TILED=YES BLOCKXSIZE=64 BLOCKYSIZE=64")]
    [InlineData("Int16", "COMPRESS=LZW PREDICTOR=2 BIGTIFF=YES ENDIANNESS=BIG")]
    [InlineData("UInt16", "COMPRESS=DEFLATE ENDIANNESS=BIG TILED=YES BIGTIFF=YES")]
    [InlineData("Int32", "COMPRESS=DEFLATE PREDICTOR=2 BLOCKYSIZE=7")]
    [InlineData("UInt32", "COMPRESS=PACKBITS")]
    [InlineData("Byte", "COMPRESS=LZW PREDICTOR=2 SPARSE_OK=TRUE")]
    [InlineData("Float32", "COG DEFLATE")]
    [InlineData("UInt16", "COG LZW")]
    public void What_GDAL_wrote_reads_as_GDAL_reads_it(string type, string options)
    {
        string source = folder.Write("source.tif", new TiffBuilder { Width = 300, Height = 210, NoData = "250", Value = (c, r) => c < 64 && r < 64 ? 250 : (int)(120 + (100 * Math.Sin(c / 17.0) * Math.Cos(r / 23.0))) }.Build());
        string target = folder.File("target.tif");
        List<string> arguments = ["-q", "-ot", type];
        string[] words = options.Split(' ');
        if (words[0] == "COG")
        {
            arguments.AddRange(["-of", "COG", "-co", "COMPRESS=" + words[1], "-co", "BLOCKSIZE=128", "-co", "PREDICTOR=YES"]);
        }
        else
        {
            arguments.AddRange(words.SelectMany(w => new[] { "-co", w }));
        }

        Gdal.Run("gdal_translate", [.. arguments, source, target]);
        Gdal.Run("gdal_translate", "-q", "-ot", "Float32", "-of", "ENVI", target, folder.File("plain"));
        byte[] plain = File.ReadAllBytes(folder.File("plain"));
        PopulationRaster raster = GeoTiffReader.ReadPopulation(target, null, new FindingLog(), 2);
        Assert.Equal((300, 210, 600_000.0, 1_850_000.0, 32648), (raster.Grid.Columns, raster.Grid.Rows, raster.Grid.West, raster.Grid.North, raster.Crs.EpsgCode!.Value));
        for (int i = 0; i < raster.People.Length; i++)
        {
            float expected = BinaryPrimitives.ReadSingleLittleEndian(plain.AsSpan(4 * i));
            Assert.Equal(expected == 250 ? float.NaN : expected, raster.People[i]);
        }
    }

    [Theory]
    [InlineData("ZSTD")]
    [InlineData("LERC")]
    public void Compression_that_is_not_read_is_named_as_GDAL_writes_it(string compression)
    {
        string source = folder.Write("source.tif", new TiffBuilder().Build());
        if (!Gdal.Run("gdalinfo", "--format", "GTiff").Contains(compression, StringComparison.Ordinal))
        {
            Assert.Skip($"this GDAL cannot write {compression}");
        }

        Gdal.Run("gdal_translate", "-q", "-co", "COMPRESS=" + compression, source, folder.File("b.tif"));
        var error = Assert.Throws<Data.Import.InputFileException>(() => GeoTiffReader.ReadPopulation(folder.File("b.tif"), null, new FindingLog()));
        Assert.Contains(compression, error.Problem.English, StringComparison.Ordinal);

        // The command the message gives is the one that helps.
        Gdal.Run("gdal_translate", "-q", "-co", "COMPRESS=DEFLATE", folder.File("b.tif"), folder.File("new.tif"));
        Assert.Equal(35, GeoTiffReader.ReadPopulation(folder.File("new.tif"), null, new FindingLog()).People.Length);
    }

    private static int Tag(byte[] file, int tag)
    {
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)), count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        int entry = Enumerable.Range(0, count).Select(i => directory + 2 + (12 * i)).First(e => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(e)) == tag);
        return BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry + 2)) == 3
            ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry + 8))
            : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(entry + 8));
    }
}
