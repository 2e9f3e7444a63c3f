using CoverageAnalyzer.Engine.Radio.Models.Diffraction;

namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>All losses of ITU-R P.1812-8 on one path, in dB.</summary>
public readonly record struct P1812Losses
{
    /// <summary>ae in km (7a).</summary>
    public required double MedianEarthRadiusKilometres { get; init; }

    /// <summary>β₀ in % (5).</summary>
    public required double DuctingTimePercent { get; init; }

    /// <summary>Fi (40).</summary>
    public required double TimeFactor { get; init; }

    /// <summary>Fj (57).</summary>
    public required double AngleFactor { get; init; }

    /// <summary>Fk (58).</summary>
    public required double DistanceFactor { get; init; }

    /// <summary>Lbfs (8).</summary>
    public required double FreeSpaceDb { get; init; }

    /// <summary>Lb0p (10).</summary>
    public required double LineOfSightDb { get; init; }

    /// <summary>Lb0β (11).</summary>
    public required double DuctingLineOfSightDb { get; init; }

    /// <summary>Diffraction for the median effective earth radius (39).</summary>
    public required DeltaBullington Median { get; init; }

    /// <summary>Diffraction for the effective earth radius of β₀ % (39).</summary>
    public required DeltaBullington Ducting { get; init; }

    /// <summary>Ldp (41).</summary>
    public required double DiffractionDb { get; init; }

    /// <summary>Lbd50 (42).</summary>
    public required double MedianDiffractedDb { get; init; }

    /// <summary>Lbd (43).</summary>
    public required double DiffractedDb { get; init; }

    /// <summary>Lminb0p (59).</summary>
    public required double LeastDiffractedDb { get; init; }

    /// <summary>Lba (46).</summary>
    public required double AnomalousDb { get; init; }

    /// <summary>Lminbap (60).</summary>
    public required double LeastDuctedDb { get; init; }

    /// <summary>Lbda (61).</summary>
    public required double DuctedDb { get; init; }

    /// <summary>Lbam (62).</summary>
    public required double ModifiedDb { get; init; }

    /// <summary>Lbs (44).</summary>
    public required double ScatteredDb { get; init; }

    /// <summary>Lbc (63): not exceeded for p % of the time and 50 % of the places.</summary>
    public required double CombinedDb { get; init; }

    /// <summary>σL in dB.</summary>
    public required double LocationDeviationDb { get; init; }

    /// <summary>Lloc: what the asked share of the places adds.</summary>
    public required double LocationMarginDb { get; init; }

    /// <summary>Lb (69): the basic transmission loss. Never below <see cref="LineOfSightDb"/>.</summary>
    public required double LossDb { get; init; }

    /// <summary>Works out all losses of a profile.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, §4. Building entry (§4.8) is left out: the receiver stands outdoors.
    /// Cost: six to eight passes over the points and some 60 transcendental functions; no allocation.
    /// </remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising.</param>
    /// <param name="heightsMetres">g: heights of ground and clutter in m above sea level; those of the two ends do not count.</param>
    /// <param name="path">The analysis of the same profile over bare ground.</param>
    /// <param name="parameters">Frequency, shares of time and places, climate.</param>
    public static P1812Losses Of(ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> heightsMetres, in P1812Path path, in P1812Parameters parameters)
    {
        double ae = DuctingIncidence.MedianEarthRadiusKilometres(parameters.RefractivityGradient);
        DeltaBullington Over(ReadOnlySpan<double> d, ReadOnlySpan<double> g, in P1812Path p, in P1812Parameters q, double radius) => DeltaBullington.Of(
            d, g, p.TransmitterMetres, p.ReceiverMetres, p.ForDiffraction, radius, q.FrequencyGHz, p.Zones.SeaFraction, q.Polarization);
        return Combine(
            path,
            parameters,
            Over(distancesKilometres, heightsMetres, path, parameters, ae),
            Over(distancesKilometres, heightsMetres, path, parameters, DuctingIncidence.DuctingEarthRadiusKilometres));
    }

    /// <summary>Works out all losses where those of diffraction are known.</summary>
    /// <remarks>Constant time, no allocation.</remarks>
    /// <param name="path">The analysis of the profile.</param>
    /// <param name="parameters">Frequency, shares of time and places, climate.</param>
    /// <param name="median">Diffraction for ae.</param>
    /// <param name="ducting">Diffraction for aβ.</param>
    public static P1812Losses Combine(in P1812Path path, in P1812Parameters parameters, in DeltaBullington median, in DeltaBullington ducting)
    {
        double f = parameters.FrequencyGHz, p = parameters.TimePercent, d = path.PathKilometres, hts = path.TransmitterMetres, hrs = path.ReceiverMetres;
        PathZones zones = path.Zones;
        PathHorizons horizons = path.Horizons;
        double ae = DuctingIncidence.MedianEarthRadiusKilometres(parameters.RefractivityGradient);
        double b0 = DuctingIncidence.TimePercent(parameters.LatitudeDegrees, zones.LongestLandKilometres, zones.LongestInlandKilometres);
        double fi = LossCombination.TimeFactor(p, b0), fj = LossCombination.AngleFactor(horizons.AngularDistanceMilliradians), fk = LossCombination.DistanceFactor(d);

        double lbfs = LineOfSightLoss.FreeSpaceDb(d, hts, hrs, f), horizon = horizons.TransmitterKilometres + horizons.ReceiverKilometres;
        double lb0p = lbfs + LineOfSightLoss.MultipathDb(horizon, p), lb0b = lbfs + LineOfSightLoss.MultipathDb(horizon, b0); // (10), (11)

        double ldp = LossCombination.DiffractionLossDb(median.LossDb, ducting.LossDb, fi, p);
        double lbd50 = lbfs + median.LossDb, lbd = lb0p + ldp; // (42), (43)
        double lminb0p = LossCombination.LeastDiffractedLossDb(lb0p, lb0b, lbd50, ldp, zones.SeaFraction, fi, p, b0);

        double lba = DuctingLoss.LossDb(
            new(
                d, horizons.TransmitterKilometres, horizons.ReceiverKilometres, horizons.TransmitterMilliradians, horizons.ReceiverMilliradians,
                zones.TransmitterAtSea ? 0 : parameters.TransmitterToCoastKilometres, zones.ReceiverAtSea ? 0 : parameters.ReceiverToCoastKilometres,
                zones.LongestInlandKilometres, hts, hrs, path.TransmitterEffectiveMetres, path.ReceiverEffectiveMetres,
                path.RoughnessMetres, zones.SeaFraction, ae, b0),
            f,
            p);
        double lminbap = LossCombination.LeastDuctedLossDb(lba, lb0p);
        double lbda = LossCombination.DuctedLossDb(lbd, lminbap, fk);
        double lbam = LossCombination.ModifiedLossDb(lbda, lminb0p, fj);
        double lbs = Troposcatter.LossDb(d, horizons.AngularDistanceMilliradians, f, p, parameters.SeaLevelRefractivity);
        double lbc = LossCombination.CombinedLossDb(lbs, lbam);

        double deviation = !double.IsNaN(parameters.LocationDeviationDb)
            ? parameters.LocationDeviationDb
            : LocationVariability.DeviationDb(f, parameters.ReceiverHeightAboveGroundMetres, path.ReceiverClutterMetres, parameters.SquareWidthMetres);
        double margin = zones.ReceiverAtSea ? 0 : LocationVariability.MarginDb(parameters.LocationPercent, deviation);
        return new()
        {
            MedianEarthRadiusKilometres = ae,
            DuctingTimePercent = b0,
            TimeFactor = fi,
            AngleFactor = fj,
            DistanceFactor = fk,
            FreeSpaceDb = lbfs,
            LineOfSightDb = lb0p,
            DuctingLineOfSightDb = lb0b,
            Median = median,
            Ducting = ducting,
            DiffractionDb = ldp,
            MedianDiffractedDb = lbd50,
            DiffractedDb = lbd,
            LeastDiffractedDb = lminb0p,
            AnomalousDb = lba,
            LeastDuctedDb = lminbap,
            DuctedDb = lbda,
            ModifiedDb = lbam,
            ScatteredDb = lbs,
            CombinedDb = lbc,
            LocationDeviationDb = deviation,
            LocationMarginDb = margin,
            LossDb = Math.Max(lb0p, lbc + margin), // (69)
        };
    }
}
