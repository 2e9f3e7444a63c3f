using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Measures the units of one block of a model: heights are read once, turned into one bit a cell and threshold, and counted by run.</summary>
/// <remarks>
/// A block's heights (280 KB) and bits stay in the second-level cache. Heights are added up in floats over at most 64 cells (whole metres up to 262 km are
/// exact) and from there on in doubles, weighted with the true area of those cells.
/// </remarks>
internal sealed class TerrainBlock
{
    private const int Margin = 16; // floats on each side of the columns needed: aligned rows, and the neighbors of Horn's formula
    private const int Words = CellBlock.Columns / 64;

    private static readonly double[] Reciprocal = [.. Enumerable.Range(0, 65).Select(n => 1.0 / Math.Max(n, 1))];

    private readonly DigitalElevationModel model;
    private readonly float[] heightLimits;
    private readonly double[] slopeLimits; // squared gradients
    private readonly float[] heights = GC.AllocateUninitializedArray<float>((CellBlock.Rows + 2) * (CellBlock.Columns + (2 * Margin)), pinned: true);
    private readonly float[] squares = GC.AllocateUninitializedArray<float>(CellBlock.Columns, pinned: true);
    private readonly float[] limits; // threshold after threshold
    private readonly byte[] bits; // threshold after threshold: rows × 64 bytes
    private readonly byte[] known = new byte[CellBlock.Rows * Words * 8];
    private readonly bool[] rowHasVoids = new bool[CellBlock.Rows + 2];
    private readonly double[] sums;

    private BandMetrics band = null!;
    private int firstColumn; // of the block
    private int windowRow; // first row of the window, from the band's first
    private int windowColumn; // first column of the window, from the block's first
    private int stride;
    private bool hasVoids;
    private long implausible; // of the unit at hand
    private long heightsRead;
    private long slopesMeasured;

    /// <summary>Prepares for a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="thresholds">Heights and slopes.</param>
    public TerrainBlock(DigitalElevationModel model, TerrainThresholds thresholds)
    {
        this.model = model;
        heightLimits = [.. thresholds.HeightsMetres.Select(LeastFloat)];
        slopeLimits = [.. thresholds.SlopesPercent.Select(percent => percent * percent * 1e-4)];
        bits = new byte[Math.Max(1, heightLimits.Length + slopeLimits.Length) * CellBlock.Rows * Words * 8];
        limits = new float[slopeLimits.Length * CellBlock.Columns];
        sums = new double[TerrainSums.Fixed + heightLimits.Length + slopeLimits.Length];
    }

    /// <summary>Measures a block.</summary>
    /// <param name="cells">What the units cover.</param>
    /// <param name="column">First column of the block.</param>
    /// <param name="metrics">The band.</param>
    /// <param name="result">Takes the sums.</param>
    public void Measure(CellBlock cells, int column, BandMetrics metrics, TerrainSums result)
    {
        band = metrics;
        firstColumn = column;
        Prepare(cells);
        var runs = cells.Runs;
        for (int i = 0; i < runs.Length;)
        {
            int unit = runs[i].Unit;
            var least = Vector256.Create(float.PositiveInfinity);
            var most = Vector256.Create(float.NegativeInfinity);
            Array.Clear(sums);
            for (; i < runs.Length && runs[i].Unit == unit; i++)
            {
                Run(in runs[i], ref least, ref most);
            }

            Flush(unit, result);
            result.Implausible[unit] += implausible;
            implausible = 0;
            for (int lane = 0; lane < 8; lane++)
            {
                result.Minimum[unit] = Math.Min(result.Minimum[unit], least[lane]);
                result.Maximum[unit] = Math.Max(result.Maximum[unit], most[lane]);
            }
        }

        Cut(cells.Cuts, result);
    }

    /// <summary>Adds what was done since the last report.</summary>
    /// <param name="tally">Takes it, or null.</param>
    public void Report(OperationTally? tally)
    {
        tally?.Add(ZonalOperations.HeightsRead, heightsRead);
        tally?.Add(ZonalOperations.Slopes, slopesMeasured);
        heightsRead = slopesMeasured = 0;
    }

    /// <summary>The smallest float that is not below a threshold, so that comparing floats with it is comparing with the threshold.</summary>
    private static float LeastFloat(double threshold)
    {
        float near = (float)threshold;
        return near < threshold ? MathF.BitIncrement(near) : near;
    }

    private void Prepare(CellBlock cells)
    {
        int rowFirst = int.MaxValue, rowEnd = 0, wordFirst = Words, wordEnd = 0;
        for (int row = 0; row < band.RowEnd - band.FirstRow; row++)
        {
            if (cells.End[row] > 0)
            {
                rowFirst = Math.Min(rowFirst, row);
                rowEnd = row + 1;
                wordFirst = Math.Min(wordFirst, cells.First[row] / 64);
                wordEnd = Math.Max(wordEnd, (cells.End[row] + 63) / 64);
            }
        }

        windowRow = rowFirst - 1;
        windowColumn = (wordFirst * 64) - Margin;
        stride = ((wordEnd - wordFirst) * 64) + (2 * Margin);
        int rows = rowEnd - rowFirst + 2;
        var window = heights.AsSpan(0, rows * stride);
        model.Read(band.FirstRow + windowRow, firstColumn + windowColumn, rows, stride, window);
        heightsRead += window.Length;
        hasVoids = false;
        for (int row = 0; row < rows; row++)
        {
            rowHasVoids[row] = SlopeRow.HasVoids(window.Slice(row * stride, stride));
            hasVoids |= rowHasVoids[row];
        }

        for (int row = rowFirst; row < rowEnd; row++)
        {
            if (cells.End[row] > 0)
            {
                Heights(row, cells.First[row] / 64, (cells.End[row] + 63) / 64);
            }
        }

        if (slopeLimits.Length > 0)
        {
            Slopes(cells, rowFirst, rowEnd);
        }
    }

    private void Heights(int row, int wordFirst, int wordEnd)
    {
        int length = (wordEnd - wordFirst) * 64;
        ref float first = ref At(row, wordFirst * 64);
        for (int t = 0; t < heightLimits.Length; t++)
        {
            SlopeRow.Compare(ref first, heightLimits[t], length, ref Bits(t, row, wordFirst));
        }

        if (hasVoids)
        {
            SlopeRow.Known(ref first, length, ref known[((row * Words) + wordFirst) * 8]);
        }
    }

    private void Slopes(CellBlock cells, int rowFirst, int rowEnd)
    {
        ref float first = ref MemoryMarshal.GetArrayDataReference(squares);
        ref float limit = ref MemoryMarshal.GetArrayDataReference(limits);
        for (int t = 0; t < slopeLimits.Length; t++)
        {
            Limits(slopeLimits[t], limits.AsSpan(t * CellBlock.Columns, CellBlock.Columns));
        }

        for (int row = rowFirst; row < rowEnd; row++)
        {
            if (cells.End[row] == 0)
            {
                continue;
            }

            int from = cells.First[row] / 64, end = (cells.End[row] + 63) / 64, length = (end - from) * 64, at = row - windowRow;
            slopesMeasured += length;
            if (rowHasVoids[at - 1] || rowHasVoids[at] || rowHasVoids[at + 1])
            {
                SlopeRow.MeasureWithVoids(ref At(row, from * 64), stride, length, band.EastFactor[row], band.SouthFactor[row], ref Unsafe.Add(ref first, from * 64));
            }
            else
            {
                SlopeRow.Measure(ref At(row, from * 64), stride, length, band.EastFactor[row], band.SouthFactor[row], ref Unsafe.Add(ref first, from * 64));
            }

            for (int t = 0; t < slopeLimits.Length; t++)
            {
                ref float least = ref Unsafe.Add(ref limit, (t * CellBlock.Columns) + (from * 64));
                SlopeRow.Compare(ref Unsafe.Add(ref first, from * 64), ref least, length, ref Bits(heightLimits.Length + t, row, from));
            }
        }
    }

    /// <summary>What the squares of a row come to at a threshold: lower by the rounding of floats, so that a slope of just that much counts.</summary>
    private void Limits(double squaredGradient, Span<float> limits)
    {
        const double rounding = 1 - (1.0 / (1 << 22));
        double limit = squaredGradient * band.UnitGradient * rounding;
        if (!band.GradientFollowsArea)
        {
            limits.Fill((float)limit);
            return;
        }

        double[] cumulative = band.Cumulative;
        int offset = firstColumn - band.FirstColumn, from = Math.Max(0, -offset), end = Math.Min(CellBlock.Columns, band.ColumnEnd - firstColumn);
        double perCell = limit / (model.Grid.CellWidth * model.Grid.CellHeight);
        for (int column = from; column < end; column++)
        {
            limits[column] = (float)(perCell * (cumulative[offset + column + 1] - cumulative[offset + column]));
        }
    }

    private ref float At(int row, int column) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(heights), ((row - windowRow) * stride) + column - windowColumn);

    private ref byte Bits(int threshold, int row, int word) => ref bits[((((threshold * CellBlock.Rows) + row) * Words) + word) * 8];

    private void Run(in CellRun run, ref Vector256<float> least, ref Vector256<float> most)
    {
        ref double cumulative = ref band.Cumulative[firstColumn - band.FirstColumn + run.Column];
        double rowScale = band.RowScale[run.Row];
        for (int start = run.Column; start < run.End;)
        {
            int word = start >> 6, end = Math.Min(run.End, (word + 1) << 6), cells = end - start;
            double area = (Unsafe.Add(ref cumulative, end - run.Column) - Unsafe.Add(ref cumulative, start - run.Column)) * rowScale;
            double one = area * Reciprocal[cells];
            ulong inRun = (ulong.MaxValue >> (64 - cells)) << (start & 63), mask = inRun;
            sums[0] += area;
            if (hasVoids)
            {
                mask &= Unsafe.ReadUnaligned<ulong>(ref known[((run.Row * Words) + word) * 8]);
                ulong voids = inRun ^ mask;
                sums[1] += BitOperations.PopCount(voids) * one;
                for (; voids != 0; voids &= voids - 1)
                {
                    implausible += DigitalElevationModel.IsImplausible(At(run.Row, (word << 6) + BitOperations.TrailingZeroCount(voids))) ? 1 : 0;
                }
            }

            ref float first = ref At(run.Row, word << 6);
            sums[2] += (mask == ulong.MaxValue ? Sum(ref first, ref least, ref most) : Sum(ref first, mask, ref least, ref most)) * one;
            ref byte bit = ref MemoryMarshal.GetArrayDataReference(bits);
            for (int t = TerrainSums.Fixed; t < sums.Length; t++)
            {
                ulong reached = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bit, ((((t - TerrainSums.Fixed) * CellBlock.Rows) + run.Row) * Words + word) * 8));
                sums[t] += BitOperations.PopCount(mask & reached) * one;
            }

            start = end;
        }
    }

    private static float Sum(ref float first, ref Vector256<float> least, ref Vector256<float> most)
    {
        var sum = Vector256<float>.Zero;
        Vector256<float> low = least, high = most;
        for (int i = 0; i < 64; i += 8)
        {
            var v = Vector256.LoadUnsafe(ref first, (nuint)i);
            sum += v;
            low = Vector256.MinNative(low, v);
            high = Vector256.MaxNative(high, v);
        }

        (least, most) = (low, high);
        return Vector256.Sum(sum);
    }

    private static float Sum(ref float first, ulong mask, ref Vector256<float> least, ref Vector256<float> most)
    {
        var sum = Vector256<float>.Zero;
        Vector256<float> low = least, high = most;
        var lanes = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var infinite = Vector256.Create(float.PositiveInfinity);
        for (int i = 0; mask != 0; i += 8, mask >>= 8)
        {
            int byteOfMask = (int)(mask & 255);
            if (byteOfMask == 0)
            {
                continue;
            }

            var wanted = Vector256.Equals(Vector256.Create(byteOfMask) & lanes, lanes).AsSingle();
            var v = Vector256.LoadUnsafe(ref first, (nuint)i);
            sum += v & wanted;
            low = Vector256.MinNative(low, Vector256.ConditionalSelect(wanted, v, infinite));
            high = Vector256.MaxNative(high, Vector256.ConditionalSelect(wanted, v, -infinite));
        }

        (least, most) = (low, high);
        return Vector256.Sum(sum);
    }

    private void Cut(ReadOnlySpan<CutCell> cuts, TerrainSums result)
    {
        int offset = firstColumn - band.FirstColumn;
        double[] cumulative = band.Cumulative;
        for (int i = 0; i < cuts.Length;)
        {
            int unit = cuts[i].Unit;
            float least = float.PositiveInfinity, most = float.NegativeInfinity;
            Array.Clear(sums);
            for (; i < cuts.Length && cuts[i].Unit == unit; i++)
            {
                ref readonly var cut = ref cuts[i];
                double area = (cumulative[offset + cut.Column + 1] - cumulative[offset + cut.Column]) * band.RowScale[cut.Row] * cut.Fraction;
                float height = At(cut.Row, cut.Column);
                sums[0] += area;
                if (float.IsNaN(height))
                {
                    sums[1] += area;
                    implausible += DigitalElevationModel.IsImplausible(height) ? 1 : 0;
                    continue;
                }

                sums[2] += area * height;
                least = height < least ? height : least;
                most = height > most ? height : most;
                ref byte bit = ref bits[((cut.Row * Words) * 8) + (cut.Column >> 3)];
                for (int t = TerrainSums.Fixed; t < sums.Length; t++)
                {
                    int reached = (Unsafe.Add(ref bit, (t - TerrainSums.Fixed) * CellBlock.Rows * Words * 8) >> (cut.Column & 7)) & 1;
                    sums[t] += reached * area;
                }
            }

            Flush(unit, result);
            result.Implausible[unit] += implausible;
            implausible = 0;
            result.Minimum[unit] = Math.Min(result.Minimum[unit], least);
            result.Maximum[unit] = Math.Max(result.Maximum[unit], most);
        }
    }

    private void Flush(int unit, TerrainSums result)
    {
        var target = result.Values.AsSpan(unit * result.Width, result.Width);
        for (int t = 0; t < target.Length; t++)
        {
            target[t] += sums[t];
        }
    }
}
