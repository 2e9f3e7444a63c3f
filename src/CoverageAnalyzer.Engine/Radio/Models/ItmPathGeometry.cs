namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the Irregular Terrain Model draws from a profile: horizons, irregularity and effective heights.</summary>
internal static class ItmPathGeometry
{
    private const double LeastSmoothingHeightMetres = 5;

    /// <summary>Prepares the point-to-point mode.</summary>
    /// <remarks>Source: Hufford 1982, NTIA Report 82-100 (where the ground near a terminal begins to count: 15 times its height); The Algorithm, equations (3.2) to (3.4) for paths in sight.</remarks>
    /// <param name="elevationsMetres">Heights in equal steps from the transmitter, two or more.</param>
    /// <param name="spacingMetres">The step.</param>
    /// <param name="link">Frequency, heights, refractivity.</param>
    /// <param name="settings">Ground.</param>
    public static ItmPath Of(ReadOnlySpan<double> elevationsMetres, double spacingMetres, RadioLink link, ItmSettings settings)
    {
        int last = elevationsMetres.Length - 1;
        double length = last * spacingMetres;
        double refractivity = ItmGround.SurfaceRefractivity(link.SeaLevelRefractivity, ItmGround.MeanHeightMetres(elevationsMetres));
        double curvature = ItmGround.CurvaturePerMetre(refractivity);
        double transmitterHeight = link.TransmitterHeightAboveGroundMetres, receiverHeight = link.ReceiverHeightAboveGroundMetres;
        var horizons = ItmHorizons.Find(elevationsMetres, spacingMetres, curvature, transmitterHeight, receiverHeight);
        double start = Math.Min(15 * transmitterHeight, 0.1 * horizons.TransmitterMetres), end = length - Math.Min(15 * receiverHeight, 0.1 * horizons.ReceiverMetres);
        double irregularity = ItmTerrainIrregularity.OfProfileMetres(elevationsMetres, spacingMetres, start, end);
        double first = elevationsMetres[0], final = elevationsMetres[last];
        ItmTerminal transmitter, receiver;
        if (horizons.TransmitterMetres + horizons.ReceiverMetres > 1.5 * length)
        {
            var line = ItmTerrainFit.Over(elevationsMetres, start / spacingMetres, end / spacingMetres);
            double atTransmitter = transmitterHeight + Math.Max(first - line.FirstMetres, 0), atReceiver = receiverHeight + Math.Max(final - line.LastMetres, 0);
            double sum = UsualHorizonMetres(atTransmitter, curvature, irregularity) + UsualHorizonMetres(atReceiver, curvature, irregularity);
            double lift = sum <= length ? length / sum * (length / sum) : 1; // the ends see each other: let them do so over the usual ground as well
            transmitter = Usual(transmitterHeight, atTransmitter * lift, curvature, irregularity);
            receiver = Usual(receiverHeight, atReceiver * lift, curvature, irregularity);
        }
        else
        {
            var near = ItmTerrainFit.Over(elevationsMetres, start / spacingMetres, 0.9 * horizons.TransmitterMetres / spacingMetres);
            var far = ItmTerrainFit.Over(elevationsMetres, (length - (0.9 * horizons.ReceiverMetres)) / spacingMetres, end / spacingMetres);
            transmitter = new(transmitterHeight, transmitterHeight + Math.Max(first - near.FirstMetres, 0), horizons.TransmitterMetres, horizons.TransmitterRadians);
            receiver = new(receiverHeight, receiverHeight + Math.Max(final - far.LastMetres, 0), horizons.ReceiverMetres, horizons.ReceiverRadians);
        }

        return new ItmPath
        {
            FrequencyMHz = link.FrequencyMHz,
            DistanceMetres = length,
            Transmitter = transmitter,
            Receiver = receiver,
            TerrainIrregularityMetres = irregularity,
            SurfaceRefractivity = refractivity,
            CurvaturePerMetre = curvature,
            GroundImpedance = ItmGround.Impedance(link.FrequencyMHz, link.Polarization, settings),
            IsPointToPoint = true,
        };
    }

    /// <summary>A terminal with the usual horizon of its effective height over ground of some irregularity. The Algorithm, equations (3.3) and (3.4).</summary>
    /// <param name="structuralHeightMetres">h_g.</param>
    /// <param name="effectiveHeightMetres">h_e.</param>
    /// <param name="curvaturePerMetre">γ_e.</param>
    /// <param name="irregularityMetres">Δh.</param>
    public static ItmTerminal Usual(double structuralHeightMetres, double effectiveHeightMetres, double curvaturePerMetre, double irregularityMetres)
    {
        double smooth = Math.Sqrt(2 * effectiveHeightMetres / curvaturePerMetre), horizon = UsualHorizonMetres(effectiveHeightMetres, curvaturePerMetre, irregularityMetres);
        double angle = ((0.65 * irregularityMetres * ((smooth / horizon) - 1)) - (2 * effectiveHeightMetres)) / smooth; // (3.4)
        return new ItmTerminal(structuralHeightMetres, effectiveHeightMetres, horizon, angle);
    }

    private static double UsualHorizonMetres(double effectiveHeightMetres, double curvaturePerMetre, double irregularityMetres) =>
        Math.Sqrt(2 * effectiveHeightMetres / curvaturePerMetre)
        * Math.Exp(-0.07 * Math.Sqrt(irregularityMetres / Math.Max(effectiveHeightMetres, LeastSmoothingHeightMetres))); // (3.3)
}
