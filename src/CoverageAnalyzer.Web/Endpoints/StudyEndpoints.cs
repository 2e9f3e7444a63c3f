using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The study as a whole: headline figures, limitations, findings.</summary>
internal static class StudyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="editions">What is served.</param>
    /// <param name="rights">Who may edit.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyEditions editions, EditingRights rights)
    {
        routes.MapReading(
            "/api/study",
            new("Name, headline figures, layers and settings of the study.", WebJson.Plain.StudyAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Study(editions.AnswersFor(c).LanguageOf(c), rights.ReasonFor(c, editions.Of(c).Study))));
        routes.MapReading(
            "/api/limitations",
            new("How mountainous, remote, border and island communes are served.", WebJson.Plain.LimitationsAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Limitations(editions.AnswersFor(c).LanguageOf(c))));
        routes.MapReading(
            "/api/findings",
            new("What was noticed in the inputs.", WebJson.Plain.FindingsAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, editions.AnswersFor(c).Findings(editions.AnswersFor(c).LanguageOf(c))));
    }
}
