using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CoverageAnalyzer.Engine.Language;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>A request and how it is answered.</summary>
internal sealed class OgcAnswer(HttpContext context, OgcDataset dataset, string pattern, IReadOnlySet<string> others)
{
    /// <summary>Vietnamese letters as they are; what could end a script or a tag in a page is escaped all the same.</summary>
    public static JsonWriterOptions JsonOptions { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The request.</summary>
    public HttpContext Context => context;

    /// <summary>The run.</summary>
    public OgcDataset Dataset => dataset;

    /// <summary>Parameters that are none of ours but are let through.</summary>
    public IReadOnlySet<string> Others => others;

    /// <summary>Language of titles: that of <c>lang</c> where the server lets it through, else the run's.</summary>
    public ReportLanguage Language { get; } = OgcLinks.LanguageOf(context.Request, dataset, others);

    /// <summary>The addresses to link to.</summary>
    public OgcLinks Links { get; } = new(context.Request, dataset, pattern, others);

    /// <summary>Answers with a document that takes no parameters.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="mediaType">Its media type.</param>
    public async Task Document(Action<Utf8JsonWriter, OgcLinks> write, string mediaType = "application/json")
    {
        if (OgcQuery.None(context.Request.Query, others) is { } problem)
        {
            await Refuse(problem);
            return;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions))
        {
            write(json, Links);
        }

        await Send(stream.ToArray(), mediaType);
    }

    /// <summary>Answers with a text.</summary>
    /// <param name="text">The text.</param>
    public Task Text(string text) => OgcQuery.None(context.Request.Query, others) is { } problem
        ? Refuse(problem)
        : Send(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");

    /// <summary>Answers about the collection the address names, or that there is none.</summary>
    /// <param name="answer">The answer.</param>
    public Task OfCollection(Func<OgcCollection, Task> answer)
    {
        if (dataset.Find((string?)context.Request.RouteValues["id"]) is { } collection)
        {
            return answer(collection);
        }

        string list = string.Join(", ", dataset.Collections.Select(c => c.Id));
        return Refuse(OgcProblem.NotFound(LocalizedText.Of($"không có lớp này; các lớp: {list}.", $"there is no such collection; collections: {list}.")));
    }

    /// <summary>Answers with a problem.</summary>
    /// <param name="problem">The problem.</param>
    public Task Refuse(OgcProblem problem) => problem.WriteAsync(context);

    private async Task Send(byte[] bytes, string mediaType)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
