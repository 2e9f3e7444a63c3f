using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>How many ground metres a metre of the analysis plane stands for.</summary>
internal static class GroundScale
{
    /// <summary>
    /// Compares edges of the communes on the ellipsoid (by the radii of curvature at their middle) with the same edges in the plane.
    /// </summary>
    /// <param name="degrees">Polygons in WGS 84 degrees.</param>
    /// <param name="plane">The same polygons in the plane.</param>
    /// <returns>About 1; exactly 1 where there is nothing to compare.</returns>
    public static double Of(PolygonSet degrees, PolygonSet plane)
    {
        if (degrees.VertexCount != plane.VertexCount || degrees.VertexCount < 2)
        {
            return 1;
        }

        double ground = 0, flat = 0;
        int step = Math.Max(1, degrees.VertexCount / 4000);
        for (int r = 0; r < degrees.RingCount; r++)
        {
            for (int i = degrees.RingStart[r] + 1; i < degrees.RingStart[r + 1]; i += step)
            {
                ground += GroundMetres(degrees.X[i - 1], degrees.Y[i - 1], degrees.X[i], degrees.Y[i]);
                flat += Math.Sqrt(Square(plane.X[i] - plane.X[i - 1]) + Square(plane.Y[i] - plane.Y[i - 1]));
            }
        }

        double ratio = ground / flat;
        return double.IsFinite(ratio) && ratio > 0 ? ratio : 1;
    }

    private static double GroundMetres(double lonA, double latA, double lonB, double latB)
    {
        const double SemiMajor = 6378137, EccentricitySquared = 6.69437999014e-3; // WGS 84
        double latitude = (latA + latB) / 2 * Math.PI / 180, sin = Math.Sin(latitude);
        double w = 1 - (EccentricitySquared * sin * sin);
        double meridian = SemiMajor * (1 - EccentricitySquared) / (w * Math.Sqrt(w)), normal = SemiMajor / Math.Sqrt(w);
        double dx = (lonB - lonA) * Math.PI / 180 * normal * Math.Cos(latitude), dy = (latB - latA) * Math.PI / 180 * meridian;
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    private static double Square(double value) => value * value;
}
