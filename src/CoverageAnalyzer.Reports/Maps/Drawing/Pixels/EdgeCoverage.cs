using System.Runtime.CompilerServices;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Books directed edges of rings as changes of the covered share of pixels: added up along a row they are the exact area to the right of the edges.</summary>
/// <remarks>
/// Source: Green's theorem, a pixel at a time: an edge that crosses a row downwards covers what lies right of it in that row; the share of the
/// pixels it runs through is a trapezium. Edges of a closed ring add up to the winding number times the area.
/// Cost: constant for each pixel an edge runs through; none for the pixels inside.
/// </remarks>
internal static class EdgeCoverage
{
    /// <summary>Books an edge.</summary>
    /// <param name="band">The band.</param>
    /// <param name="width">Columns of the box.</param>
    /// <param name="height">Rows of the band, <see cref="BandBuffers.Rows"/> or fewer.</param>
    /// <param name="x0">Abscissa of its start, in pixels from the left of the box.</param>
    /// <param name="y0">Ordinate of its start, in pixels from the top of the band.</param>
    /// <param name="x1">Abscissa of its end.</param>
    /// <param name="y1">Ordinate of its end.</param>
    /// <returns>Pieces of one row that were booked.</returns>
    public static int Add(BandBuffers band, int width, int height, float x0, float y0, float x1, float y1)
    {
        if (y0 == y1 || Math.Max(y0, y1) <= 0 || Math.Min(y0, y1) >= height)
        {
            return 0;
        }

        float sign = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1, sign) = (x1, y1, x0, y0, -1);
        }

        float slope = (x1 - x0) / (y1 - y0);
        if (y0 < 0)
        {
            x0 -= y0 * slope;
            y0 = 0;
        }

        if (y1 > height)
        {
            x1 -= (y1 - height) * slope;
            y1 = height;
        }

        return Math.Min(x0, x1) < 0 || Math.Max(x0, x1) > width ? AddCut(band, width, x0, y0, x1, y1, sign) : AddInside(band, x0, y0, x1, y1, slope, sign, width);
    }

    /// <summary>What lies left of the box covers it from its first column on; what lies right of it covers nothing.</summary>
    private static int AddCut(BandBuffers band, int width, float x0, float y0, float x1, float y1, float sign)
    {
        int pieces = 0;
        Span<float> cuts = [y0, y1, y1, y1];
        int count = 1;
        foreach (float edge in (ReadOnlySpan<float>)(x0 < x1 ? [0f, width] : [width, 0f]))
        {
            float y = y0 + ((edge - x0) / (x1 - x0) * (y1 - y0));
            if (y > cuts[count - 1] && y < y1)
            {
                cuts[count++] = y;
            }
        }

        cuts[count] = y1;
        for (int k = 0; k < count; k++)
        {
            float from = Math.Clamp(x0 + ((cuts[k] - y0) / (y1 - y0) * (x1 - x0)), 0, width), to = Math.Clamp(x0 + ((cuts[k + 1] - y0) / (y1 - y0) * (x1 - x0)), 0, width);
            if (cuts[k + 1] > cuts[k])
            {
                pieces += AddInside(band, from, cuts[k], to, cuts[k + 1], (to - from) / (cuts[k + 1] - cuts[k]), sign, width);
            }
        }

        return pieces;
    }

    private static int AddInside(BandBuffers band, float x0, float y0, float x1, float y1, float slope, float sign, int width)
    {
        int row = (int)y0, last = Math.Min((int)MathF.Ceiling(y1), BandBuffers.Rows) - 1;
        if (row >= last)
        {
            AddPiece(band, Math.Min(row, BandBuffers.Rows - 1), x0, x1, (y1 - y0) * sign);
            return 1;
        }

        float x = x0, y = y0;
        for (int r = row; r < last; r++)
        {
            float next = Math.Clamp(x0 + ((r + 1 - y0) * slope), 0, width);
            AddPiece(band, r, x, next, (r + 1 - y) * sign);
            (x, y) = (next, r + 1);
        }

        AddPiece(band, last, x, x1, (y1 - y) * sign);
        return last - row + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddPiece(BandBuffers band, int row, float xa, float xb, float height)
    {
        float left = Math.Min(xa, xb), right = Math.Max(xa, xb);
        int first = (int)left, end = (int)MathF.Ceiling(right);
        Span<float> share = band.Share.AsSpan(row * band.Stride, band.Stride);
        band.First[row] = Math.Min(band.First[row], first);
        if (end <= first + 1)
        {
            band.Last[row] = Math.Max(band.Last[row], first + 1);
            float middle = ((left + right) / 2) - first;
            share[first] += height * (1 - middle);
            share[first + 1] += height * middle;
            return;
        }

        band.Last[row] = Math.Max(band.Last[row], end);
        AddLong(share, left, right, first, end, height);
    }

    private static void AddLong(Span<float> share, float left, float right, int first, int end, float height)
    {
        float perColumn = 1 / (right - left), inFirst = 1 - (left - first), inLast = right - (end - 1);
        float a = 0.5f * perColumn * inFirst * inFirst, z = 0.5f * perColumn * inLast * inLast;
        share[first] += height * a;
        if (end == first + 2)
        {
            share[first + 1] += height * (1 - a - z);
        }
        else
        {
            float b = perColumn * (inFirst + 0.5f);
            share[first + 1] += height * (b - a);
            for (int c = first + 2; c < end - 1; c++)
            {
                share[c] += height * perColumn;
            }

            share[end - 1] += height * (1 - (b + ((end - first - 3) * perColumn)) - z);
        }

        share[end] += height * z;
    }
}
