namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>From the reference attenuation to a quantile over time, location and situation. The Algorithm, section 5.</summary>
internal sealed class ItmVariability
{
    private const double VariabilityRadiusMetres = 9_000_000;
    private readonly ItmClimateCurves curves;
    private readonly ItmSettings settings;
    private readonly double time, location, situation;
    private readonly double waveNumber;
    private readonly double below, above;

    /// <summary>Prepares the quantile that a link and its settings ask for.</summary>
    /// <param name="link">Frequency, shares of time and locations.</param>
    /// <param name="settings">Climate, which variations go together, share of situations.</param>
    public ItmVariability(RadioLink link, ItmSettings settings)
    {
        this.settings = settings;
        curves = ItmClimateCurves.Of(settings.Climate);
        waveNumber = link.FrequencyMHz / ItmGround.MegahertzMetres;
        situation = ItmNormalDeviate.Of(settings.SituationPercent);
        (double t, double l) = (ItmNormalDeviate.Of(link.TimePercent), ItmNormalDeviate.Of(link.LocationPercent));
        (time, location) = settings.Variability switch
        {
            ItmVariabilityMode.SingleMessage => (situation, situation),
            ItmVariabilityMode.Individual => (t, situation),
            ItmVariabilityMode.Mobile => (t, t),
            _ => (t, l),
        };
        below = curves.BelowByFrequency.At(waveNumber);
        above = curves.AboveByFrequency.At(waveNumber);
    }

    /// <summary>Whether one of the shares lies far out in the tail of its distribution.</summary>
    public bool IsExtreme => Math.Abs(time) > 3.1 || Math.Abs(location) > 3.1 || Math.Abs(situation) > 3.1;

    /// <summary>Climate of the curves.</summary>
    public ItmClimateCurves Curves => curves;

    /// <summary>z_T.</summary>
    public double TimeDeviate => time;

    /// <summary>z_L.</summary>
    public double LocationDeviate => location;

    /// <summary>z_S.</summary>
    public double SituationDeviate => situation;

    /// <summary>What frequency and deviate make of the curve of σ_T−, for a deviate below 0, or σ_T+. Equations (5.6) to (5.8).</summary>
    public double TimeFactor => time < 0 ? below : time <= curves.TailDeviate ? above : above * (curves.TailFactor + ((1 - curves.TailFactor) * curves.TailDeviate / time));

    /// <summary>d_e0: what frequency adds to the effective distance's scale in m. Part of equation (5.3).</summary>
    public double FrequencyDistanceMetres => Math.Cbrt(575.7e12 / waveNumber);

    /// <summary>Whether every deviate is 0: the median is asked for, and nothing but the climate's curve moves the loss.</summary>
    public bool IsMedian => time == 0 && location == 0 && situation == 0;

    /// <summary>d_e: effective distance in m. Equations (5.3), (5.4).</summary>
    /// <param name="distanceMetres">d.</param>
    /// <param name="transmitterEffectiveMetres">h_e of the transmitter.</param>
    /// <param name="receiverEffectiveMetres">h_e of the receiver.</param>
    public double EffectiveDistanceMetres(double distanceMetres, double transmitterEffectiveMetres, double receiverEffectiveMetres)
    {
        double scale = Math.Sqrt(2 * VariabilityRadiusMetres * transmitterEffectiveMetres) + Math.Sqrt(2 * VariabilityRadiusMetres * receiverEffectiveMetres) + FrequencyDistanceMetres;
        return distanceMetres < scale ? 130_000 * distanceMetres / scale : 130_000 + distanceMetres - scale;
    }

    /// <summary>Loss beyond free space in dB that is not exceeded for the shares asked for.</summary>
    /// <param name="referenceDb">A_ref.</param>
    /// <param name="effectiveDistanceMetres">d_e.</param>
    /// <param name="irregularityAtMetres">Δh(d), equation (3.9).</param>
    public double LossDb(double referenceDb, double effectiveDistanceMetres, double irregularityAtMetres)
    {
        double loss = referenceDb - curves.Median.At(effectiveDistanceMetres) - QuantileDb(effectiveDistanceMetres, irregularityAtMetres);
        return loss < 0 ? loss * (29 - loss) / (29 - (10 * loss)) : loss; // (5.2)
    }

    /// <summary>Y_R + Y_S of (5.1): what the shares asked for take off the loss of the median, in dB.</summary>
    /// <param name="effectiveDistance">d_e.</param>
    /// <param name="irregularityAt">Δh(d).</param>
    public double QuantileDb(double effectiveDistance, double irregularityAt)
    {
        if (IsMedian)
        {
            return 0;
        }

        double situationDeviation = settings.WithoutSituationVariability ? 0 : 5 + (3 * Math.Exp(-effectiveDistance / 100_000)); // σ_S (5.10)
        double rough = waveNumber * irregularityAt, locationDeviation = settings.WithoutLocationVariability ? 0 : 10 * rough / (rough + 13); // σ_L (5.9)
        double over = curves.Above.At(effectiveDistance) * above; // σ_T+ (5.7)
        double timeDeviation = time < 0 ? curves.Below.At(effectiveDistance) * below // σ_T− (5.6)
            : time <= curves.TailDeviate ? over
            : (curves.TailFactor * over) + ((over - (curves.TailFactor * over)) * curves.TailDeviate / time); // (5.8)
        double byTime = timeDeviation * time, byLocation = locationDeviation * location, square = situation * situation;
        double rest = (situationDeviation * situationDeviation) + (byTime * byTime / (7.8 + square)) + (byLocation * byLocation / (24 + square)); // (5.11)
        double location2 = locationDeviation * locationDeviation, time2 = timeDeviation * timeDeviation;
        return settings.Variability switch
        {
            ItmVariabilityMode.SingleMessage => Math.Sqrt(time2 + location2 + rest) * situation,
            ItmVariabilityMode.Individual => byTime + (Math.Sqrt(location2 + rest) * situation),
            ItmVariabilityMode.Mobile => (Math.Sqrt(time2 + location2) * time) + (Math.Sqrt(rest) * situation),
            _ => byTime + byLocation + (Math.Sqrt(rest) * situation),
        };
    }
}
