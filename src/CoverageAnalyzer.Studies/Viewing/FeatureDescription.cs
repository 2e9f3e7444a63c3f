using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>A chosen feature in words: what a callout and a detail panel say.</summary>
public sealed record FeatureDescription
{
    /// <summary>Its name, or its code where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>Where it lies: type and district of a commune, commune and district of a point.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The few figures of a callout, unknown ones left out.</summary>
    public required IReadOnlyList<FeatureFigure> Callout { get; init; }

    /// <summary>The figures of the detail panel.</summary>
    public required IReadOnlyList<FeatureFigure> Detail { get; init; }

    /// <summary>Why it counts as a gap, one sentence each.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What each rule says of it: the rule's title, its verdict and why.</summary>
    public required IReadOnlyList<RuleSentence> Rules { get; init; }

    /// <summary>Describes a feature in the language of the run.</summary>
    /// <param name="content">The run.</param>
    /// <param name="data">Its values, in the same language.</param>
    /// <param name="map">The map it was chosen on.</param>
    /// <param name="picked">The feature.</param>
    public static FeatureDescription Of(ReportContent content, MapData data, ViewerMap map, PickedFeature picked)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(picked);
        bool isCommune = picked.Source == MapSource.Communes;
        bool isLeading = map.Leading.Definition.Source == picked.Source;
        string[] every = [.. MapFields.Of(picked.Source).Select(c => c.Name)];
        IEnumerable<string> detail = (isLeading ? map.Definition.Detail : every).Where(f => f is not "name" and not "reasons");
        return new FeatureDescription
        {
            Title = TextOf(picked.Source == MapSource.MobileMeasurements ? "measured_dbm" : "name") is { Length: > 0 } name ? name : TextOf("code"), // a measured place has no name
            Subtitle = string.Join(" · ", (isCommune ? (string[])["type", "district"] : ["type", "commune", "commune_name", "district"]).Select(TextOf).Where(t => t.Length > 0)),
            Callout = FiguresOf(isLeading ? map.Definition.Tooltip.Where(f => f is not "name" and not "district") : []),
            Detail = FiguresOf(detail),
            Reasons = isCommune ? [.. content.Communes[picked.Feature].Reasons.Select(r => r.In(content.Language))] : [],
            Rules = RulesOf(content, picked),
        };

        string TextOf(string field) => MapFields.Find(picked.Source, field) is { } column ? data.PrintOf(picked.Source, column, picked.Feature) : string.Empty;

        IReadOnlyList<FeatureFigure> FiguresOf(IEnumerable<string> fields) => FeatureFigures.Of(data, picked.Source, fields, picked.Feature, content.Language);
    }

    private static IReadOnlyList<RuleSentence> RulesOf(ReportContent content, PickedFeature picked)
    {
        RuleScope? scope = picked.Source switch
        {
            MapSource.Communes => RuleScope.Commune,
            MapSource.Villages => RuleScope.Village,
            _ => null,
        };
        return scope is not { } kind ? [] :
        [
            .. content.VerdictsOf(kind, picked.Feature).Where(v => v.Verdict is Verdict.Yes or Verdict.Undecidable)
                .Select(v => new RuleSentence(v.Rule.Title.In(content.Language), VerdictIn(v.Verdict, content.Language), v.Reason.In(content.Language))),
        ];
    }

    private static string VerdictIn(Verdict verdict, ReportLanguage language) =>
        (verdict == Verdict.Yes ? LocalizedText.Of($"có", $"yes") : LocalizedText.Of($"chưa xác định được", $"undecidable")).In(language);
}
