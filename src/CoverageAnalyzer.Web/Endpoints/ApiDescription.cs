using System.Text.Json.Serialization.Metadata;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>What the OpenAPI document says of an endpoint. Every endpoint carries one; a test finds those that do not.</summary>
/// <param name="Summary">What it answers, in a sentence.</param>
/// <param name="Answer">The JSON it answers with; null where it is another media type.</param>
internal sealed record ApiDescription(string Summary, JsonTypeInfo? Answer)
{
    /// <summary>Media type of the answer.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Parameters in the query: name and meaning.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>The JSON body it takes; null for none.</summary>
    public JsonTypeInfo? Body { get; init; }

    /// <summary>Statuses besides 200 that belong to its normal use.</summary>
    public IReadOnlyList<int> OtherStatuses { get; init; } = [];

    /// <summary>Parameter <c>lang</c>, which most endpoints take.</summary>
    public static (string Name, string Meaning) Language => ("lang", "vi or en: language of texts; the study's where left out.");
}
