using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Distances from cell centres to the nearest point, row by row; one thread's working space.</summary>
/// <remarks>
/// Along a row the squared distance to point i is x² − 2·xᵢ·x + xᵢ² + dyᵢ²: without the common x² a straight line. The nearest points of a
/// row are the lower envelope of these lines, found in one pass over the points in the order of xᵢ; it cuts the row into spans with one
/// nearest point each, the row's section of the Voronoi diagram, and a span is filled by a vector loop in doubles.
/// Only points that can be nearest somewhere in the block are looked at: with d the distance from a tile's centre to its nearest point
/// and h the tile's half diagonal, those within d + 2h of the centre.
/// The nearest in the plane need not be the nearest on the ground: where the scale makes a difference (<see cref="InverseScaleLattice.Spread"/>)
/// the row is gone over once more with every point whose line comes near enough to the envelope.
/// Source: the envelope is that of Felzenszwalb and Huttenlocher, Distance transforms of sampled functions (2012), here with the points'
/// true coordinates instead of cells.
/// </remarks>
internal sealed class NearestPointSweep
{
    private readonly double[] pointX;
    private readonly double[] pointY;
    private readonly NearestPointIndex index;
    private readonly InverseScaleLattice? inverseScale;
    private readonly OperationTally? tally;
    private readonly List<int> found = [];
    private int[] candidates = [];
    private double[] candidateX = [];
    private double[] offset = [];
    private int[] envelope = [];
    private double[] envelopeFrom = [];
    private float[] rowDistance = [];
    private double greatestSpread;
    private long evaluated;
    private long lines;
    private long spans;

    /// <summary>Makes the working space.</summary>
    /// <param name="pointX">Abscissas, ascending and finite.</param>
    /// <param name="pointY">Ordinates.</param>
    /// <param name="index">Index over the same arrays.</param>
    /// <param name="inverseScale">1/k, or null for 1.</param>
    /// <param name="tally">Counts distances, lines and spans, or null.</param>
    public NearestPointSweep(double[] pointX, double[] pointY, NearestPointIndex index, InverseScaleLattice? inverseScale, OperationTally? tally = null)
    {
        this.tally = tally;
        this.pointX = pointX;
        this.pointY = pointY;
        this.index = index;
        this.inverseScale = inverseScale;
    }

    /// <summary>Fills the distances of consecutive runs.</summary>
    /// <param name="grid">The grid of the runs.</param>
    /// <param name="runs">Runs in the order of row and column.</param>
    /// <param name="distance">Takes metres at each run's place.</param>
    public void Fill(RasterGrid grid, ReadOnlySpan<DistanceRun> runs, float[] distance)
    {
        int count = ChooseCandidates(grid, runs);
        for (int i = 0; i < runs.Length;)
        {
            int end = i + 1;
            while (end < runs.Length && runs[end].Row == runs[i].Row)
            {
                end++;
            }

            int column = runs[i].Column, columnEnd = runs[end - 1].End;
            FillRow(grid, runs[i].Row, column, columnEnd, count);
            foreach (var run in runs[i..end])
            {
                rowDistance.AsSpan(run.Column - column, run.Cells).CopyTo(distance.AsSpan(run.Start));
            }

            i = end;
        }

        if (tally is not null)
        {
            tally.Add("distances evaluated", evaluated);
            tally.Add("lines tried", lines);
            tally.Add("spans filled", spans);
            (evaluated, lines, spans) = (0, 0, 0);
        }
    }

    /// <summary>Columns that are gone over together where the scale makes a difference.</summary>
    private const int Stretch = 64;

    private static double Square(double value) => value * value;

    private int ChooseCandidates(RasterGrid grid, ReadOnlySpan<DistanceRun> runs)
    {
        int firstRow = runs[0].Row, rowEnd = runs[^1].Row + 1, column = int.MaxValue, columnEnd = 0;
        foreach (var run in runs)
        {
            column = Math.Min(column, run.Column);
            columnEnd = Math.Max(columnEnd, run.End);
        }

        double height = (rowEnd - firstRow) * grid.CellHeight;
        double middleY = (grid.CentreY(firstRow) + grid.CentreY(rowEnd - 1)) / 2;
        int tiles = Math.Max(1, (int)Math.Min(columnEnd - column, (columnEnd - column) * grid.CellWidth / height));
        found.Clear();
        greatestSpread = 0;
        for (int tile = 0; tile < tiles; tile++)
        {
            int from = column + (int)((long)(columnEnd - column) * tile / tiles);
            int to = column + (int)((long)(columnEnd - column) * (tile + 1) / tiles);
            double middleX = (grid.CentreX(from) + grid.CentreX(to - 1)) / 2;
            double halfDiagonal = Math.Sqrt(Square((to - from) * grid.CellWidth) + Square(height)) / 2;
            index.Nearest(middleX, middleY, out double nearest);
            double reach = nearest + (2 * halfDiagonal), spread = reach > 0 ? inverseScale?.Spread(reach) ?? 0 : 0;
            greatestSpread = Math.Max(greatestSpread, spread);
            index.AddWithin(middleX, middleY, reach * (1 + spread) * (1 + 1e-12), found);
        }

        if (candidates.Length < found.Count)
        {
            int room = Math.Max(64, 2 * found.Count);
            candidates = new int[room];
            candidateX = new double[room];
            offset = new double[room];
            envelope = new int[room];
            envelopeFrom = new double[room];
        }

        found.CopyTo(candidates);
        var sorted = candidates.AsSpan(0, found.Count);
        sorted.Sort(); // by index, and so by abscissa
        int count = 0;
        foreach (int point in sorted)
        {
            if (count == 0 || candidates[count - 1] != point)
            {
                candidates[count++] = point;
            }
        }

        return count;
    }

    private void FillRow(RasterGrid grid, int row, int column, int columnEnd, int count)
    {
        int width = columnEnd - column;
        if (rowDistance.Length < width + 8)
        {
            rowDistance = new float[(2 * width) + 8];
        }

        double originX = grid.CentreX(column), y = grid.CentreY(row);
        for (int i = 0; i < count; i++)
        {
            double dx = pointX[candidates[i]] - originX;
            candidateX[i] = dx;
            offset[i] = (dx * dx) + Square(y - pointY[candidates[i]]);
        }

        double step = grid.CellWidth, last = (width - 1) * step;
        int size = BuildEnvelope(count, last);
        lines += count;
        for (int s = 0; s < size; s++)
        {
            int from = s == 0 ? 0 : FirstColumn(envelopeFrom[s], step, width);
            int to = s + 1 == size ? width : FirstColumn(envelopeFrom[s + 1], step, width);
            if (from < to)
            {
                int point = candidates[envelope[s]];
                spans++;
                evaluated += to - from;
                FillSpan(grid, column, row, from, to, pointX[point], pointY[point]);
            }
        }

        if (greatestSpread > GroundDistance.TolerableSpread)
        {
            for (int from = 0, s = 0; from < width; from += Stretch)
            {
                int to = Math.Min(width, from + Stretch), first = s;
                while (s + 1 < size && envelopeFrom[s + 1] <= (to - 1) * step)
                {
                    s++;
                    first = envelopeFrom[s] <= from * step ? s : first;
                }

                Reconsider(grid, column, row, from, to, count, envelope[first], envelope[s]);
            }
        }
    }

    // Lowers the distances of some columns to those on the ground of all points that may be nearest there. The envelope is nowhere above the
    // lines of the points nearest at either end; how far another line is above those is least at an end.
    private void Reconsider(RasterGrid grid, int column, int row, int from, int to, int count, int left, int right)
    {
        double start = from * grid.CellWidth, end = (to - 1) * grid.CellWidth;
        double squared = Math.Min(
            Math.Max(Line(left, start) + Square(start), Line(left, end) + Square(end)), Math.Max(Line(right, start) + Square(start), Line(right, end) + Square(end)));
        double spread = inverseScale!.Spread(Math.Sqrt(Math.Max(0, squared)) * (1 + 1e-12));
        if (spread <= GroundDistance.TolerableSpread)
        {
            return;
        }

        double leftStart = Line(left, start), leftEnd = Line(left, end), rightStart = Line(right, start), rightEnd = Line(right, end);
        double above = (spread * (2 + spread) * squared) + (1e-12 * (squared + Square(end)));
        Span<float> distances = stackalloc float[Stretch];
        for (int i = 0; i < count; i++)
        {
            double lineStart = Line(i, start), lineEnd = Line(i, end);
            if ((i == left && i == right)
                || Math.Min(lineStart - leftStart, lineEnd - leftEnd) > above || Math.Min(lineStart - rightStart, lineEnd - rightEnd) > above)
            {
                continue;
            }

            double x = pointX[candidates[i]], y = pointY[candidates[i]], rowY = grid.CentreY(row), first = grid.CentreX(column + from);
            double scale = inverseScale.At((first + x) / 2, (rowY + y) / 2), last = inverseScale.At((grid.CentreX(column + to - 1) + x) / 2, (rowY + y) / 2);
            evaluated += to - from;
            FillPart(distances, first - x, grid.CellWidth, Square(rowY - y), scale, to - from > 1 ? (last - scale) / (to - from - 1) : 0);
            Span<float> least = rowDistance.AsSpan(from, to - from);
            for (int k = 0; k < least.Length; k++)
            {
                least[k] = Math.Min(least[k], distances[k]);
            }
        }
    }

    private double Line(int candidate, double x) => offset[candidate] - (2 * x * candidateX[candidate]);

    private static int FirstColumn(double from, double step, int width) =>
        from <= 0 ? 0 : (int)Math.Min(width, Math.Ceiling(from / step));

    private int BuildEnvelope(int count, double last)
    {
        int size = 0;
        for (int i = 0; i < count; i++)
        {
            double x = candidateX[i], h = offset[i], from = double.NegativeInfinity;
            bool lower = true;
            while (size > 0)
            {
                int top = envelope[size - 1];
                double apart = 2 * (x - candidateX[top]), rise = h - offset[top];
                if (!(apart > 0))
                {
                    // One above the other: the nearer one alone counts, the earlier one where they are equally near.
                    if (rise >= 0)
                    {
                        lower = false;
                        break;
                    }
                }
                else
                {
                    // The new line takes over at rise/apart; before the start of the top one, the top one is nowhere lowest.
                    from = rise / apart;
                    if (from > envelopeFrom[size - 1])
                    {
                        lower = from <= last;
                        break;
                    }
                }

                size--;
                from = double.NegativeInfinity;
            }

            if (lower)
            {
                envelope[size] = i;
                envelopeFrom[size++] = from;
            }
        }

        return size;
    }

    /// <summary>Fills columns from … to (relative to the row's first); may write up to 7 values further, which the next span overwrites.</summary>
    private void FillSpan(RasterGrid grid, int column, int row, int from, int to, double x, double y)
    {
        double rowY = grid.CentreY(row), squaredY = Square(rowY - y);
        for (int start = from; start < to; start += 256)
        {
            int end = Math.Min(to, start + 256);
            double first = grid.CentreX(column + start);
            double scale = 1, scaleStep = 0;
            if (inverseScale is not null)
            {
                // Along the way to the point, 1/k is that of the middle, to second order; along 256 cells it is a straight line.
                double middleY = (rowY + y) / 2;
                scale = inverseScale.At((first + x) / 2, middleY);
                double lastScale = inverseScale.At((grid.CentreX(column + end - 1) + x) / 2, middleY);
                scaleStep = end - start > 1 ? (lastScale - scale) / (end - start - 1) : 0;
            }

            FillPart(rowDistance.AsSpan(start, (end - start + 7) & ~7), first - x, grid.CellWidth, squaredY, scale, scaleStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillPart(Span<float> distance, double first, double step, double squaredY, double scale, double scaleStep)
    {
        var ramp = Vector256.Create(0.0, 1, 2, 3);
        var dx = Vector256.Create(first) + (ramp * step);
        var k = Vector256.Create(scale) + (ramp * scaleStep);
        var halfStep = Vector256.Create(4 * step);
        var halfK = Vector256.Create(4 * scaleStep);
        var dy = Vector256.Create(squaredY);
        for (int i = 0; i + 8 <= distance.Length; i += 8)
        {
            var a = Vector256.Sqrt((dx * dx) + dy) * k;
            dx += halfStep;
            k += halfK;
            var b = Vector256.Sqrt((dx * dx) + dy) * k;
            dx += halfStep;
            k += halfK;
            Vector256.Narrow(a, b).CopyTo(distance[i..]);
        }
    }
}
