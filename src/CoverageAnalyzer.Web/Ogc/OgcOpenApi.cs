using System.Text.Json;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The definition of the interface. GDAL and QGIS take the size of a page from it.</summary>
internal static class OgcOpenApi
{
    /// <summary>Media type of the document.</summary>
    public const string MediaType = "application/vnd.oai.openapi+json;version=3.0";

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, OgcLinks links)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.0.3");
        json.WriteStartObject("info");
        json.WriteString("title", links.Dataset.Content.StudyName);
        json.WriteString("version", links.Dataset.Content.ProgramVersion.Length > 0 ? links.Dataset.Content.ProgramVersion : "1");
        json.WriteEndObject();
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", links.Base);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("paths");
        Path(json, "/", "getLandingPage", "application/json", []);
        Path(json, "/conformance", "getConformance", "application/json", []);
        Path(json, "/collections", "getCollections", "application/json", []);
        foreach (OgcCollection collection in links.Dataset.Collections)
        {
            string path = "/collections/" + collection.Id, name = char.ToUpperInvariant(collection.Id[0]) + collection.Id[1..];
            Path(json, path, "describe" + name, "application/json", []);
            Path(json, path + "/schema", "schemaOf" + name, "application/schema+json", []);
            Path(json, path + "/items", "get" + name, "application/geo+json", ["limit", "offset", "bbox", "bbox-crs", "crs", "datetime"], collection.Columns);
            Path(json, path + "/items/{featureId}", "getOneOf" + name, "application/geo+json", ["featureId", "crs"]);
        }

        json.WriteEndObject();
        json.WriteStartObject("components");
        json.WriteStartObject("parameters");
        Number(json, "limit", "query", 1, OgcQuery.GreatestLimit, OgcQuery.UsualLimit);
        Number(json, "offset", "query", 0, null, 0);
        Number(json, "featureId", "path", 1, null, null);
        Text(json, "bbox", "array");
        Text(json, "bbox-crs", "string");
        Text(json, "crs", "string");
        Text(json, "datetime", "string");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Path(Utf8JsonWriter json, string path, string operation, string mediaType, string[] parameters, IReadOnlyList<TableColumn>? properties = null)
    {
        json.WriteStartObject(path);
        json.WriteStartObject("get");
        json.WriteString("operationId", operation);
        if (parameters.Length > 0)
        {
            json.WriteStartArray("parameters");
            foreach (string parameter in parameters)
            {
                json.WriteStartObject();
                json.WriteString("$ref", "#/components/parameters/" + parameter);
                json.WriteEndObject();
            }

            foreach (TableColumn column in properties ?? [])
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("in", "query");
                json.WriteBoolean("required", false);
                json.WriteStartObject("schema");
                json.WriteString("type", column.IsNumeric ? "number" : "string");
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("responses");
        Response(json, "200", "OK", mediaType);
        Response(json, "400", "Bad Request", "application/problem+json");
        Response(json, "404", "Not Found", "application/problem+json");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter json, string status, string description, string mediaType)
    {
        json.WriteStartObject(status);
        json.WriteString("description", description);
        json.WriteStartObject("content");
        json.WriteStartObject(mediaType);
        json.WriteStartObject("schema");
        json.WriteString("type", "object");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, string place, int least, int? most, int? usual)
    {
        Begin(json, name, place);
        json.WriteStartObject("schema");
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", least);
        if (most is int greatest)
        {
            json.WriteNumber("maximum", greatest);
        }

        if (usual is int value)
        {
            json.WriteNumber("default", value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string type)
    {
        Begin(json, name, "query");
        json.WriteString("style", "form");
        json.WriteBoolean("explode", false);
        json.WriteStartObject("schema");
        json.WriteString("type", type);
        if (type == "array")
        {
            json.WriteNumber("minItems", 4);
            json.WriteNumber("maxItems", 6);
            json.WriteStartObject("items");
            json.WriteString("type", "number");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string name, string place)
    {
        json.WriteStartObject(name);
        json.WriteString("name", name);
        json.WriteString("in", place);
        json.WriteBoolean("required", place == "path");
    }
}
