using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Large;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The layers of a study as model objects, with what was noticed while reading them.</summary>
internal sealed record StudyInputs : IDisposable
{
    /// <summary>Communes with their polygons.</summary>
    public required CommuneLayer Layer { get; init; }

    /// <summary>Finds the commune of a place in degrees.</summary>
    public required SharedLocator Locator { get; init; }

    /// <summary>The one coordinate system of the run's measuring, decided once for all stages.</summary>
    public required CoordinateReferenceSystem AnalysisCrs { get; init; }

    /// <summary>Postal points in code order; null without the layer.</summary>
    public IReadOnlyList<ServicePoint>? PostalPoints { get; init; }

    /// <summary>BTS sites in code order; null without the layer.</summary>
    public IReadOnlyList<BtsSite>? BtsSites { get; init; }

    /// <summary>BTS sites that are too many to be held; <see cref="BtsSites"/> is empty then. Null where they are held.</summary>
    public LargeSites? LargeSites { get; init; }

    /// <summary>People per cell; null without the layer.</summary>
    public IPopulationRaster? Population { get; init; }

    /// <summary>Heights, read as they are needed; null without the layer.</summary>
    public ElevationSource? Elevation { get; init; }

    /// <summary>Land cover on the cells of the elevation model, read as it is needed; null without the layer.</summary>
    public LandCoverSource? LandCover { get; init; }

    /// <summary>Villages; null without the layer.</summary>
    public VillageLayer? Villages { get; init; }

    /// <summary>Measured points of mobile coverage; null without the layer, or where nothing is predicted that they could be held against.</summary>
    public IReadOnlyList<MeasuredPoint>? Measurements { get; init; }

    /// <summary>The national border in WGS 84 degrees; null without the layer.</summary>
    public PolylineSet? NationalBorder { get; init; }

    /// <summary>The districts.</summary>
    public required StudyDistricts Districts { get; init; }

    /// <summary>Centre of each district, null for one without; null without the layer.</summary>
    public IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees, LocalizedText Text)?>? DistrictCentres { get; init; }

    /// <summary>The rule set; null where the study names none.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>Official lists, joined to the communes.</summary>
    public IReadOnlyList<OfficialList> Lists { get; init; } = [];

    /// <summary>Findings so far; later stages add theirs.</summary>
    public required FindingLog Findings { get; init; }

    /// <summary>Rows that were not used.</summary>
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    /// <summary>The inputs as the report names them.</summary>
    public required IReadOnlyList<ReportInput> Inputs { get; init; }

    /// <summary>Every file that was read.</summary>
    public required IReadOnlyList<StudyInputFile> Files { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Elevation?.Dispose();
        LandCover?.Dispose();
        LargeSites?.Dispose();
        (Population as IDisposable)?.Dispose();
    }
}
