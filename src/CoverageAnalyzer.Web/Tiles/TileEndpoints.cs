using System.Globalization;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>The addresses of vector tiles.</summary>
public static class TileEndpoints
{
    /// <summary>The addresses, without a leading path.</summary>
    public const string Pattern = "/tiles/{revision}/{source}/{z:int}/{x:int}/{y:int}";

    private const string MediaType = "application/vnd.mapbox-vector-tile";
    private const string CacheFor = "private, max-age=31536000, immutable"; // the address changes with the study

    /// <summary>Answers for tiles: 200, 204 for an empty tile, 304 for one the client has, 404 where there is none.</summary>
    /// <param name="endpoints">Takes the route.</param>
    /// <param name="tilesOf">The tiles of a revision of the study; null where it is not the one being served.</param>
    public static IEndpointConventionBuilder MapTiles(this IEndpointRouteBuilder endpoints, Func<HttpContext, string, ITileSource?> tilesOf)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(tilesOf);
        return endpoints.MapMethods(Pattern, ["GET", "HEAD"], context => Answer(context, tilesOf));
    }

    /// <summary>The template of a layer's tiles for a map.</summary>
    /// <param name="revision">The revision of the study.</param>
    /// <param name="source">The layer.</param>
    public static string TemplateOf(string revision, MapSource source) => $"/tiles/{Uri.EscapeDataString(revision)}/{LayerNames.Of(source)}/{{z}}/{{x}}/{{y}}";

    private static async Task Answer(HttpContext context, Func<HttpContext, string, ITileSource?> tilesOf)
    {
        RouteValueDictionary route = context.Request.RouteValues;
        HttpResponse response = context.Response;
        TileAnswer? tile = LayerNames.Find(Text("source")) is { } source && Number("z") is { } zoom && Number("x") is { } x && Number("y") is { } y
                           && tilesOf(context, Text("revision")) is { } tiles
            ? await tiles.FindAsync(source, new(zoom, x, y))
            : null;
        if (tile is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.CacheControl = CacheFor;
        if (tile.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        bool packed = AcceptedEncoding.TakesGzip(context.Request.Headers.AcceptEncoding);
        response.Headers.ETag = packed ? tile.ETag : tile.PlainETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (EntityTags.Match(context.Request.Headers.IfNoneMatch, packed ? tile.ETag : tile.PlainETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] bytes = packed ? tile.Gzip : tile.Unpacked();
        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        if (packed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }

        string Text(string name) => route[name] as string ?? string.Empty;

        int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
