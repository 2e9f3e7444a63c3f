namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>A loss that needs of the terrain only whether the antennas see each other: straight lines over the logarithm of the slant distance.</summary>
/// <remarks>
/// In sight, up to the break: near + per decade · log₁₀(d/1 km) + per metre · d; behind it: far + per decade · log₁₀(d/1 km). Out of sight the same
/// line of hidden paths, or the loss in sight where that is more.
/// </remarks>
internal readonly record struct SightedLoss
{
    /// <summary>Distances below count as this.</summary>
    public required float LeastMetres { get; init; }

    /// <summary>Distance on the ground up to which the near line holds.</summary>
    public float BreakMetres { get; init; }

    /// <summary>Loss in sight at 1 km without what each metre adds, near.</summary>
    public required float NearDb { get; init; }

    /// <summary>Its growth a decade.</summary>
    public required float NearPerDecadeDb { get; init; }

    /// <summary>Its growth a metre beside that.</summary>
    public float NearPerMetreDb { get; init; }

    /// <summary>Loss in sight at 1 km, far.</summary>
    public float FarDb { get; init; }

    /// <summary>Its growth a decade.</summary>
    public float FarPerDecadeDb { get; init; }

    /// <summary>Loss out of sight at 1 km; positive infinity: nothing comes through.</summary>
    public required float HiddenDb { get; init; }

    /// <summary>Its growth a decade.</summary>
    public float HiddenPerDecadeDb { get; init; }
}
