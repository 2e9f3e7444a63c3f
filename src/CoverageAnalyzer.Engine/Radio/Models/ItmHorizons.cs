using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Horizons of both ends of a path.</summary>
/// <param name="TransmitterMetres">Distance from the transmitter to its horizon in m; the length of the path where the ends see each other.</param>
/// <param name="TransmitterRadians">Angle of the transmitter's horizon above the horizontal.</param>
/// <param name="ReceiverMetres">Distance from the receiver to its horizon in m.</param>
/// <param name="ReceiverRadians">Angle of the receiver's horizon.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItmHorizons(double TransmitterMetres, double TransmitterRadians, double ReceiverMetres, double ReceiverRadians)
{
    /// <summary>Finds the horizons: the points that stand highest as seen from either end on the effective earth; the nearest to the transmitter among equals.</summary>
    /// <remarks>
    /// Source: NBS Technical Note 101, equation (6.15); Hufford 1982, horizons of a profile. Distances are summed step by step as the published
    /// program does, since the rounding decides where later steps cut them to whole points. Cost: one pass, no allocation.
    /// </remarks>
    /// <param name="elevationsMetres">Heights in equal steps from the transmitter.</param>
    /// <param name="spacingMetres">The step.</param>
    /// <param name="curvaturePerMetre">γ_e.</param>
    /// <param name="transmitterHeightMetres">Height of the transmitting antenna above the ground.</param>
    /// <param name="receiverHeightMetres">Height of the receiving antenna above the ground.</param>
    public static ItmHorizons Find(
        ReadOnlySpan<double> elevationsMetres, double spacingMetres, double curvaturePerMetre, double transmitterHeightMetres, double receiverHeightMetres)
    {
        int last = elevationsMetres.Length - 1;
        double length = last * spacingMetres, twiceRadius = 2 * (1 / curvaturePerMetre);
        double transmitter = elevationsMetres[0] + transmitterHeightMetres, receiver = elevationsMetres[last] + receiverHeightMetres;
        double slope = (receiver - transmitter) / length, bulge = length / twiceRadius;
        double transmitterAngle = slope - bulge, receiverAngle = -slope - bulge, transmitterAt = length, receiverAt = length;
        double fromTransmitter = 0, fromReceiver = length;
        for (int i = 1; i < last; i++)
        {
            fromTransmitter += spacingMetres;
            fromReceiver -= spacingMetres;
            double atTransmitter = ((elevationsMetres[i] - transmitter) / fromTransmitter) - (fromTransmitter / twiceRadius);
            double atReceiver = (-(receiver - elevationsMetres[i]) / fromReceiver) - (fromReceiver / twiceRadius);
            if (atTransmitter > transmitterAngle)
            {
                (transmitterAngle, transmitterAt) = (atTransmitter, fromTransmitter);
            }

            if (atReceiver > receiverAngle)
            {
                (receiverAngle, receiverAt) = (atReceiver, fromReceiver);
            }
        }

        return new ItmHorizons(transmitterAt, transmitterAngle, receiverAt, receiverAngle);
    }
}
