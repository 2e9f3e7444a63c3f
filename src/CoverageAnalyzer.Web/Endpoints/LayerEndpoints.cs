using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The shapes of the layers.</summary>
internal static class LayerEndpoints
{
    private const string MediaType = "application/geo+json";

    /// <summary>How the features of each layer are fetched.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="revision">Name of this reading of the study.</param>
    public static IReadOnlyList<SourceAnswer> Sources(StudyLayers layers, string revision) =>
    [
        .. layers.Layers.Select(l => new SourceAnswer(
            l.Name,
            l.Count,
            l.Geometry switch { LayerGeometry.Polygon => "polygon", LayerGeometry.Line => "line", _ => "point" },
            l.IsTiled ? null : $"api/layers/{l.Name}?v={revision}",
            l.IsTiled ? TileEndpoints.TemplateOf(revision, l.Source).TrimStart('/') : null,
            StudyTiles.GreatestZoom)),
    ];

    /// <summary>Maps the endpoint.</summary>
    /// <param name="routes">Takes it.</param>
    /// <param name="editions">What is served.</param>
    public static void Map(IEndpointRouteBuilder routes, StudyEditions editions) =>
        routes.MapReading(
            "/api/layers/{source}",
            new("The shapes of a layer in WGS 84; of one that is too large there are only tiles.", null) { MediaType = MediaType, Query = [("v", "Revision of the study; with the present one the answer may be kept for good.")] },
            c =>
            {
                // The address may name an edition that has just been replaced: the page that asks still shows it.
                StudyEdition edition = editions.At(c.Request.Query["v"].ToString()) ?? editions.Of(c);
                return Send(c, edition.Layers, edition.Revision);
            });

    private static Task Send(HttpContext context, StudyLayers layers, string revision)
    {
        PackedAnswer answer = LayerNames.Find(context.Route("source")) is { } source && layers.GeoJsonOf(source) is { } found ? found : throw ProblemException.NotFound();
        return Answer.Send(context, answer, MediaType, context.Request.Query["v"] == revision ? Answer.KeptByBrowser : Answer.Revalidate);
    }
}
