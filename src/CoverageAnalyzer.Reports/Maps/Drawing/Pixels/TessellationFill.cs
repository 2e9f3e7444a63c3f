using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>
/// Fills the units of a layer in one pass: each pixel becomes the mean of the colors of the units in it, weighted with the area each has there. Where
/// neighbours meet, nothing of the ground shines through, as it does where shapes are painted one over the other.
/// </summary>
/// <remarks>
/// Behavior: a point is inside a unit where an odd number of its edges is crossed. Where units overlap, their colors are mixed by area. The picture is the
/// same for any number of threads.
/// Cost: a constant for each pixel an edge runs through and for each pixel of a unit.
/// </remarks>
internal sealed class TessellationFill
{
    private const float Nothing = 1e-4f; // less is rounding
    private const float Whole = 0.998f; // from here on the rest is rounding, not ground: half a shade of 255

    private readonly PixelPicture picture;
    private readonly MapShapes shapes;
    private readonly IReadOnlyList<PixelPaint?> paints;
    private readonly float scale;
    private readonly PixelBox box;

    private TessellationFill(PixelPicture picture, MapShapes shapes, IReadOnlyList<PixelPaint?> paints, float scale, PixelBox box)
    {
        this.picture = picture;
        this.shapes = shapes;
        this.paints = paints;
        this.scale = scale;
        this.box = box;
    }

    /// <summary>Fills units.</summary>
    /// <param name="picture">What is drawn on.</param>
    /// <param name="shapes">The units.</param>
    /// <param name="paints">The paint of each unit; null: it is not filled.</param>
    /// <param name="scale">Pixels from grid line to grid line of the shapes.</param>
    /// <param name="box">What may be drawn on; within the picture.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="tally">Counts edges, pieces and pixels; null: nothing is counted.</param>
    public static void Draw(PixelPicture picture, MapShapes shapes, IReadOnlyList<PixelPaint?> paints, float scale, PixelBox box, int threads = 1, Action<string, long>? tally = null)
    {
        if (box.Width == 0 || box.Height == 0)
        {
            return;
        }

        var fill = new TessellationFill(picture, shapes, paints, scale, box);
        BandLists units = fill.UnitsOfBands();
        Bands.Run(units.Count, box.Width, threads, (band, buffers) => fill.DrawBand(units[band], box.Top + (band * BandBuffers.Rows), buffers, tally));
    }

    private BandLists UnitsOfBands()
    {
        int[] top = new int[shapes.UnitCount], bottom = new int[shapes.UnitCount];
        for (int u = 0; u < top.Length; u++)
        {
            int from = shapes.RingStart[shapes.UnitStart[u]], to = shapes.RingStart[shapes.UnitStart[u + 1]];
            if (from == to || paints[u] is null)
            {
                bottom[u] = -1;
                continue;
            }

            int low = int.MaxValue, high = int.MinValue;
            foreach (int y in shapes.Y.AsSpan(from..to))
            {
                low = Math.Min(low, y);
                high = Math.Max(high, y);
            }

            (top[u], bottom[u]) = ((int)MathF.Floor(low * scale), (int)MathF.Floor(high * scale));
        }

        return BandLists.Of(box, top, bottom);
    }

    private void DrawBand(ReadOnlySpan<int> units, int top, BandBuffers buffers, Action<string, long>? tally)
    {
        int height = Math.Min(BandBuffers.Rows, box.Bottom - top);
        long edges = 0, pieces = 0, pixels = 0;
        foreach (int unit in units)
        {
            for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
            {
                edges += shapes.RingStart[r + 1] - shapes.RingStart[r];
                pieces += AddRing(buffers, r, top, height);
            }

            pixels += Spread(buffers, paints[unit]!, top, height);
        }

        for (int row = 0; row < height; row++)
        {
            Settle(buffers, row, picture.Row(top + row)[box.Left..]);
        }

        tally?.Invoke("edges drawn", edges);
        tally?.Invoke("pieces booked", pieces);
        tally?.Invoke("pixels covered", pixels);
    }

    private int AddRing(BandBuffers buffers, int ring, int top, int height)
    {
        ReadOnlySpan<int> x = shapes.X.AsSpan(shapes.RingStart[ring]..shapes.RingStart[ring + 1]);
        ReadOnlySpan<int> y = shapes.Y.AsSpan(shapes.RingStart[ring]..shapes.RingStart[ring + 1]);
        float atX = (x[^1] * scale) - box.Left, atY = (y[^1] * scale) - top;
        int pieces = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float toX = (x[i] * scale) - box.Left, toY = (y[i] * scale) - top;
            pieces += EdgeCoverage.Add(buffers, box.Width, height, atX, atY, toX, toY);
            (atX, atY) = (toX, toY);
        }

        return pieces;
    }

    /// <summary>Adds the changes up along the rows: the covered share of each pixel; books the paint with it, and clears.</summary>
    private long Spread(BandBuffers buffers, PixelPaint paint, int top, int height)
    {
        long pixels = 0;
        for (int row = 0; row < height; row++)
        {
            int first = buffers.First[row], last = Math.Min(buffers.Last[row], box.Width - 1);
            if (buffers.Last[row] < 0)
            {
                continue;
            }

            Span<float> share = buffers.Share.AsSpan(row * buffers.Stride, buffers.Stride);
            Span<Vector128<float>> sum = buffers.Sum.AsSpan(row * buffers.Stride, buffers.Stride);
            Vector128<float> color = paint.Color;
            float winding = 0;
            for (int c = first; c <= last; c++)
            {
                winding += share[c];
                float covered = Math.Abs(winding);
                if (covered > 1)
                {
                    covered = MathF.Abs(covered - (2 * MathF.Round(covered / 2))); // an even number of rings over each other is outside
                }

                color = paint.IsHatched ? paint.At(box.Left + c, top + row) : color;
                sum[c] += color * covered;
            }

            share[first..(buffers.Last[row] + 1)].Clear();
            buffers.Touched[2 * row] = Math.Min(buffers.Touched[2 * row], first);
            buffers.Touched[(2 * row) + 1] = Math.Max(buffers.Touched[(2 * row) + 1], last);
            pixels += last - first + 1;
            (buffers.First[row], buffers.Last[row]) = (int.MaxValue, -1);
        }

        return pixels;
    }

    /// <summary>Mixes the sums of a row with what is drawn there, and clears them.</summary>
    private static void Settle(BandBuffers buffers, int row, Span<uint> pixels)
    {
        int first = buffers.Touched[2 * row], last = buffers.Touched[(2 * row) + 1];
        (buffers.Touched[2 * row], buffers.Touched[(2 * row) + 1]) = (int.MaxValue, -1);
        if (last < first)
        {
            return;
        }

        Span<Vector128<float>> sum = buffers.Sum.AsSpan(row * buffers.Stride, buffers.Stride);
        for (int c = first; c <= last; c++)
        {
            Vector128<float> color = sum[c];
            float covered = color.GetElement(3);
            if (covered < Nothing)
            {
                continue;
            }

            color = covered > Whole ? color * (1 / covered) : color + (Shade.Of(pixels[c]) * (1 - covered));
            pixels[c] = Shade.ToPixel(color);
        }

        sum[first..(last + 1)].Clear();
    }
}
