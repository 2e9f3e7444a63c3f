using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The grid that an index of discs lies on: lines at whole multiples of a cell, wherever the discs are.</summary>
/// <remarks>
/// A few discs of many, indexed on the grid of all, have the same cells as among all of them, so that what is measured amid them comes out the
/// same to the last bit. Cells come in four sizes an octave: a disc more or less hardly ever changes them.
/// </remarks>
/// <param name="CellMetres">Width and height of a cell, metres; 0 without any disc.</param>
/// <param name="LargestRadiusMetres">Radius of the largest disc, metres; 0 without any.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DiscGrid(double CellMetres, double LargestRadiusMetres)
{
    /// <summary>The grid for some discs: a quarter of their usual radius, coarser where that would be more than 16 n + 4,096 cells.</summary>
    /// <param name="x">Easting of each centre in metres.</param>
    /// <param name="y">Northing of each centre in metres.</param>
    /// <param name="radius">Radius of each disc in metres; those <see cref="DiscIndex"/> leaves out count for nothing.</param>
    public static DiscGrid Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius)
    {
        var sum = new DiscGridSum();
        for (int i = 0; i < radius.Length; i++)
        {
            sum.Add(x[i], y[i], radius[i]);
        }

        return sum.Grid;
    }

    /// <summary>The grid for discs of which only sums are known.</summary>
    /// <param name="used">How many there are, above 0.</param>
    /// <param name="width">Width of the rectangle around them, metres.</param>
    /// <param name="height">Height of it.</param>
    /// <param name="squares">Sum of their squared radii, m².</param>
    /// <param name="largest">Radius of the largest, metres.</param>
    internal static DiscGrid Of(long used, double width, double height, double squares, double largest)
    {
        double most = (16.0 * used) + 4096;
        double cell = Math.Max(Math.Sqrt(squares / used) / 4, Math.Sqrt(width) * Math.Sqrt(height) / Math.Sqrt(most));
        return new DiscGrid(NextSize(Math.Max(cell, Math.Max(width, height) / most)), largest);
    }

    /// <summary>Whether a disc counts: its numbers are finite and its radius is above 0.</summary>
    internal static bool IsUsed(double x, double y, double radius) => radius > 0 && double.IsFinite(radius) && double.IsFinite(x) && double.IsFinite(y);

    // 1, 1.25, 1.5, 1.75 or 2 times a power of two, not below the size.
    private static double NextSize(double metres)
    {
        int power = Math.ILogB(metres);
        double times = metres / Math.ScaleB(1, power);
        return Math.ScaleB(Math.Ceiling(times * 4) / 4, power);
    }
}
