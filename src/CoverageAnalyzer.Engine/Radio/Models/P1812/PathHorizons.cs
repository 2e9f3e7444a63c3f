namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>Horizons of a path: where they lie and under which angles they are seen.</summary>
/// <param name="IsTranshorizon">Whether the receiver is beyond the transmitter's horizon.</param>
/// <param name="TransmitterIndex">lt: the point that is the transmitter's horizon; in line of sight the point of greatest ν; 0 for a path without points between.</param>
/// <param name="ReceiverIndex">lr: the receiver's, likewise.</param>
/// <param name="TransmitterKilometres">dlt in km.</param>
/// <param name="ReceiverKilometres">dlr in km, from the receiver.</param>
/// <param name="TransmitterMilliradians">θt in mrad.</param>
/// <param name="ReceiverMilliradians">θr in mrad.</param>
/// <param name="AngularDistanceMilliradians">θ in mrad.</param>
public readonly record struct PathHorizons(
    bool IsTranshorizon,
    int TransmitterIndex,
    int ReceiverIndex,
    double TransmitterKilometres,
    double ReceiverKilometres,
    double TransmitterMilliradians,
    double ReceiverMilliradians,
    double AngularDistanceMilliradians)
{
    /// <summary>Finds the horizons over bare ground.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, Attachment 1 to Annex 1, §5.1 to 5.5, equations (76) to (84). Of equal points the transmitter's horizon is the first, the receiver's
    /// and the point of greatest ν the last. A path without points between is in line of sight; its horizon is half way.
    /// Cost: two passes over the points, no allocation.
    /// </remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="elevationsMetres">Heights of the ground in m above sea level, one a distance.</param>
    /// <param name="transmitterMetres">hts in m above sea level.</param>
    /// <param name="receiverMetres">hrs in m above sea level.</param>
    /// <param name="earthRadiusKilometres">ae in km.</param>
    public static PathHorizons Of(
        ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> elevationsMetres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres)
    {
        double total = distancesKilometres[^1], hts = transmitterMetres, hrs = receiverMetres, curve = 500 / earthRadiusKilometres; // m/km a km
        int last = distancesKilometres.Length - 1, lt = 0;
        double highest = double.NegativeInfinity; // 1000 tan of (77), in m/km; the arc tangent does not change what is greatest
        for (int i = 1; i < last; i++)
        {
            double slope = ((elevationsMetres[i] - hts) / distancesKilometres[i]) - (curve * distancesKilometres[i]);
            if (slope > highest)
            {
                (highest, lt) = (slope, i);
            }
        }

        double direct = ((hrs - hts) / total) - (curve * total); // (78)
        if (highest > direct)
        {
            double back = double.NegativeInfinity;
            int lr = 0;
            for (int i = 1; i < last; i++)
            {
                double rest = total - distancesKilometres[i], slope = ((elevationsMetres[i] - hrs) / rest) - (curve * rest); // (82a)
                if (slope >= back)
                {
                    (back, lr) = (slope, i);
                }
            }

            return Make(true, lt, lr, distancesKilometres[lt], total - distancesKilometres[lr], highest, back, total, earthRadiusKilometres); // (80), (83)
        }

        double worst = double.NegativeInfinity;
        int at = 0;
        for (int i = 1; i < last; i++)
        {
            double d = distancesKilometres[i], rest = total - d;
            double nu = (elevationsMetres[i] + (curve * d * rest) - (((hts * rest) + (hrs * d)) / total)) * Math.Sqrt(1 / (d * rest)); // ν but for a factor of the path
            if (nu >= worst)
            {
                (worst, at) = (nu, i);
            }
        }

        double dlt = at == 0 ? total / 2 : distancesKilometres[at];
        return Make(false, at, at, dlt, total - dlt, direct, ((hts - hrs) / total) - (curve * total), total, earthRadiusKilometres); // (81), (83a)
    }

    /// <summary>Angle in mrad of a slope in m/km.</summary>
    /// <param name="slopeMetresPerKilometre">Slope in m/km.</param>
    public static double Milliradians(double slopeMetresPerKilometre) => 1000 * Math.Atan(slopeMetresPerKilometre / 1000);

    private static PathHorizons Make(bool beyond, int lt, int lr, double dlt, double dlr, double transmitter, double receiver, double total, double earth)
    {
        double thetaT = Milliradians(transmitter), thetaR = Milliradians(receiver);
        return new(beyond, lt, lr, dlt, dlr, thetaT, thetaR, (1000 * total / earth) + thetaT + thetaR); // (84)
    }
}
