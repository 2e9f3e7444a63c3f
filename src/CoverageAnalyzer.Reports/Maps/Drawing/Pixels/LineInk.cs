using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Strokes lines with round ends and joins by the distance of each pixel from the nearest of them.</summary>
/// <remarks>
/// Source: the share of a pixel that a line of width w covers at distance d of their middles is w/2 + ½ − d, no less than 0 and no more than w or 1: exact for
/// upright and level lines, and the same ink for all others. A line drawn twice is the same as drawn once, as are joins.
/// Cost: pixels within half a width and half a pixel of a segment.
/// </remarks>
internal sealed class LineInk
{
    private const int SegmentsOfPiece = 32;
    private const int MostMerged = 8;
    private const float MergedPixels = 0.1f; // nobody sees a line a tenth of a pixel aside
    private const float LongestSegment = 12; // pixels: the box of a longer one is mostly empty

    private readonly PixelPicture picture;
    private readonly MapLines lines;
    private readonly float scale;
    private readonly float half;
    private readonly PixelBox box;
    private readonly List<(int From, int To)> pieces = [];

    private LineInk(PixelPicture picture, MapLines lines, float width, float scale, PixelBox box)
    {
        this.picture = picture;
        this.lines = lines;
        this.scale = scale;
        this.box = box;
        half = width / 2;
    }

    /// <summary>Strokes lines.</summary>
    /// <param name="picture">What is drawn on.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="color">Their color.</param>
    /// <param name="width">Their width in pixels.</param>
    /// <param name="scale">Pixels from grid line to grid line of the lines.</param>
    /// <param name="box">What may be drawn on; within the picture.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="tally">Counts segments and rows of segments; null: nothing is counted.</param>
    public static void Draw(
        PixelPicture picture, MapLines lines, Definitions.MapColor color, float width, float scale, PixelBox box, int threads = 1, Action<string, long>? tally = null)
    {
        if (box.Width == 0 || box.Height == 0 || !(width > 0))
        {
            return;
        }

        var ink = new LineInk(picture, lines, width, scale, box);
        BandLists bands = ink.PiecesOfBands();
        Vector128<float> shade = Vector128.Create(color.Red, color.Green, color.Blue, 255f);
        Bands.Run(bands.Count, box.Width, threads, (band, buffers) => ink.DrawBand(bands[band], box.Top + (band * BandBuffers.Rows), buffers, shade, tally));
    }

    private BandLists PiecesOfBands()
    {
        List<int> top = [], bottom = [];
        float reach = half + 0.5f;
        for (int l = 0; l < lines.LineStart.Length - 1; l++)
        {
            for (int from = lines.LineStart[l]; from < lines.LineStart[l + 1] - 1; from += SegmentsOfPiece)
            {
                int to = Math.Min(from + SegmentsOfPiece, lines.LineStart[l + 1] - 1);
                int low = int.MaxValue, high = int.MinValue;
                foreach (int y in lines.Y.AsSpan(from..(to + 1)))
                {
                    low = Math.Min(low, y);
                    high = Math.Max(high, y);
                }

                pieces.Add((from, to));
                top.Add((int)MathF.Floor((low * scale) - reach));
                bottom.Add((int)MathF.Floor((high * scale) + reach));
            }
        }

        return BandLists.Of(box, [.. top], [.. bottom]);
    }

    private void DrawBand(ReadOnlySpan<int> inBand, int top, BandBuffers buffers, Vector128<float> shade, Action<string, long>? tally)
    {
        int height = Math.Min(BandBuffers.Rows, box.Bottom - top);
        long segments = 0, rows = 0;
        foreach (int piece in inBand)
        {
            (int from, int to) = pieces[piece];
            for (int i = from; i < to;)
            {
                int next = FurthestFrom(i, to);
                rows += AddStraight(buffers, height, (lines.X[i] * scale) - box.Left, (lines.Y[i] * scale) - top, (lines.X[next] * scale) - box.Left, (lines.Y[next] * scale) - top);
                segments++;
                i = next;
            }
        }

        for (int row = 0; row < height; row++)
        {
            Settle(buffers, row, picture.Row(top + row)[box.Left..], shade);
        }

        tally?.Invoke("segments stroked", segments);
        tally?.Invoke("rows of segments", rows);
    }

    /// <summary>The position up to which a line is drawn as one segment: all positions between lie no further from it than <see cref="MergedPixels"/>.</summary>
    private int FurthestFrom(int from, int to)
    {
        int reached = from + 1;
        float x = lines.X[from], y = lines.Y[from];
        float most = MergedPixels * MergedPixels / (scale * scale);
        while (reached < to && reached < from + MostMerged)
        {
            float dx = lines.X[reached + 1] - x, dy = lines.Y[reached + 1] - y, length = (dx * dx) + (dy * dy);
            for (int k = from + 1; k <= reached; k++)
            {
                float ox = lines.X[k] - x, oy = lines.Y[k] - y, across = (dx * oy) - (dy * ox), along = (dx * ox) + (dy * oy);
                if (across * across > most * length || along < 0 || along > length)
                {
                    return reached;
                }
            }

            reached++;
        }

        return reached;
    }

    private int AddStraight(BandBuffers buffers, int height, float ax, float ay, float bx, float by)
    {
        float longest = Math.Max(Math.Abs(bx - ax), Math.Abs(by - ay));
        if (longest <= LongestSegment)
        {
            return AddSegment(buffers, height, ax, ay, bx, by);
        }

        int parts = (int)MathF.Ceiling(longest / LongestSegment), rows = 0;
        for (int p = 0; p < parts; p++)
        {
            float t = (float)p / parts, u = (float)(p + 1) / parts;
            rows += AddSegment(buffers, height, ax + (t * (bx - ax)), ay + (t * (by - ay)), ax + (u * (bx - ax)), ay + (u * (by - ay)));
        }

        return rows;
    }

    private int AddSegment(BandBuffers buffers, int height, float ax, float ay, float bx, float by)
    {
        float reach = half + 0.5f;
        int firstRow = Math.Max(0, (int)MathF.Floor(Math.Min(ay, by) - reach)), lastRow = Math.Min(height - 1, (int)MathF.Floor(Math.Max(ay, by) + reach));
        int first = Math.Max(0, (int)MathF.Floor(Math.Min(ax, bx) - reach)), last = Math.Min(box.Width - 1, (int)MathF.Floor(Math.Max(ax, bx) + reach));
        if (firstRow > lastRow || first > last)
        {
            return 0;
        }

        float dx = bx - ax, dy = by - ay, length = (dx * dx) + (dy * dy);
        float perLength = length > 0 ? 1 / length : 0;
        var most = Vector256.Create(Math.Min(1, 2 * half));
        for (int row = firstRow; row <= lastRow; row++)
        {
            float ry = row + 0.5f - ay;
            buffers.First[row] = Math.Min(buffers.First[row], first);
            buffers.Last[row] = Math.Max(buffers.Last[row], last);
            for (int c = first; c <= last; c += Vector256<float>.Count)
            {
                Vector256<float> rx = Vector256.Create(c + 0.5f - ax) + Vector256.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f);
                Vector256<float> along = ((rx * dx) + Vector256.Create(ry * dy)) * perLength;
                along = Vector256.Min(Vector256.Max(along, Vector256<float>.Zero), Vector256<float>.One);
                Vector256<float> offX = rx - (along * dx), offY = Vector256.Create(ry) - (along * dy);
                Vector256<float> covered = Vector256.Min(Vector256.Create(reach) - Vector256.Sqrt((offX * offX) + (offY * offY)), most);
                ref float at = ref buffers.Share[(row * buffers.Stride) + c];
                Vector256.Max(Vector256.LoadUnsafe(ref at), covered).StoreUnsafe(ref at);
            }
        }

        return lastRow - firstRow + 1;
    }

    private static void Settle(BandBuffers buffers, int row, Span<uint> pixels, Vector128<float> shade)
    {
        int first = buffers.First[row], last = buffers.Last[row];
        if (last < first)
        {
            return;
        }

        (buffers.First[row], buffers.Last[row]) = (int.MaxValue, -1);
        Span<float> share = buffers.Share.AsSpan(row * buffers.Stride, buffers.Stride);
        for (int c = first; c <= last; c++)
        {
            float covered = share[c];
            if (covered > 0)
            {
                Vector128<float> ground = Shade.Of(pixels[c]);
                pixels[c] = Shade.ToPixel(ground + ((shade - ground) * covered));
            }
        }

        share[first..Math.Min(buffers.Stride, last + 1 + Vector256<float>.Count)].Clear();
    }
}
