using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>A commune that lacks a service, with the reasons in words.</summary>
public sealed record CoverageGap
{
    /// <summary>Place in the list of its service, 1 = most uncovered people.</summary>
    public required int Rank { get; init; }

    /// <summary>The service.</summary>
    public required Service Service { get; init; }

    /// <summary>Index of the commune.</summary>
    public required int CommuneIndex { get; init; }

    /// <summary>Partial or full.</summary>
    public required GapLevel Level { get; init; }

    /// <summary>People without the service; NaN where the population is unknown.</summary>
    public double UncoveredPopulation { get; init; } = double.NaN;

    /// <summary>Area without the service in km²; NaN where unknown.</summary>
    public double UncoveredAreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>Why, one sentence each.</summary>
    public IReadOnlyList<LocalizedText> Reasons { get; init; } = [];
}
