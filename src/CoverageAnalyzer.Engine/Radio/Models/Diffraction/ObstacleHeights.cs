namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>How far the ground between the ends stands above the straight line between the antennas, earth bulge left out.</summary>
/// <param name="AboveLineMetres">hobs in m: the highest; negative where all lies below, negative infinity without points between.</param>
/// <param name="TransmitterSlope">αobt in m/km: the steepest seen from the transmitter.</param>
/// <param name="ReceiverSlope">αobr in m/km: the steepest seen from the receiver.</param>
public readonly record struct ObstacleHeights(double AboveLineMetres, double TransmitterSlope, double ReceiverSlope)
{
    /// <summary>Finds them in a profile.</summary>
    /// <remarks>Source: ITU-R P.1812-8, Attachment 1 to Annex 1, §5.6.2, equations (89a) to (89d). Cost: one pass, no allocation.</remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="elevationsMetres">Heights of the ground in m above sea level, one a distance.</param>
    /// <param name="transmitterMetres">hts in m above sea level.</param>
    /// <param name="receiverMetres">hrs in m above sea level.</param>
    public static ObstacleHeights Of(ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> elevationsMetres, double transmitterMetres, double receiverMetres)
    {
        double highest = double.NegativeInfinity, fromTransmitter = double.NegativeInfinity, fromReceiver = double.NegativeInfinity, total = distancesKilometres[^1];
        for (int i = 1; i < distancesKilometres.Length - 1; i++)
        {
            double d = distancesKilometres[i], rest = total - d;
            double above = elevationsMetres[i] - (((transmitterMetres * rest) + (receiverMetres * d)) / total); // (89d)
            highest = Math.Max(highest, above); // (89a)
            fromTransmitter = Math.Max(fromTransmitter, above / d); // (89b)
            fromReceiver = Math.Max(fromReceiver, above / rest); // (89c)
        }

        return new(highest, fromTransmitter, fromReceiver);
    }
}
