namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Slope in percent (100 × rise / run) and in degrees: 15 percent is 8.53°, 15° is 26.8 percent.</summary>
public static class SlopeUnits
{
    /// <summary>Degrees of a slope in percent.</summary>
    /// <param name="percent">100 × rise / run, 0 or more.</param>
    /// <returns>0 to below 90.</returns>
    public static double DegreesOfPercent(double percent) => Math.Atan(percent / 100) * (180 / Math.PI);

    /// <summary>Percent of a slope in degrees.</summary>
    /// <param name="degrees">0 to below 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not 0 to below 90 degrees.</exception>
    public static double PercentOfDegrees(double degrees) => degrees is >= 0 and < 90
        ? 100 * Math.Tan(degrees * (Math.PI / 180))
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A slope must be 0 to below 90 degrees.");
}
