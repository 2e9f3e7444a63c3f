using System.Buffers.Binary;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Vector.Shapefile;

/// <summary>Counts and lengths that lie, one by one: each is refused or told, and none is believed.</summary>
public sealed class ShapefileHostileTests : IDisposable
{
    private static readonly double[] Triangle = [107, 16, 107, 17, 108, 17, 107, 16];

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(36, int.MaxValue)] // parts
    [InlineData(36, -1)]
    [InlineData(40, int.MaxValue)] // points
    [InlineData(40, -5)]
    [InlineData(36, 5_000)]
    [InlineData(44, -3)] // the first part's start
    [InlineData(44, 4)]
    [InlineData(44, int.MaxValue)]
    [InlineData(0, 31)] // multipatch
    [InlineData(0, 77)]
    public void A_count_inside_a_record_that_lies_costs_that_record_only(int offset, int value)
    {
        byte[] record = ShapefileBuilder.Parts(5, Triangle);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(offset), value);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadLayer read = ReadLayer.Of(Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a").Add(record, "b").Add(ShapefileBuilder.Parts(5, Triangle), "c").Write(folder, more: (".cpg", "UTF-8")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        Assert.Equal(["a", "c"], read.Features.Select((_, i) => read.Value(i, "TEN")));
        Finding finding = Assert.Single(read.Findings, f => f.Code == "geometry-unreadable");
        Assert.Equal(2, finding.Place.Record);
    }

    [Theory]
    [InlineData(double.NaN, "coordinate-not-finite")]
    [InlineData(double.PositiveInfinity, "coordinate-not-finite")]
    [InlineData(1e300, "coordinate-out-of-range")]
    [InlineData(-1e38, "coordinate-out-of-range")] // "no data" of the format
    public void A_coordinate_that_is_no_place_costs_its_record(double bad, string code)
    {
        ReadLayer read = ReadLayer.Of(Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a").Add(ShapefileBuilder.Parts(5, [107, 16, bad, 17, 108, 17, 107, 16]), "b").Write(folder));
        Assert.Equal("a", read.Value(0, "TEN"));
        Assert.Single(read.Features);
        Assert.Equal(2, Assert.Single(read.Findings, f => f.Code == code).Place.Record);
    }

    [Theory]
    [InlineData(int.MaxValue / 2)]
    [InlineData(-2)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void A_record_length_that_lies_ends_the_reading_with_the_record_and_its_offset(int words)
    {
        byte[] shp = Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a").Add(ShapefileBuilder.Parts(5, Triangle), "b").Shp();
        int second = 100 + ((shp.Length - 100) / 2);
        BinaryPrimitives.WriteInt32BigEndian(shp.AsSpan(second + 4), words);
        Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a").Add(ShapefileBuilder.Parts(5, Triangle), "b").Write(folder);
        var error = ReadLayer.ErrorOf(folder.Write("xa.shp", shp));
        Assert.Equal((2L, (long)second), (error.Place.Record!.Value, error.ByteOffset!.Value));
    }

    [Theory]
    [InlineData("shp", 24, 0x10000000)] // longer than it is
    [InlineData("shp", 24, 10)]
    [InlineData("shp", 32, 0x63000000)] // shape type 99
    [InlineData("shp", 0, 0x11111111)]
    [InlineData("dbf", 4, 0x7FFFFF7F)] // rows
    [InlineData("dbf", 8, 0x0000FFFF)] // head and row lengths of nothing
    [InlineData("dbf", 8, unchecked((int)0xFFFFFFFF))]
    public void A_head_that_lies_is_refused_at_once(string part, int offset, int bigEndian)
    {
        ShapefileBuilder builder = Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a");
        string shp = builder.Write(folder);
        byte[] bytes = part == "shp" ? builder.Shp() : builder.Dbf();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(offset), bigEndian);
        folder.Write("xa." + part, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadLayer.ErrorOf(shp);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Fewer_or_more_rows_than_records_is_an_error_finding_with_both_counts(int more)
    {
        ShapefileBuilder builder = Builder();
        for (int i = 0; i < 5; i++)
        {
            builder.AddRow(ShapefileBuilder.Parts(5, Triangle), false, "x"u8.ToArray());
        }

        byte[] shp = builder.Shp();
        builder.AddRow(null, false, "x"u8.ToArray());
        string path = builder.Write(folder);
        folder.Write("xa.shp", shp);
        if (more < 0)
        {
            byte[] dbf = builder.Dbf();
            dbf[4] = 4;
            folder.Write("xa.dbf", dbf);
        }

        Finding finding = Assert.Single(ReadLayer.Of(path).Findings, f => f.Code == "record-count-differs");
        Assert.Equal(FindingRank.Error, finding.Rank);
        Assert.Contains("5", finding.Message.English, StringComparison.Ordinal);
        Assert.Contains(more < 0 ? "4" : "6", finding.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shp_or_dbf_cut_anywhere_never_gives_fewer_features_in_silence()
    {
        ShapefileBuilder builder = Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a").Add(ShapefileBuilder.Parts(5, Triangle), "b");
        byte[] shp = builder.Shp(), dbf = builder.Dbf();
        string path = builder.Write(folder);
        for (int length = 0; length < shp.Length; length += 3)
        {
            folder.Write("xa.shp", shp[..length]);
            ReadLayer.ErrorOf(path);
        }

        folder.Write("xa.shp", shp);
        for (int length = 0; length < dbf.Length - 1; length += 3)
        {
            folder.Write("xa.dbf", dbf[..length]);
            ReadLayer.ErrorOf(path);
        }
    }

    [Fact]
    public void Bytes_after_the_declared_end_are_told_and_a_file_that_is_not_one_of_a_shapefile_is_refused()
    {
        ShapefileBuilder builder = Builder().Add(ShapefileBuilder.Parts(5, Triangle), "a");
        string path = builder.Write(folder);
        folder.Write("xa.shp", [.. builder.Shp(), 1, 2, 3, 4]);
        Assert.Contains("shp-trailing-bytes", ReadLayer.Of(path).Codes);
        folder.Write("xa.shp", "<html>404</html>");
        ReadLayer.ErrorOf(path);
        folder.Write("xa.shp", []);
        Assert.Contains("0 byte", ReadLayer.ErrorOf(path).Problem.English, StringComparison.Ordinal);
    }

    private static ShapefileBuilder Builder() => new ShapefileBuilder().Column("TEN", 'C', 8);
}
