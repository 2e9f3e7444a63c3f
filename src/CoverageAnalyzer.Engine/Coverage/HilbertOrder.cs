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
        var keys = new ulong[x.Length]; // place on the curve, then index: sorted as whole numbers
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)Curve((uint)((x[i] - minX) * scale), (uint)((y[i] - minY) * scale)) << 32) | (uint)i;
        }

        Array.Sort(keys);
        var order = new int[keys.Length];
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from; to < keys.Length && keys[to] >> 32 == keys[from] >> 32; to++)
            {
                order[to] = (int)(uint)keys[to];
            }

            if (to - from > 1)
            {
                SortByPlace(order.AsSpan(from..to), x, y);
            }
        }

        return order;
    }

    // Points of one cell, few as a rule: by x, then y, then index.
    private static void SortByPlace(Span<int> indices, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var places = new (double X, double Y, int Index)[indices.Length];
        for (int k = 0; k < places.Length; k++)
        {
            places[k] = (x[indices[k]], y[indices[k]], indices[k]);
        }

        Array.Sort(places);
        for (int k = 0; k < places.Length; k++)
        {
            indices[k] = places[k].Index;
        }
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
