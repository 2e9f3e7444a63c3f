using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Which sample of which radial each cell of a window takes.</summary>
/// <remarks>
/// Radials lie evenly around the site, one for each cell of the outermost circle; a cell takes the radial nearest in angle (within 10⁻⁷ rad) and on it the sample nearest in distance.
/// Samples are numbered radial by radial.
/// Cost: a few operations a cell, eight cells at a time.
/// </remarks>
internal sealed class RadialPlan
{
    /// <summary>Stands for a cell beyond the reach.</summary>
    public const int Outside = -1;

    /// <summary>Stands for a cell that is too near for samples.</summary>
    public const int Near = -2;

    private int[] sampleOfCell = [];
    private byte[] used = [];

    /// <summary>Number of radials.</summary>
    public int Radials { get; private set; }

    /// <summary>Places of samples from a radial to the next: the last sample's number + 1, rounded up.</summary>
    public int Stride { get; private set; }

    /// <summary>Sample of each cell: radial · stride + number, <see cref="Outside"/> or <see cref="Near"/>.</summary>
    public ReadOnlySpan<int> SampleOfCell => sampleOfCell;

    /// <summary>Whether a cell takes each sample of a radial: 1 or 0.</summary>
    /// <param name="radial">The radial.</param>
    public ReadOnlySpan<byte> UsedOf(int radial) => used.AsSpan(radial * Stride, Stride);

    /// <summary>Direction of a radial.</summary>
    /// <param name="radial">The radial; 0 goes north, the others follow clockwise.</param>
    /// <returns>East and north part of a metre.</returns>
    public (double East, double North) DirectionOf(int radial) => Math.SinCos(2 * Math.PI * radial / Radials);

    /// <summary>Gives the cells of a window their samples.</summary>
    /// <param name="window">The window.</param>
    /// <param name="radiusMetres">Reach.</param>
    /// <param name="first">Number of the first sample that a cell may take.</param>
    /// <param name="steps">Tables of the radials.</param>
    public void Lay(TerrainWindow window, double radiusMetres, int first, RadialSteps steps)
    {
        Radials = Math.Max(8, (int)Math.Ceiling(2 * Math.PI * radiusMetres / steps.StepMetres));
        Stride = (steps.Samples + 8) & ~7;
        int columns = window.Columns, padded = (columns + 7) & ~7;
        if (sampleOfCell.Length != window.Rows * columns)
        {
            sampleOfCell = new int[window.Rows * columns];
        }

        if (used.Length == Radials * Stride)
        {
            Array.Clear(used);
        }
        else
        {
            used = new byte[Radials * Stride];
        }

        Span<int> row = new int[padded];
        for (int r = 0; r < window.Rows; r++)
        {
            (double west, double north) = window.OffsetOf(r, 0);
            double perColumn = window.OffsetOf(r, 1).EastMetres - west;
            LayRow(west, perColumn, north, radiusMetres, first, steps, row);
            Span<int> cells = sampleOfCell.AsSpan(r * columns, columns);
            row[..columns].CopyTo(cells);
            foreach (int sample in cells)
            {
                if (sample >= 0)
                {
                    used[sample] = 1;
                }
            }
        }
    }

    private void LayRow(double west, double perColumn, double north, double radius, int first, RadialSteps steps, Span<int> row)
    {
        var half = Vector512.Create(0.5);
        var lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        double perRadian = Radials / (2 * Math.PI), perMetre = 1 / steps.StepMetres, most = steps.Samples;
        var northward = Vector512.Create(north);
        for (int c = 0; c < row.Length; c += 8)
        {
            var east = Vector512.Create(west) + (perColumn * (lanes + Vector512.Create((double)c)));
            var distance = Vector512.Sqrt((east * east) + (northward * northward));
            var radial = Vector512.Floor((Clockwise(east, northward) * perRadian) + half);
            radial = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(radial, Vector512.Create((double)Radials)), Vector512<double>.Zero, radial);
            var sample = Vector512.Min(Vector512.Floor((distance * perMetre) + half), Vector512.Create(most));
            var place = Vector512.ConvertToInt64((radial * Stride) + sample);
            var inside = Vector512.LessThanOrEqual(distance, Vector512.Create(radius)).AsInt64();
            var near = Vector512.LessThan(sample, Vector512.Create((double)first)).AsInt64();
            var whole = Vector512.ConditionalSelect(inside, Vector512.ConditionalSelect(near, Vector512.Create((long)Near), place), Vector512.Create((long)Outside));
            Vector256.Narrow(whole.GetLower(), whole.GetUpper()).StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)c);
        }
    }

    /// <summary>Angle from north, clockwise, 0 to 2π: a series for the tangent of half the angle from the nearer axis.</summary>
    internal static Vector512<double> Clockwise(Vector512<double> east, Vector512<double> north)
    {
        var one = Vector512<double>.One;
        Vector512<double> e = Vector512.Abs(east), n = Vector512.Abs(north);
        var nearEast = Vector512.GreaterThan(e, n);
        Vector512<double> low = Vector512.Min(e, n), high = Vector512.Max(Vector512.Max(e, n), Vector512.Create(1e-9));
        var t = low / high;
        t /= one + Vector512.Sqrt(one + (t * t)); // up to tan 22.5°
        var y = t * t;
        var sum = Vector512.Create(1.0 / 13);
        sum = Vector512.Create(-1.0 / 11) + (sum * y);
        sum = Vector512.Create(1.0 / 9) + (sum * y);
        sum = Vector512.Create(-1.0 / 7) + (sum * y);
        sum = Vector512.Create(1.0 / 5) + (sum * y);
        sum = Vector512.Create(-1.0 / 3) + (sum * y);
        var angle = 2 * t * (one + (sum * y));
        angle = Vector512.ConditionalSelect(nearEast, Vector512.Create(Math.PI / 2) - angle, angle); // of the quadrant, from north
        angle = Vector512.ConditionalSelect(Vector512.LessThan(north, Vector512<double>.Zero), Vector512.Create(Math.PI) - angle, angle);
        return Vector512.ConditionalSelect(Vector512.LessThan(east, Vector512<double>.Zero), Vector512.Create(2 * Math.PI) - angle, angle);
    }
}
