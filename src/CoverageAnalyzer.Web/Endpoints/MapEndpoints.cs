using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The maps: their list, and each with the class of every feature.</summary>
internal static class MapEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="editions">What is served.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyEditions editions)
    {
        routes.MapReading(
            "/api/maps",
            new("The maps that can be shown, in order.", WebJson.Plain.IReadOnlyListMapInfoAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Maps(editions.AnswersFor(c).LanguageOf(c))));
        routes.MapReading(
            "/api/maps/{id}",
            new("A map: its layers, legend, and the class of every feature.", WebJson.Plain.MapAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Map(c.Route("id"), editions.AnswersFor(c).LanguageOf(c)) ?? throw ProblemException.NotFound()));
    }
}
