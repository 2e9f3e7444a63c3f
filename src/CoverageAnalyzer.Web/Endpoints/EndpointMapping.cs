using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Maps endpoints together with their description.</summary>
internal static class EndpointMapping
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a reading endpoint (GET and HEAD).</summary>
    public static void MapReading(this IEndpointRouteBuilder routes, string pattern, ApiDescription description, RequestDelegate handler) =>
        routes.MapMethods(pattern, Reading, handler).WithMetadata(description);

    /// <summary>Maps an endpoint of one method.</summary>
    public static void MapChanging(this IEndpointRouteBuilder routes, string method, string pattern, ApiDescription description, RequestDelegate handler) =>
        routes.MapMethods(pattern, [method], handler).WithMetadata(description);

    /// <summary>A value of the route.</summary>
    public static string Route(this HttpContext context, string name) => context.Request.RouteValues[name] as string ?? string.Empty;

    /// <summary>A position in a list from the route.</summary>
    /// <exception cref="ProblemException">It is no position, or beyond the end.</exception>
    public static int Position(this HttpContext context, string name, int count) =>
        int.TryParse(context.Route(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < count
            ? index
            : throw ProblemException.NotFound();
}
