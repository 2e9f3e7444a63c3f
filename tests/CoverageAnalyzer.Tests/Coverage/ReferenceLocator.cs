using System.Numerics;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>
/// The even-odd rule written down as plainly as possible: every edge of every unit, in exact whole numbers.
/// An edge counts when it passes the place's level (owning its lower end) and the place is strictly left of it.
/// </summary>
internal static class ReferenceLocator
{
    public static List<int> LocateAll(PolygonSet polygons, double x, double y)
    {
        var units = new List<int>();
        for (int u = 0; u < polygons.UnitCount; u++)
        {
            if (Contains(polygons, u, x, y))
            {
                units.Add(u);
            }
        }

        return units;
    }

    public static bool Contains(PolygonSet polygons, int unit, double x, double y)
    {
        bool inside = false;
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                double x0 = polygons.X[i - 1], y0 = polygons.Y[i - 1], x1 = polygons.X[i], y1 = polygons.Y[i];
                if ((y0 > y) != (y1 > y) && (y1 > y0 ? IsLeft(x, y, x0, y0, x1, y1) : IsLeft(x, y, x1, y1, x0, y0)))
                {
                    inside = !inside;
                }
            }
        }

        return inside;
    }

    public static bool IsLeft(double x, double y, double lowX, double lowY, double highX, double highY)
    {
        double a = (highX - lowX) * (y - lowY), b = (highY - lowY) * (x - lowX);
        if (Math.Abs(a - b) > 1e-9 * (Math.Abs(a) + Math.Abs(b)))
        {
            return a > b; // beyond any rounding; the rest in whole numbers
        }

        BigInteger px = Exact(x), py = Exact(y), ax = Exact(lowX), ay = Exact(lowY), bx = Exact(highX), by = Exact(highY);
        return ((bx - ax) * (py - ay)) - ((by - ay) * (px - ax)) > 0;
    }

    /// <summary>The double times 2^120, which is whole for every value in these tests.</summary>
    private static BigInteger Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + 120;
        if (shift < 0 && !mantissa.IsZero)
        {
            Assert.True((mantissa & ((BigInteger.One << -shift) - 1)).IsZero, $"{value:R} is too small for the reference.");
        }

        return (value < 0 ? -1 : 1) * (shift < 0 ? mantissa >> -shift : mantissa << shift);
    }
}
