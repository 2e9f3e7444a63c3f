using System.Runtime.CompilerServices;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a condition came to, with its steps.</summary>
/// <param name="Verdict">Met, not met or undecidable.</param>
/// <param name="Steps">The condition's own step first, then those of its parts.</param>
/// <param name="Because">What decided it, a phrase without capital and full stop.</param>
/// <param name="Route">By what it was decided, "altitude"; empty where several things together decided.</param>
/// <param name="Number">The deciding step with a number, or null.</param>
internal sealed record RuleOutcome(Verdict Verdict, IReadOnlyList<RuleStep> Steps, LocalizedText Because, LocalizedText Route, RuleStep? Number)
{
    /// <summary>True for an outcome that all units share whose facts are the same.</summary>
    public bool IsShared { get; init; }

    /// <summary>An outcome equals itself only: comparing and hashing all its words would cost more than making it.</summary>
    public bool Equals(RuleOutcome? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
