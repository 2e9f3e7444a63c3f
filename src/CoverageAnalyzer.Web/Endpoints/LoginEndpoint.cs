using CoverageAnalyzer.Web.Assets;
using CoverageAnalyzer.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The login and its style, for the document; the guard in front of the others answers them.</summary>
internal static class LoginEndpoint
{
    /// <summary>Maps them.</summary>
    /// <param name="routes">Takes them.</param>
    /// <param name="tokens">Answers the login.</param>
    public static void Map(IEndpointRouteBuilder routes, TokenGuard tokens)
    {
        routes.MapReading(TokenGuard.LoginPath, new("The login.", null) { MediaType = "text/html" }, tokens.LogIn);
        routes.MapChanging(HttpMethods.Post, TokenGuard.LoginPath, new("Logs in with the form field 'token'; sets a session cookie.", null) { MediaType = "text/html", OtherStatuses = [401, 429] }, tokens.LogIn);
        routes.MapReading(SiteAssets.StylePath, new("Style of the login.", null) { MediaType = "text/css" }, c => Answer.Send(c, SiteAssets.Style));
    }
}
