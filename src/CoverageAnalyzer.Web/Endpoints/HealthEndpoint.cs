using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Says that the server answers; open to everyone, and says nothing else.</summary>
internal static class HealthEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/health";

    /// <summary>Maps it, for the document; the guard in front of the others answers it.</summary>
    /// <param name="routes">Takes it.</param>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapReading(Path, new("Whether the server answers.", WebJson.Plain.HealthAnswer), Write);

    /// <summary>Answers.</summary>
    /// <param name="context">The request.</param>
    public static Task Write(HttpContext context) => Answer.SendJson(context, new HealthAnswer("ok"), WebJson.Plain.HealthAnswer);
}
