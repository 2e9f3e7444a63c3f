using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Looks up values between the centres of the coarse cells of <see cref="TerrainSurface.Grid"/>; beyond the outer centres the edge's value holds.</summary>
internal static class CoarseField
{
    /// <summary>Straight between the four cells around a place.</summary>
    /// <param name="values">One value a cell.</param>
    /// <param name="place">The place.</param>
    public static double Linear(double[] values, Place place)
    {
        var (column, row, u, v) = At(place);
        double upper = Value(values, column, row) + (u * (Value(values, column + 1, row) - Value(values, column, row)));
        double lower = Value(values, column, row + 1) + (u * (Value(values, column + 1, row + 1) - Value(values, column, row + 1)));
        return upper + (v * (lower - upper));
    }

    /// <summary>A surface without edges near the sixteen cells around a place: the cubic B-spline, which shows no steps where a valley runs across the cells.</summary>
    /// <param name="values">One value a cell.</param>
    /// <param name="place">The place.</param>
    public static double Cubic(double[] values, Place place)
    {
        var (column, row, u, v) = At(place);
        Span<double> across = stackalloc double[4];
        for (int k = 0; k < 4; k++)
        {
            int r = row + k - 1;
            across[k] = Spline(Value(values, column - 1, r), Value(values, column, r), Value(values, column + 1, r), Value(values, column + 2, r), u);
        }

        return Spline(across[0], across[1], across[2], across[3], v);
    }

    private static double Spline(double a, double b, double c, double d, double t)
    {
        double s = 1 - t;
        return ((s * s * s * a) + ((4 - (3 * t * t * (1 + s))) * b) + ((4 - (3 * s * s * (1 + t))) * c) + (t * t * t * d)) / 6;
    }

    private static (int Column, int Row, double U, double V) At(Place place)
    {
        RasterGrid grid = TerrainSurface.Grid;
        double x = (place.X / TerrainPlane.MetresPerDegreeEast / grid.CellWidth) - 0.5;
        double y = grid.Rows - (place.Y / TerrainPlane.MetresPerDegreeNorth / grid.CellHeight) - 0.5;
        double left = Math.Floor(x), top = Math.Floor(y);
        return ((int)left, (int)top, x - left, y - top);
    }

    private static double Value(double[] values, int column, int row)
    {
        RasterGrid grid = TerrainSurface.Grid;
        return values[(Math.Clamp(row, 0, grid.Rows - 1) * grid.Columns) + Math.Clamp(column, 0, grid.Columns - 1)];
    }
}
