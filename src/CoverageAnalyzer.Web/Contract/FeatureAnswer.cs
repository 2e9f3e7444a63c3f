namespace CoverageAnalyzer.Web.Contract;

/// <summary>What is known of one feature: <c>GET /api/communes/{index}</c>, <c>GET /api/points/{source}/{index}</c>.</summary>
internal sealed record FeatureAnswer
{
    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Position in the source.</summary>
    public required int Index { get; init; }

    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Title { get; init; }

    /// <summary>Where it lies, in words.</summary>
    public required string Subtitle { get; init; }

    /// <summary>West, south, east, north in degrees.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>Its figures.</summary>
    public required IReadOnlyList<FigureAnswer> Figures { get; init; }

    /// <summary>Why it is a gap: sentences.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What rules say of it.</summary>
    public required IReadOnlyList<VerdictAnswer> Verdicts { get; init; }
}
