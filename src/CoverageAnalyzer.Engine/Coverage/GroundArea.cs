using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Turns areas of a conformal plane into areas on the ground.</summary>
/// <remarks>
/// Source: an area on the ground is ∫ 1/k² dA. Over a unit 1/k² is taken as the quadratic surface through nine places of its bounds, whose integral
/// follows from the unit's moments, edge by edge (Green's theorem).
/// Valid for: units up to some 100 km across. There the surface is off by less than 10⁻⁷, up to 3° from the central meridian of a transverse
/// Mercator plane: what is left of 1/k² is of the fourth order of the distance from that meridian over the radius of the earth.
/// </remarks>
public static class GroundArea
{
    /// <summary>Mean of 1/k² over a unit: what its plane area is multiplied by.</summary>
    /// <remarks>Cost: twice the unit's vertices. A unit without an area has the value at its middle.</remarks>
    /// <param name="plane">Units in the plane, in metres.</param>
    /// <param name="unit">The unit; NaN where it has no ring.</param>
    /// <param name="scaleFactor">Point scale factor k at a place of the plane.</param>
    public static double MeanInverseSquaredScale(PolygonSet plane, int unit, Func<double, double, double> scaleFactor)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(scaleFactor);
        Bounds bounds = plane.BoundsOf(unit);
        if (bounds.IsEmpty)
        {
            return double.NaN;
        }

        double middleX = (bounds.MinX + bounds.MaxX) / 2, middleY = (bounds.MinY + bounds.MaxY) / 2, half = Math.Max(1000, Math.Max(bounds.Width, bounds.Height) / 2);
        double At(int east, int north)
        {
            double k = scaleFactor(middleX + (east * half), middleY + (north * half));
            return 1 / (k * k);
        }

        double middle = At(0, 0), e = At(1, 0), w = At(-1, 0), n = At(0, 1), s = At(0, -1);
        double xy = (At(1, 1) + At(-1, -1) - At(1, -1) - At(-1, 1)) / 4, xx = ((e + w) / 2) - middle, yy = ((n + s) / 2) - middle;
        double area = 0, integral = 0;
        for (int ring = plane.UnitStart[unit]; ring < plane.UnitStart[unit + 1]; ring++)
        {
            for (int i = plane.RingStart[ring] + 1; i < plane.RingStart[ring + 1]; i++)
            {
                // The signed triangle of the middle and the edge; lengths in halves of the bounds.
                double px = (plane.X[i - 1] - middleX) / half, py = (plane.Y[i - 1] - middleY) / half;
                double qx = (plane.X[i] - middleX) / half, qy = (plane.Y[i] - middleY) / half, triangle = ((px * qy) - (qx * py)) / 2;
                area += triangle;
                integral += triangle * (
                    ((((e - w) * (px + qx)) + ((n - s) * (py + qy))) / 6)
                    + (((xx * ((px * px) + (px * qx) + (qx * qx))) + (yy * ((py * py) + (py * qy) + (qy * qy)))) / 6)
                    + (xy * ((2 * ((px * py) + (qx * qy))) + (px * qy) + (qx * py)) / 12));
            }
        }

        // No steeper than the nine places say, whatever a unit of next to nothing comes to.
        double most = Math.Abs(e - w) + Math.Abs(n - s) + Math.Abs(xx) + Math.Abs(yy) + Math.Abs(xy);
        return area > 0 ? middle + Math.Clamp(integral / area, -most, most) : middle;
    }
}
