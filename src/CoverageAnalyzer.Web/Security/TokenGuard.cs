using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Assets;
using CoverageAnalyzer.Web.Endpoints;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Stands before every endpoint but health and login: a route that is added later is guarded without doing anything for it.</summary>
/// <param name="token">The token; null: the server listens on this machine's own address only, and needs none.</param>
/// <param name="viewerToken">Another token, whose bearers may only look; null: there is none.</param>
/// <param name="failures">Slows guessing.</param>
/// <param name="log">Takes what is noticed.</param>
internal sealed class TokenGuard(AccessToken? token, AccessToken? viewerToken, FailedAttempts failures, WebLog log)
{
    /// <summary>Name of the session cookie.</summary>
    public const string Cookie = "coverage_session";

    /// <summary>Address of the login.</summary>
    public const string LoginPath = "/login";

    private const string Scheme = "Bearer ";

    /// <summary>Whether a token is needed at all.</summary>
    public bool IsNeeded => token is not null;

    /// <summary>Whether a request may go on; where not, it has been answered.</summary>
    /// <param name="context">The request.</param>
    public async Task<bool> Admits(HttpContext context)
    {
        if (token is null)
        {
            return true;
        }

        string stated = context.Request.Headers.Authorization.ToString();
        string cookie = context.Request.Cookies[Cookie] ?? string.Empty;
        if (Proves(token, stated, cookie) || Proves(viewerToken, stated, cookie))
        {
            WebVisitor.Set(context, mayOnlyLook: !Proves(token, stated, cookie));
            return true;
        }

        bool tried = stated.Length > 0 || cookie.Length > 0;
        if (tried && !await Failed(context))
        {
            return false;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await SendPage(context, failed: false, StatusCodes.Status401Unauthorized);
            return false;
        }

        await Problems.Write(context, StatusCodes.Status401Unauthorized, new(
            "Gửi mã truy cập trong tiêu đề Authorization: Bearer …, hoặc đăng nhập tại /login.",
            "Send the token in the header Authorization: Bearer …, or log in at /login."));
        return false;
    }

    /// <summary>Answers the login: its form, and what was typed into it.</summary>
    /// <param name="context">The request.</param>
    public async Task LogIn(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await SendPage(context, failed: false, StatusCodes.Status200OK);
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            throw new ProblemException(415, LocalizedText.Empty);
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string typed = form["token"].ToString().Trim();
        AccessToken? fitting = token is not null && token.Is(typed) ? token : viewerToken is not null && viewerToken.Is(typed) ? viewerToken : null;
        if (token is not null && fitting is null)
        {
            if (await Failed(context))
            {
                await SendPage(context, failed: true, StatusCodes.Status401Unauthorized);
            }

            return;
        }

        if (fitting is not null)
        {
            context.Response.Cookies.Append(Cookie, fitting.NewCookie(DateTimeOffset.UtcNow), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = AccessToken.SessionLength, IsEssential = true,
            });
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect("/");
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static bool Proves(AccessToken? token, string stated, string cookie) => token is not null
        && ((cookie.Length > 0 && token.IsCookie(cookie, DateTimeOffset.UtcNow))
            || (stated.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && token.Is(stated[Scheme.Length..].Trim())));

    private static Task SendPage(HttpContext context, bool failed, int status)
    {
        context.Response.StatusCode = status;
        context.Request.Headers.IfNoneMatch = default;
        return Answer.Send(context, failed ? PlainPage.FailedLogin : PlainPage.Login, "no-store");
    }

    private async Task<bool> Failed(HttpContext context)
    {
        log.WrongToken(context.Connection.RemoteIpAddress);
        if (await failures.Slow(context.Connection.RemoteIpAddress, context.RequestAborted))
        {
            return true;
        }

        context.Response.Headers.RetryAfter = "5";
        await Problems.Write(context, StatusCodes.Status429TooManyRequests, LocalizedText.Empty);
        return false;
    }
}
