using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The study as a whole: headline figures, limitations, findings.</summary>
internal static class StudyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="answers">Makes the answers.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyAnswerSource answers)
    {
        routes.MapReading(
            "/api/study",
            new("Name, headline figures, layers and settings of the study.", WebJson.Plain.StudyAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, answers.Study(answers.LanguageOf(c))));
        routes.MapReading(
            "/api/limitations",
            new("How mountainous, remote, border and island communes are served.", WebJson.Plain.LimitationsAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, answers.Limitations(answers.LanguageOf(c))));
        routes.MapReading(
            "/api/findings",
            new("What was noticed in the inputs.", WebJson.Plain.FindingsAnswer) { Query = [ApiDescription.Language] },
            c => Answer.Send(c, answers.Findings(answers.LanguageOf(c))));
    }
}
