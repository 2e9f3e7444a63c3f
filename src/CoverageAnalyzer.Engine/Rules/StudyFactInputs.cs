using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a study measured, as rules take it.</summary>
public sealed record StudyFactInputs
{
    /// <summary>The communes with their figures, terrain and situation; gaps assessed, so that a lack of service is known.</summary>
    public required IReadOnlyList<CommuneIndicators> Communes { get; init; }

    /// <summary>The heights and slopes that terrain was measured at; null without an elevation model.</summary>
    public TerrainThresholds? Terrain { get; init; }

    /// <summary>The mountain classes of Kapos and others in each commune; null where the study does not ask for them.</summary>
    public IReadOnlyList<KaposArea>? Kapos { get; init; }

    /// <summary>The villages with their figures; null without a village layer.</summary>
    public IReadOnlyList<VillageIndicators>? Villages { get; init; }

    /// <summary>Whether the village layer has polygons.</summary>
    public bool VillagesHavePolygons { get; init; }

    /// <summary>The official lists given.</summary>
    public IReadOnlyList<OfficialList> Lists { get; init; } = [];

    /// <summary>The districts: indices of the communes of each; empty where communes name no district.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Districts { get; init; } = [];

    /// <summary>Share of the people (0–1) of a unit within a distance of a counted postal point: (commune, district or study; index; km); NaN where unknown.</summary>
    public Func<RuleScope, int, double, double>? PopulationWithinPostalDistance { get; init; }

    /// <summary>Postal points with staff in each commune; null where points are not told apart by kind.</summary>
    public IReadOnlyList<int>? StaffedPostalPoints { get; init; }

    /// <summary>Stand-alone public mailboxes in each commune; null where points are not told apart by kind.</summary>
    public IReadOnlyList<int>? PublicMailboxes { get; init; }

    /// <summary>Thresholds that the study states itself, by the name of the setting.</summary>
    public IReadOnlyDictionary<string, double> Settings { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
