namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>The shortest line between two places on the WGS 84 ellipsoid, and the places along it.</summary>
/// <remarks>
/// Source: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations", Survey Review 23 (1975):
/// the inverse solution for the azimuth at the start, the direct one for each place.
/// Valid for: places up to <see cref="GreatestMetres"/> apart, where the iteration always settles.
/// Behavior: the place at the full length is the end within a millimetre.
/// Cost: about a microsecond a place, no allocation.
/// </remarks>
public sealed class GeodesicLine
{
    /// <summary>Greatest distance between the two places in metres.</summary>
    public const double GreatestMetres = 5_000_000;

    private const double RadiansPerDegree = Math.PI / 180;
    private const int MostIterations = 50;

    private readonly double startLongitude;
    private readonly double sinU1;
    private readonly double cosU1;
    private readonly double sinAzimuth;
    private readonly double cosAzimuth;
    private readonly double sinAlpha;
    private readonly double cosSquaredAlpha;
    private readonly double sigma1;
    private readonly double a;
    private readonly double b;

    private GeodesicLine(double longitude, double sinU1, double cosU1, double azimuth, double lengthMetres)
    {
        (startLongitude, this.sinU1, this.cosU1) = (longitude, sinU1, cosU1);
        LengthMetres = lengthMetres;
        AzimuthDegrees = ((azimuth / RadiansPerDegree) + 360) % 360;
        (sinAzimuth, cosAzimuth) = Math.SinCos(azimuth);
        sigma1 = Math.Atan2(sinU1, cosU1 * cosAzimuth); // equation (1)
        sinAlpha = cosU1 * sinAzimuth; // (2)
        cosSquaredAlpha = 1 - (sinAlpha * sinAlpha);
        double axes = Ellipsoid.Wgs84.SemiMajorAxisMetres / Ellipsoid.Wgs84.SemiMinorAxisMetres;
        double u2 = cosSquaredAlpha * ((axes * axes) - 1);
        a = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2))))))); // (3)
        b = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2)))))); // (4)
    }

    /// <summary>Length in metres.</summary>
    public double LengthMetres { get; }

    /// <summary>Direction at the start in degrees from north over east, 0 to below 360.</summary>
    public double AzimuthDegrees { get; }

    /// <summary>The line between two places.</summary>
    /// <param name="longitude1Degrees">Longitude of the start.</param>
    /// <param name="latitude1Degrees">Latitude of the start.</param>
    /// <param name="longitude2Degrees">Longitude of the end.</param>
    /// <param name="latitude2Degrees">Latitude of the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not one, or the places are more than <see cref="GreatestMetres"/> apart.</exception>
    public static GeodesicLine Between(double longitude1Degrees, double latitude1Degrees, double longitude2Degrees, double latitude2Degrees)
    {
        double length = EllipsoidalDistance.Metres(longitude1Degrees, latitude1Degrees, longitude2Degrees, latitude2Degrees);
        if (!(length <= GreatestMetres))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude2Degrees), length, $"Two places on earth up to {GreatestMetres} m apart are needed.");
        }

        double f = Ellipsoid.Wgs84.Flattening;
        (double sinU1, double cosU1) = Parametric(latitude1Degrees, f);
        (double sinU2, double cosU2) = Parametric(latitude2Degrees, f);
        double difference = Math.IEEERemainder(longitude2Degrees - longitude1Degrees, 360) * RadiansPerDegree, lambda = difference;
        double azimuth = 0;
        for (int i = 0; i < MostIterations && length > 0; i++)
        {
            (double sin, double cos) = Math.SinCos(lambda);
            double across = cosU2 * sin, along = (cosU1 * sinU2) - (sinU1 * cosU2 * cos);
            azimuth = Math.Atan2(across, along); // (20)
            double sinSigma = Math.Sqrt((across * across) + (along * along)); // (14)
            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cos); // (15)
            double sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sin / sinSigma; // (17)
            double cosSquaredAlpha = 1 - (sinAlpha * sinAlpha);
            double cosTwiceMiddle = cosSquaredAlpha < 1e-18 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cosSquaredAlpha); // (18)
            double next = difference + LongitudeCorrection(f, sinAlpha, cosSquaredAlpha, sigma, sinSigma, cosSigma, cosTwiceMiddle);
            if (Math.Abs(next - lambda) <= 1e-15)
            {
                break;
            }

            lambda = next;
        }

        return new GeodesicLine(longitude1Degrees, sinU1, cosU1, azimuth, length);
    }

    /// <summary>The place so far from the start.</summary>
    /// <param name="metres">Metres along the line; may go beyond the end.</param>
    /// <returns>Longitude (−180 … 180) and latitude in degrees.</returns>
    public (double LongitudeDegrees, double LatitudeDegrees) PlaceAt(double metres)
    {
        double f = Ellipsoid.Wgs84.Flattening, straight = metres / (Ellipsoid.Wgs84.SemiMinorAxisMetres * a), sigma = straight;
        double sin = 0, cos = 1, cosTwiceMiddle = 0;
        for (int i = 0; i < MostIterations; i++)
        {
            (sin, cos) = Math.SinCos(sigma);
            cosTwiceMiddle = Math.Cos((2 * sigma1) + sigma); // (5)
            double middle2 = cosTwiceMiddle * cosTwiceMiddle;
            double delta = b * sin * (cosTwiceMiddle + (b / 4 * ((cos * ((2 * middle2) - 1))
                - (b / 6 * cosTwiceMiddle * ((4 * sin * sin) - 3) * ((4 * middle2) - 3))))); // (6)
            double next = straight + delta; // (7)
            bool isSettled = Math.Abs(next - sigma) <= 1e-15;
            sigma = next;
            if (isSettled)
            {
                break;
            }
        }

        (sin, cos) = Math.SinCos(sigma);
        double polar = (sinU1 * sin) - (cosU1 * cos * cosAzimuth);
        double latitude = Math.Atan2((sinU1 * cos) + (cosU1 * sin * cosAzimuth), (1 - f) * Math.Sqrt((sinAlpha * sinAlpha) + (polar * polar))); // (8)
        double lambda = Math.Atan2(sin * sinAzimuth, (cosU1 * cos) - (sinU1 * sin * cosAzimuth)); // (9)
        double longitude = lambda - LongitudeCorrection(f, sinAlpha, cosSquaredAlpha, sigma, sin, cos, cosTwiceMiddle);
        return (Math.IEEERemainder(startLongitude + (longitude / RadiansPerDegree), 360), latitude / RadiansPerDegree);
    }

    // (10) and (11): how far the longitude on the auxiliary sphere is ahead of that on the ellipsoid.
    private static double LongitudeCorrection(double f, double sinAlpha, double cosSquaredAlpha, double sigma, double sinSigma, double cosSigma, double cosTwiceMiddle)
    {
        double c = f / 16 * cosSquaredAlpha * (4 + (f * (4 - (3 * cosSquaredAlpha))));
        return (1 - c) * f * sinAlpha * (sigma + (c * sinSigma * (cosTwiceMiddle + (c * cosSigma * ((2 * cosTwiceMiddle * cosTwiceMiddle) - 1)))));
    }

    private static (double Sin, double Cos) Parametric(double latitudeDegrees, double f)
    {
        (double sin, double cos) = Math.SinCos(latitudeDegrees * RadiansPerDegree);
        sin *= 1 - f;
        double length = Math.Sqrt((sin * sin) + (cos * cos));
        return (sin / length, cos / length);
    }
}
