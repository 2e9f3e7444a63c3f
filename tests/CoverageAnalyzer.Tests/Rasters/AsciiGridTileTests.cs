using System.Globalization;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rasters;

public sealed class AsciiGridTileTests : IDisposable
{
    private const string Head = "ncols 3\nnrows 2\nxllcorner 600000\nyllcorner 1850000\ncellsize 30\n";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Head + "NODATA_value -9999\n1 2 3\n4 -9999 6\n")]
    [InlineData("NROWS 2\r\nNCOLS 3\r\nXLLCENTER 600015\r\nYLLCENTER 1850015\r\nDX 30\r\nDY 30\r\nnodata_VALUE -9999.0\r\n 1.0 2.00 3e0\r\n4 -9999 +6.0\r\n")]
    [InlineData("\uFEFF" + Head + "1\n2\n3\n4\n-9999\n6")] // the default of the format; the number of lines means nothing
    [InlineData(Head + "1\t2   3 4 NaN 0.6E1")]
    [InlineData(Head + "CELLSIZE 30.0\nnrows 2\n1 2 3 4 nan 6")] // twice, and the same
    public void Every_way_of_writing_gives_the_same_heights(string text)
    {
        (ElevationSource source, List<Finding> findings) = Elevation.Open("EPSG:32648", folder.Write("a.asc", text));
        Assert.Equal(new RasterGrid(600_000, 1_850_060, 30, 30, 3, 2), source.Model.Grid);
        Assert.Equal([1, 2, 3, 4, float.NaN, 6], Elevation.Whole(source.Model));
        Assert.Equal("ASCII grid", source.Format);
        Assert.Empty(findings);
    }

    [Fact]
    public void The_system_is_the_user_s_that_of_the_prj_file_or_assumed_for_degrees()
    {
        string degrees = Head.Replace("600000", "107", StringComparison.Ordinal).Replace("1850000", "16", StringComparison.Ordinal).Replace("30", "0.001", StringComparison.Ordinal) + "1 2 3 4 5 6";
        string path = folder.Write("a.asc", degrees);
        (ElevationSource source, List<Finding> findings) = Elevation.Open(null, path);
        Assert.Equal(4326, source.Model.Crs.EpsgCode);
        Assert.Equal(("crs-not-stated", FindingRank.Warning), (Assert.Single(findings).Code, findings[0].Rank));
        folder.Write("a.prj", """GEOGCS["VN-2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433],AUTHORITY["EPSG",4756]]""");
        source = Elevation.Open(null, path).Source;
        Assert.Equal(4756, source.Model.Crs.EpsgCode);
        Assert.Contains("a.prj", source.Crs.English, StringComparison.Ordinal);
        Assert.Equal(4326, Elevation.Open("EPSG:4326", path).Source.Model.Crs.EpsgCode);
        Assert.Contains("does not state", Elevation.Refused(null, folder.Write("b.asc", Head + "1 2 3 4 5 6")).Problem.English, StringComparison.Ordinal);
        Assert.Contains("swapped", Elevation.Refused("EPSG:4326", folder.Write("c.asc", degrees.Replace("107", "16.5", StringComparison.Ordinal).Replace("yllcorner 16", "yllcorner 107", StringComparison.Ordinal))).Problem.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 0,5\n1 2 3 4 5 6", "decimal comma", 5)]
    [InlineData(Head + "1 2 3\n4,5 5 6", "decimal comma", 7)]
    [InlineData(Head + "1 2 3\n4 x 6", "no number", 7)]
    [InlineData(Head + "1 2 3\n4 1-2 6", "no number", null)]
    [InlineData(Head + "1 2 3\n4 5   \n", "5 values", null)]
    [InlineData(Head + "1 2 3\n4 5 6 7", "7 values", null)]
    [InlineData(Head, "cells", null)]
    [InlineData("ncols 3\nnrows 2\n1 2 3 4 5 6", "are missing", null)]
    [InlineData("", "are missing", null)]
    [InlineData("ncols 1000000000\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 0.01\n1 2 3", "1,000,000,000 cells", null)]
    [InlineData("ncols 2000000000\nnrows 2000000000\nxllcorner 0\nyllcorner 0\ncellsize 0.00001\n1 2 3", "cells", null)]
    [InlineData("ncols -3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 30\n1 2 3", "make no sense", null)]
    [InlineData("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 0\n1 2 3 4 5 6", "make no sense", null)]
    [InlineData("ncols 3\nnrows 2\nxllcorner 0\nyllcorner nan\ncellsize 30\n1 2 3 4 5 6", "are missing", null)]
    [InlineData(Head + "cellsize 60\n1 2 3 4 5 6", "'cellsize' twice", 6)]
    [InlineData(Head + "dx 60\n1 2 3 4 5 6", "both 'cellsize' and 'dx'", null)]
    [InlineData(Head + "xllcenter 600000\n1 2 3 4 5 6", "both 'xllcorner' and 'xllcenter'", null)]
    [InlineData("ncols 3\nnrows 2\nxllcorner 600000\0\0\nyllcorner 1850000\ncellsize 30\n1 2 3 4 5 6", "no number", 3)]
    [InlineData("north: 5\nncols 3\n1 2 3", "no header line", 1)]
    [InlineData("PK\u0003\u0004 binary", "no header line", 1)]
    public void What_cannot_be_read_is_refused_with_the_reason_and_the_line(string text, string reason, int? line)
    {
        var error = Elevation.Refused("EPSG:32648", folder.Write("a.asc", text));
        Assert.Contains(reason, error.Problem.English, StringComparison.Ordinal);
        Assert.Equal(line, (int?)error.Place.Line);
    }

    [Fact]
    public void A_grid_of_many_blocks_reads_window_by_window()
    {
        // 700 × 900 cells are three blocks; buffers of 64 KB end inside of numbers.
        string text = "ncols 900\nnrows 700\nxllcorner 0\nyllcorner 0\ncellsize 1\n"
            + string.Join('\n', Enumerable.Range(0, 700).Select(r => string.Join(' ', Enumerable.Range(0, 900).Select(c => Height(r, c).ToString("R", CultureInfo.InvariantCulture)))));
        ElevationSource source = Elevation.Open("EPSG:32648", folder.Write("a.asc", text)).Source;
        Assert.Equal(3, source.DecodedBlocks);
        float[] whole = Elevation.Whole(source.Model);
        Assert.All(whole, (h, i) => Assert.Equal(Height(i / 900, i % 900), h));
        Assert.Equal(Elevation.Part(whole, source.Model.Grid, 280, 850, 30, 60), Elevation.Window(source.Model, 280, 850, 30, 60));
        Assert.Equal(3, source.DecodedBlocks);
        static float Height(int row, int column) => (row * 0.25f) + (column * 0.001f);
    }

    [Fact]
    public void Numbers_are_read_as_the_platform_reads_them() => Gen.Select(Gen.Double, Gen.Int[0, 5].Select(i => new[] { "R", "F3", "E5", "F0", "G9", "F12" }[i])).Sample((number, format) =>
    {
        string text = number.ToString(format, CultureInfo.InvariantCulture);
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected);
        if (!text.Contains("nf", StringComparison.OrdinalIgnoreCase) && text.Length < 64)
        {
            Assert.Equal(isNumber, AsciiNumber.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out double value));
            Assert.Equal(expected, value);
        }
    });
}
