using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>Writes features as GeoJSON.</summary>
internal static class OgcItems
{
    private const string GeoJson = "application/geo+json";
    private const int BytesBetweenFlushes = 1 << 16;

    /// <summary>Answers with a page of features.</summary>
    /// <param name="answer">The request.</param>
    /// <param name="collection">The collection.</param>
    public static async Task Page(OgcAnswer answer, OgcCollection collection)
    {
        OgcQuery query = OgcQuery.Read(answer.Context.Request.Query, collection, answer.Dataset.Systems, answer.Others, out OgcProblem? problem);
        if (problem is not null)
        {
            await answer.Refuse(problem);
            return;
        }

        List<int> matches = query.Matches(collection);
        int[] page = [.. matches.Skip(query.Offset).Take(query.Limit)];
        Utf8JsonWriter? begun = Begin(answer, query.Crs);
        if (begun is not { } json)
        {
            return;
        }

        await using (json)
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("timeStamp", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("numberMatched", matches.Count);
            json.WriteNumber("numberReturned", page.Length);
            json.WriteStartArray("links");
            OgcLinks links = answer.Links;
            links.Write(json, links.Self, "self", GeoJson, collection.Title);
            if (query.Offset + page.Length < matches.Count && page.Length > 0)
            {
                links.Write(json, links.Page(query.Offset + page.Length), "next", GeoJson, new("Trang sau", "Next page"));
            }

            if (query.Offset > 0)
            {
                links.Write(json, links.Page(Math.Max(0, Math.Min(query.Offset, matches.Count) - query.Limit)), "prev", GeoJson, new("Trang trước", "Previous page"));
            }

            links.Write(json, links.To("/collections/" + collection.Id), "collection", "application/json", collection.Title);
            json.WriteEndArray();
            json.WriteStartArray("features");
            long flushed = 0;
            foreach (int feature in page)
            {
                Write(json, collection, feature, query.Crs, null);
                if (json.BytesPending + json.BytesCommitted - flushed > BytesBetweenFlushes)
                {
                    await json.FlushAsync(answer.Context.RequestAborted);
                    flushed = json.BytesCommitted;
                    await answer.Context.Response.BodyWriter.FlushAsync(answer.Context.RequestAborted);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>Answers with one feature.</summary>
    /// <param name="answer">The request.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="feature">Its position.</param>
    public static async Task Feature(OgcAnswer answer, OgcCollection collection, int feature)
    {
        OgcCrs crs = OgcQuery.ReadCrs(answer.Context.Request.Query, answer.Dataset.Systems, answer.Others, out OgcProblem? problem);
        if (problem is not null)
        {
            await answer.Refuse(problem);
            return;
        }

        if (Begin(answer, crs) is { } json)
        {
            await using (json)
            {
                Write(json, collection, feature, crs, answer.Links);
            }
        }
    }

    // Null where the request is for the head alone.
    private static Utf8JsonWriter? Begin(OgcAnswer answer, OgcCrs crs)
    {
        answer.Context.Response.ContentType = GeoJson;
        answer.Context.Response.Headers["Content-Crs"] = $"<{crs.Uri}>";
        return HttpMethods.IsHead(answer.Context.Request.Method) ? null : new Utf8JsonWriter(answer.Context.Response.BodyWriter, OgcAnswer.JsonOptions);
    }

    private static void Write(Utf8JsonWriter json, OgcCollection collection, int feature, OgcCrs crs, OgcLinks? links)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", feature + 1);
        if (links is not null)
        {
            json.WriteStartArray("links");
            links.Write(json, links.Self, "self", GeoJson, new LocalizedText("Đối tượng này", "This feature"));
            links.Write(json, links.To("/collections/" + collection.Id), "collection", "application/json", collection.Title);
            json.WriteEndArray();
        }

        json.WritePropertyName("geometry");
        collection.Geometry.Write(json, feature, crs);
        json.WriteStartObject("properties");
        foreach (TableColumn column in collection.Columns)
        {
            if (!column.IsNumeric)
            {
                Text(json, column.Name, collection.TextOf(column, feature));
                continue;
            }

            double number = collection.NumberOf(column, feature);
            if (!double.IsFinite(number))
            {
                json.WriteNull(column.Name);
            }
            else if (column.Kind == ColumnKind.Integer)
            {
                json.WriteNumber(column.Name, (long)number);
            }
            else
            {
                json.WriteNumber(column.Name, number);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
