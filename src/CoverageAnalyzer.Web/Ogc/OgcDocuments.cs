using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The documents around the features: landing page, conformance, collections, their properties.</summary>
internal static class OgcDocuments
{
    private const string Json = "application/json", GeoJson = "application/geo+json", SchemaJson = "application/schema+json";

    private static readonly string[] Classes =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ];

    /// <summary>Writes the landing page; a client looks for <c>service-desc</c>, <c>conformance</c> and <c>data</c> here.</summary>
    public static void Landing(Utf8JsonWriter json, OgcLinks links)
    {
        json.WriteStartObject();
        json.WriteString("title", links.Dataset.Content.StudyName);
        json.WriteString("description", string.Join(' ', links.Dataset.Content.Notices.Select(n => n.In(links.Language))));
        json.WriteStartArray("links");
        links.Write(json, links.To(string.Empty), "self", Json, new("Trang này", "This page"));
        links.Write(json, links.To("/api"), "service-desc", OgcOpenApi.MediaType, new("Mô tả giao diện (OpenAPI)", "Definition of the interface (OpenAPI)"));
        links.Write(json, links.To("/doc"), "service-doc", "text/plain", new("Cách kết nối", "How to connect"));
        links.Write(json, links.To("/conformance"), "conformance", Json, new("Các chuẩn được tuân theo", "Standards that are followed"));
        links.Write(json, links.To("/conformance"), "http://www.opengis.net/def/rel/ogc/1.0/conformance", Json, new("Các chuẩn được tuân theo", "Standards that are followed"));
        links.Write(json, links.To("/collections"), "data", Json, new("Các lớp", "Collections"));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the classes of the standards that are followed.</summary>
    public static void Conformance(Utf8JsonWriter json, OgcLinks links)
    {
        json.WriteStartObject();
        Strings(json, "conformsTo", Classes);
        json.WriteEndObject();
    }

    /// <summary>Writes all collections.</summary>
    public static void Collections(Utf8JsonWriter json, OgcLinks links)
    {
        json.WriteStartObject();
        json.WriteStartArray("links");
        links.Write(json, links.To("/collections"), "self", Json, new("Các lớp", "Collections"));
        json.WriteEndArray();
        json.WriteStartArray("collections");
        foreach (OgcCollection collection in links.Dataset.Collections)
        {
            Collection(json, links, collection);
        }

        json.WriteEndArray();
        Strings(json, "crs", links.Dataset.Systems.Select(s => s.Uri));
        json.WriteEndObject();
    }

    /// <summary>Writes one collection.</summary>
    public static void Collection(Utf8JsonWriter json, OgcLinks links, OgcCollection collection)
    {
        string path = "/collections/" + collection.Id;
        json.WriteStartObject();
        json.WriteString("id", collection.Id);
        json.WriteString("title", collection.Title.In(links.Language));
        json.WriteString("itemType", "feature");
        if (collection.Extent is { IsEmpty: false } extent)
        {
            json.WriteStartObject("extent");
            json.WriteStartObject("spatial");
            json.WriteStartArray("bbox");
            json.WriteStartArray();
            foreach (double bound in Outward(extent))
            {
                json.WriteNumberValue(bound);
            }

            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteString("crs", OgcCrs.Crs84.Uri);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        Strings(json, "crs", links.Dataset.Systems.Select(s => s.Uri));
        json.WriteString("storageCrs", OgcCrs.Crs84.Uri);
        json.WriteStartArray("links");
        links.Write(json, links.To(path), "self", Json, collection.Title);
        links.Write(json, links.To(path + "/items"), "items", GeoJson, collection.Title);
        links.Write(json, links.To(path + "/schema"), "describedby", SchemaJson, new("Các thuộc tính", "Properties"));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the properties of a collection as a JSON schema: with it a client knows the type of a column that is empty on the first page.</summary>
    public static void Schema(Utf8JsonWriter json, OgcLinks links, OgcCollection collection)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", links.To($"/collections/{collection.Id}/schema"));
        json.WriteString("type", "object");
        json.WriteString("title", collection.Title.In(links.Language));
        json.WriteStartObject("properties");
        json.WriteStartObject("geometry");
        json.WriteString("x-ogc-role", "primary-geometry");
        json.WriteString("format", "geometry-" + collection.Geometry.Type.ToLowerInvariant());
        json.WriteEndObject();
        foreach (TableColumn column in collection.Columns)
        {
            json.WriteStartObject(column.Name);
            json.WriteString("title", column.HeaderIn(links.Language));
            json.WriteString("type", column.Kind == ColumnKind.Integer ? "integer" : column.IsNumeric ? "number" : "string");
            if (column.Choices.Count > 0)
            {
                Strings(json, "enum", column.Choices.Select(c => c.Value));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The page for people: how to connect.</summary>
    public static string Manual(OgcAnswer answer)
    {
        const string id = "communes";
        string address = answer.Links.Base, list = string.Join(", ", answer.Dataset.Collections.Select(c => $"{c.Id} ({c.Count})"));
        return new LocalizedText(
            $"""
            OGC API – Features: {answer.Dataset.Content.StudyName}

            QGIS: Lớp > Thêm lớp > Thêm lớp WFS / OGC API – Features; Mới; địa chỉ {address}
            GDAL: ogrinfo OAPIF:{address}
                  ogr2ogr xa.gpkg OAPIF:{address} {id}

            Các lớp: {list}
            Tham số: limit, offset, bbox, bbox-crs, crs, và tên một thuộc tính, ví dụ {address}/collections/{id}/items?mountainous=yes

            """,
            $"""
            OGC API – Features: {answer.Dataset.Content.StudyName}

            QGIS: Layer > Add Layer > Add WFS / OGC API – Features Layer; New; address {address}
            GDAL: ogrinfo OAPIF:{address}
                  ogr2ogr communes.gpkg OAPIF:{address} communes

            Collections: {list}
            Parameters: limit, offset, bbox, bbox-crs, crs, and the name of a property, for example {address}/collections/communes/items?mountainous=yes

            """).In(answer.Language);
    }

    // Seven decimals, never inside the extent: a client that filters by it must not lose the outermost feature.
    private static double[] Outward(Bounds extent) =>
        [Math.Floor(extent.MinX * 1e7) / 1e7, Math.Floor(extent.MinY * 1e7) / 1e7, Math.Ceiling(extent.MaxX * 1e7) / 1e7, Math.Ceiling(extent.MaxY * 1e7) / 1e7];

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
