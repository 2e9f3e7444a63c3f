using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>Why a request was not answered, as RFC 9457 has it.</summary>
/// <param name="Type">Address that stands for the kind of problem.</param>
/// <param name="Title">The kind, for people.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What was wrong with this request and what would do; null where the title says it all.</param>
/// <param name="Errors">What is wrong with which member of the body; null for none.</param>
/// <param name="EditedBy">Of a scenario that was changed: who did it, as the person stated it; null where that is not known.</param>
/// <param name="EditedAt">Of a scenario that was changed: when, UTC; null where it is gone.</param>
internal sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EditedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EditedAt = null);
