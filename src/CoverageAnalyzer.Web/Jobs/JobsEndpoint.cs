using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Security;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Jobs;

/// <summary>Hangfire's dashboard of the jobs in the shared store, for editors.</summary>
/// <remarks>
/// It is one endpoint among the others: host names, other sites, tokens and limits are asked for before it, as for every address, and the mark
/// <see cref="EditorsOnly"/> keeps viewers out. It may load its own files only.
/// </remarks>
internal static class JobsEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/jobs";

    // Charts of the dashboard set the place and size of what they draw; style attributes carry no code.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps it.</summary>
    /// <param name="routes">Takes it.</param>
    /// <param name="jobs">The queue of jobs.</param>
    public static void Map(IEndpointRouteBuilder routes, JobStorage jobs)
    {
        var dashboard = new AspNetCoreDashboardMiddleware(
            NotFound,
            jobs,
            new DashboardOptions
            {
                AppPath = "/",
                Authorization = [], // asked for before it; the filter it has by itself would let this machine in, and nobody else
                DashboardTitle = "Công việc · Jobs",
                DisplayStorageConnectionString = false,
                IgnoreAntiforgeryToken = true, // other sites are refused before it
                IsReadOnlyFunc = _ => true, // what becomes of a piece of work its own table decides; Hangfire's rows only follow
            },
            DashboardRoutes.Routes);
        routes.MapMethods(Path + "/{**path}", Methods, context => Show(context, dashboard))
            .WithMetadata(new ApiDescription("The dashboard of the jobs, for editors.", null) { MediaType = "text/html", OtherStatuses = [204, 403] }, EditorsOnly.Mark);
    }

    private static Task Show(HttpContext context, AspNetCoreDashboardMiddleware dashboard)
    {
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out PathString rest);
        context.Request.PathBase = context.Request.PathBase.Add(Path);
        context.Request.Path = rest.HasValue ? rest : "/";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return dashboard.Invoke(context);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
