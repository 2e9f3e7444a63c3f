using System.Runtime.Intrinsics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Turns the coordinates of a block into longitude and latitude and takes out the rows that are no place on the ground.</summary>
/// <param name="crs">The system of the file; null where nothing says it, and WGS 84 is meant.</param>
/// <param name="expected">Where the points should lie, or null.</param>
internal sealed class BlockPlacement(CrsDecision? crs, Bounds? expected)
{
    /// <summary>Places the rows of a block, in order.</summary>
    /// <param name="block">The block; its first and second coordinates become longitude and latitude.</param>
    /// <returns>How many are left.</returns>
    public int Place(PointBlock block)
    {
        var x = block.X.AsSpan(0, block.Count);
        var y = block.Y.AsSpan(0, block.Count);
        if (!ReferenceEquals(block.X, block.SourceX))
        {
            x.CopyTo(block.SourceX);
            y.CopyTo(block.SourceY);
            if (crs!.SwapAxes)
            {
                block.SourceY.AsSpan(0, block.Count).CopyTo(x);
                block.SourceX.AsSpan(0, block.Count).CopyTo(y);
            }

            crs.Crs.ToWgs84(x, y);
        }

        if (AllOnGround(x, y))
        {
            return block.Count;
        }

        int kept = 0;
        for (int i = 0; i < block.Count; i++)
        {
            double longitude = x[i], latitude = y[i], sourceX = block.SourceX[i], sourceY = block.SourceY[i];
            if (IsOnGround(longitude, latitude) && !(sourceX == 0 && sourceY == 0))
            {
                (x[kept], y[kept]) = (longitude, latitude);
                block.Move(i, kept++);
            }
            else if (double.IsFinite(sourceX + sourceY) && expected is { IsEmpty: false } bounds && bounds.Contains(latitude, longitude))
            {
                // No latitude is beyond 90, and the other way round it stands among the communes.
                block.Faults.Add(PointFaultKind.Swapped, block.Rows[i], text: () => PointFaults.Printed(sourceX, sourceY));
                (x[kept], y[kept]) = (latitude, longitude);
                block.Move(i, kept++);
            }
            else
            {
                block.Faults.Add(
                    double.IsFinite(sourceX + sourceY) ? PointFaultKind.Impossible : PointFaultKind.Unreadable,
                    block.Rows[i],
                    text: () => PointFaults.Printed(sourceX, sourceY));
            }
        }

        return kept;
    }

    // One look at all of them; NaN fails every comparison. (0, 0) is looked at again where one coordinate is 0.
    private static bool AllOnGround(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int i = 0;
        var east = Vector256.Create(180.0);
        var north = Vector256.Create(90.0);
        var good = Vector256<double>.AllBitsSet;
        for (; i + Vector256<double>.Count <= x.Length; i += Vector256<double>.Count)
        {
            var vx = Vector256.Abs(Vector256.Create(x[i..]));
            var vy = Vector256.Abs(Vector256.Create(y[i..]));
            good &= Vector256.LessThanOrEqual(vx, east) & Vector256.LessThanOrEqual(vy, north) & Vector256.GreaterThan(Vector256.Min(vx, vy), Vector256<double>.Zero);
        }

        bool all = good.ExtractMostSignificantBits() == 15;
        for (; i < x.Length; i++)
        {
            all &= IsOnGround(x[i], y[i]) && x[i] != 0 && y[i] != 0;
        }

        return all;
    }

    private static bool IsOnGround(double longitude, double latitude) => Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;
}
