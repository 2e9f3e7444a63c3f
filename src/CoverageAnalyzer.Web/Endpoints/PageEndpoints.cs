using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Assets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The page and its files.</summary>
internal static class PageEndpoints
{
    /// <summary>Maps every file of the page by its own address; no part of an address is ever made into a path of the disk.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="assets">The files.</param>
    public static void Map(IEndpointRouteBuilder routes, ClientAssets assets)
    {
        foreach (string path in assets.Paths)
        {
            routes.MapReading(path, new("A file of the page.", null) { MediaType = "*/*" }, c => Answer.Send(c, assets.Get(path), CachingOf(path)));
        }

        routes.MapReading("/", new("The page.", null) { MediaType = "text/html" }, c => Answer.Send(c, assets.IsBuilt ? assets.Get(ClientAssets.IndexPath) : PlainPage.NotBuilt));
        foreach (string path in new[] { SiteAssets.IconPath, SiteAssets.OldIconPath }.Where(p => !assets.Paths.Contains(p)))
        {
            routes.MapReading(path, new("The icon.", null) { MediaType = "image/svg+xml" }, c => Answer.Send(c, SiteAssets.Icon, "public, max-age=86400"));
        }
    }

    private static string CachingOf(string path) =>
        path.StartsWith("/assets/", StringComparison.Ordinal) ? Answer.Immutable : Answer.Revalidate;
}
