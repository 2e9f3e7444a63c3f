namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Tests whether a place lies inside a written ring.</summary>
internal static class RingTest
{
    /// <summary>True where a place, written with six decimals, lies inside a ring and not too close to its edge.</summary>
    /// <param name="ring">The ring: longitude and latitude in degrees, closed.</param>
    /// <param name="place">The place in the plane.</param>
    /// <param name="marginMetres">Least distance from the edge.</param>
    public static bool Holds((double LongitudeDegrees, double LatitudeDegrees)[] ring, Place place, double marginMetres)
    {
        var (x, y) = EqualAreaPlane.ToGeographic(place);
        const double MetresPerDegree = 106_600; // of longitude here; a degree of latitude is longer, so the margin is at least what is asked
        double margin = marginMetres / MetresPerDegree;
        bool inside = false;
        for (int i = 1; i < ring.Length; i++)
        {
            var (x0, y0) = ring[i - 1];
            var (x1, y1) = ring[i];
            if ((y0 > y) != (y1 > y) && x < x0 + ((y - y0) / (y1 - y0) * (x1 - x0)))
            {
                inside = !inside;
            }

            double dx = x1 - x0, dy = y1 - y0;
            double t = Math.Clamp((((x - x0) * dx) + ((y - y0) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            double ex = x0 + (t * dx) - x, ey = y0 + (t * dy) - y;
            if ((ex * ex) + (ey * ey) < margin * margin)
            {
                return false;
            }
        }

        return inside;
    }
}
