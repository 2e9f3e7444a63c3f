using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Web.Contract;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>One feature as an answer: its figures, why it is a gap, what rules say of it.</summary>
/// <param name="content">The run, in the language of the answers.</param>
/// <param name="data">Its values.</param>
internal sealed class FeatureAnswers(ReportContent content, MapData data)
{
    private static readonly HashSet<string> InTitle = ["code", "name", "type", "district", "commune_name", "commune", "commune_code", "reasons"];

    private ReportLanguage Language => content.Language;

    /// <summary>A feature.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="index">Its position, known to be there.</param>
    /// <param name="fields">The columns a map's detail names; null or empty: all but those in the title.</param>
    public FeatureAnswer Of(MapSource source, int index, IReadOnlyList<string>? fields = null)
    {
        string Text(string column) => MapFields.Find(source, column) is { } found ? data.TextOf(source, found, index) : string.Empty;
        string name = Text("name"), code = Text("code");
        if (source == MapSource.MobileMeasurements && MapFields.Find(source, "measured_dbm") is { } measured)
        {
            name = data.PrintOf(source, measured, index); // a measured place has no name
        }

        return new FeatureAnswer
        {
            Source = MapNames.Of(source),
            Index = index,
            Code = code,
            Title = name.Length > 0 ? name : code,
            Subtitle = string.Join(" · ", new[] { Text("commune_name"), Text("commune"), Text("district"), source == MapSource.Communes ? content.Communes[index].Commune.Province : string.Empty }.Where(t => t.Length > 0)),
            Bounds = StudyAnswers.Of(BoundsOf(source, index)),
            Figures = Figures(source, index, fields is { Count: > 0 } ? fields : [.. MapFields.Of(source).Select(c => c.Name)]),
            Reasons = [.. ReasonsOf(source, index).Select(r => r.In(Language))],
            Verdicts = [.. VerdictsOf(source, index).Select(Verdict)],
        };
    }

    /// <summary>Where a feature lies, in degrees.</summary>
    public Bounds BoundsOf(MapSource source, int index) => source switch
    {
        MapSource.Communes => content.CommunePolygons.BoundsOf(index),
        MapSource.ServiceAreas when content.ServiceAreas is { } areas && areas.UnitStart[index] < areas.UnitStart[index + 1] => areas.BoundsOf(index),
        MapSource.PostalPoints or MapSource.ServiceAreas =>
            Bounds.Empty.Including(content.PostalPoints![index].Point.LongitudeDegrees, content.PostalPoints[index].Point.LatitudeDegrees),
        MapSource.BtsSites => Bounds.Empty.Including(content.BtsSites![index].LongitudeDegrees, content.BtsSites[index].LatitudeDegrees),
        MapSource.Villages => Bounds.Empty.Including(content.Villages![index].Village.LongitudeDegrees, content.Villages[index].Village.LatitudeDegrees),
        MapSource.MobileMeasurements when content.Radio?.Measurements?.Points[index].Point is { } measured => Bounds.Empty.Including(measured.LongitudeDegrees, measured.LatitudeDegrees),
        _ => Bounds.Empty,
    };

    private FigureAnswer[] Figures(MapSource source, int index, IReadOnlyList<string> fields) =>
    [
        .. FeatureFigures.Of(data, source, fields.Where(f => !InTitle.Contains(f)), index, Language).Select(f => new FigureAnswer(f.Column.Name, f.Label, f.Value)),
    ];

    private IReadOnlyList<LocalizedText> ReasonsOf(MapSource source, int index) => source switch
    {
        MapSource.Communes => content.Communes[index].Reasons,
        MapSource.Villages => content.Villages![index].Reasons,
        _ => [],
    };

    private IReadOnlyList<RuleVerdict> VerdictsOf(MapSource source, int index) => source switch
    {
        MapSource.Communes => content.VerdictsOf(RuleScope.Commune, index),
        MapSource.Villages => content.VerdictsOf(RuleScope.Village, index),
        _ => [],
    };

    private VerdictAnswer Verdict(RuleVerdict verdict)
    {
        var row = new EligibilityRow(verdict, string.Empty, string.Empty, string.Empty);
        RowColumn<EligibilityRow> word = EligibilityColumns.All.First(c => c.Name == "verdict"), status = EligibilityColumns.All.First(c => c.Name == "status");
        return new(
            verdict.Rule.Id,
            verdict.Rule.Title.In(Language),
            word.TextOf(row, Language),
            word.Print(row, Language),
            status.TextOf(row, Language),
            status.Print(row, Language),
            verdict.Reason.In(Language));
    }
}
