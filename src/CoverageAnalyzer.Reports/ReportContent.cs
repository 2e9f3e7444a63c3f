using System.Runtime.CompilerServices;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Reports;

/// <summary>Everything a report shows: the figures of one run, computed elsewhere. Reports formats it and computes nothing.</summary>
public sealed record ReportContent
{
    // Beside the lists, not in them: copies of a content in the other language share them.
    private static readonly ConditionalWeakTable<IReadOnlyList<RuleVerdict>, ILookup<(RuleScope Scope, int Unit), RuleVerdict>> VerdictsByUnit = [];

    /// <summary>Name of the study.</summary>
    public required string StudyName { get; init; }

    /// <summary>Language of texts and numbers.</summary>
    public required ReportLanguage Language { get; init; }

    /// <summary>Notices shown wherever figures or maps are shown, for example "schematic: not official boundaries".</summary>
    public IReadOnlyList<LocalizedText> Notices { get; init; } = [];

    /// <summary>Sentences below the headline figures, for example how they compare with published ones.</summary>
    public IReadOnlyList<LocalizedText> HeadlineNotes { get; init; } = [];

    /// <summary>The scenario the figures are of; null: they are the study's own.</summary>
    public ReportScenario? Scenario { get; init; }

    /// <summary>The communes in code order.</summary>
    public required IReadOnlyList<CommuneIndicators> Communes { get; init; }

    /// <summary>The districts in the order of their first commune.</summary>
    public required IReadOnlyList<UnitIndicators> Districts { get; init; }

    /// <summary>The province (the study as a whole).</summary>
    public required UnitIndicators Province { get; init; }

    /// <summary>Postal points with their service areas; null without a postal layer.</summary>
    public IReadOnlyList<ServicePointIndicators>? PostalPoints { get; init; }

    /// <summary>BTS sites; null without a BTS layer.</summary>
    public IReadOnlyList<BtsSite>? BtsSites { get; init; }

    /// <summary>Gaps of each service in rank order.</summary>
    public required IReadOnlyList<CoverageGap> Gaps { get; init; }

    /// <summary>Findings of the import and the run.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Rows of the inputs that were not used, whole, for mending and handing in again.</summary>
    public IReadOnlyList<RejectedRow> RejectedRows { get; init; } = [];

    /// <summary>Commune polygons in WGS 84 degrees, in the order of <see cref="Communes"/>.</summary>
    public required PolygonSet CommunePolygons { get; init; }

    /// <summary>The same polygons in the metric analysis plane, for drawing.</summary>
    public required PolygonSet CommunePlane { get; init; }

    /// <summary>Service areas in WGS 84 degrees, in the order of <see cref="PostalPoints"/>; null without a postal layer.</summary>
    public PolygonSet? ServiceAreas { get; init; }

    /// <summary>The service areas in the analysis plane, for drawing; null: they are not drawn.</summary>
    public PolygonSet? ServiceAreaPlane { get; init; }

    /// <summary>Positions of the postal points in the analysis plane, x then y, in the order of <see cref="PostalPoints"/>.</summary>
    public (double[] X, double[] Y)? PostalPlane { get; init; }

    /// <summary>Positions of the BTS sites in the analysis plane, in the order of <see cref="BtsSites"/>.</summary>
    public (double[] X, double[] Y)? BtsPlane { get; init; }

    /// <summary>The rule set of the run; null where the study names none.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>What each rule says of each unit, in the order of the rules, then of the units.</summary>
    public IReadOnlyList<RuleVerdict> Verdicts { get; init; } = [];

    /// <summary>What the rules say of one unit, in their order.</summary>
    /// <remarks>Cost: that of the unit's verdicts; where a list holds all verdicts, it is sorted by units once.</remarks>
    /// <param name="scope">The kind of unit.</param>
    /// <param name="unit">Its index.</param>
    /// <param name="deciding">Those on one class only; null: all.</param>
    public IReadOnlyList<RuleVerdict> VerdictsOf(RuleScope scope, int unit, UnitClass? deciding = null) => Verdicts is RuleVerdictTable table
        ? table.Of(scope, unit, deciding)
        : [.. VerdictsByUnit.GetValue(Verdicts, verdicts => verdicts.ToLookup(v => (v.Rule.Scope, v.UnitIndex)))[(scope, unit)].Where(v => deciding is null || v.Rule.Decides == deciding)];

    /// <summary>True where rules were applied, whether or not they said anything of a unit.</summary>
    public bool HasRules => Rules is not null || Verdicts.Count > 0;

    /// <summary>Official lists that were joined.</summary>
    public IReadOnlyList<OfficialList> Lists { get; init; } = [];

    /// <summary>How disadvantaged areas are served: one row a kind, and one for all other communes; empty without rules.</summary>
    public IReadOnlyList<DisadvantagedAreaGap> DisadvantagedAreas { get; init; } = [];

    /// <summary>Villages with their figures; null without a village layer.</summary>
    public IReadOnlyList<VillageIndicators>? Villages { get; init; }

    /// <summary>Polygons of the villages in WGS 84 degrees, in their order; null where they are points.</summary>
    public PolygonSet? VillagePolygons { get; init; }

    /// <summary>Positions of the villages in the analysis plane, in their order; null without a village layer.</summary>
    public (double[] X, double[] Y)? VillagePlane { get; init; }

    /// <summary>The heights and slopes that the shares of <see cref="UnitTerrain"/> stand for; null without an elevation model.</summary>
    public TerrainThresholds? TerrainThresholds { get; init; }

    /// <summary>The national land border in the analysis plane, for drawing; null without a border layer.</summary>
    public PolylineSet? BorderPlane { get; init; }

    /// <summary>The same border in WGS 84 degrees.</summary>
    public PolylineSet? NationalBorder { get; init; }

    /// <summary>The elevation model in words: resolution, coordinate system, voids; empty without one.</summary>
    public LocalizedText ElevationNote { get; init; } = LocalizedText.Empty;

    /// <summary>Name of the analysis coordinate system.</summary>
    public required string AnalysisCrsName { get; init; }

    /// <summary>Target of the average service radius in km; NaN without one.</summary>
    public double TargetServiceRadiusKilometres { get; init; } = double.NaN;

    /// <summary>Who set the target, or empty.</summary>
    public LocalizedText TargetSource { get; init; } = LocalizedText.Empty;

    /// <summary>Greatest acceptable distance to a postal point in km.</summary>
    public double PostalLimitKilometres { get; init; } = double.NaN;

    /// <summary>Study-wide radius of a BTS site in km.</summary>
    public double MobileRadiusKilometres { get; init; } = double.NaN;

    /// <summary>Mobile coverage as the terrain allows it; null where it was measured by distance alone.</summary>
    public RadioContent? Radio { get; init; }

    /// <summary>Least covered share (0–1) at which a commune counts as served.</summary>
    public double MinimumCoveredFraction { get; init; } = double.NaN;

    /// <summary>Whether <see cref="UnitIndicators.AreaSquareKilometres"/> is the stated area (true) or the polygon's (false).</summary>
    public bool UsesStatedArea { get; init; }

    /// <summary>Inputs, for the sources table: role, file, format, coordinate system and how it was decided, encoding, rows, SHA-256.</summary>
    public IReadOnlyList<ReportInput> Inputs { get; init; } = [];

    /// <summary>Version of the program.</summary>
    public string ProgramVersion { get; init; } = string.Empty;
}
