using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>The layout by the rules of the standard, read here byte by byte; values and overviews as GDAL reads them.</summary>
public sealed class CloudGeoTiffWriterTests : IDisposable
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static RasterGrid Grid(int columns, int rows) => new(660_000, 1_900_000, 30, 30, columns, rows);

    private static byte[] Write<T>(RasterGrid grid, T[] values, CloudGeoTiffOptions options, int rowsAtOnce = 7)
        where T : unmanaged, INumber<T>
    {
        using var writer = new CloudGeoTiffWriter<T>(grid, Utm48, options);
        for (int row = 0; row < grid.Rows; row += rowsAtOnce)
        {
            writer.Write(values.AsSpan(row * grid.Columns, Math.Min(rowsAtOnce, grid.Rows - row) * grid.Columns));
        }

        using var stream = new MemoryStream();
        writer.Finish(stream);
        return stream.ToArray();
    }

    /// <summary>Value of the cells as GDAL reads them, row by row; at the size of an overview it reads that overview.</summary>
    private double[] Read(byte[] file, int columns, int rows)
    {
        string path = folder.Write("cloud.tif", file), text = Path.Combine(folder.Path, "cells.xyz");
        Gdal.Run("gdal_translate", "-q", "-of", "XYZ", "-outsize", columns.ToString(CultureInfo.InvariantCulture), rows.ToString(CultureInfo.InvariantCulture), path, text);
        return [.. File.ReadLines(text).Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture))];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_layout_is_that_of_a_cloud_optimized_file(bool isBig)
    {
        RasterGrid grid = Grid(333, 150);
        byte[] status = [.. Enumerable.Range(0, (int)grid.CellCount).Select(i => (byte)((i / 50) % 4))];
        byte[] file = Write(grid, status, new() { TileSize = 64, IsAlwaysBig = isBig, Colors = [0xFF0000, 0xFFFF00, 0x00FF00, 0x808080] });
        int header = isBig ? 16 : 8;
        Assert.Equal(isBig ? 43 : 42, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(2)));

        // The ghost stands after the header and says how long it is; the first directory follows at once, at an even place.
        string ghost = Encoding.ASCII.GetString(file, header, 43);
        Assert.StartsWith("GDAL_STRUCTURAL_METADATA_SIZE=", ghost, StringComparison.Ordinal);
        int ghostBytes = 43 + int.Parse(ghost.AsSpan(30, 6), CultureInfo.InvariantCulture);
        Assert.EndsWith("KNOWN_INCOMPATIBLE_EDITION=NO\n ", Encoding.ASCII.GetString(file, header, ghostBytes), StringComparison.Ordinal);
        long first = isBig ? BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(8)) : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        Assert.Equal(header + ghostBytes + (ghostBytes % 2), first);

        List<TiffImage> images = [];
        for (long at = first; at != 0; at = images[^1].Next)
        {
            Assert.True(images.Count == 0 || at > images[^1].Place, "directories go from the raster to the smallest overview");
            images.Add(TiffImage.Read(file, at, isBig));
        }

        // 333 × 150 halves to 167 × 75, 84 × 38 and 42 × 19, which one tile holds.
        Assert.Equal([(333L, 150L), (167, 75), (84, 38), (42, 19)], images.Select(i => (i.Values[256][0], i.Values[257][0])));
        Assert.Equal([0L, 1, 1, 1], images.Select(i => i.Values[254][0]));

        // Tiles: the smallest overview first, row by row, each led by its length and followed by its last four bytes, without a gap to the end of the file.
        long end = images.Max(i => i.End);
        foreach (TiffImage image in Enumerable.Reverse(images))
        {
            long columns = (image.Values[256][0] + 63) / 64, rows = (image.Values[257][0] + 63) / 64;
            Assert.Equal(columns * rows, image.Values[324].Length);
            foreach ((long offset, long length) in image.Values[324].Zip(image.Values[325]))
            {
                Assert.Equal(end + 4, offset);
                Assert.Equal(length, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)offset - 4)));
                Assert.Equal(file.AsSpan((int)(offset + length) - 4, 4), file.AsSpan((int)(offset + length), 4));
                end = offset + length + 4;
            }
        }

        Assert.Equal(file.LongLength, end);
        Assert.Equal(status.Select(s => (double)s), Read(file, 333, 150));
        using JsonDocument said = JsonDocument.Parse(Gdal.Run("gdalinfo", "-json", Path.Combine(folder.Path, "cloud.tif")));
        JsonElement band = said.RootElement.GetProperty("bands")[0];
        Assert.Equal("COG", said.RootElement.GetProperty("metadata").GetProperty("IMAGE_STRUCTURE").GetProperty("LAYOUT").GetString());
        Assert.Equal("Palette", band.GetProperty("colorInterpretation").GetString());
        Assert.Equal("[255,255,0,255]", string.Concat(band.GetProperty("colorTable").GetProperty("entries")[1].GetRawText().Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal(3, band.GetProperty("overviews").GetArrayLength());
    }

    [Fact]
    public void The_mean_leaves_out_what_is_not_known()
    {
        // 2 × 2 cells to one: (1 + 2 + 3 + NaN) / 3 = 2; all NaN stays NaN; a last column and row alone: two cells or one.
        const float n = float.NaN;
        float[] cells =
        [
            1, 2, n, n, 5,
            3, n, n, n, 7,
            -4, -4, 0, 8, 9,
        ];
        Assert.Equal([2, double.NaN, 6, -4, 4, 9], HalvedTwice(Grid(5, 3), cells, new() { Overviews = OverviewRule.Mean, NoData = double.NaN }, 3, 2));
    }

    [Fact]
    public void The_mode_takes_the_first_of_values_equally_often()
    {
        int[] cells =
        [
            1, 2, 1, 2, 5,
            2, 3, 2, 1, 7,
            9, 8, 4, 6, -1,
        ];
        Assert.Equal([2, 1, 5, 9, 4, -1], HalvedTwice(Grid(5, 3), cells, new() { NoData = -1 }, 3, 2));
    }

    [Fact]
    public void Any_raster_comes_back_whatever_its_size_and_however_its_rows_come()
    {
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[1, 40], Gen.Int[0, 1 << 20]).Sample(
            (columns, rows, cut, seed) =>
            {
                RasterGrid grid = Grid(columns, rows);
                var random = new Random(seed);
                float[] floats = [.. Enumerable.Range(0, (int)grid.CellCount).Select(_ => random.Next(5) == 0 ? float.NaN : (random.Next(4000) - 2000) / 16f)];
                CloudGeoTiffOptions options = new() { TileSize = 32, NoData = double.NaN, Overviews = OverviewRule.Mean };
                byte[] file = Write(grid, floats, options, cut);
                Assert.Equal(file, Write(grid, floats, options with { Threads = 3 }, 1));
                string path = folder.Write(FormattableString.Invariant($"any-{columns}-{rows}-{cut}-{seed}.tif"), file);
                DigitalElevationModel model = ElevationFiles.Open([path], null, new CoverageAnalyzer.Engine.Findings.FindingLog()).Model;
                float[] back = new float[floats.Length];
                model.Read(0, 0, rows, columns, back);
                Assert.Equal(floats, back);
            },
            iter: 25);
    }

    [Fact]
    public void Missing_rows_half_rows_and_too_many_rows_are_refused()
    {
        using var writer = new CloudGeoTiffWriter<byte>(Grid(3, 2), Utm48, new());
        Assert.Throws<ArgumentException>(() => writer.Write(new byte[2]));
        writer.Write(new byte[3]);
        Assert.Throws<InvalidOperationException>(() => writer.Finish(Stream.Null));
        Assert.Throws<ArgumentException>(() => writer.Write(new byte[6]));
    }

    /// <summary>Writes the cells 16 times as wide and high in tiles of 16, and asks GDAL for the first overview's north-western corner.</summary>
    private double[] HalvedTwice<T>(RasterGrid small, T[] cells, CloudGeoTiffOptions options, int columns, int rows)
        where T : unmanaged, INumber<T>
    {
        // One tile holds so small a raster, and no overview is made: the level is asked itself.
        var halved = new List<double>();
        var row = new T[columns];
        for (int r = 0; r < rows; r++)
        {
            int south = Math.Min((2 * r) + 1, small.Rows - 1);
            OverviewCells.Halve<T>(cells.AsSpan(2 * r * small.Columns, small.Columns), cells.AsSpan(south * small.Columns, small.Columns), options, row);
            halved.AddRange(row.Select(double.CreateChecked));
        }

        // The same cells as the corner of a larger raster, where GDAL reads the overview.
        RasterGrid grid = Grid(34, 34);
        var wide = new T[grid.CellCount];
        for (int i = 0; i < wide.Length; i++)
        {
            int r = i / grid.Columns, c = i % grid.Columns;
            wide[i] = r < small.Rows - 1 && c < small.Columns - 1 ? cells[(r * small.Columns) + c] : T.One;
        }

        double[] overview = Read(Write(grid, wide, options with { TileSize = 16 }), 17, 17);
        Assert.Equal(halved[..(columns - 1)], overview[..(columns - 1)]);
        return [.. halved];
    }
}
