using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>A straight piece of the outline of what lies in one site's Voronoi cell, seen from that site: with the site it spans a signed triangle.</summary>
/// <param name="Offset">Distance of the site from the piece's line in metres, above 0 where the site lies on its left.</param>
/// <param name="From">Where the piece starts, along the line from the foot of the site.</param>
/// <param name="To">Where it ends; never before <paramref name="From"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DistancePiece(double Offset, double From, double To)
{
    /// <summary>The piece between two places relative to the site; null where they are one.</summary>
    public static DistancePiece? Between(double fromX, double fromY, double toX, double toY)
    {
        double ex = toX - fromX, ey = toY - fromY, length = Math.Sqrt((ex * ex) + (ey * ey));
        return length > 0
            ? new(((fromX * ey) - (fromY * ex)) / length, ((fromX * ex) + (fromY * ey)) / length, ((toX * ex) + (toY * ey)) / length)
            : null;
    }

    /// <summary>Signed area of the triangle.</summary>
    public double Area => Offset * (To - From) / 2;

    /// <summary>Distance from the site integrated over the triangle: ∫ρ dA = ⅓ ∫ρ³ dθ, in closed form.</summary>
    public double Moment => (Primitive(To) - Primitive(From)) / 6;

    /// <summary>The greater of the distances of the two ends from the site.</summary>
    public double Farthest => Math.Sqrt((Offset * Offset) + Math.Max(From * From, To * To));

    /// <summary>Signed area of the part of the triangle within a distance of the site, and how fast it grows with the distance.</summary>
    /// <param name="distance">The distance, above 0.</param>
    /// <param name="growth">Takes its derivative: the length of the arc at that distance.</param>
    public double AreaWithin(double distance, out double growth)
    {
        double squared = distance * distance, room = squared - (Offset * Offset);
        if (room > 0)
        {
            double half = Math.Sqrt(room), from = Math.Max(From, -half), to = Math.Min(To, half);
            if (from < to)
            {
                if (from == From && to == To)
                {
                    growth = 0;
                    return Area;
                }

                double outside = Turn(From, from) + Turn(to, To);
                growth = outside * distance;
                return ((Offset * (to - from)) + (squared * outside)) / 2;
            }
        }

        double turn = Turn(From, To);
        growth = turn * distance;
        return squared * turn / 2;
    }

    // Angle from one place of the line to a later one; along a ray through the site itself it is 0.
    private double Turn(double from, double to) => from < to && Offset != 0 ? Math.Atan2(Offset * (to - from), (Offset * Offset) + (from * to)) : 0;

    private double Primitive(double t)
    {
        double h = Math.Abs(Offset);
        return h > 0 ? Offset * ((t * Math.Sqrt((h * h) + (t * t))) + (h * h * Math.Asinh(t / h))) : 0;
    }
}
