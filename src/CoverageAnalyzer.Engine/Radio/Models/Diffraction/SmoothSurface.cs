namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>The straight surface that fits the ground of a path best, by its heights at the two ends.</summary>
/// <param name="TransmitterMetres">hst, height at the transmitter in m above sea level.</param>
/// <param name="ReceiverMetres">hsr, height at the receiver in m above sea level.</param>
public readonly record struct SmoothSurface(double TransmitterMetres, double ReceiverMetres)
{
    /// <summary>Fits the surface by least squares.</summary>
    /// <remarks>Source: ITU-R P.1812-8, Attachment 1 to Annex 1, §5.6.1, equations (85) to (88). Cost: one pass, no allocation.</remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="elevationsMetres">Heights of the ground in m above sea level, one a distance.</param>
    public static SmoothSurface Fit(ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> elevationsMetres)
    {
        double v1 = 0, v2 = 0, d0 = distancesKilometres[0], h0 = elevationsMetres[0], total = distancesKilometres[^1];
        for (int i = 1; i < distancesKilometres.Length; i++)
        {
            double d = distancesKilometres[i], h = elevationsMetres[i], step = d - d0;
            v1 += step * (h + h0); // (85)
            v2 += step * ((h * ((2 * d) + d0)) + (h0 * (d + (2 * d0)))); // (86)
            (d0, h0) = (d, h);
        }

        return Of(v1, v2, total);
    }

    /// <summary>The surface from the two sums.</summary>
    /// <remarks>Source: ITU-R P.1812-8, equations (87) and (88).</remarks>
    /// <param name="heightSum">ν1 of equation (85).</param>
    /// <param name="momentSum">ν2 of equation (86).</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    public static SmoothSurface Of(double heightSum, double momentSum, double pathKilometres)
    {
        double d2 = pathKilometres * pathKilometres;
        return new(((2 * heightSum * pathKilometres) - momentSum) / d2, (momentSum - (heightSum * pathKilometres)) / d2); // (87), (88)
    }

    /// <summary>The surface lowered below the obstacles and no higher than the ground at the ends, as the diffraction model wants it: hstd, hsrd.</summary>
    /// <remarks>Source: ITU-R P.1812-8, Attachment 1 to Annex 1, §5.6.2, equations (89a) to (91d).</remarks>
    /// <param name="obstacles">How far obstacles stand above the line between the antennas.</param>
    /// <param name="transmitterGroundMetres">Height of the ground at the transmitter in m above sea level.</param>
    /// <param name="receiverGroundMetres">Height of the ground at the receiver in m above sea level.</param>
    public SmoothSurface ForDiffraction(in ObstacleHeights obstacles, double transmitterGroundMetres, double receiverGroundMetres)
    {
        double transmitter = TransmitterMetres, receiver = ReceiverMetres; // hstp, hsrp (90a), (90b)
        if (obstacles.AboveLineMetres > 0)
        {
            double both = obstacles.TransmitterSlope + obstacles.ReceiverSlope;
            transmitter -= obstacles.AboveLineMetres * obstacles.TransmitterSlope / both; // (90c), (90e)
            receiver -= obstacles.AboveLineMetres * obstacles.ReceiverSlope / both; // (90d), (90f)
        }

        return new(Math.Min(transmitter, transmitterGroundMetres), Math.Min(receiver, receiverGroundMetres)); // (91)
    }
}
