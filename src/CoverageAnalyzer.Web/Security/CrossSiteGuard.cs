using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Refuses requests that another site made the browser send: changes in any case, and readings other than following a link.</summary>
/// <remarks>
/// Source: Fetch Metadata (W3C) and the Origin header (RFC 6454). Programs that are no browsers send neither and are let through: they carry no
/// cookie of a user. The loopback port can be reached by every page that a user has open, so this holds there too.
/// </remarks>
internal static class CrossSiteGuard
{
    /// <summary>Whether a request may be answered.</summary>
    /// <param name="request">The request.</param>
    public static bool Allows(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return site is "" or "same-origin" or "none" || IsLink(request);
        }

        if (site is not ("" or "same-origin" or "none"))
        {
            return false;
        }

        return request.Headers.Origin is not { Count: > 0 } origin || (origin.Count == 1 && IsOwn(origin[0], request.Host));
    }

    private static bool IsLink(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    // The scheme may differ behind a proxy that ends TLS.
    private static bool IsOwn(string? origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
        && string.Equals(HostString.FromUriComponent(uri).Value, WithoutDefaultPort(host, uri), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(HostString host, Uri uri) =>
        uri.IsDefaultPort && (host.Port is null or 80 or 443) ? host.Host : host.Value ?? string.Empty;
}
