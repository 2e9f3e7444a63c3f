using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Small grounds that are hard for a viewshed, made from a seed: what is asked of them is in whole cells and whole metres as often as not.</summary>
internal static class ViewshedGrounds
{
    private const int Kinds = 9, Holes = 5;

    /// <summary>A window with a site in it, and what is asked.</summary>
    public static Gen<(TerrainWindow Window, ViewshedRequest Request)> Any { get; } =
        Gen.Select(Gen.Int[0, Kinds - 1], Gen.Int[0, Holes - 1], Gen.Int[0, 3], Gen.Int).Select((kind, holes, grid, seed) => Make(kind, holes, grid, new Random(seed)));

    private static (TerrainWindow Window, ViewshedRequest Request) Make(int kind, int holes, int grid, Random random)
    {
        int rows = random.Next(3, 150), columns = random.Next(3, 150);
        float[] heights = Heights(kind, rows, columns, random);
        Pierce(holes, heights, columns, random);
        var model = Model(grid, rows, columns, heights);
        double metres = grid == 3 ? 45 : 30;
        double row = Place(rows, random), column = Place(columns, random), reach = random.Next(4) == 0 ? 70 : 0.6 * Math.Min(rows, columns);
        double radius = metres * (random.Next(3) == 0 ? random.Next(1, (int)reach + 1) : 1 + (reach * random.NextDouble()));
        (double longitude, double latitude) = model.Crs.ToWgs84(model.Grid.West + ((column + 0.5) * model.Grid.CellWidth), model.Grid.North - ((row + 0.5) * model.Grid.CellHeight));
        double antenna = random.Next(4) switch { 0 => 0, 1 => 1.5, 2 => random.Next(60), _ => 80 * random.NextDouble() };
        double receiver = random.Next(3) switch { 0 => 0, 1 => 1.5, _ => 20 * random.NextDouble() };
        double factor = random.Next(4) switch { 0 => double.PositiveInfinity, 1 => 0.2, _ => ViewshedRequest.StandardEarthRadiusFactor };
        return (TerrainWindow.Read(model, longitude, latitude, radius), new(antenna, receiver, radius, factor));
    }

    // Somewhere, on a centre, half between two, or near an edge of the model and beyond it.
    private static double Place(int count, Random random) => random.Next(5) switch
    {
        0 => random.Next(count),
        1 => random.Next(count - 1) + 0.5,
        2 => count * 0.1 * random.NextDouble(),
        3 => (count - 1) * (0.95 + (0.052 * random.NextDouble())),
        _ => (count - 1) * (0.3 + (0.4 * random.NextDouble())),
    };

    private static float[] Heights(int kind, int rows, int columns, Random random)
    {
        float[] heights = new float[rows * columns];
        double wide = random.Next(2, 20), tall = Math.Pow(10, 1 + (2 * random.NextDouble())), phase = 6 * random.NextDouble();
        int top = random.Next(heights.Length);
        for (int i = 0; i < heights.Length; i++)
        {
            int r = i / columns, c = i % columns;
            double hills = Math.Sin((r / wide) + phase) * Math.Cos(c / wide);
            heights[i] = (float)(kind switch
            {
                0 => 7, // all of one height: every sight line grazes
                1 => random.Next(2),
                2 => random.Next(100),
                3 => Math.Round(tall * hills), // terraces of whole metres
                4 => Math.Round(tall * hills / 25) * 25, // wide terraces
                5 => Math.Max(0, Math.Round(tall * hills)), // islands in a sea
                6 => ((r / 9) + (c / 7)) % 3 * tall, // cliffs
                7 => r % 11 == 0 || c % 13 == 0 ? tall : 0, // walls along rows and columns
                _ => tall * (hills + random.NextDouble()), // not whole
            });
        }

        if (random.Next(4) == 0)
        {
            heights[top] += 3000; // one cell above all others: the errors of single precision are as large as can be
        }

        return heights;
    }

    private static void Pierce(int kind, float[] heights, int columns, Random random)
    {
        int row = random.Next(heights.Length / columns), column = random.Next(columns), size = random.Next(1, 16), rare = random.Next(300, 5000);
        for (int i = 0; i < heights.Length; i++)
        {
            int r = i / columns, c = i % columns;
            bool isVoid = kind switch
            {
                0 => false,
                1 => random.Next(rare) == 0, // single cells
                2 => Math.Abs(r - row) < size && Math.Abs(c - column) < size, // one hole
                3 => ((r / 3) + (7 * (c / 2))) % 211 == 0, // small ones here and there
                _ => (r - row == c - column && c > column) || (r == row && c < column), // lines, as between tiles
            };
            heights[i] = isVoid ? float.NaN : heights[i];
        }
    }

    private static GriddedElevation Model(int grid, int rows, int columns, float[] heights)
    {
        const double second = 1 / 3600.0;
        return grid switch
        {
            0 => new(new RasterGrid(499_000, 1_801_000, 30, 30, columns, rows), CoordinateReferenceSystem.FromEpsg(32648)!, heights),
            1 => new(new RasterGrid(108.1, 16.1, second, second, columns, rows), CoordinateReferenceSystem.Wgs84, heights),
            2 => new(new RasterGrid(10, 59.9, 2 * second, second, columns, rows), CoordinateReferenceSystem.Wgs84, heights),
            _ => new(new RasterGrid(820_000, 1_801_000, 45, 30, columns, rows), CoordinateReferenceSystem.FromEpsg(32648)!, heights), // beyond the edge of the zone
        };
    }
}
