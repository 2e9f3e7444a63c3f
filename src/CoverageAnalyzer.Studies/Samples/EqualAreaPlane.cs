namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The plane the schematic map is drawn in: the ellipsoidal cylindrical equal-area projection of WGS 84 around 16.75° N.</summary>
/// <remarks>
/// Source: Snyder, Map Projections – A Working Manual (1987), equations (3-12), (10-13) … (10-15).
/// A polygon's plane area is its area on the ellipsoid, so cells fitted here have their area on the ground. Within the province
/// (0.5° to either side of the standard parallel) lengths are right to 0.3 %. Plane coordinates are rounded to the millimetre: what follows
/// uses +, −, ×, ÷ and square roots only, which give the same bits on every machine, while sine and logarithm may not.
/// </remarks>
internal static class EqualAreaPlane
{
    private const double SemiMajorMetres = 6_378_137;
    private const double Flattening = 1 / 298.257223563;
    private const double EccentricitySquared = Flattening * (2 - Flattening);
    private const double CentralMeridianDegrees = 107;
    private const double StandardParallelDegrees = 16.75;

    private static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);
    private static readonly double Scale = ScaleOfStandardParallel();
    private static readonly double OriginNorthing = Northing(Math.Sin(Radians(StandardParallelDegrees)));

    /// <summary>Easting and northing in metres of a place.</summary>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    public static Place FromGeographic(double longitudeDegrees, double latitudeDegrees)
    {
        double x = SemiMajorMetres * Scale * Radians(longitudeDegrees - CentralMeridianDegrees);
        double y = Northing(Math.Sin(Radians(latitudeDegrees))) - OriginNorthing;
        return new Place(Math.Round(x, 3), Math.Round(y, 3));
    }

    /// <summary>Longitude and latitude in degrees of a place in the plane, rounded to 10⁻⁶ degrees (about 0.1 m).</summary>
    /// <param name="place">Easting and northing in metres.</param>
    public static (double LongitudeDegrees, double LatitudeDegrees) ToGeographic(Place place)
    {
        double longitude = CentralMeridianDegrees + Degrees(place.X / (SemiMajorMetres * Scale));
        double northing = place.Y + OriginNorthing;
        double latitude = Radians(StandardParallelDegrees);
        for (int step = 0; step < 6; step++) // Newton on equation (3-12): two steps reach the last digit here
        {
            double sine = Math.Sin(latitude);
            double t = 1 - (EccentricitySquared * sine * sine);
            double slope = SemiMajorMetres * (1 - EccentricitySquared) * Math.Cos(latitude) / (t * t * Scale);
            latitude -= (Northing(sine) - northing) / slope;
        }

        return (Math.Round(longitude, 6), Math.Round(Degrees(latitude), 6));
    }

    private static double ScaleOfStandardParallel()
    {
        double sine = Math.Sin(Radians(StandardParallelDegrees));
        return Math.Cos(Radians(StandardParallelDegrees)) / Math.Sqrt(1 - (EccentricitySquared * sine * sine));
    }

    private static double Northing(double sine)
    {
        double es = Eccentricity * sine;
        double q = (1 - EccentricitySquared)
            * ((sine / (1 - (es * es))) - (Math.Log((1 - es) / (1 + es)) / (2 * Eccentricity)));
        return SemiMajorMetres * q / (2 * Scale);
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);

    private static double Degrees(double radians) => radians * (180 / Math.PI);
}
