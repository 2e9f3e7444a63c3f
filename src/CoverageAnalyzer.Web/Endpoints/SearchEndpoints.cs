using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Finds communes by what someone types.</summary>
internal static class SearchEndpoints
{
    private const int LongestQuery = 100;

    /// <summary>Maps the endpoint.</summary>
    /// <param name="routes">Takes it.</param>
    /// <param name="editions">What is served.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyEditions editions) =>
        routes.MapReading(
            "/api/search",
            new("Communes whose name, district or code fits, with or without accents, best first; at most 20.", WebJson.Plain.IReadOnlyListSearchHitAnswer)
            {
                Query = [("q", "What was typed, up to 100 characters.")],
            },
            c => Find(c, editions.Of(c).Study, editions.Of(c).Search));

    private static Task Find(HttpContext context, ServedStudy study, CommuneSearch search)
    {
        string typed = context.Request.Query["q"].ToString();
        if (typed.Length > LongestQuery)
        {
            throw new ProblemException(400, new("Từ cần tìm dài quá 100 ký tự.", "What is looked for is longer than 100 characters."));
        }

        SearchHitAnswer[] hits =
        [
            .. search.Find(typed).Select(i =>
            {
                Commune commune = study.Content.Communes[i].Commune;
                return new SearchHitAnswer(i, commune.Code, commune.Name, commune.District, StudyAnswers.Of(study.Content.CommunePolygons.BoundsOf(i)));
            }),
        ];
        return Answer.SendJson(context, hits, WebJson.Plain.IReadOnlyListSearchHitAnswer);
    }
}
