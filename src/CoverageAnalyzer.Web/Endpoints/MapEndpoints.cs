using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The maps: their list, and each with the class of every feature.</summary>
internal static class MapEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="answers">Makes the answers.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyAnswerSource answers)
    {
        routes.MapReading(
            "/api/maps",
            new("The maps that can be shown, in order.", WebJson.Plain.IReadOnlyListMapInfoAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, answers.Maps(answers.LanguageOf(c))));
        routes.MapReading(
            "/api/maps/{id}",
            new("A map: its layers, legend, and the class of every feature.", WebJson.Plain.MapAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, answers.Map(c.Route("id"), answers.LanguageOf(c)) ?? throw ProblemException.NotFound()));
    }
}
