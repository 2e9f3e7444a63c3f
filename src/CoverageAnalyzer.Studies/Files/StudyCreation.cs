using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>Loose files a new study is made of.</summary>
public sealed record StudyCreation
{
    /// <summary>Folder of the study.</summary>
    public required string Directory { get; init; }

    /// <summary>Commune boundaries.</summary>
    public required string Communes { get; init; }

    /// <summary>Postal points, or null.</summary>
    public string? Postal { get; init; }

    /// <summary>BTS sites, or null.</summary>
    public string? Bts { get; init; }

    /// <summary>Elevation files.</summary>
    public IReadOnlyList<string> Elevation { get; init; } = [];

    /// <summary>Files of land cover.</summary>
    public IReadOnlyList<string> LandCover { get; init; } = [];

    /// <summary>Population raster, or null.</summary>
    public string? Population { get; init; }

    /// <summary>Villages, or null.</summary>
    public string? Villages { get; init; }

    /// <summary>National border, or null.</summary>
    public string? Border { get; init; }

    /// <summary>Rule set, or null: none.</summary>
    public string? Rules { get; init; }

    /// <summary>Coordinate system of the communes where their file does not say.</summary>
    public string? Crs { get; init; }

    /// <summary>Coordinate system of the postal points, or null to go by the file.</summary>
    public string? PostalCrs { get; init; }

    /// <summary>Coordinate system of the BTS sites, or null to go by the file.</summary>
    public string? BtsCrs { get; init; }

    /// <summary>Text encoding of the communes where their file does not say.</summary>
    public string? Encoding { get; init; }

    /// <summary>Language of the study.</summary>
    public ReportLanguage Language { get; init; } = ReportLanguage.Vietnamese;

    /// <summary>The study, with paths relative to its folder where both are on one drive, so that they can be moved together.</summary>
    public StudyFile ToStudy()
    {
        string folder = Path.GetFullPath(Directory);
        LayerSettings Layer(params string[] files) => new() { Files = [.. files.Select(f => Path.GetRelativePath(folder, Path.GetFullPath(f)).Replace(Path.DirectorySeparatorChar, '/'))] };
        return new StudyFile
        {
            Directory = folder,
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            Language = Language,
            Communes = Layer(Communes) with { Crs = Crs, Encoding = Encoding },
            PostalPoints = Postal is null ? null : Layer(Postal) with { Crs = PostalCrs },
            BtsSites = Bts is null ? null : Layer(Bts) with { Crs = BtsCrs },
            Elevation = Elevation.Count == 0 ? null : Layer([.. Elevation]),
            LandCover = LandCover.Count == 0 ? null : Layer([.. LandCover]),
            Population = Population is null ? null : Layer(Population),
            Villages = Villages is null ? null : Layer(Villages),
            NationalBorder = Border is null ? null : Layer(Border),
            Rules = Rules,
        };
    }
}
