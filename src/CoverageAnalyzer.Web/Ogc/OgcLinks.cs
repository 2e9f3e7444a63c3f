using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Addresses as the client sees the server: scheme and host of its request, and the server's own parameters kept.</summary>
internal sealed class OgcLinks(HttpRequest request, OgcDataset dataset, string pattern, IReadOnlySet<string> others)
{
    /// <summary>Address of the landing page.</summary>
    public string Base { get; } = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{pattern}";

    /// <summary>Language of titles.</summary>
    public ReportLanguage Language { get; } = LanguageOf(request, dataset, others);

    /// <summary>The run.</summary>
    public OgcDataset Dataset => dataset;

    /// <summary>Language of an answer: that of <c>lang</c> where the server lets this parameter through, else the run's.</summary>
    /// <param name="request">The request.</param>
    /// <param name="dataset">The run.</param>
    /// <param name="others">Parameters that are let through.</param>
    public static ReportLanguage LanguageOf(HttpRequest request, OgcDataset dataset, IReadOnlySet<string> others) =>
        others.Contains("lang") ? RequestLanguage.Of(request.HttpContext, dataset.Content.Language) : dataset.Content.Language;

    /// <summary>Address of a resource.</summary>
    /// <param name="path">Path below the landing page, with its slash.</param>
    public string To(string path) => Base + path + Query(request.Query.Where(p => others.Contains(p.Key)));

    /// <summary>Address of another page of the same request.</summary>
    /// <param name="offset">Features before it.</param>
    public string Page(int offset) => Base + request.Path.Value![(request.Path.Value!.IndexOf(pattern, StringComparison.Ordinal) + pattern.Length)..]
        + Query([.. request.Query.Where(p => p.Key != "offset"), new("offset", offset.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Address of this request.</summary>
    public string Self => Base + request.Path.Value![(request.Path.Value!.IndexOf(pattern, StringComparison.Ordinal) + pattern.Length)..] + Query(request.Query);

    /// <summary>Writes a link.</summary>
    /// <param name="json">The writer, in an array.</param>
    /// <param name="address">The address.</param>
    /// <param name="relation">Its relation.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="title">Its title.</param>
    public void Write(Utf8JsonWriter json, string address, string relation, string mediaType, LocalizedText title)
    {
        json.WriteStartObject();
        json.WriteString("href", address);
        json.WriteString("rel", relation);
        json.WriteString("type", mediaType);
        json.WriteString("title", title.In(Language));
        json.WriteEndObject();
    }

    private static string Query(IEnumerable<KeyValuePair<string, StringValues>> parameters) => new QueryBuilder(parameters).ToString();
}
