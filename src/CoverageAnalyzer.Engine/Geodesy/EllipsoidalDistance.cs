namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Shortest distance on the WGS 84 ellipsoid.</summary>
/// <remarks>
/// Source: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations", Survey Review 23 (1975).
/// Where its iteration does not settle (places nearly opposite each other) the azimuth at the first place is found by bisection of the longitude
/// it leads to, and the integrals of distance and longitude are taken numerically: C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013),
/// equations 5 to 15 and 45. The bisection always ends.
/// </remarks>
public static class EllipsoidalDistance
{
    private const double RadiansPerDegree = Math.PI / 180;
    private const int MostIterations = 30;

    private static readonly double A = Ellipsoid.Wgs84.SemiMajorAxisMetres;
    private static readonly double B = Ellipsoid.Wgs84.SemiMinorAxisMetres;
    private static readonly double F = Ellipsoid.Wgs84.Flattening;
    private static readonly double SecondEccentricitySquared = ((A * A) - (B * B)) / (B * B);

    // Gauss-Legendre, 10 points on −1 … 1: positive abscissas and their weights (Abramowitz and Stegun, table 25.4).
    private static readonly double[] GaussAbscissas =
        [0.148874338981631211, 0.433395394129247191, 0.679409568299024406, 0.865063366688984511, 0.973906528517171720];

    private static readonly double[] GaussWeights =
        [0.295524224714752870, 0.269266719309996355, 0.219086362515982044, 0.149451349150580593, 0.066671344308688138];

    /// <summary>Length of the geodesic between two places.</summary>
    /// <remarks>
    /// Behavior: symmetric, 0 for one and the same place; within 1 part in 10⁹ (and 10 nm) everywhere. NaN or infinite input gives NaN.
    /// Cost: below a microsecond; some tens of microseconds for places nearly opposite each other.
    /// </remarks>
    /// <param name="longitude1Degrees">Longitude of the first place.</param>
    /// <param name="latitude1Degrees">Latitude of the first place, −90 … 90.</param>
    /// <param name="longitude2Degrees">Longitude of the second place.</param>
    /// <param name="latitude2Degrees">Latitude of the second place, −90 … 90.</param>
    /// <returns>Metres.</returns>
    public static double Metres(double longitude1Degrees, double latitude1Degrees, double longitude2Degrees, double latitude2Degrees)
    {
        double difference = Math.Abs(Math.IEEERemainder(longitude2Degrees - longitude1Degrees, 360)) * RadiansPerDegree;
        if (!double.IsFinite(difference) || !(Math.Abs(latitude1Degrees) <= 90) || !(Math.Abs(latitude2Degrees) <= 90))
        {
            return double.NaN;
        }

        // The place further from the equator first, in the southern hemisphere: the case Karney's figure 2 draws, and a symmetric result.
        bool swap = Math.Abs(latitude1Degrees) < Math.Abs(latitude2Degrees)
            || (Math.Abs(latitude1Degrees) == Math.Abs(latitude2Degrees) && latitude1Degrees > latitude2Degrees);
        double phi1 = swap ? latitude2Degrees : latitude1Degrees, phi2 = swap ? latitude1Degrees : latitude2Degrees;
        if (phi1 > 0)
        {
            (phi1, phi2) = (-phi1, -phi2);
        }

        var (sinU1, cosU1) = Parametric(phi1 * RadiansPerDegree);
        var (sinU2, cosU2) = Parametric(phi2 * RadiansPerDegree);

        // sin(U2 − U1) = (1 − f) sin(φ2 − φ1) · cos U1 / cos φ1 · cos U2 / cos φ2 keeps its digits where the two are close.
        double sinDifference = (1 - F) * Math.Sin((phi2 - phi1) * RadiansPerDegree)
            * RatioOfCosines(phi1, sinU1, cosU1) * RatioOfCosines(phi2, sinU2, cosU2);
        double vincenty = Vincenty(sinU1, cosU1, sinU2, cosU2, sinDifference, difference);
        return double.IsNaN(vincenty) ? ByAzimuth(sinU1, cosU1, sinU2, cosU2, difference) : vincenty;
    }

    // cos U / cos φ, at the pole from the sines.
    private static double RatioOfCosines(double phiDegrees, double sinU, double cosU)
    {
        var (sin, cos) = Math.SinCos(phiDegrees * RadiansPerDegree);
        return cos > 0.5 ? cosU / cos : sinU / ((1 - F) * sin);
    }

    private static (double Sin, double Cos) Parametric(double phi)
    {
        var (sin, cos) = Math.SinCos(phi);
        sin *= 1 - F;
        double length = Math.Sqrt((sin * sin) + (cos * cos));
        return (sin / length, cos / length);
    }

    private static double Vincenty(double sinU1, double cosU1, double sinU2, double cosU2, double sinDifference, double difference)
    {
        double lambda = difference;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            double sinHalf = Math.Sin(lambda / 2);
            double across = cosU2 * sinLambda;

            // cos U1 sin U2 − sin U1 cos U2 cos λ, without cancellation for close places.
            double along = sinDifference + (2 * sinU1 * cosU2 * sinHalf * sinHalf);
            double sinSigma = Math.Sqrt((across * across) + (along * along));
            if (sinSigma == 0)
            {
                return cosLambda > 0 ? 0 : double.NaN;
            }

            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            double sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cosSquaredAlpha = 1 - (sinAlpha * sinAlpha);
            double cosTwiceMiddle = cosSquaredAlpha < 1e-18 ? 0 : cosSigma - (2 * sinU1 * sinU2 / cosSquaredAlpha);
            double c = F / 16 * cosSquaredAlpha * (4 + (F * (4 - (3 * cosSquaredAlpha))));
            double next = difference + ((1 - c) * F * sinAlpha * (sigma + (c * sinSigma * (cosTwiceMiddle
                + (c * cosSigma * ((2 * cosTwiceMiddle * cosTwiceMiddle) - 1))))));
            if (sigma > 3.0 || next > Math.PI)
            {
                return double.NaN; // more than 172° apart: the iteration loses digits before it fails
            }

            if (Math.Abs(next - lambda) <= 1e-15 * (1 + lambda))
            {
                return B * Length(cosSquaredAlpha, sigma, sinSigma, cosSigma, cosTwiceMiddle);
            }

            lambda = next;
        }

        return double.NaN;
    }

    // Vincenty's equations 3, 4 and 6, with the coefficients of his 1976 letter: k1 is the expansion parameter.
    private static double Length(double cosSquaredAlpha, double sigma, double sinSigma, double cosSigma, double cosTwiceMiddle)
    {
        double root = Math.Sqrt(1 + (cosSquaredAlpha * SecondEccentricitySquared));
        double k = (root - 1) / (root + 1);
        double a = (1 + (k * k / 4)) / (1 - k), b = k * (1 - (3.0 / 8 * k * k));
        double middle2 = cosTwiceMiddle * cosTwiceMiddle;
        double delta = b * sinSigma * (cosTwiceMiddle + (b / 4 * ((cosSigma * ((2 * middle2) - 1))
            - (b / 6 * cosTwiceMiddle * ((4 * sinSigma * sinSigma) - 3) * ((4 * middle2) - 3)))));
        return a * (sigma - delta);
    }

    private static double ByAzimuth(double sinU1, double cosU1, double sinU2, double cosU2, double difference)
    {
        // Opposite meridians: on an oblate ellipsoid the way over the pole is the shortest. Bisection would end at azimuth π just as well.
        double low = 0, high = Math.PI;
        for (int i = 0; i < 60 && difference < Math.PI; i++)
        {
            double azimuth = (low + high) / 2;
            if (Along(sinU1, cosU1, sinU2, cosU2, azimuth).Longitude < difference)
            {
                low = azimuth;
            }
            else
            {
                high = azimuth;
            }
        }

        // What is left of the longitude is made good by ∂s/∂λ = a sin α0 (Clairaut). Between places on the equator, or all but on it,
        // the longitude jumps as the azimuth passes 90°, and this term is the whole way along the equator.
        var (longitude, distance, sineOfEquatorialAzimuth) = Along(sinU1, cosU1, sinU2, cosU2, high);
        return difference < Math.PI ? distance + (A * sineOfEquatorialAzimuth * (difference - longitude)) : distance;
    }

    /// <summary>Longitude, distance and sine of the azimuth at the equator, of the place where the geodesic from place 1 with an azimuth reaches the latitude of place 2, going north.</summary>
    private static (double Longitude, double Distance, double Sin0) Along(double sinU1, double cosU1, double sinU2, double cosU2, double azimuth)
    {
        // A place on the equator is put the least bit south of it, so that the way by the south starts below it (Karney, section 4).
        double sinBeta1 = sinU1 == 0 ? -1e-150 : sinU1;
        double sinBeta2 = sinU2 == 0 && sinU1 == 0 ? 1e-150 : sinU2;
        var (sin1, cos1) = Math.SinCos(azimuth);
        cos1 = azimuth == Math.PI ? -1 : cos1;
        sin1 = azimuth == Math.PI ? 0 : sin1;
        double sin0 = sin1 * cosU1;
        double cos0 = Math.Sqrt((cos1 * cos1) + (sin1 * sinBeta1 * sin1 * sinBeta1));

        // cos α2 cos β2 = √(cos²α1 cos²β1 + cos²β2 − cos²β1), equation 45.
        double across = (cosU2 - cosU1) * (cosU2 + cosU1);
        double cos2 = Math.Sqrt(Math.Max(0, (cos1 * cosU1 * cos1 * cosU1) + across));
        double sigma1 = Math.Atan2(sinBeta1, cos1 * cosU1), sigma2 = Math.Atan2(sinBeta2, cos2);
        double omega1 = Math.Atan2(sin0 * sinBeta1, cos1 * cosU1), omega2 = Math.Atan2(sin0 * sinBeta2, cos2);
        double k2 = SecondEccentricitySquared * cos0 * cos0;

        double distance = 0, correction = 0;
        const int parts = 8;
        double step = (sigma2 - sigma1) / parts;
        for (int part = 0; part < parts; part++)
        {
            double middle = sigma1 + ((part + 0.5) * step);
            for (int i = 0; i < 2 * GaussAbscissas.Length; i++)
            {
                double offset = GaussAbscissas[i / 2] * step / 2;
                double sine = Math.Sin(i % 2 == 0 ? middle + offset : middle - offset);
                double root = Math.Sqrt(1 + (k2 * sine * sine));
                double weight = GaussWeights[i / 2] * step / 2;
                distance += weight * root;
                correction += weight * (2 - F) / (1 + ((1 - F) * root));
            }
        }

        return (omega2 - omega1 - (F * sin0 * correction), B * distance, sin0);
    }
}
