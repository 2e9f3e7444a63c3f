using CoverageAnalyzer.Studies.Files;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Headers of every answer that tell the browser what the page may do: run and load nothing from elsewhere, be framed by nobody.</summary>
/// <remarks>Source: OWASP ASVS 5.0, 3.4. No cross-origin sharing is granted, so no such header is ever sent.</remarks>
internal sealed class SecurityHeaders
{
    private readonly string contentPolicy;

    /// <summary>Makes the headers.</summary>
    /// <param name="background">Background tiles, whose host alone may be an image source; null without.</param>
    public SecurityHeaders(BackgroundTiles? background)
    {
        string host = background is null ? string.Empty : " " + OriginOf(background.Url);
        contentPolicy =
            $"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{host}; connect-src 'self'; font-src 'self'; "
            + "worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /// <summary>Sets them.</summary>
    /// <param name="response">The answer, not yet begun.</param>
    public void Set(HttpResponse response)
    {
        IHeaderDictionary headers = response.Headers;
        headers.ContentSecurityPolicy = contentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin"; // with none at all, browsers send the login form with the origin "null", which is refused
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Scheme, host and port of a tile address, which the study reader has checked.</summary>
    private static string OriginOf(string url)
    {
        int end = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3);
        return end < 0 ? url : url[..end];
    }
}
