namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What is asked of a viewshed.</summary>
/// <param name="AntennaHeightMetres">Height of the antenna above the ground at the site, 0 to 10,000 m.</param>
/// <param name="ReceiverHeightMetres">Height of the receivers above the ground at the centres of their cells, 0 to 10,000 m.</param>
/// <param name="RadiusMetres">Reach on the ground, above 0.</param>
/// <param name="EffectiveEarthRadiusFactor">
/// k: how many times the earth's radius of 6,371 km the rays of radio waves see, 4/3 in a standard atmosphere; positive infinity for a flat earth.
/// The curvature coefficient of gdal_viewshed is 1/k (of the equatorial radius).
/// </param>
public sealed record ViewshedRequest(
    double AntennaHeightMetres, double ReceiverHeightMetres, double RadiusMetres, double EffectiveEarthRadiusFactor = ViewshedRequest.StandardEarthRadiusFactor)
{
    /// <summary>k of a standard atmosphere.</summary>
    public const double StandardEarthRadiusFactor = 4.0 / 3;

    /// <summary>Mean radius of the earth, as ITU-R P.1812 and P.526 take it.</summary>
    public const double EarthRadiusMetres = 6_371_000;
}
