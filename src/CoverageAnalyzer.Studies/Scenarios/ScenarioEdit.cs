namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>One change of a scenario.</summary>
public sealed record ScenarioEdit
{
    /// <summary>What is done.</summary>
    public required ScenarioAction Action { get; init; }

    /// <summary>To which layer.</summary>
    public required ScenarioLayer Layer { get; init; }

    /// <summary>Code of the point: that of the study's layer, or for a new one a code no other has.</summary>
    public required string Code { get; init; }

    /// <summary>Name of a new point, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Kind of a new postal point, or empty.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Where it stands (add, move); NaN for a removal.</summary>
    public double LongitudeDegrees { get; init; } = double.NaN;

    /// <summary>Where it stands (add, move); NaN for a removal.</summary>
    public double LatitudeDegrees { get; init; } = double.NaN;

    /// <summary>Coverage radius of a new BTS site in km; NaN: the study's, or, of one that is moved, its own.</summary>
    public double RadiusKilometres { get; init; } = double.NaN;
}
