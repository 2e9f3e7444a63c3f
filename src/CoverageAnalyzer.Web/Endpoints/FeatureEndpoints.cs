using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Communes and points: their table, and what is known of each.</summary>
internal static class FeatureEndpoints
{
    private static readonly MapSource[] Points = [MapSource.PostalPoints, MapSource.BtsSites, MapSource.Villages, MapSource.ServiceAreas, MapSource.MobileMeasurements];

    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="editions">What is served.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyEditions editions)
    {
        var map = ("map", "Id of the map whose detail columns are wanted; all columns where left out.");
        routes.MapReading(
            "/api/communes",
            new("The figures of every commune.", WebJson.Plain.TableAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Table(MapSource.Communes, editions.AnswersFor(c).LanguageOf(c))));
        routes.MapReading(
            "/api/communes/{index}",
            new("One commune: figures, reasons, verdicts.", WebJson.Plain.FeatureAnswer) { Query = [map, ApiDescription.Language] },
            c => Detail(c, editions.AnswersFor(c), MapSource.Communes));
        routes.MapReading(
            "/api/points/{source}",
            new("The points of a layer.", WebJson.Plain.TableAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Table(SourceOf(c, editions.AnswersFor(c)), editions.AnswersFor(c).LanguageOf(c))));
        routes.MapReading(
            "/api/points/{source}/{index}",
            new("One point: figures, reasons, verdicts.", WebJson.Plain.FeatureAnswer) { Query = [map, ApiDescription.Language] },
            c => Detail(c, editions.AnswersFor(c), SourceOf(c, editions.AnswersFor(c))));
    }

    private static Task Detail(HttpContext context, StudyAnswerSource answers, MapSource source)
    {
        ReportLanguage language = answers.LanguageOf(context);
        StudyView view = answers.In(language);
        int index = context.Position("index", view.Data.CountOf(source));
        IReadOnlyList<string>? fields = null;
        if (context.Request.Query["map"].ToString() is { Length: > 0 } id)
        {
            var map = view.Map(id) ?? throw ProblemException.NotFound();
            fields = map.Definition.LeadingLayer.Source == source ? map.Definition.Detail : null;
        }

        return Answer.SendJson(context, view.Features.Of(source, index, fields), WebJson.Plain.FeatureAnswer);
    }

    private static MapSource SourceOf(HttpContext context, StudyAnswerSource answers) =>
        MapNames.Find(context.Route("source")) is MapSource source && Points.Contains(source) && answers.In(answers.LanguageOf(context)).Data.CountOf(source) > 0
            ? source
            : throw ProblemException.NotFound();
}
