using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Assets;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>What every request passes before an endpoint sees it, in this order: headers, host, health, other sites, token, right to change, numbers.</summary>
/// <param name="headers">Headers of every answer.</param>
/// <param name="hosts">The names of this server.</param>
/// <param name="tokens">The token.</param>
/// <param name="gate">The connections.</param>
/// <param name="load">The requests at the same time.</param>
/// <param name="refusals">The pace of refusals.</param>
/// <param name="rights">Who may change things.</param>
/// <param name="log">The log.</param>
internal sealed class RequestPipeline(
    SecurityHeaders headers, HostGuard hosts, TokenGuard tokens, ConnectionGate gate, RequestLoad load, RefusalPace refusals, EditingRights rights, WebLog log)
{
    private const string StoreSeconds = "5";

    private readonly RequestLane lane = new();

    /// <summary>Answers a request, or has it answered; whatever goes wrong becomes a problem without a word about the program's inside.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The endpoints.</param>
    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        ConnectionSlot? slot = context.Features.Get<ConnectionSlot>();
        slot?.Begin();
        headers.Set(context.Response);
        if (gate.IsCrowded || slot is { ClosesAfterAnswer: true })
        {
            context.Response.Headers.Connection = "close";
        }

        try
        {
            if (IsSignOfLife(context.Request) && hosts.Allows(context))
            {
                await HealthEndpoint.Write(context);
            }
            else
            {
                await lane.Run(() => Guarded(context, next));
            }

            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Problems.Write(context, context.Response.StatusCode, LocalizedText.Empty);
            }
        }
        catch (Exception e) when (e is OperationCanceledException || (e is IOException && context.RequestAborted.IsCancellationRequested))
        {
            // The client is gone, or the server stops: there is nobody to answer.
            context.Abort();
        }
#pragma warning disable CA1031 // The last line of defence: a fault is told as such, and ends neither connection nor server.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Fail(context, e);
        }
        finally
        {
            slot?.End();
        }
    }

    private async Task Guarded(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (!hosts.Allows(context))
        {
            log.WrongHost(request.Host.Value ?? string.Empty, context.Connection.RemoteIpAddress);
            throw new ProblemException(400, new(
                "Máy chủ này không có tên như trong tiêu đề Host. Khởi động với --host TÊN để dùng tên khác.",
                "The Host header names another server. Start it with --host NAME to use another name."));
        }

        if (!CrossSiteGuard.Allows(request))
        {
            log.CrossSite(request.Headers.Origin.ToString(), context.Connection.RemoteIpAddress);
            throw new ProblemException(403, new("Yêu cầu này do trang web khác gây ra nên bị từ chối.", "The request was caused by another site, so it is refused."));
        }

        bool reads = Reads(request);
        if (reads && request.Path == SiteAssets.StylePath)
        {
            await Endpoints.Answer.Send(context, SiteAssets.Style);
            return;
        }

        if (request.Path == TokenGuard.LoginPath && (reads || HttpMethods.IsPost(request.Method)))
        {
            using IDisposable logIn = load.Enter(changes: !reads);
            await tokens.LogIn(context);
            return;
        }

        if (!await tokens.Admits(context))
        {
            return;
        }

        if (!reads)
        {
            rights.RequireToChange(context);
        }

        using IDisposable place = load.Enter(changes: !reads);
        await next(context);
    }

    private static bool Reads(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsSignOfLife(HttpRequest request) => Reads(request) && request.Path == HealthEndpoint.Path;

    // Which server and database it is, is told on the console only.
    private static LocalizedText WordsOf(DataStoreException e) => e.IsRefusal
        ? new($"Cơ sở dữ liệu từ chối: {e.Problem.Vietnamese}", $"The database refuses it: {e.Problem.English}")
        : new(
            $"Kho chung không dùng được lúc này: {e.Problem.Vietnamese} Hãy thử lại sau giây lát.",
            $"The shared store cannot be used at present: {e.Problem.English} Try again in a moment.");

    // A refusal waits for its turn; false where there is nobody any more to be told, or too many wait.
    private async Task<bool> IsTurnOf(HttpContext context)
    {
        ConnectionSlot? slot = context.Features.Get<ConnectionSlot>();
        Task<bool> turn = refusals.Wait(context.RequestAborted);
        if (slot is not null && !turn.IsCompleted)
        {
            gate.HoldBack(slot, true);
        }

        try
        {
            return await turn;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            if (slot is not null)
            {
                gate.HoldBack(slot, false);
            }
        }
    }

    private async Task Fail(HttpContext context, Exception exception)
    {
        (int status, LocalizedText detail) = exception switch
        {
            ProblemException p => (p.Status, p.Detail),
            BadHttpRequestException b => (b.StatusCode, LocalizedText.Empty),
            DataStoreException d => (d.IsRefusal ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable, WordsOf(d)),
            _ => (StatusCodes.Status500InternalServerError, LocalizedText.Empty),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            log.Fault(context.Request.Method, context.Request.Path.Value ?? string.Empty, exception.GetType().Name);
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var problem = exception as ProblemException;
        if (status is 429 or 503 && problem is not null && !await IsTurnOf(context))
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        headers.Set(context.Response);
        if (problem?.RetryAfterSeconds is int seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (exception is DataStoreException { IsRefusal: false })
        {
            context.Response.Headers.RetryAfter = StoreSeconds;
        }

        if (problem?.ETag is { } tag)
        {
            context.Response.Headers.ETag = tag;
        }

        if (gate.IsCrowded || context.Features.Get<ConnectionSlot>() is { ClosesAfterAnswer: true } || status is 408 or 413 or 503)
        {
            context.Response.Headers.Connection = "close"; // the rest of a body that is not wanted is not read
        }

        try
        {
            await Problems.Write(
                context, status, detail, problem?.Errors, problem?.Kind ?? (exception is DataStoreException { IsRefusal: false } ? "store-away" : null), (problem?.EditedBy, problem?.EditedAt));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client is gone.
        }
    }
}
