namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>How much less than in its main direction an antenna sends elsewhere: two cuts in whole degrees, added up and bounded.</summary>
/// <remarks>
/// Source: 3GPP TR 38.901, Table 7.3-1: A = min(A_V(θ) + A_H(φ), A_max). Pattern files hold the same two cuts; they are put together the same way,
/// bounded by the larger of their greatest values.
/// Behavior: between two degrees the loss of a cut is interpolated in dB; the formula of TR 38.901 is taken at the very angle.
/// </remarks>
public sealed class AntennaPattern
{
    /// <summary>Values of a cut.</summary>
    public const int Degrees = 360;

    /// <summary>Most the formula of TR 38.901 takes off: A_max and SLA_V.</summary>
    internal const double MostDb = 30;

    /// <summary>12 / 65²: the formula's loss a square degree.</summary>
    internal const double ParabolaDbPerSquareDegree = 12 / (BeamwidthDegrees * BeamwidthDegrees);

    private const double BeamwidthDegrees = 65;

    /// <summary>Makes a pattern of two cuts.</summary>
    /// <param name="name">Name of the antenna.</param>
    /// <param name="horizontalLossDb">Loss in dB, 0 or more, for each degree clockwise of the main direction.</param>
    /// <param name="verticalLossDb">Loss in dB for each degree below the horizon: 90 straight down, 180 backwards, 270 straight up.</param>
    /// <param name="greatestLossDb">Bound of the sum; NaN: the greatest value of the cuts.</param>
    /// <param name="gainDbi">Gain in the main direction; NaN where it is not stated.</param>
    /// <param name="frequencyMHz">Frequency it was measured at; NaN where it is not stated.</param>
    /// <exception cref="ArgumentException">A cut does not have 360 values that are 0 or more.</exception>
    public AntennaPattern(string name, IReadOnlyList<double> horizontalLossDb, IReadOnlyList<double> verticalLossDb, double greatestLossDb = double.NaN, double gainDbi = double.NaN, double frequencyMHz = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(name);
        HorizontalCutDb = Cut(horizontalLossDb, nameof(horizontalLossDb));
        VerticalCutDb = Cut(verticalLossDb, nameof(verticalLossDb));
        Name = name;
        GreatestLossDb = double.IsNaN(greatestLossDb) ? Math.Max(HorizontalCutDb.Max(), VerticalCutDb.Max()) : greatestLossDb;
        GainDbi = gainDbi;
        FrequencyMHz = frequencyMHz;
    }

    /// <summary>The element of TR 38.901, Table 7.3-1: 65° by 65°, side lobes and back 30 dB down.</summary>
    public static AntennaPattern ThreeGpp { get; } = new(
        "3GPP TR 38.901",
        [.. Enumerable.Range(0, Degrees).Select(d => ParabolaDb(d))],
        [.. Enumerable.Range(0, Degrees).Select(d => ParabolaDb(d))],
        MostDb)
    {
        IsFormula = true,
    };

    /// <summary>Name of the antenna.</summary>
    public string Name { get; }

    /// <summary>Bound of the loss in dB.</summary>
    public double GreatestLossDb { get; }

    /// <summary>Gain in the main direction in dBi; NaN where it is not stated.</summary>
    public double GainDbi { get; }

    /// <summary>Frequency it was measured at in MHz; NaN where it is not stated.</summary>
    public double FrequencyMHz { get; }

    /// <summary>Whether both cuts are the formula of TR 38.901.</summary>
    internal bool IsFormula { get; private init; }

    /// <summary>Horizontal cut in dB, one value a degree, and the first once more.</summary>
    internal float[] HorizontalCutDb { get; }

    /// <summary>Vertical cut in dB, one value a degree, and the first once more.</summary>
    internal float[] VerticalCutDb { get; }

    /// <summary>Loss of the horizontal cut.</summary>
    /// <param name="offsetDegrees">Degrees clockwise of the main direction.</param>
    public double HorizontalLossDb(double offsetDegrees) => IsFormula ? ParabolaDb(offsetDegrees) : At(HorizontalCutDb, offsetDegrees);

    /// <summary>Loss of the vertical cut.</summary>
    /// <param name="belowDegrees">Degrees below the horizon of the antenna.</param>
    public double VerticalLossDb(double belowDegrees) => IsFormula ? ParabolaDb(belowDegrees) : At(VerticalCutDb, belowDegrees);

    /// <summary>Loss in a direction.</summary>
    /// <param name="offsetDegrees">Degrees clockwise of the main direction.</param>
    /// <param name="belowDegrees">Degrees below the horizon, tilt taken off.</param>
    /// <returns>0 to <see cref="GreatestLossDb"/>.</returns>
    public double LossDb(double offsetDegrees, double belowDegrees) => Math.Min(HorizontalLossDb(offsetDegrees) + VerticalLossDb(belowDegrees), GreatestLossDb);

    // A = min(12·(φ/φ3dB)², A_max), the angle from −180 to 180.
    private static double ParabolaDb(double degrees)
    {
        double angle = degrees - (360 * Math.Round(degrees / 360));
        return Math.Min(ParabolaDbPerSquareDegree * angle * angle, MostDb);
    }

    private static double At(float[] cut, double degrees)
    {
        double turned = degrees - (360 * Math.Floor(degrees / 360));
        int i = Math.Min((int)turned, Degrees - 1);
        float from = cut[i], to = cut[i + 1];
        return from + ((turned - i) * (to - from));
    }

    private static float[] Cut(IReadOnlyList<double> lossDb, string name)
    {
        ArgumentNullException.ThrowIfNull(lossDb, name);
        return lossDb.Count == Degrees && lossDb.All(l => l >= 0 && double.IsFinite(l))
            ? [.. lossDb.Select(l => (float)l), (float)lossDb[0]]
            : throw new ArgumentException($"A cut has {Degrees} values of 0 dB or more.", name);
    }
}
