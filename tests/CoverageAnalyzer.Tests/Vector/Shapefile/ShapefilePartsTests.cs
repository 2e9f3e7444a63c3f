using System.IO.Compression;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Vector.Shapefile;

/// <summary>Which of a shapefile's files are there, how they are spelled, and where they lie.</summary>
public sealed class ShapefilePartsTests : IDisposable
{
    private const string Prj = "PROJCS[\"VN-2000_TM-3_106-15\",GEOGCS[\"GCS_VN-2000\",DATUM[\"D_Vietnam_2000\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",106.25],PARAMETER[\"Scale_Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whole() => Assert.Empty(Read(null).Codes);

    [Fact]
    public void Without_shx_it_is_read_in_order_and_the_file_is_named() => Told(".shx", "shx-missing", "xa.shx");

    /// <summary>Other programs go by the lengths in the index, and lose the record.</summary>
    [Theory]
    [InlineData(27, 60)] // it says that it is longer than it is
    [InlineData(27, 50)] // it says that it lists nothing
    [InlineData(107, 4)] // the last record ends before it does in the .shp
    public void An_index_whose_lengths_are_not_those_of_the_shp_is_named(int at, byte value)
    {
        string path = Builder().Write(folder, more: [(".prj", Prj), (".cpg", "UTF-8")]);
        byte[] shx = File.ReadAllBytes(folder.File("xa.shx"));
        shx[at] = value;
        folder.Write("xa.shx", shx);
        ReadLayer read = ReadLayer.Of(path);
        Assert.Equal("shx-damaged", Assert.Single(read.Findings).Code);
        Assert.Equal("Xã Hướng Hiệp", read.Value(0, "TEN"));
    }

    [Fact]
    public void Without_prj_the_file_is_named() => Told(".prj", "prj-missing", "xa.prj");

    [Fact]
    public void With_an_empty_prj_the_file_is_named()
    {
        Builder().Write(folder, more: [(".prj", " \r\n"), (".cpg", "UTF-8")]);
        Assert.Contains("xa.prj", Assert.Single(ReadLayer.Of(folder.File("xa.shp")).Findings).Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_dbf_it_cannot_be_used_and_the_file_is_named() =>
        Assert.Contains("xa.dbf", ReadLayer.ErrorOf(Builder().Write(folder, more: (".dbf", null))).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void Without_shp_what_is_given_is_no_layer() =>
        Assert.Equal("xa.dbf", ReadLayer.ErrorOf(Path.ChangeExtension(Builder().Write(folder, more: (".shp", null)), ".dbf")).Place.File);

    [Fact]
    public void Without_cpg_the_encoding_is_recognised()
    {
        ReadLayer read = Read(".cpg");
        Assert.Equal("recognised", read.Encoding.DecidedBy);
        Assert.Equal("Xã Hướng Hiệp", read.Value(0, "TEN"));
    }

    [Theory]
    [InlineData("xa.shp")]
    [InlineData("xa.dbf")]
    [InlineData("xa.shx")]
    [InlineData("xa.prj")]
    [InlineData("xa.cpg")]
    public void Any_of_its_files_may_be_named(string name)
    {
        Read(null);
        Assert.Equal("Xã Hướng Hiệp", ReadLayer.Of(folder.File(name)).Value(0, "TEN"));
    }

    [Fact]
    public void Extensions_may_be_in_capitals()
    {
        ShapefileBuilder builder = Builder();
        folder.Write("XA.SHP", builder.Shp());
        folder.Write("XA.DBF", builder.Dbf());
        folder.Write("xa.Shx", builder.Shx());
        folder.Write("XA.PRJ", Prj);
        folder.Write("XA.CPG", "UTF-8");
        ReadLayer read = ReadLayer.Of(folder.File("XA.SHP"));
        Assert.Equal("Xã Hướng Hiệp", read.Value(0, "TEN"));
        Assert.Empty(read.Codes);
    }

    [Fact]
    public void A_folder_and_a_zip_are_read_like_the_shp()
    {
        ReadLayer direct = Read(null);
        ReadLayer inFolder = ReadLayer.Of(folder.Path);
        using var other = new ScratchFolder();
        ZipFile.CreateFromDirectory(folder.Path, other.File("xã.zip"));
        ReadLayer inZip = ReadLayer.Of(other.File("xã.zip"));
        foreach (ReadLayer read in new[] { inFolder, inZip })
        {
            Assert.Equal(direct.Wkt(0), read.Wkt(0));
            Assert.Equal(direct.Features[0].Values, read.Features[0].Values);
            Assert.Equal(direct.Crs.Wkt, read.Crs.Wkt);
            Assert.Empty(read.Codes);
        }
    }

    [Fact]
    public void Of_several_layers_in_a_zip_the_polygons_are_taken_and_any_can_be_named()
    {
        Builder().Write(folder, "xa", (".prj", Prj), (".cpg", "UTF-8"));
        new ShapefileBuilder { ShapeType = 1 }.Column("TEN", 'C', 20).Add(ShapefileBuilder.Point(1, 107, 16), "Điểm").Add(ShapefileBuilder.Point(1, 107, 16), "Điểm")
            .Write(folder, "diem", (".prj", Prj), (".cpg", "UTF-8"));
        using var other = new ScratchFolder();
        string zip = other.File("lop.zip");
        ZipFile.CreateFromDirectory(folder.Path, zip, CompressionLevel.Optimal, includeBaseDirectory: true);
        ReadLayer read = ReadLayer.Of(zip);
        Assert.Equal(("xa", "layer-chosen"), (read.Name, Assert.Single(read.Codes)));
        Assert.Equal("Điểm", ReadLayer.Of(zip, "diem").Value(0, "TEN"));
        Assert.Equal("Điểm", ReadLayer.Of(folder.Path, "DIEM").Value(0, "TEN"));
        Assert.Contains("diem, xa", ReadLayer.ErrorOf(zip, "huyen").Remedy.English, StringComparison.Ordinal);
        Assert.Equal([("diem", "Point", 2L), ("xa", "Polygon", 1L)], VectorFiles.Describe(zip).Select(l => (l.Name, l.GeometryType, l.FeatureCount!.Value)));
    }

    [Fact]
    public void A_zip_without_a_shapefile_or_broken_is_refused()
    {
        using (ZipArchive archive = ZipFile.Open(folder.File("a.zip"), ZipArchiveMode.Create))
        {
            archive.CreateEntry("readme.txt");
        }

        Assert.Contains(".shp", ReadLayer.ErrorOf(folder.File("a.zip")).Problem.English, StringComparison.Ordinal);
        ReadLayer.ErrorOf(folder.Write("b.zip", File.ReadAllBytes(folder.File("a.zip"))[..^10]));
        ReadLayer.ErrorOf(folder.Path);
    }

    [Fact]
    public void A_zip_that_grows_beyond_reason_is_refused_before_it_is_unpacked()
    {
        using (ZipArchive archive = ZipFile.Open(folder.File("bom.zip"), ZipArchiveMode.Create))
        {
            using Stream shp = archive.CreateEntry("xa.shp").Open();
            shp.Write(new byte[4 << 20]);
        }

        Assert.Contains("beyond reason", ReadLayer.ErrorOf(folder.File("bom.zip")).Problem.English, StringComparison.Ordinal);
    }

    private static ShapefileBuilder Builder() => new ShapefileBuilder().Column("TEN", 'C', 40)
        .Add(ShapefileBuilder.Parts(5, [500_000, 1_800_000, 500_000, 1_810_000, 510_000, 1_810_000, 500_000, 1_800_000]), "Xã Hướng Hiệp");

    private ReadLayer Read(string? without)
    {
        (string, string?)[] more = [(".prj", Prj), (".cpg", "UTF-8")];
        return ReadLayer.Of(Builder().Write(folder, more: without is null ? more : [.. more, (without, null)]));
    }

    private void Told(string without, string code, string file)
    {
        ReadLayer read = Read(without);
        Finding finding = Assert.Single(read.Findings);
        Assert.Equal(code, finding.Code);
        Assert.Contains(file, finding.Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains(file, finding.Message.English, StringComparison.Ordinal);
        Assert.Equal("Xã Hướng Hiệp", read.Value(0, "TEN"));
    }
}
