namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>An order of points in which each is near the one before it.</summary>
internal static class HilbertOrder
{
    /// <summary>Indices of the points along a Hilbert curve of 2^16 × 2^16 cells over their bounds; points of one cell by x, then y.</summary>
    public static int[] Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (int i = 0; i < x.Length; i++)
        {
            (minX, maxX) = (Math.Min(minX, x[i]), Math.Max(maxX, x[i]));
            (minY, maxY) = (Math.Min(minY, y[i]), Math.Max(maxY, y[i]));
        }

        double extent = Math.Max(maxX - minX, maxY - minY), scale = extent > 0 ? 65535 / extent : 0;
        var keys = new (uint Curve, double X, double Y)[x.Length];
        var order = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            keys[i] = (Curve((uint)((x[i] - minX) * scale), (uint)((y[i] - minY) * scale)), x[i], y[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }

    private static uint Curve(uint x, uint y)
    {
        uint d = 0;
        for (uint s = 32768; s > 0; s >>= 1)
        {
            uint rx = (x & s) > 0 ? 1u : 0, ry = (y & s) > 0 ? 1u : 0;
            d += s * s * ((3 * rx) ^ ry);
            if (ry == 0)
            {
                if (rx == 1)
                {
                    x = 65535 - x;
                    y = 65535 - y;
                }

                (x, y) = (y, x);
            }
        }

        return d;
    }
}
