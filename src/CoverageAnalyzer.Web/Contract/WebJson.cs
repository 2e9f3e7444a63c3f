using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>How answers are written as JSON; everything is generated when the program is built.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(FiniteNumberConverter)],
    MaxDepth = 64,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(StudyAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(IReadOnlyList<MapInfoAnswer>))]
[JsonSerializable(typeof(MapAnswer))]
[JsonSerializable(typeof(TableAnswer))]
[JsonSerializable(typeof(FeatureAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SearchHitAnswer>))]
[JsonSerializable(typeof(LimitationsAnswer))]
[JsonSerializable(typeof(FindingsAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(WhatIfAnswer))]
[JsonSerializable(typeof(ScenarioAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ScenarioInfoAnswer>))]
internal sealed partial class WebJson : JsonSerializerContext
{
    /// <summary>The generated serializers, Vietnamese letters as they are.</summary>
    /// <remarks>The answers are never put into HTML by the server, and are sent as JSON with <c>nosniff</c>.</remarks>
    public static WebJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new FiniteNumberConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
        RespectNullableAnnotations = true,
    });
}
