using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>The study as an answer: headline figures, layers, settings, coordinate systems.</summary>
internal static class StudyAnswers
{
    /// <summary>The answer of <c>GET /api/study</c>.</summary>
    /// <param name="study">What is served.</param>
    /// <param name="sources">How the features of each source are fetched.</param>
    /// <param name="revision">Name of this reading of the study.</param>
    /// <param name="lookOnly">Why the one who asks may only look.</param>
    /// <param name="language">The language.</param>
    public static StudyAnswer Of(ServedStudy study, IReadOnlyList<SourceAnswer> sources, string revision, LookOnlyReason lookOnly, ReportLanguage language)
    {
        ReportContent content = study.Content;
        Bounds bounds = content.CommunePolygons.BoundsOf();
        return new StudyAnswer
        {
            Name = content.StudyName,
            Language = NameOf(language),
            Program = $"CoverageAnalyzer {content.ProgramVersion}".TrimEnd(),
            Notices = Texts(content.Notices, language),
            HeadlineNotes = Texts(content.HeadlineNotes, language),
            Headlines = Headlines(content, language),
            Bounds = Of(bounds),
            Sources = sources,
            Districts = [.. content.Districts.Select(d => d.Name)],
            Targets = new(content.TargetServiceRadiusKilometres, content.PostalLimitKilometres, content.MobileRadiusKilometres, content.MinimumCoveredFraction),
            CoordinateSystem = CoordinateReferenceSystem.FromText(content.AnalysisCrsName) is { } crs ? System(crs) : null,
            Vn2000 = ZoneOf(content, bounds) is { EpsgCode: int code } ? System(CoordinateReferenceSystem.FromEpsg(code)!) : null,
            Background = study.Background is { } b ? new(b.Url, b.Attribution, b.MaximumZoom) : null,
            CanEdit = lookOnly == LookOnlyReason.None,
            LookOnly = lookOnly == LookOnlyReason.None ? null : LookOnlyTexts.Of(lookOnly).In(language),
            Run = RunAnswer.Of(study.Run),
            Revision = revision,
            Findings = new(Count(content, FindingRank.Error), Count(content, FindingRank.Warning), Count(content, FindingRank.Info)),
        };
    }

    /// <summary>The headline figures.</summary>
    public static IReadOnlyList<HeadlineAnswer> Headlines(ReportContent content, ReportLanguage language) =>
    [
        .. HeadlineFigures.Of(content).Select(f => new HeadlineAnswer(
            f.Id,
            f.Group switch { HeadlineGroup.Postal => "postal", HeadlineGroup.Mobile => "mobile", _ => "classes" },
            f.Name.In(language),
            f.Value,
            f.PrintValue(language),
            f.Unit.In(language),
            f.IsMet,
            f.Comment.In(language),
            [.. f.Basis.Select(b => new BasisAnswer(b.RuleId, b.Worth.In(language)))])),
    ];

    /// <summary>The findings, each with its place.</summary>
    public static FindingsAnswer Findings(ReportContent content)
    {
        RowColumn<Finding> rank = FindingColumns.All.First(c => c.Name == "rank");
        return new(
            [.. content.Findings.Select(f => new FindingAnswer(
                rank.TextOf(f, content.Language), f.Place.In(content.Language), f.Message.In(content.Language), f.Action.In(content.Language), f.Count))],
            content.Findings.Sum(f => f.Count));
    }

    /// <summary><c>vi | en</c>.</summary>
    public static string NameOf(ReportLanguage language) => language == ReportLanguage.English ? "en" : "vi";

    /// <summary>West, south, east, north; rounded outward to 10⁻⁷ degrees (a centimetre). Empty where there is nothing.</summary>
    public static IReadOnlyList<double> Of(Bounds bounds)
    {
        const double Step = 1e7;
        return bounds.IsEmpty
            ? []
            : [Math.Floor(bounds.MinX * Step) / Step, Math.Floor(bounds.MinY * Step) / Step, Math.Ceiling(bounds.MaxX * Step) / Step, Math.Ceiling(bounds.MaxY * Step) / Step];
    }

    // The official zone of the province, where the study or its communes name one; else the nearest.
    private static VietnamZone? ZoneOf(ReportContent content, Bounds bounds)
    {
        string[] provinces = [.. content.Communes.Select(c => c.Commune.Province).Distinct(StringComparer.Ordinal).Take(2)];
        string named = provinces is [{ Length: > 0 } only] ? only : content.StudyName;
        return VietnamZone.At((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2) is { } nearest
            ? VietnamZone.OfProvince(named) ?? nearest
            : null;
    }

    private static CoordinateSystemAnswer? System(CoordinateReferenceSystem crs) =>
        ProjText.Of(crs) is string text ? new(crs.ToString(), text) : null;

    private static string[] Texts(IReadOnlyList<LocalizedText> texts, ReportLanguage language) => [.. texts.Select(t => t.In(language))];

    private static long Count(ReportContent content, FindingRank rank) => content.Findings.Where(f => f.Rank == rank).Sum(f => f.Count);
}
