using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>An official list of communes, joined to the study's communes.</summary>
public sealed record OfficialList
{
    /// <summary>Id that rules name it by.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people: the decision it comes from.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Id of the rule its members are compared with, or empty.</summary>
    public string ComparedRule { get; init; } = string.Empty;

    /// <summary>Indices of the communes it names, in order, each once.</summary>
    public required IReadOnlyList<int> Communes { get; init; }

    /// <summary>Rows that named no commune of the study.</summary>
    public int UnmatchedRows { get; init; }
}
