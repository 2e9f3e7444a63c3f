using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Tests.Radio.Clutter;

/// <summary>Rasters of codes on the cells of an elevation model of another grid.</summary>
public sealed class LandCoverFilesTests : IDisposable
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;
    private static readonly ClutterClasses Classes = HeldLandCover.ClassesOf((15, 0, 0), (0, 0, 0), (10, 0, 0));
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>700 × 300 cells of 30 m in UTM, codes at about 24 m in degrees that end before the east of the model: cell by cell what lies at its centre.</summary>
    [Fact]
    public void Each_cell_has_the_class_at_its_centre_whatever_the_grids()
    {
        var grid = new RasterGrid(700_000, 1_850_000, 30, 30, 700, 300);
        (double west, double north) = Utm48.ToWgs84(699_000, 1_851_000);
        const double Degrees = 0.00022;
        double Code(int column, int row) => ((column / 3) + (row / 4)) % 5 * 10; // 0 is a void, 10, 20 and 30 are classes, 40 is none
        string path = Write(new TiffBuilder { Width = 800, Height = 700, Bits = 8, Format = 1, NoData = "0", Compression = 8, Epsg = 4326, Value = Code }, west, north, Degrees);
        using LandCoverSource source = LandCoverFiles.Open([path], null, Classes, Model(grid), new FindingLog());
        byte[] read = new byte[700 * 300];
        source.Cover.Read(0, 0, 300, 700, read);
        byte unknown = Assert.Single(source.Cover.UnknownCodes, u => u.Value == 40).Key;
        int compared = 0, outside = 0;
        for (int row = 0; row < 300; row++)
        {
            for (int column = 0; column < 700; column++)
            {
                (double x, double y) = Utm48.ToWgs84(grid.CentreX(column), grid.CentreY(row));
                double c = (x - west) / Degrees, r = (north - y) / Degrees;
                if (Math.Abs(c - Math.Round(c)) < 0.01 || Math.Abs(r - Math.Round(r)) < 0.01)
                {
                    continue; // on the edge of two codes either will do
                }

                bool isOutside = c >= 800 || r >= 700 || c < 0 || r < 0;
                int code = isOutside ? 0 : (int)Code((int)c, (int)r);
                Assert.Equal(code == 40 ? unknown : code / 10, read[(row * 700) + column]);
                (compared, outside) = (compared + 1, outside + (isOutside ? 1 : 0));
            }
        }

        Assert.True(compared > 190_000);
        Assert.True(outside > 10_000, $"{outside}");

        // A window over the edges is part of it, and nothing stands outside; a place is that of its cell.
        byte[] part = new byte[9 * 400];
        source.Cover.Read(-3, 500, 9, 400, part);
        for (int i = 0; i < part.Length; i++)
        {
            (int r, int c) = ((i / 400) - 3, 500 + (i % 400));
            Assert.Equal(r >= 0 && c < 700 ? read[(r * 700) + c] : 0, part[i]);
        }

        Assert.Equal(read[(7 * 700) + 9], source.Cover.At(grid.CentreX(9) + 14, grid.CentreY(7) - 14));
        Assert.Equal(0, source.Cover.At(grid.West - 1, grid.CentreY(7)));
    }

    /// <summary>A raster 20 times finer than the cells is read in parts of a block; the same answer.</summary>
    [Fact]
    public void A_very_fine_raster_of_16_bits_is_read_in_parts()
    {
        var grid = new RasterGrid(700_000, 1_850_000, 1000, 1000, 150, 120);
        double Code(int column, int row) => (column / 20) % 2 == 0 ? 10 : -5;
        string path = Write(new TiffBuilder { Width = 3000, Height = 2400, Bits = 16, Format = 2, Value = Code }, 700_000, 1_850_000, 50);
        using LandCoverSource source = LandCoverFiles.Open([path], null, Classes, Model(grid), new FindingLog());
        byte[] read = new byte[150 * 120];
        source.Cover.Read(0, 0, 120, 150, read);
        byte unknown = Assert.Single(source.Cover.UnknownCodes).Key;
        Assert.All(Enumerable.Range(0, read.Length), i => Assert.Equal(i % 150 % 2 == 0 ? 1 : unknown, read[i]));
    }

    [Fact]
    public void Cells_of_the_communes_are_counted_and_what_has_no_class_is_found()
    {
        var grid = new RasterGrid(700_000, 1_850_000, 100, 100, 100, 80);
        double Code(int column, int row) => row < 40 ? 10 : column < 30 ? 77 : 30;
        string path = Write(new TiffBuilder { Width = 60, Height = 80, Bits = 8, Format = 1, Value = Code }, 700_000, 1_850_000, 100);
        using LandCoverSource source = LandCoverFiles.Open([path], null, Classes, Model(grid), new FindingLog());
        var polygons = new PolygonSet([700_000, 708_000, 708_000, 700_000, 700_000], [1_842_000, 1_842_000, 1_850_000, 1_850_000, 1_842_000], [0, 5], [0, 1]); // the western 80 columns
        var units = UnitRaster.Rasterize(polygons, grid);
        LandCoverTally one = LandCoverTally.Of(source.Cover, units, 1, TestContext.Current.CancellationToken), tally = LandCoverTally.Of(source.Cover, units, 3, TestContext.Current.CancellationToken);
        Assert.Equal(one.Classes, tally.Classes);
        Assert.Equal(80 * 80, tally.Cells);
        Assert.Equal([20 * 80, 60 * 40, 0, 30 * 40], tally.Classes.Select(c => c.Cells)); // none, 10, 20, 30
        Assert.Equal([(77, 30L * 40)], tally.UnknownCodes);
        Assert.Equal(0.25, tally.NoneFraction);
        var log = new FindingLog();
        LandCoverFindings.Add("cover.tif", tally, log);
        Finding missing = Assert.Single(log.ToList(), f => f.Code == "land-cover-missing"), code = Assert.Single(log.ToList(), f => f.Code == "land-cover-code-unknown");
        Assert.Equal(FindingRank.Warning, missing.Rank);
        Assert.Contains("25,00", missing.Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("the code 77, in 1,200 cells", code.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_no_codes_are_refused_with_the_way_out()
    {
        var grid = new RasterGrid(700_000, 1_850_000, 100, 100, 10, 10);
        InputFileException Refused(TiffBuilder tiff, string? crs = null) => Assert.Throws<InputFileException>(() =>
            LandCoverFiles.Open([Write(tiff, 700_000, 1_850_000, 100)], crs, Classes, Model(grid), new FindingLog()));
        InputFileException floats = Refused(new TiffBuilder { Width = 10, Height = 10, Bits = 32, Format = 3 });
        Assert.Contains("gdal_translate -ot Int16", floats.Remedy.English, StringComparison.Ordinal);
        Assert.Contains("mã lớp là số nguyên", floats.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("layers.landCover.crs", Refused(new TiffBuilder { Width = 10, Height = 10, Bits = 8, Format = 1, Epsg = 0 }).In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.Contains("scale", Refused(new TiffBuilder
        {
            Width = 10, Height = 10, Bits = 16, Format = 1, Metadata = "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.1</Item></GDALMetadata>",
        }).Problem.English, StringComparison.Ordinal);
        Assert.Throws<InputFileException>(() => LandCoverFiles.Open([folder.Write("x.tif", "no tiff")], null, Classes, Model(grid), new FindingLog()));
        Assert.Throws<InputFileException>(() => LandCoverFiles.Open([folder.File("none.tif")], null, Classes, Model(grid), new FindingLog()));
    }

    private static GriddedElevation Model(RasterGrid grid) => new(grid, Utm48, new short[grid.CellCount]);

    private string Write(TiffBuilder tiff, double west, double north, double cell)
    {
        tiff.Overrides[33550] = [cell, cell, 0];
        tiff.Overrides[33922] = [0, 0, 0, west, north, 0];
        return folder.Write("cover.tif", tiff.Build());
    }
}
