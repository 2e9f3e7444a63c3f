using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>A study as <c>study.json</c> states it: input files and settings.</summary>
public sealed record StudyFile
{
    /// <summary>Name of the file in a study's folder.</summary>
    public const string FileName = "study.json";

    /// <summary>Folder the study's relative paths start from, full path.</summary>
    public required string Directory { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Report language.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.Vietnamese;

    /// <summary><c>auto</c> or an EPSG code of a conformal metric projection.</summary>
    public string AnalysisCrs { get; init; } = "auto";

    /// <summary>Communes (required).</summary>
    public required LayerSettings Communes { get; init; }

    /// <summary>Postal points, or null.</summary>
    public LayerSettings? PostalPoints { get; init; }

    /// <summary>BTS sites, or null.</summary>
    public LayerSettings? BtsSites { get; init; }

    /// <summary>Villages, or null.</summary>
    public LayerSettings? Villages { get; init; }

    /// <summary>Elevation, or null.</summary>
    public LayerSettings? Elevation { get; init; }

    /// <summary>Raster of land cover, or null; it counts with a model of radio waves and for single links.</summary>
    public LayerSettings? LandCover { get; init; }

    /// <summary>Population raster, or null.</summary>
    public LayerSettings? Population { get; init; }

    /// <summary>National border, or null.</summary>
    public LayerSettings? NationalBorder { get; init; }

    /// <summary>Centres of the districts as points, or null: derived from the communes.</summary>
    public LayerSettings? DistrictCentres { get; init; }

    /// <summary>Measured points of mobile coverage, or null; they count with a model of radio waves only.</summary>
    public LayerSettings? Measurements { get; init; }

    /// <summary>Which area the average radius uses.</summary>
    public AreaKind Area { get; init; } = AreaKind.Statistical;

    /// <summary>Target of the average service radius in km; NaN without one.</summary>
    public double TargetServiceRadiusKilometres { get; init; } = double.NaN;

    /// <summary>Who set the target, or empty.</summary>
    public LocalizedText TargetSource { get; init; } = LocalizedText.Empty;

    /// <summary>Figures someone has published of the same network, to be held against this run's; null: none stated.</summary>
    public PublishedStatement? Published { get; init; }

    /// <summary>Greatest acceptable distance to a postal point in km.</summary>
    public double PostalMaximumDistanceKilometres { get; init; } = 3.0;

    /// <summary>Kinds of points that count; null: all.</summary>
    public IReadOnlyList<string>? PostalCountedTypes { get; init; }

    /// <summary>Least share of people (0–1) within the postal distance.</summary>
    public double PostalMinimumCoveredFraction { get; init; } = 0.95;

    /// <summary>Coverage radius of a BTS site in km.</summary>
    public double MobileRadiusKilometres { get; init; } = 3.0;

    /// <summary>Least covered share of people (0–1).</summary>
    public double MobileMinimumCoveredFraction { get; init; } = 0.95;

    /// <summary>How coverage is judged: by distance, or by a model of radio waves over the terrain.</summary>
    public RadioSettings Radio { get; init; } = new();

    /// <summary>Rule set: a built-in id such as <c>vn-2012</c>, or the path of a file; null: none chosen.</summary>
    public string? Rules { get; init; }

    /// <summary>Official lists to hold against what is computed.</summary>
    public IReadOnlyList<OfficialListSettings> Lists { get; init; } = [];

    /// <summary>How communes are classed, beside the rule set.</summary>
    public ClassificationSettings Classification { get; init; } = new();

    /// <summary>Background tiles for viewers, off until someone switches them on; null: none.</summary>
    public BackgroundTiles? Background { get; init; }

    /// <summary>A notice shown wherever figures or maps are shown, or empty.</summary>
    public LocalizedText Notice { get; init; } = LocalizedText.Empty;

    /// <summary>The same study with mobile coverage judged by another model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="StudyFileException">The model cannot be used with this study.</exception>
    public StudyFile WithMobileModel(MobileModel model)
    {
        RadioSettings radio = Radio with { Model = model };
        LocalizedText[] faults = [.. radio.FaultsWith(Elevation is not null)];
        return faults.Length == 0 ? this with { Radio = radio } : throw new StudyFileException(FileName, faults);
    }

    /// <summary>Full path of a file the study names.</summary>
    /// <param name="file">Path as the study has it, with / on every system.</param>
    public string PathOf(string file) => StatedPath.In(Directory, file);
}
