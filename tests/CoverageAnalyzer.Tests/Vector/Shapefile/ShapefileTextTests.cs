using System.Text;
using CoverageAnalyzer.Tests.Text;

namespace CoverageAnalyzer.Tests.Vector.Shapefile;

public sealed class ShapefileTextTests : IDisposable
{
    private const string Joined = "Xã Hướng Hiệp\nHuyện Vĩnh Linh\nThị trấn Khe Sanh\nPhường Đông Lễ\nXã Triệu Thượng\nXã Cam Thủy\nQuảng Trị\nĐảo Cồn Cỏ\nXã Hải Quế";

    private static readonly string[] Names = Joined.Split('\n');

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("UTF-8", "UTF-8", 0, "cpg")]
    [InlineData("UTF-8", "utf8", 0, "cpg")]
    [InlineData("UTF-8", "65001\r\n", 0, "cpg")]
    [InlineData("UTF-8", "\uFEFFUTF-8", 0, "cpg")]
    [InlineData("UTF-8", null, 0, "recognised")]
    [InlineData("UTF-8", null, 0x57, "recognised")] // what common tools write whatever the text is
    [InlineData("UTF-8", "", 0, "recognised")]
    [InlineData("UTF-8", "1252", 0, "recognised")] // the bytes contradict it
    [InlineData("UTF-8", "quê nhà", 0, "recognised")]
    [InlineData("Windows-1258", "1258", 0, "cpg")]
    [InlineData("Windows-1258", "CP1258", 0, "cpg")]
    [InlineData("Windows-1258", "windows-1258", 0, "cpg")]
    [InlineData("Windows-1258", "ANSI 1258", 0, "cpg")]
    [InlineData("Windows-1258", null, 0, "recognised")]
    [InlineData("Windows-1258", "UTF-8", 0, "recognised")]
    [InlineData("TCVN3 (ABC)", "TCVN3", 0, "cpg")]
    [InlineData("TCVN3 (ABC)", "TCVN-5712", 0, "cpg")]
    [InlineData("TCVN3 (ABC)", "ABC", 0, "cpg")]
    [InlineData("TCVN3 (ABC)", null, 0, "recognised")]
    [InlineData("TCVN3 (ABC)", null, 0x03, "recognised")]
    [InlineData("VNI-Windows", "VNI", 0, "cpg")]
    [InlineData("VNI-Windows", null, 0, "recognised")]
    [InlineData("VISCII", null, 0, "recognised")]
    public void Names_come_out_composed_whatever_the_encoding_and_whoever_says_it(string encoding, string? cpg, byte language, string by)
    {
        ShapefileBuilder builder = Builder(encoding);
        builder.Language = language;
        ReadLayer read = ReadLayer.Of(builder.Write(folder, more: (".cpg", cpg)));
        Assert.Equal((encoding, by), (read.Encoding.Name, read.Encoding.DecidedBy));
        Assert.Equal(Names, read.Features.Select((_, i) => read.Value(i, "TEN")));
        Assert.All(read.Features, f => Assert.True(((string)f.Values[0]!).IsNormalized()));
    }

    [Fact]
    public void What_the_user_states_wins_and_a_doubt_is_told()
    {
        string shp = Builder("UTF-8").Write(folder, more: (".cpg", "UTF-8"));
        ReadLayer read = ReadLayer.Of(shp, encoding: "TCVN3");
        Assert.Equal(("TCVN3 (ABC)", "user"), (read.Encoding.Name, read.Encoding.DecidedBy));
        Assert.Contains("encoding-doubtful", read.Codes);
        Assert.Contains("encoding-unknown", ReadLayer.Of(shp, encoding: "klingon").Codes);
    }

    [Fact]
    public void Columns_of_every_type_and_widths_above_255()
    {
        string wide = new('x', 300);
        ShapefileBuilder builder = new ShapefileBuilder { ShapeType = 1 }
            .Column("C", 'C', 8).Column("DAI", 'C', 300).Column("N", 'N', 10).Column("F", 'F', 12, 3).Column("D", 'D', 8).Column("L", 'L', 1).Column("I", 'I', 4).Column("O", 'O', 8).Column("M", 'M', 10)
            .AddRow(ShapefileBuilder.Point(1, 1, 2), false, "00123"u8.ToArray(), Encoding.ASCII.GetBytes(wide), " -42"u8.ToArray(), "1.25e2"u8.ToArray(), "20121231"u8.ToArray(), "T"u8.ToArray(), [7, 0, 0, 0], BitConverter.GetBytes(2.5), "1"u8.ToArray())
            .AddRow(ShapefileBuilder.Point(1, 1, 2), false, [], [], "00045"u8.ToArray(), "*****"u8.ToArray(), "00000000"u8.ToArray(), "?"u8.ToArray(), [255, 255, 255, 255], BitConverter.GetBytes(double.NaN), [])
            .AddRow(ShapefileBuilder.Point(1, 1, 2), false, [], [], "1e999"u8.ToArray(), "abc"u8.ToArray(), "20121399"u8.ToArray(), "x"u8.ToArray(), [0, 0, 0, 128], BitConverter.GetBytes(1.0), [])
            .AddRow(ShapefileBuilder.Point(1, 1, 2), false, [], [], "9999999999"u8.ToArray(), "12,5"u8.ToArray(), [], [], [0, 0, 0, 0], BitConverter.GetBytes(0.0), []);
        ReadLayer read = ReadLayer.Of(builder.Write(folder));
        Assert.Equal(["00123", wide, -42L, 125.0, new DateTime(2012, 12, 31), true, 7L, 2.5, null], read.Features[0].Values);
        Assert.Equal([null, null, "00045", null, null, null, -1L, null, null], read.Features[1].Values);
        Assert.Equal([null, null, null, null, null, null, -2147483648L, 1.0, null], read.Features[2].Values);
        Assert.Equal(9_999_999_999L, read.Value(3, "N"));
        Assert.Equal(1 + 4 + 1, read.Codes.Count(c => c == "value-unreadable")); // O of row 2; N, F, D, L of row 3; F of row 4
        Assert.Equal(["text", "text", "integer", "number", "date", "yes/no", "integer", "number", "text"], read.Fields.Select(f => f.Type));
    }

    [Fact]
    public void A_letter_cut_by_the_column_s_width_is_left_out_and_escapes_are_read()
    {
        ShapefileBuilder builder = new ShapefileBuilder { ShapeType = 1 }.Column("TEN", 'C', 7).Column("GHI", 'C', 30)
            .Add(ShapefileBuilder.Point(1, 1, 2), "Hướng", "X\\u00e3 M\\u00f2 \\u00d3"); // Hướng is 8 bytes, ớ stands over the end of … 7
        ReadLayer read = ReadLayer.Of(builder.Write(folder, more: (".cpg", "UTF-8")));
        Assert.Equal(("Hướn", "Xã Mò Ó"), (read.Value(0, "TEN"), read.Value(0, "GHI")));
        Assert.Contains("text-escapes-decoded", read.Codes);
        ShapefileBuilder cut = new ShapefileBuilder { ShapeType = 1 }.Column("TEN", 'C', 4).Add(ShapefileBuilder.Point(1, 1, 2), "Hướng");
        Assert.Equal("Hư", ReadLayer.Of(cut.Write(folder, "b", (".cpg", "UTF-8"))).Value(0, "TEN"));
    }

    private static ShapefileBuilder Builder(string encoding)
    {
        ShapefileBuilder builder = new ShapefileBuilder { ShapeType = 1 }.Column("TEN", 'C', 40);
        byte[] all = EncodingTests.Encode(Joined, encoding);
        foreach (Range line in all.AsSpan().Split((byte)'\n'))
        {
            builder.AddRow(ShapefileBuilder.Point(1, 107, 16), false, all[line]);
        }

        return builder;
    }
}
