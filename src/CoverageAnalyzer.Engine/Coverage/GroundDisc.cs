using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The circle of the analysis plane that a circle on the ground becomes.</summary>
/// <remarks>
/// Source: a conformal map with point scale k has ds = k · ds(ground). To the first order in the gradient g of ln k the map
/// w = (z − g* z²/2)/k is flat around a place (z and g* complex, g* conjugate), and turns circles into circles: that of ground radius r about
/// the origin has plane radius ρ = k·r and its middle ½ρ²·g away, towards the larger scale. To the second order the mean radius grows by
/// ρ²/12 times the Laplacian of ln k, which is 1/R² in any conformal plane of a sphere.
/// Valid for: radii up to 100 km. Left out is the part of the second order that makes the circle oval, r³/12R²: measured against geodesics,
/// places of the circle are off by 0.06 mm for 3 km, 6 cm (2 · 10⁻⁶) for 30 km and 2.2 m (2 · 10⁻⁵) for 100 km, anywhere in Việt Nam and in one UTM zone.
/// Behavior: in UTM at 3° from the central meridian the shift is 3.6 cm for 3 km and 4 m for 30 km; without it a disc would be off by that much.
/// </remarks>
public static class GroundDisc
{
    private const int Block = 256;

    /// <summary>Middle and radius in the plane.</summary>
    /// <param name="x">Easting of the place in metres.</param>
    /// <param name="y">Northing of the place in metres.</param>
    /// <param name="radiusMetres">Radius on the ground; what is not above 0 and finite gives a radius that is not.</param>
    /// <param name="scaleFactor">Point scale factor k at a place of the plane.</param>
    /// <returns>Metres in the plane.</returns>
    public static (double X, double Y, double RadiusMetres) InPlane(double x, double y, double radiusMetres, Func<double, double, double> scaleFactor)
    {
        ArgumentNullException.ThrowIfNull(scaleFactor);
        double k = scaleFactor(x, y), radius = k * radiusMetres;
        if (!(radius > 0 && double.IsFinite(radius)))
        {
            return (x, y, radius);
        }

        double step = StepOf(radius);
        return Placed(
            x, y, radius, k, step, scaleFactor(x + step, y), scaleFactor(x - step, y), scaleFactor(x, y + step), scaleFactor(x, y - step));
    }

    /// <summary>Middles and radii of many, in place: the bits of one at a time, in a fraction of the time.</summary>
    /// <param name="x">Eastings of the places in metres; become those of the middles.</param>
    /// <param name="y">Northings, as many.</param>
    /// <param name="radiusMetres">Radii on the ground, as many; become those in the plane.</param>
    /// <param name="plane">The plane.</param>
    public static void InPlane(Span<double> x, Span<double> y, Span<double> radiusMetres, CoordinateReferenceSystem plane)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (x.Length != y.Length || x.Length != radiusMetres.Length)
        {
            throw new ArgumentException($"Places and radii differ in number: {x.Length}, {y.Length}, {radiusMetres.Length}.", nameof(radiusMetres));
        }

        // Of each place five scales: its own, then east, west, north and south of it.
        double[] placeX = new double[4 * Block], placeY = new double[4 * Block], around = new double[4 * Block], own = new double[Block];
        for (int from = 0; from < x.Length; from += Block)
        {
            int count = Math.Min(Block, x.Length - from);
            Span<double> px = x.Slice(from, count), py = y.Slice(from, count), radius = radiusMetres.Slice(from, count);
            plane.ScaleFactors(px, py, own.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                radius[i] *= own[i];
                double step = StepOf(radius[i]);
                (placeX[4 * i], placeX[(4 * i) + 1], placeX[(4 * i) + 2], placeX[(4 * i) + 3]) = (px[i] + step, px[i] - step, px[i], px[i]);
                (placeY[4 * i], placeY[(4 * i) + 1], placeY[(4 * i) + 2], placeY[(4 * i) + 3]) = (py[i], py[i], py[i] + step, py[i] - step);
            }

            plane.ScaleFactors(placeX.AsSpan(0, 4 * count), placeY.AsSpan(0, 4 * count), around.AsSpan(0, 4 * count));
            for (int i = 0; i < count; i++)
            {
                if (radius[i] > 0 && double.IsFinite(radius[i]))
                {
                    (px[i], py[i], radius[i]) = Placed(
                        px[i], py[i], radius[i], own[i], StepOf(radius[i]), around[4 * i], around[(4 * i) + 1], around[(4 * i) + 2], around[(4 * i) + 3]);
                }
            }
        }
    }

    // Differences over the radius, or a length over which they are still many digits.
    private static double StepOf(double radius) => Math.Clamp(radius, 100, 50_000);

    private static (double X, double Y, double RadiusMetres) Placed(
        double x, double y, double radius, double k, double step, double scaleEast, double scaleWest, double scaleNorth, double scaleSouth)
    {
        double east = Math.Log(scaleEast / k), west = Math.Log(scaleWest / k);
        double north = Math.Log(scaleNorth / k), south = Math.Log(scaleSouth / k);
        double shift = radius * radius / (4 * step), growth = (east + west + north + south) / (step * step) * radius * radius / 12;
        return double.IsFinite(shift * growth * (east - west) * (north - south))
            ? (x + (shift * (east - west)), y + (shift * (north - south)), radius * (1 + growth))
            : (x, y, radius);
    }
}
