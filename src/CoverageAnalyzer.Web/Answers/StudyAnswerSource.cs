using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>All answers about the study that do not change while the server runs, in both languages.</summary>
internal sealed class StudyAnswerSource
{
    private readonly ServedStudy study;
    private readonly AnswerCache cache = new();
    private readonly Func<IReadOnlyList<SourceAnswer>> sources;
    private readonly Lazy<StudyView> vietnamese;
    private readonly Lazy<StudyView> english;

    /// <summary>Makes a source of answers.</summary>
    /// <param name="study">What is served.</param>
    /// <param name="revision">Name of this reading of the study.</param>
    /// <param name="sources">How the features of each source are fetched.</param>
    public StudyAnswerSource(ServedStudy study, string revision, Func<IReadOnlyList<SourceAnswer>> sources)
    {
        this.study = study;
        this.sources = sources;
        Revision = revision;
        vietnamese = new(() => new StudyView(study, ReportLanguage.Vietnamese));
        english = new(() => new StudyView(study, ReportLanguage.English));
    }

    /// <summary>Name of this reading of the study.</summary>
    public string Revision { get; }

    /// <summary>The study in a language.</summary>
    public StudyView In(ReportLanguage language) => language == ReportLanguage.English ? english.Value : vietnamese.Value;

    /// <summary>The language of a request.</summary>
    /// <exception cref="ProblemException">Another language is asked for.</exception>
    public ReportLanguage LanguageOf(HttpContext context) => RequestLanguage.Of(context, study.Content.Language);

    /// <summary>The study.</summary>
    /// <param name="language">The language.</param>
    /// <param name="lookOnly">Why the one who asks may only look.</param>
    public CachedAnswer Study(ReportLanguage language, LookOnlyReason lookOnly) =>
        cache.Get("study " + lookOnly, language, WebJson.Plain.StudyAnswer, () => StudyAnswers.Of(study, sources(), Revision, lookOnly, language));

    /// <summary>The limitations.</summary>
    public CachedAnswer Limitations(ReportLanguage language) =>
        cache.Get("limitations", language, WebJson.Plain.LimitationsAnswer, () => TableAnswers.Limitations(In(language).Content));

    /// <summary>The findings.</summary>
    public CachedAnswer Findings(ReportLanguage language) =>
        cache.Get("findings", language, WebJson.Plain.FindingsAnswer, () => StudyAnswers.Findings(In(language).Content));

    /// <summary>The list of maps.</summary>
    public CachedAnswer Maps(ReportLanguage language) =>
        cache.Get("maps", language, WebJson.Plain.IReadOnlyListMapInfoAnswer, () => [.. In(language).Maps.Select(m => MapAnswers.Info(m, language))]);

    /// <summary>A map; null where there is none of that id.</summary>
    public CachedAnswer? Map(string id, ReportLanguage language) => In(language).Map(id) is ViewerMap map
        ? cache.Get("map " + map.Definition.Id, language, WebJson.Plain.MapAnswer, () => MapAnswers.Of(map, language))
        : null;

    /// <summary>The table of a source.</summary>
    public CachedAnswer Table(MapSource source, ReportLanguage language) =>
        cache.Get("table " + MapNames.Of(source), language, WebJson.Plain.TableAnswer, () => TableAnswers.Of(source, In(language).Data, In(language).DistrictOfCommune, language));
}
