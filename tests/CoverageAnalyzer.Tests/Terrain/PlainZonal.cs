using CoverageAnalyzer.Engine.Rasters;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>
/// Plain reference for heights and slopes of a unit on a plane that is true to scale: every cell is clipped by a general overlay, and slope is
/// worked out cell by cell in doubles. No sums along rows, no bits, no blocks.
/// </summary>
internal static class PlainZonal
{
    /// <summary>Areas in the square of the grid's unit: all, without a height, at or above the height, at or above the gradient; and area × height.</summary>
    public static (double Area, double Unknown, double High, double Steep, double Volume, float Least, float Most) Of(
        Geometry unit, RasterGrid grid, float[] heights, float atLeastMetres, double atLeastGradient)
    {
        double area = 0, unknown = 0, high = 0, steep = 0, volume = 0;
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
            {
                double x = grid.West + (column * grid.CellWidth), y = grid.North - ((row + 1) * grid.CellHeight);
                double part = OverlayNG.Overlay(unit, PlanePolygons.Box(x, y, grid.CellWidth, grid.CellHeight), SpatialFunction.Intersection).Area;
                if (part < 1e-11 * grid.CellWidth * grid.CellHeight)
                {
                    continue;
                }

                float height = heights[(row * grid.Columns) + column];
                area += part;
                if (float.IsNaN(height))
                {
                    unknown += part;
                    continue;
                }

                volume += part * height;
                high += height >= atLeastMetres ? part : 0;
                steep += Gradient(grid, heights, row, column) >= atLeastGradient ? part : 0;
                (least, most) = (Math.Min(least, height), Math.Max(most, height));
            }
        }

        return (area, unknown, high, steep, volume, least, most);
    }

    /// <summary>Horn's gradient; a neighbor without a height has that of the cell.</summary>
    public static double Gradient(RasterGrid grid, float[] heights, int row, int column)
    {
        double middle = heights[(row * grid.Columns) + column];
        double At(int south, int east)
        {
            int r = row + south, c = column + east;
            return r < 0 || c < 0 || r >= grid.Rows || c >= grid.Columns || float.IsNaN(heights[(r * grid.Columns) + c]) ? middle : heights[(r * grid.Columns) + c];
        }

        double eastward = (At(-1, 1) + (2 * At(0, 1)) + At(1, 1) - At(-1, -1) - (2 * At(0, -1)) - At(1, -1)) / (8 * grid.CellWidth);
        double southward = (At(1, -1) + (2 * At(1, 0)) + At(1, 1) - At(-1, -1) - (2 * At(-1, 0)) - At(-1, 1)) / (8 * grid.CellHeight);
        return Math.Sqrt((eastward * eastward) + (southward * southward));
    }
}
