using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Scenarios;

/// <summary>What a scenario changes, as an answer: only what differs from the study.</summary>
internal static class WhatIfAnswers
{
    /// <summary>Makes the answer.</summary>
    /// <param name="result">The figures with the scenario.</param>
    /// <param name="map">The map wanted; null: none.</param>
    /// <param name="withServiceAreas">Whether changed service areas are wanted.</param>
    /// <param name="commune">Position of the commune whose detail is wanted; null: none.</param>
    /// <param name="districts">The district of each commune, by a name no other district has.</param>
    /// <param name="milliseconds">How long the figures took.</param>
    /// <param name="language">The language.</param>
    public static WhatIfAnswer Of(ScenarioResult result, MapDefinition? map, bool withServiceAreas, int? commune, IReadOnlyList<string> districts, double milliseconds, ReportLanguage language)
    {
        ReportContent content = result.Content with { Language = language };
        var data = new MapData(content);
        var points = new Dictionary<string, IReadOnlyList<WhatIfPointAnswer>>(StringComparer.Ordinal);
        if (result.PostalChanges.Count > 0 && content.PostalPoints is { } postal)
        {
            points[LayerNames.Of(MapSource.PostalPoints)] =
            [
                .. postal.Select((p, i) => new WhatIfPointAnswer(p.Point.Code, p.Point.Name, p.Point.LongitudeDegrees, p.Point.LatitudeDegrees, double.NaN, NameOf(result.PostalChanges[i]))),
            ];
        }

        if (result.BtsChanges.Count > 0 && content.BtsSites is { } sites)
        {
            points[LayerNames.Of(MapSource.BtsSites)] =
            [
                .. sites.Select((s, i) => new WhatIfPointAnswer(
                    s.Code, s.Name, s.LongitudeDegrees, s.LatitudeDegrees, s.RadiusKilometresOr(content.MobileRadiusKilometres), NameOf(result.BtsChanges[i]))),
            ];
        }

        return new WhatIfAnswer
        {
            Headlines = StudyAnswers.Headlines(content, language),
            Map = map is not null && ViewerMap.Of(map, data, MapTargets.Of(content)) is { } shown ? MapAnswers.Of(shown, language) : null,
            Rows = result.ChangedCommunes.ToDictionary(c => c.ToString(CultureInfo.InvariantCulture), c => TableAnswers.Row(MapSource.Communes, data, districts, c), StringComparer.Ordinal),
            Points = points,
            ServiceAreas = withServiceAreas && result.PostalChanges.Count > 0 && content.ServiceAreas is { } areas ? AreasOf(content, areas) : null,
            Detail = commune is int index ? new FeatureAnswers(content, data).Of(MapSource.Communes, index, map?.Detail) : null,
            Notes = [.. result.Notes.Select(n => new WhatIfNoteAnswer(n.Edit, n.Rank switch { FindingRank.Error => "error", FindingRank.Warning => "warning", _ => "info" }, n.Message.In(language)))],
            Milliseconds = Math.Round(milliseconds, 1),
        };
    }

    private static JsonElement AreasOf(ReportContent content, PolygonSet areas)
    {
        using var target = new MemoryStream();
        GeoJsonWriter.Write(
            new LayerFeatures
            {
                Source = MapSource.ServiceAreas,
                Count = areas.UnitCount,
                Geometry = LayerGeometry.Polygon,
                Polygons = areas,
                CodeOf = i => content.PostalPoints![i].Point.Code,
                NameOf = i => content.PostalPoints![i].Point.Name,
            },
            target);
        using JsonDocument document = JsonDocument.Parse(target.GetBuffer().AsMemory(0, (int)target.Length));
        return document.RootElement.Clone();
    }

    private static string NameOf(ScenarioChange change) => change switch
    {
        ScenarioChange.Added => "added",
        ScenarioChange.Moved => "moved",
        _ => "none",
    };
}
