using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>A study opened for its BTS sites and its elevation model, to look along single paths.</summary>
public sealed class LinkStudy : IDisposable
{
    private readonly StudyInputs inputs;

    private LinkStudy(StudyFile study, StudyInputs inputs) => (Study, this.inputs) = (study, inputs);

    /// <summary>The study.</summary>
    public StudyFile Study { get; }

    /// <summary>Its BTS sites in code order.</summary>
    public IReadOnlyList<BtsSite> Sites => inputs.BtsSites ?? [];

    /// <summary>Opens a study; its sites have the codes that a run gives them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="threads">Threads to read it with.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">A layer cannot be used, or the study has no BTS sites or no elevation model.</exception>
    public static LinkStudy Open(StudyFile study, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        var place = new SourcePlace { File = StudyFile.FileName };
        if (study.Elevation is null)
        {
            throw new InputFileException(
                place, new("nghiên cứu không có mô hình độ cao.", "the study has no elevation model."), new("Thêm layers.elevation rồi chạy lại.", "Add layers.elevation and run again."));
        }

        if (study.BtsSites is null)
        {
            throw new InputFileException(
                place, new("nghiên cứu không có trạm BTS.", "the study has no BTS sites."), new("Thêm layers.btsSites rồi chạy lại.", "Add layers.btsSites and run again."));
        }

        return new LinkStudy(study, StudyImport.Read(study, new StudyOptions(threads), static _ => { }, cancellation));
    }

    /// <summary>The site of a code, whatever its case, or null.</summary>
    /// <param name="code">The code.</param>
    public BtsSite? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string wanted = code.Trim();
        return Sites.FirstOrDefault(s => s.Code == wanted) ?? Sites.FirstOrDefault(s => string.Equals(s.Code, wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Codes of sites that may have been meant: near in spelling, or of a site with such a name; up to five.</summary>
    /// <param name="code">What was typed.</param>
    public IReadOnlyList<string> Near(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string wanted = code.Trim();
        string plain = VietnameseText.ForSearch(wanted);
        int allowed = Math.Max(1, wanted.Length / 3);
        IEnumerable<string> spelled = Sites
            .Select(s => (s.Code, Distance: Suggestions.Distance(wanted.ToUpperInvariant(), s.Code.ToUpperInvariant())))
            .Where(s => s.Distance <= allowed)
            .OrderBy(s => s.Distance).ThenBy(s => s.Code, StringComparer.Ordinal)
            .Select(s => s.Code);
        IEnumerable<string> named = plain.Length < 2 ? [] : Sites
            .Where(s => VietnameseText.ForSearch(s.Name).Contains(plain, StringComparison.Ordinal)).Select(s => s.Code);
        return [.. named.Concat(spelled).Distinct(StringComparer.Ordinal).Take(5)];
    }

    /// <summary>The path from a site to a place.</summary>
    /// <param name="site">The site.</param>
    /// <param name="longitudeDegrees">Longitude of the receiver.</param>
    /// <param name="latitudeDegrees">Latitude of the receiver.</param>
    /// <exception cref="InputFileException">An end is outside the elevation model or on a void of it, both ends are one, or they are too far apart.</exception>
    public LinkPath PathTo(BtsSite site, double longitudeDegrees, double latitudeDegrees)
    {
        ArgumentNullException.ThrowIfNull(site);
        DigitalElevationModel model = inputs.Elevation!.Model;
        string source = Study.Elevation!.DisplayName;
        Require(model, source, site.LongitudeDegrees, site.LatitudeDegrees, new($"Trạm {site.Code}", $"The site {site.Code}"));
        Require(model, source, longitudeDegrees, latitudeDegrees, new("Điểm thu", "The receiver"));
        double kilometres = EllipsoidalDistance.Metres(site.LongitudeDegrees, site.LatitudeDegrees, longitudeDegrees, latitudeDegrees) / 1000;
        if (!(kilometres >= 0.001))
        {
            throw new InputFileException(
                new SourcePlace { File = source },
                LocalizedText.Of($"điểm thu ở ngay trạm {site.Code}.", $"the receiver stands at the site {site.Code}."),
                new("Chọn điểm thu cách trạm ít nhất 1 m.", "Choose a receiver at least 1 m away."));
        }

        if (kilometres > ProfileReading.GreatestKilometres)
        {
            throw new InputFileException(
                new SourcePlace { File = source },
                LocalizedText.Of(
                    $"điểm thu cách trạm {site.Code} {kilometres:N0} km; đường truyền dài nhất là {ProfileReading.GreatestKilometres:N0} km.",
                    $"the receiver is {kilometres:N0} km from the site {site.Code}; the longest path is {ProfileReading.GreatestKilometres:N0} km."),
                new("Chọn điểm gần hơn.", "Choose a nearer place."));
        }

        var line = GeodesicLine.Between(site.LongitudeDegrees, site.LatitudeDegrees, longitudeDegrees, latitudeDegrees);
        string name = site.Name.Length > 0 ? $"{site.Code} ({site.Name})" : site.Code;
        TerrainProfile profile = ProfileReading.Read(model, site.LongitudeDegrees, site.LatitudeDegrees, longitudeDegrees, latitudeDegrees);
        LinkCover? cover = inputs.LandCover is { } land ? LinkCover.Of(profile, line, model, land.Cover, Study.LandCover!.DisplayName) : null;
        return new LinkPath
        {
            Profile = cover?.Covered ?? profile,
            Cover = cover,
            Source = source,
            Transmitter = LocalizedText.Same(name),
            Receiver = PlaceName(longitudeDegrees, latitudeDegrees),
            AzimuthDegrees = line.AzimuthDegrees,
            TransmitterPlace = (site.LongitudeDegrees, site.LatitudeDegrees),
            ReceiverPlace = (longitudeDegrees, latitudeDegrees),
            Notice = Study.Notice,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => inputs.Dispose();

    // Longitude, latitude; a semicolon where the decimal sign is a comma.
    private static LocalizedText PlaceName(double longitudeDegrees, double latitudeDegrees) =>
        LocalizedText.Of($"{longitudeDegrees:0.#####}; {latitudeDegrees:0.#####}", $"{longitudeDegrees:0.#####}, {latitudeDegrees:0.#####}");

    private static void Require(DigitalElevationModel model, string source, double longitudeDegrees, double latitudeDegrees, LocalizedText what)
    {
        if (!double.IsNaN(ProfileReading.ElevationMetres(model, longitudeDegrees, latitudeDegrees)))
        {
            return;
        }

        LocalizedText where = PlaceName(longitudeDegrees, latitudeDegrees);
        throw ProfileReading.Contains(model, longitudeDegrees, latitudeDegrees)
            ? new InputFileException(
                new SourcePlace { File = source },
                new($"{what.Vietnamese} ({where.Vietnamese}) nằm ở ô không có độ cao.", $"{what.English} ({where.English}) stands on cells without a height."),
                new("Chọn nơi khác hoặc bù ô trống của mô hình độ cao.", "Choose another place, or fill the voids of the elevation model."))
            : new InputFileException(
                new SourcePlace { File = source },
                new($"{what.Vietnamese} ({where.Vietnamese}) nằm ngoài mô hình độ cao.", $"{what.English} ({where.English}) is outside the elevation model."),
                new("Chọn nơi bên trong hoặc thêm mảnh độ cao.", "Choose a place inside, or add elevation tiles."));
    }
}
