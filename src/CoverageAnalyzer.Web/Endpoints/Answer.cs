using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Layers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Sends answers: in the form the client takes, or 304 where it has them.</summary>
internal static class Answer
{
    /// <summary>Caching of answers that may change when the server starts anew: kept, but asked for each time.</summary>
    public const string Revalidate = "no-cache";

    /// <summary>Caching of what has a hash in its address.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Caching of what belongs to one reading of the study: figures may need a token, so no shared cache keeps them.</summary>
    public const string KeptByBrowser = "private, max-age=31536000, immutable";

    /// <summary>Sends an answer that does not change.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="caching">What clients may keep.</param>
    public static Task Send(HttpContext context, CachedAnswer answer, string caching = Revalidate)
    {
        string? wanted = answer.IsCompressed ? AcceptedEncoding.Of(context.Request.Headers.AcceptEncoding.ToString()) : null;
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = caching;
        if (answer.IsCompressed)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        headers.ETag = wanted is null ? $"\"{answer.Tag}\"" : $"\"{answer.Tag}-{wanted}\"";
        if (Has(context.Request.Headers.IfNoneMatch, answer.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        (byte[] bytes, string? encoding) = answer.In(wanted);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Sends a packed layer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The layer.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="caching">What clients may keep.</param>
    public static Task Send(HttpContext context, PackedAnswer answer, string mediaType, string caching)
    {
        (byte[] bytes, string? encoding, string tag) = answer.For(context.Request.Headers.AcceptEncoding.ToString());
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = tag;
        if (Has(context.Request.Headers.IfNoneMatch, answer.ETag.Trim('"')))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Sends an answer made for this request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="value">The answer.</param>
    /// <param name="type">How its type is written.</param>
    /// <param name="status">The status.</param>
    public static Task SendJson<T>(HttpContext context, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = AnswerCache.Json;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    // The same content in another form is the same answer: the form stands behind a hyphen.
    private static bool Has(StringValues tags, string tag)
    {
        foreach (string? line in tags)
        {
            foreach (string part in (line ?? string.Empty).Split(','))
            {
                string bare = part.Trim();
                bare = bare.StartsWith("W/", StringComparison.Ordinal) ? bare[2..] : bare;
                bare = bare.Trim('"');
                if (bare == "*" || (bare.StartsWith(tag, StringComparison.Ordinal) && bare[tag.Length..] is "" or "-br" or "-gzip"))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
