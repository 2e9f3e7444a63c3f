using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Grounds for viewsheds, and short ways to look at them.</summary>
internal static class ViewshedWorlds
{
    private const double West = 499_000, North = 1_801_000;

    /// <summary>A model of 30 m cells about the central meridian of UTM zone 48.</summary>
    public static GriddedElevation Model(int rows, int columns, Func<int, int, double> heightMetres)
    {
        float[] heights = new float[rows * columns];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = (float)heightMetres(i / columns, i % columns);
        }

        return new GriddedElevation(new RasterGrid(West, North, 30, 30, columns, rows), CoordinateReferenceSystem.FromEpsg(32648)!, heights);
    }

    /// <summary>The window around a place given in rows and columns of the model.</summary>
    public static TerrainWindow Window(DigitalElevationModel model, double row, double column, double radiusMetres)
    {
        (double longitude, double latitude) = model.Crs.ToWgs84(
            model.Grid.West + ((column + 0.5) * model.Grid.CellWidth), model.Grid.North - ((row + 0.5) * model.Grid.CellHeight));
        return TerrainWindow.Read(model, longitude, latitude, radiusMetres);
    }

    /// <summary>What a viewshed finds.</summary>
    public static CellVisibility[] Find(Viewshed viewshed, TerrainWindow window, ViewshedRequest request)
    {
        var cells = new CellVisibility[window.Rows * window.Columns];
        Array.Fill(cells, (CellVisibility)99); // no cell may stay untouched
        viewshed.Find(window, request, cells, TestContext.Current.CancellationToken);
        return cells;
    }

    /// <summary>The visibility of a cell of the model.</summary>
    public static CellVisibility At(TerrainWindow window, CellVisibility[] cells, int row, int column) =>
        cells[((row - window.FirstRow) * window.Columns) + column - window.FirstColumn];

    /// <summary>A real tile.</summary>
    public static DigitalElevationModel Tile(string name) => Elevation.Open(null, TilePath(name)).Source.Model;

    /// <summary>Where a real tile is; the test is skipped where it is absent, and fails with <c>CI=true</c>.</summary>
    public static string TilePath(string name)
    {
        string path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "terrain", name));
        if (!File.Exists(path))
        {
            string message = $"Shared data not found: ../shared/data/terrain/{name}";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return path;
    }

    /// <summary>Whether one of the cells at most so many rows and columns away has another visibility, hidden or visible.</summary>
    public static bool IsBesideHorizon(CellVisibility[] cells, TerrainWindow window, int row, int column, int reach = 1)
    {
        for (int r = Math.Max(0, row - reach); r <= Math.Min(window.Rows - 1, row + reach); r++)
        {
            for (int c = Math.Max(0, column - reach); c <= Math.Min(window.Columns - 1, column + reach); c++)
            {
                var other = cells[(r * window.Columns) + c];
                if (other is CellVisibility.Visible or CellVisibility.Hidden && other != cells[(row * window.Columns) + column])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
