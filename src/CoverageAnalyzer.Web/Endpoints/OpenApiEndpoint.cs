using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The OpenAPI document, made from the endpoints themselves and from the types they answer with, so that it cannot lag behind.</summary>
/// <remarks>Source: OpenAPI Specification 3.1.1; schemas are JSON Schema 2020-12.</remarks>
internal static class OpenApiEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/openapi.json";

    /// <summary>Maps it, after all others.</summary>
    /// <param name="routes">Takes it, and has the others.</param>
    /// <param name="version">Version of the program.</param>
    public static void Map(IEndpointRouteBuilder routes, string version)
    {
        var document = new Lazy<CachedAnswer>(() => new CachedAnswer(AnswerCache.Json, Encoding.UTF8.GetBytes(Make(routes, version).ToJsonString())));
        routes.MapReading(Path, new("This document.", null), c => Answer.Send(c, document.Value));
    }

    /// <summary>The parts of an address as the document writes them: <c>/api/maps/{id}</c>.</summary>
    /// <param name="pattern">The pattern of a route.</param>
    internal static string AddressOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => string.Empty,
    }))));

    private static JsonObject Make(IEndpointRouteBuilder routes, string version)
    {
        var paths = new JsonObject();
        foreach (RouteEndpoint endpoint in routes.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>())
        {
            string address = AddressOf(endpoint.RoutePattern);
            if (paths[address] is not JsonObject item)
            {
                paths[address] = item = [];
            }

            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                item[method.ToLowerInvariant()] = Operation(endpoint, endpoint.Metadata.GetMetadata<ApiDescription>());
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "CoverageAnalyzer", ["version"] = version.Length == 0 ? "0" : version },
            ["security"] = new JsonArray((JsonNode)new JsonObject { ["token"] = new JsonArray() }, (JsonNode)new JsonObject()),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["Problem"] = WebJson.Plain.ProblemAnswer.GetJsonSchemaAsNode() },
            },
        };
    }

    private static JsonObject Operation(RouteEndpoint endpoint, ApiDescription? description)
    {
        var parameters = new JsonArray();
        foreach (RoutePatternParameterPart part in endpoint.RoutePattern.Parameters)
        {
            parameters.Add((JsonNode)new JsonObject { ["name"] = part.Name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        }

        foreach ((string name, string meaning) in description?.Query ?? [])
        {
            parameters.Add((JsonNode)new JsonObject { ["name"] = name, ["in"] = "query", ["description"] = meaning, ["schema"] = new JsonObject { ["type"] = "string" } });
        }

        string mediaType = description?.MediaType ?? "application/json";
        JsonNode? schema = description?.Answer?.GetJsonSchemaAsNode();
        var answers = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "The answer.", ["content"] = new JsonObject { [mediaType] = schema is null ? [] : new JsonObject { ["schema"] = schema } } },
        };
        foreach (int status in description?.OtherStatuses.Where(s => s < 300) ?? [])
        {
            answers[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["description"] = "Done." };
        }

        foreach (string status in description?.OtherStatuses.Where(s => s >= 400).Select(s => s.ToString(CultureInfo.InvariantCulture)).Append("default") ?? ["default"])
        {
            answers[status] = new JsonObject
            {
                ["description"] = "A problem, as RFC 9457 has it.",
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
            };
        }

        var operation = new JsonObject { ["summary"] = description?.Summary ?? endpoint.DisplayName, ["parameters"] = parameters, ["responses"] = answers };
        if (description?.Body is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = body.GetJsonSchemaAsNode() } },
            };
        }

        return operation;
    }
}
