namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>An ellipsoid of revolution.</summary>
/// <param name="Name">Name in the EPSG data set.</param>
/// <param name="SemiMajorAxisMetres">Equatorial radius a in metres.</param>
/// <param name="InverseFlattening">1/f; positive infinity for a sphere.</param>
internal sealed record Ellipsoid(string Name, double SemiMajorAxisMetres, double InverseFlattening)
{
    /// <summary>WGS 84 (EPSG:7030), also the ellipsoid of VN-2000.</summary>
    public static Ellipsoid Wgs84 { get; } = new("WGS 84", 6_378_137, 298.257223563);

    /// <summary>Krassowsky 1940 (EPSG:7024), the ellipsoid of Hanoi 1972.</summary>
    public static Ellipsoid Krassowsky1940 { get; } = new("Krassowsky 1940", 6_378_245, 298.3);

    /// <summary>Flattening f.</summary>
    public double Flattening => 1 / InverseFlattening;

    /// <summary>Third flattening n = f / (2 − f).</summary>
    public double ThirdFlattening => Flattening / (2 - Flattening);

    /// <summary>Square of the eccentricity, e² = f (2 − f).</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);

    /// <summary>Polar radius b in metres.</summary>
    public double SemiMinorAxisMetres => SemiMajorAxisMetres * (1 - Flattening);
}
