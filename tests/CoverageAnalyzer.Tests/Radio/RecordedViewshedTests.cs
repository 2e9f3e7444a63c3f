using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Checksums;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Published;
using CoverageAnalyzer.Tests.Rasters;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Answers of gdal_viewshed as recorded: needs no GDAL. What the columns mean stands in Published/README.md; the live comparison is <see cref="GdalViewshedTests"/>.</summary>
public sealed class RecordedViewshedTests
{
    private const double CurvatureCoefficient = 0.75, EquatorialRadiusMetres = 6_378_137;

    [Theory]
    [InlineData(0, "N44W072.tif")]
    [InlineData(1, "N44W072.tif")]
    [InlineData(2, "da-nang-srtm1.tif")]
    public void Our_exact_cells_differ_from_the_recorded_ones_of_GDAL_beside_the_horizon(int number, string tile)
    {
        double[] recorded = PublishedTable.Read("gdal-viewshed.csv")[number];
        var model = Ground(tile, recorded, out uint groundCrc);
        Assert.Equal((uint)recorded[10], groundCrc);

        (int row, int column, double radius) = ((int)recorded[6], (int)recorded[7], recorded[8]);
        var window = Window(model, row, column, radius);
        double scale = model.Crs.ScaleFactor(model.Grid.CentreX(column), model.Grid.CentreY(row));
        var cells = Find(new ExactViewshed(), window, new ViewshedRequest(recorded[9], 1.5, radius, EquatorialRadiusMetres / CurvatureCoefficient / ViewshedRequest.EarthRadiusMetres / (scale * scale)));
        Assert.Equal((uint)recorded[17], Crc32.Of(MemoryMarshal.AsBytes(cells.AsSpan()), []));
        Assert.InRange(recorded[15] / recorded[14], 0.9, 1); // beside the horizon, of those that differ
        Assert.InRange(recorded[16] / recorded[14], 0.99, 1);

        (int Row, int Column)[] differing = [.. PublishedTable.Read("gdal-viewshed-cells.csv").Where(cell => (int)cell[0] == number).Select(cell => ((int)cell[1] - window.FirstRow, (int)cell[2] - window.FirstColumn))];
        if (differing.Length == 0)
        {
            return;
        }

        // Turned about where they differ, our cells are GDAL's.
        Assert.Equal(recorded[14], differing.Length);
        int seenByUs = differing.Count(cell => cells[(cell.Row * window.Columns) + cell.Column] == CellVisibility.Visible);
        Assert.Equal(recorded[12], recorded[13] - seenByUs + (differing.Length - seenByUs));
        Assert.Equal(recorded[15], differing.Count(cell => IsBesideHorizon(cells, window, cell.Row, cell.Column)));
        Assert.Equal(recorded[16], differing.Count(cell => IsBesideHorizon(cells, window, cell.Row, cell.Column, 3)));
    }

    private static GriddedElevation Ground(string tile, double[] recorded, out uint crc)
    {
        var source = Tile(tile);
        float[] heights = Elevation.Whole(source);
        var crs = CoordinateReferenceSystem.FromEpsg((int)recorded[0])!;
        var grid = new RasterGrid(recorded[2], recorded[3], recorded[1], recorded[1], (int)recorded[5], (int)recorded[4]);
        short[] ground = new short[grid.CellCount];
        for (int i = 0; i < ground.Length; i++)
        {
            (double longitude, double latitude) = crs.ToWgs84(grid.CentreX(i % grid.Columns), grid.CentreY(i / grid.Columns));
            int column = (int)Math.Floor((longitude - source.Grid.West) / source.Grid.CellWidth), row = (int)Math.Floor((source.Grid.North - latitude) / source.Grid.CellHeight);
            if (row >= 0 && row < source.Grid.Rows && column >= 0 && column < source.Grid.Columns && heights[(row * source.Grid.Columns) + column] is var height && !float.IsNaN(height))
            {
                ground[i] = (short)height;
            }
        }

        crc = Crc32.Of(MemoryMarshal.AsBytes(ground.AsSpan()), []);
        return new GriddedElevation(grid, crs, ground);
    }
}
