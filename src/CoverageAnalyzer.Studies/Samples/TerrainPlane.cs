namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The plane the terrain is drawn in: degrees times a constant, which needs no sine.</summary>
/// <remarks>Within the province lengths are right to 0.3 %, which is enough for noise and distances between known heights.</remarks>
internal static class TerrainPlane
{
    /// <summary>Metres of a degree of longitude at 16.75° N.</summary>
    public const double MetresPerDegreeEast = 106_610;

    /// <summary>Metres of a degree of latitude there.</summary>
    public const double MetresPerDegreeNorth = 110_660;

    /// <summary>Metres east of 106.48° E and north of 16.27° N, the corner of the grid.</summary>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    public static Place Of(double longitudeDegrees, double latitudeDegrees) =>
        new((longitudeDegrees - 106.48) * MetresPerDegreeEast, (latitudeDegrees - 16.27) * MetresPerDegreeNorth);
}
