using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>How one commune lies: by its own boundary, its neighbours, the national border, the sea and its district's centre.</summary>
public sealed record CommuneSituation
{
    /// <summary>Distance on the ground from the commune to the mainland part of the province; 0 where a chain of communes connects it.</summary>
    /// <remarks>NaN where the commune has no polygon.</remarks>
    public double DistanceToMainlandKilometres { get; init; } = double.NaN;

    /// <summary>True where a chain of communes that touch within the tolerance leads to the mainland; null without a polygon.</summary>
    public bool? IsConnectedToMainland { get; init; }

    /// <summary>
    /// What lies around the group of touching communes it belongs to, where that is not the mainland: true for the sea, false for land
    /// (the study leaves out what lies between, so that it is no island), null where nothing tells, or for the mainland itself.
    /// </summary>
    public bool? IsSurroundedBySea { get; init; }

    /// <summary>True where no chain of communes leads to the mainland and nothing says that land lies around; null without a polygon.</summary>
    public bool? IsIsland => IsConnectedToMainland is bool connected ? !connected && IsSurroundedBySea != false : null;

    /// <summary>Length of its boundary that no other commune of the study lies behind.</summary>
    public double OpenBoundaryKilometres { get; init; } = double.NaN;

    /// <summary>Length of its open boundary that runs along the national land border within the tolerance; NaN without a border layer.</summary>
    public double LandBorderKilometres { get; init; } = double.NaN;

    /// <summary>Length of its open boundary that the sea lies behind; NaN where nothing tells sea from land.</summary>
    public double SeaBoundaryKilometres { get; init; } = double.NaN;

    /// <summary>Distance on the ground from the commune's middle to the centre of its district; NaN where no centre is known.</summary>
    public double DistanceToDistrictCentreKilometres { get; init; } = double.NaN;

    /// <summary>What was taken as the district's centre and how it was found, or empty.</summary>
    public LocalizedText DistrictCentre { get; init; } = LocalizedText.Empty;
}
