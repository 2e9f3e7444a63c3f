using System.Globalization;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;
using static CoverageAnalyzer.Tests.Radio.ViewshedWorlds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>gdal_viewshed on real tiles in UTM.</summary>
/// <remarks>
/// GDAL lowers a cell by cc·d²/(2a), a the equatorial radius and d in metres of the map: cc = 1/k, so that 0.75 is k = 4/3. It carries the horizon outwards from
/// ring to ring, interpolated between two cells (mode "edge"), and is approximate itself. A cell that differs is "within one cell of the horizon" where one of
/// its eight neighbors in our exact mask has the other visibility: there the horizon runs between the two.
/// </remarks>
public sealed class GdalViewshedTests : IDisposable
{
    private const double CurvatureCoefficient = 0.75, EquatorialRadiusMetres = 6_378_137;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("N44W072.tif", "EPSG:32619", 60, "300000 4890000 336000 4926000", 300, 300, 15_000, 30, 0.2)] // 273 of 196,321 differ, 254 beside the horizon, 272 within three cells
    [InlineData("N44W072.tif", "EPSG:32619", 60, "300000 4890000 336000 4926000", 200, 280, 10_000, 15, 0.4)] // 246 of 87,253; 238; 246
    [InlineData("da-nang-srtm1.tif", "EPSG:32648", 30, "", 450, 430, 6_000, 30, 4.5)] // 5,083 of 125,629; 4,929; 5,077: roofs and trees in the plain
    public void Our_exact_cells_differ_from_those_of_GDAL_beside_the_horizon(
        string tile, string crs, int cell, string extent, int row, int column, double radius, double antenna, double mostPercent)
    {
        string warped = folder.File("warped.tif"), seen = folder.File("seen.tif");
        string size = cell.ToString(CultureInfo.InvariantCulture);
        Gdal.Run("gdalwarp", ["-q", "-t_srs", crs, "-tr", size, size, "-tap", "-r", "near", "-ot", "Int16", .. extent.Length > 0 ? ["-te", .. extent.Split(' ')] : (string[])[], TilePath(tile), warped]);
        var model = Elevation.Open(null, warped).Source.Model;
        double x = model.Grid.CentreX(column), y = model.Grid.CentreY(row), scale = model.Crs.ScaleFactor(x, y);
        Gdal.Run(
            "gdal_viewshed", "-q", "-ox", $"{x}", "-oy", $"{y}", "-oz", $"{antenna}", "-tz", "1.5", "-md", $"{radius}", "-cc", "0.75", "-vv", "3", "-iv", "1", "-ov", "9", warped, seen);
        var theirs = Elevation.Open(null, seen).Source.Model;
        float[] judged = Elevation.Whole(theirs);
        int down = (int)Math.Round((model.Grid.North - theirs.Grid.North) / cell), right = (int)Math.Round((theirs.Grid.West - model.Grid.West) / cell);

        var window = Window(model, row, column, radius);
        var exact = Find(new ExactViewshed(), window, new ViewshedRequest(antenna, 1.5, radius, EquatorialRadiusMetres / CurvatureCoefficient / ViewshedRequest.EarthRadiusMetres / (scale * scale)));
        (int all, int other, int beside, int near) = (0, 0, 0, 0);
        for (int r = 0; r < theirs.Grid.Rows; r++)
        {
            for (int c = 0; c < theirs.Grid.Columns; c++)
            {
                int ourRow = r + down - window.FirstRow, ourColumn = c + right - window.FirstColumn;
                float theirCell = judged[(r * theirs.Grid.Columns) + c];
                if (ourRow < 0 || ourRow >= window.Rows || ourColumn < 0 || ourColumn >= window.Columns || theirCell is not (1 or 3)
                    || exact[(ourRow * window.Columns) + ourColumn] is var ours && ours is not (CellVisibility.Visible or CellVisibility.Hidden))
                {
                    continue;
                }

                all++;
                if ((float)ours != theirCell)
                {
                    other++;
                    beside += IsBesideHorizon(exact, window, ourRow, ourColumn) ? 1 : 0;
                    near += IsBesideHorizon(exact, window, ourRow, ourColumn, 3) ? 1 : 0;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{all} cells, {other} differ, {beside} of them beside the horizon, {near} within three cells");
        Assert.InRange(all, 50_000, 1_000_000);
        Assert.InRange(100.0 * other / all, 0, mostPercent);
        Assert.InRange(100.0 * beside / other, 90, 100);
        Assert.InRange(100.0 * near / other, 99, 100);
    }
}
