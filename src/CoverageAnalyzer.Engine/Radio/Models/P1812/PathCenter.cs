namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>The middle of a path on the sphere.</summary>
public static class PathCenter
{
    /// <summary>Latitude of the point half the path's length from the transmitter towards the receiver.</summary>
    /// <remarks>Source: ITU-R P.2001-5, Attachment H, equations (H.2.1) to (H.3.3), on a sphere of 6371 km. Terminals at one place have its latitude.</remarks>
    /// <param name="transmitterLatitudeDegrees">Latitude of the transmitter.</param>
    /// <param name="transmitterLongitudeDegrees">Longitude of the transmitter.</param>
    /// <param name="receiverLatitudeDegrees">Latitude of the receiver.</param>
    /// <param name="receiverLongitudeDegrees">Longitude of the receiver.</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    /// <returns>φ in degrees.</returns>
    public static double LatitudeDegrees(
        double transmitterLatitudeDegrees, double transmitterLongitudeDegrees, double receiverLatitudeDegrees, double receiverLongitudeDegrees, double pathKilometres)
    {
        if (transmitterLatitudeDegrees == receiverLatitudeDegrees && transmitterLongitudeDegrees == receiverLongitudeDegrees)
        {
            return transmitterLatitudeDegrees;
        }

        (double sinT, double cosT) = Math.SinCos(double.DegreesToRadians(transmitterLatitudeDegrees));
        (double sinR, double cosR) = Math.SinCos(double.DegreesToRadians(receiverLatitudeDegrees));
        (double sinL, double cosL) = Math.SinCos(double.DegreesToRadians(receiverLongitudeDegrees - transmitterLongitudeDegrees)); // (H.2.1)
        double north = (sinR * cosT) - (cosR * sinT * cosL); // (H.2.5a) over cos φt, in the form that does not cancel
        double east = cosR * sinL; // (H.2.5b) over cos φt
        double length = Math.Sqrt((north * north) + (east * east));
        double toNorth = length == 0 ? 1 : north / length; // cosine of the bearing (H.2.6)
        (double sin, double cos) = Math.SinCos(0.5 * pathKilometres / DuctingIncidence.EarthRadiusKilometres); // (H.3.1)
        return double.RadiansToDegrees(Math.Asin(Math.Clamp((sinT * cos) + (cosT * sin * toNorth), -1, 1))); // (H.3.2), (H.3.3)
    }
}
