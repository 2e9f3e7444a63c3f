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

        // Differences over the radius, or a length over which they are still many digits.
        double step = Math.Clamp(radius, 100, 50_000);
        double east = Math.Log(scaleFactor(x + step, y) / k), west = Math.Log(scaleFactor(x - step, y) / k);
        double north = Math.Log(scaleFactor(x, y + step) / k), south = Math.Log(scaleFactor(x, y - step) / k);
        double shift = radius * radius / (4 * step), growth = (east + west + north + south) / (step * step) * radius * radius / 12;
        return double.IsFinite(shift * growth * (east - west) * (north - south))
            ? (x + (shift * (east - west)), y + (shift * (north - south)), radius * (1 + growth))
            : (x, y, radius);
    }
}
