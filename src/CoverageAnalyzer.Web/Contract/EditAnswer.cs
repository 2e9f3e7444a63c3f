using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>A change of a scenario.</summary>
/// <param name="Action"><c>add | move | remove</c>.</param>
/// <param name="Layer"><c>postal_points | bts_sites</c>.</param>
/// <param name="Code">Code of the point.</param>
/// <param name="Name">Name of a new point.</param>
/// <param name="Type">Kind of a new postal point.</param>
/// <param name="Longitude">Degrees, for add and move.</param>
/// <param name="Latitude">Degrees, for add and move.</param>
/// <param name="RadiusKilometres">Coverage radius of a BTS site.</param>
internal sealed record EditAnswer(
    string Action,
    string Layer,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Longitude,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Latitude,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RadiusKilometres);
