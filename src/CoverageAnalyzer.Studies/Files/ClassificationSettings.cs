namespace CoverageAnalyzer.Studies.Files;

/// <summary>What the study sets about how communes are classed, beside its rule set.</summary>
public sealed record ClassificationSettings
{
    /// <summary>Two communes within this distance of each other touch: wider than the gaps between their drawn boundaries.</summary>
    public double ConnectMetres { get; init; } = 250;

    /// <summary>A boundary within this distance of the national border line runs along it.</summary>
    public double BorderSnapMetres { get; init; } = 250;

    /// <summary>Distance from a commune's middle to its district's centre from which it counts as remote; NaN: no such rule, for no norm was found.</summary>
    public double RemoteDistanceKilometres { get; init; } = double.NaN;

    /// <summary>Share (0–1) of a commune's area in a mountain class of Kapos and others from which it counts as a mountain commune by them; NaN: not measured.</summary>
    public double KaposMountainMinimumFraction { get; init; } = double.NaN;

    /// <summary>Whether class K6 of Kapos and others is left out between 23° N and 19° S, as one copy of the definition has it.</summary>
    public bool KaposK6OnlyOutside23N19S { get; init; }

    /// <summary>Verdicts the study sets itself, which win over the computed ones.</summary>
    public IReadOnlyList<VerdictOverride> Overrides { get; init; } = [];
}
