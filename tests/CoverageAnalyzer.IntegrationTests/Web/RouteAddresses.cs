using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Every address a server has, as its own list of endpoints says.</summary>
internal static class RouteAddresses
{
    /// <summary>The addresses, parameters in braces.</summary>
    public static IReadOnlyList<string> Of(WebMapServer server) =>
        [.. server.Endpoints.OfType<RouteEndpoint>().Select(e => OpenApiEndpoint.AddressOf(e.RoutePattern)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Methods and addresses, parameters filled in.</summary>
    public static IReadOnlyList<(string Method, string Address)> Requests(WebMapServer server) =>
    [
        .. server.Endpoints.OfType<RouteEndpoint>().SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            .Select(m => (m, System.Text.RegularExpressions.Regex.Replace(OpenApiEndpoint.AddressOf(e.RoutePattern), @"\{[^}]*\}", "1")))).Distinct(),
    ];
}
