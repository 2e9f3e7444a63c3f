using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Jobs;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>What a page that is open must know of what happened since: newer figures, others' scenarios, a store that is away.</summary>
/// <param name="editions">What is served.</param>
/// <param name="store">What is known of the shared store; null without one.</param>
/// <param name="rights">Who may edit.</param>
/// <param name="hasJobs">Whether there is a dashboard of jobs.</param>
internal sealed class StatusEndpoint(StudyEditions editions, StoreWatch? store, EditingRights rights, bool hasJobs)
{
    /// <summary>Maps the endpoint.</summary>
    /// <param name="routes">Takes it.</param>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapReading("/api/status", new("What happened since a page was loaded: newer figures, others' scenarios, a store that is away.", WebJson.Plain.StatusAnswer), Write);

    private Task Write(HttpContext context)
    {
        StudyEdition now = editions.Current; // whatever edition the page names: this is how it learns of another
        StoreState? state = store?.State;
        bool canEdit = rights.ReasonFor(context, now.Study) == LookOnlyReason.None;
        return Answer.SendJson(
            context,
            new StatusAnswer(
                now.Revision,
                RunAnswer.Of(now.Study.Run),
                state is null ? "none" : state.IsThere ? "there" : "away",
                state is null ? null : StatusAnswer.Print(state.Since),
                state is { IsThere: true } ? state.Scenarios : null,
                state?.Push is { } push ? new RunAnswer(push.Version, StatusAnswer.Print(push.PushedAt), push.PushedBy) : null,
                canEdit,
                hasJobs && rights.MayChange(context) ? JobsEndpoint.Path.TrimStart('/') : null),
            WebJson.Plain.StatusAnswer);
    }
}
