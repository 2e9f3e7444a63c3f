using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Asks the server, inside this process and without any connection, for what a page will ask for, so that the first reader does not wait
/// for answers to be made and compressed, nor for the code that makes them to be compiled.</summary>
/// <param name="pipeline">Answers requests.</param>
/// <param name="token">The token of the server, which its own requests need too.</param>
/// <param name="edition">What is served.</param>
/// <param name="files">Addresses of the page's files.</param>
internal sealed class Preparation(
    RequestDelegate pipeline, AccessToken? token, StudyEdition edition, IReadOnlyList<string> files)
{
    /// <summary>Communes of a study whose first "what if" is tried ahead: a province and more. A nation's would take seconds, and memory it may never need.</summary>
    private const int MostCommunesTriedOut = 2000;

    /// <summary>Makes ready what the first page asks for, in both languages: the reader's browser chooses one.</summary>
    /// <remarks>Cost: the layers and the tables are made here, about 2 s for 11,000 communes.</remarks>
    /// <param name="cancellation">Stops between requests.</param>
    public async Task FirstPage(CancellationToken cancellation)
    {
        foreach (string file in files.Prepend("/"))
        {
            await Get(file, cancellation);
        }

        await Overview(ReportLanguage.Vietnamese, cancellation);
        await Overview(ReportLanguage.English, cancellation);
        foreach (StudyLayer layer in edition.Layers.Layers)
        {
            await Get(
                layer.IsTiled ? $"/tiles/{edition.Revision}/{layer.Name}/0/0/0" : $"/api/layers/{layer.Name}?v={edition.Revision}", cancellation);
        }
    }

    /// <summary>Makes ready what readers ask for later: the other maps, a commune, a search, a "what if".</summary>
    /// <param name="first">The language to begin with.</param>
    /// <param name="cancellation">Stops between requests.</param>
    public async Task Rest(ReportLanguage first, CancellationToken cancellation)
    {
        await Get("/api/communes/0?lang=" + StudyAnswers.NameOf(first), cancellation);
        await Get("/api/search?q=a", cancellation);
        await Get("/api/scenarios", cancellation);
        await WhatIf(first, cancellation);
        ReportLanguage other = first == ReportLanguage.English ? ReportLanguage.Vietnamese : ReportLanguage.English;
        foreach (ReportLanguage language in (ReportLanguage[])[first, other])
        {
            string lang = "?lang=" + StudyAnswers.NameOf(language);
            await Get("/api/limitations" + lang, cancellation);
            await Get("/api/findings" + lang, cancellation);
            foreach (ViewerMap map in edition.Answers.In(language).Maps)
            {
                await Get($"/api/maps/{map.Definition.Id}{lang}", cancellation);
            }
        }
    }

    private async Task Overview(ReportLanguage language, CancellationToken cancellation)
    {
        string lang = "?lang=" + StudyAnswers.NameOf(language);
        await Get("/api/study" + lang, cancellation);
        await Get("/api/maps" + lang, cancellation);
        if (edition.Answers.In(language).Maps is [var map, ..])
        {
            await Get($"/api/maps/{map.Definition.Id}{lang}", cancellation);
        }

        await Get("/api/communes" + lang, cancellation);
    }

    // One more postal point in the middle: the whole way of an edit is gone once.
    private async Task WhatIf(ReportLanguage language, CancellationToken cancellation)
    {
        Bounds bounds = edition.Study.Content.CommunePolygons.BoundsOf();
        if (edition.Study.Prepared is null || edition.Study.Content.Communes.Count > MostCommunesTriedOut || bounds.IsEmpty || edition.Answers.In(language).Maps is not [var map, ..])
        {
            return;
        }

        byte[] body = System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $$"""{"edits":[{"action":"add","layer":"postal_points","code":"~","longitude":{{(bounds.MinX + bounds.MaxX) / 2}},"latitude":{{(bounds.MinY + bounds.MaxY) / 2}}}]}"""));
        await Ask(HttpMethods.Post, $"/api/whatif?map={map.Definition.Id}&lang={StudyAnswers.NameOf(language)}", body, cancellation);
    }

    private Task Get(string address, CancellationToken cancellation) => Ask(HttpMethods.Get, address, [], cancellation);

    private async Task Ask(string method, string address, byte[] body, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int query = address.IndexOf('?', StringComparison.Ordinal);
        var context = new DefaultHttpContext { RequestAborted = cancellation };
        HttpRequest request = context.Request;
        (request.Method, request.Scheme, request.Host, request.Protocol) = (method, "http", new HostString("localhost"), HttpProtocol.Http11);
        request.Path = query < 0 ? address : address[..query];
        request.QueryString = query < 0 ? QueryString.Empty : new QueryString(address[query..]);
        request.Headers.AcceptEncoding = "gzip, deflate, br";
        if (token is not null)
        {
            request.Headers.Authorization = "Bearer " + token.Text;
        }

        if (body.Length > 0)
        {
            request.Headers.ContentType = "application/json";
            request.Headers.ContentLength = body.Length;
            request.Body = new MemoryStream(body);
        }

        await pipeline(context);
    }
}
