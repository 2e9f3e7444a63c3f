namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Plane geometry of straight segments.</summary>
internal static class SegmentMeasure
{
    /// <summary>The shortest way between two segments.</summary>
    /// <param name="a">One segment.</param>
    /// <param name="b">The other.</param>
    /// <returns>Its square, and its ends: on the first segment, on the second. 0 where they cross.</returns>
    public static (double Squared, double AX, double AY, double BX, double BY) Shortest(in Segment a, in Segment b)
    {
        if (Cross(a, b, out double x, out double y))
        {
            return (0, x, y, x, y);
        }

        var best = ToSegment(a.X0, a.Y0, b);
        var (squared, ax, ay, bx, by) = (best.Squared, a.X0, a.Y0, best.X, best.Y);
        var other = ToSegment(a.X1, a.Y1, b);
        if (other.Squared < squared)
        {
            (squared, ax, ay, bx, by) = (other.Squared, a.X1, a.Y1, other.X, other.Y);
        }

        other = ToSegment(b.X0, b.Y0, a);
        if (other.Squared < squared)
        {
            (squared, ax, ay, bx, by) = (other.Squared, other.X, other.Y, b.X0, b.Y0);
        }

        other = ToSegment(b.X1, b.Y1, a);
        return other.Squared < squared ? (other.Squared, other.X, other.Y, b.X1, b.Y1) : (squared, ax, ay, bx, by);
    }

    /// <summary>The part of a segment that lies within a distance of another: the chord of a capsule, which is one interval.</summary>
    /// <param name="run">The segment cut.</param>
    /// <param name="axis">The segment the capsule is drawn around.</param>
    /// <param name="radius">Radius of the capsule.</param>
    /// <returns>From and to along the segment, 0 at its start and 1 at its end; from above to where no part lies within.</returns>
    public static (double From, double To) Within(in Segment run, in Segment axis, double radius)
    {
        double dx = run.X1 - run.X0, dy = run.Y1 - run.Y0;
        double from = double.PositiveInfinity, to = double.NegativeInfinity;
        Disc(run.X0 - axis.X0, run.Y0 - axis.Y0, dx, dy, radius, ref from, ref to);
        Disc(run.X0 - axis.X1, run.Y0 - axis.Y1, dx, dy, radius, ref from, ref to);
        double ex = axis.X1 - axis.X0, ey = axis.Y1 - axis.Y0, length = Math.Sqrt((ex * ex) + (ey * ey));
        if (length > 0)
        {
            (ex, ey) = (ex / length, ey / length);
            double px = run.X0 - axis.X0, py = run.Y0 - axis.Y0, low = 0, high = 1;
            Clip((px * ex) + (py * ey), (dx * ex) + (dy * ey), 0, length, ref low, ref high);
            Clip((px * ey) - (py * ex), (dx * ey) - (dy * ex), -radius, radius, ref low, ref high);
            if (low <= high)
            {
                (from, to) = (Math.Min(from, low), Math.Max(to, high));
            }
        }

        return (from, to);
    }

    private static (double Squared, double X, double Y) ToSegment(double x, double y, in Segment s)
    {
        double ex = s.X1 - s.X0, ey = s.Y1 - s.Y0, squared = (ex * ex) + (ey * ey);
        double along = squared > 0 ? Math.Clamp((((x - s.X0) * ex) + ((y - s.Y0) * ey)) / squared, 0, 1) : 0;
        double px = s.X0 + (along * ex), py = s.Y0 + (along * ey);
        return (((px - x) * (px - x)) + ((py - y) * (py - y)), px, py);
    }

    private static bool Cross(in Segment a, in Segment b, out double x, out double y)
    {
        double ax = a.X1 - a.X0, ay = a.Y1 - a.Y0, bx = b.X1 - b.X0, by = b.Y1 - b.Y0;
        double turn = (ax * by) - (ay * bx), px = b.X0 - a.X0, py = b.Y0 - a.Y0;
        double s = ((px * by) - (py * bx)) / turn, t = ((px * ay) - (py * ax)) / turn; // NaN or infinite where they are parallel
        (x, y) = (a.X0 + (s * ax), a.Y0 + (s * ay));
        return s is >= 0 and <= 1 && t is >= 0 and <= 1;
    }

    private static void Disc(double px, double py, double dx, double dy, double radius, ref double from, ref double to)
    {
        double a = (dx * dx) + (dy * dy), b = (px * dx) + (py * dy), c = (px * px) + (py * py) - (radius * radius);
        double root = (b * b) - (a * c);
        if (!(root >= 0 && a > 0))
        {
            return;
        }

        root = Math.Sqrt(root);
        double low = Math.Max(0, (-b - root) / a), high = Math.Min(1, (-b + root) / a);
        if (low <= high)
        {
            (from, to) = (Math.Min(from, low), Math.Max(to, high));
        }
    }

    private static void Clip(double start, double slope, double least, double most, ref double low, ref double high)
    {
        if (slope == 0)
        {
            high = start >= least && start <= most ? high : double.NegativeInfinity;
            return;
        }

        double a = (least - start) / slope, b = (most - start) / slope;
        (low, high) = (Math.Max(low, Math.Min(a, b)), Math.Min(high, Math.Max(a, b)));
    }
}
