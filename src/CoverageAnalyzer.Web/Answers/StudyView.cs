using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>The study in one language: what answers in that language are made from.</summary>
internal sealed class StudyView
{
    private readonly Lazy<IReadOnlyList<ViewerMap>> maps;
    private readonly Lazy<FeatureAnswers> features;
    private readonly Lazy<string[]> districts;

    /// <summary>Makes a view.</summary>
    /// <param name="study">What is served.</param>
    /// <param name="language">The language.</param>
    public StudyView(ServedStudy study, ReportLanguage language)
    {
        Language = language;
        Content = study.Content with { Language = language };
        Data = new MapData(Content);
        maps = new(() => ViewerMap.Of(Content, study.Maps));
        districts = new(() => DistrictNames.OfCommunes(Content));
        features = new(() => new FeatureAnswers(Content, Data));
    }

    /// <summary>The language.</summary>
    public ReportLanguage Language { get; }

    /// <summary>The run.</summary>
    public ReportContent Content { get; }

    /// <summary>Its values.</summary>
    public MapData Data { get; }

    /// <summary>The district of each commune, by a name no other district has.</summary>
    public IReadOnlyList<string> DistrictOfCommune => districts.Value;

    /// <summary>The maps that can be shown, in order.</summary>
    public IReadOnlyList<ViewerMap> Maps => maps.Value;

    /// <summary>Details of single features.</summary>
    public FeatureAnswers Features => features.Value;

    /// <summary>A map by its id; null where there is none.</summary>
    /// <param name="id">The id.</param>
    public ViewerMap? Map(string? id) => Maps.FirstOrDefault(m => m.Definition.Id == id);
}
