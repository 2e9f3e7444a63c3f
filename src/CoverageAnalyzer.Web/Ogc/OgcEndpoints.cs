using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The layers of a run as OGC API – Features, so that QGIS and GDAL connect to the server as to any other.</summary>
/// <remarks>
/// Source: OGC API – Features Part 1 Core, GeoJSON and OpenAPI 3.0 (17-069r4), Part 2 coordinate systems (18-058r1).
/// Behavior: read only; features are written as they are made, so that a page of any size needs no memory of its own. Links take scheme and host of the
/// request, which the server has checked.
/// </remarks>
public static class OgcEndpoints
{
    /// <summary>Adds the addresses.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="current">Gives the run that is served; asked at each request, so that a study can be read anew.</param>
    /// <param name="pattern">Address they stand under.</param>
    /// <param name="otherParameters">Query parameters that belong to the server, for example a token: let through, and carried into links.</param>
    /// <returns>The group, for the server's own conventions.</returns>
    public static RouteGroupBuilder MapOgcFeatures(
        this IEndpointRouteBuilder endpoints, Func<ReportContent> current, string pattern = "/ogc", IReadOnlyCollection<string>? otherParameters = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(current);
        var others = new HashSet<string>(otherParameters ?? [], StringComparer.Ordinal);
        OgcDataset? made = null;
        OgcDataset Dataset()
        {
            ReportContent content = current();
            OgcDataset? last = Volatile.Read(ref made);
            if (last is null || !ReferenceEquals(last.Content, content))
            {
                Volatile.Write(ref made, last = OgcDataset.Of(content));
            }

            return last;
        }

        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        void Map(string address, Func<OgcAnswer, Task> answer) => group.MapMethods(
            address, [HttpMethods.Get, HttpMethods.Head], context => answer(new OgcAnswer(context, Dataset(), pattern, others)));

        Map("", a => a.Document(OgcDocuments.Landing));
        Map("/conformance", a => a.Document(OgcDocuments.Conformance));
        Map("/api", a => a.Document(OgcOpenApi.Write, OgcOpenApi.MediaType));
        Map("/doc", a => a.Text(OgcDocuments.Manual(a)));
        Map("/collections", a => a.Document(OgcDocuments.Collections));
        Map("/collections/{id}", a => a.OfCollection(c => a.Document((json, links) => OgcDocuments.Collection(json, links, c))));
        Map("/collections/{id}/schema", a => a.OfCollection(c => a.Document((json, links) => OgcDocuments.Schema(json, links, c), "application/schema+json")));
        Map("/collections/{id}/items", a => a.OfCollection(c => OgcItems.Page(a, c)));
        Map("/collections/{id}/items/{fid}", a => a.OfCollection(c =>
            int.TryParse((string?)a.Context.Request.RouteValues["fid"], NumberStyles.None, CultureInfo.InvariantCulture, out int fid) && fid >= 1 && fid <= c.Count
                ? OgcItems.Feature(a, c, fid - 1)
                : a.Refuse(OgcProblem.NotFound(LocalizedText.Of($"lớp '{c.Id}' có đối tượng từ 1 đến {c.Count}.", $"the collection '{c.Id}' has features 1 to {c.Count}.")))));
        return group;
    }
}
