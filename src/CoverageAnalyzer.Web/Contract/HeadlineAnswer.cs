namespace CoverageAnalyzer.Web.Contract;

/// <summary>A headline figure against its target, as <c>Headline</c> of the page's contract.</summary>
/// <param name="Id">Fixed name.</param>
/// <param name="Group"><c>postal | mobile | classes</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Value">Number in <paramref name="Unit"/>; NaN where nothing is known.</param>
/// <param name="Text">The value printed.</param>
/// <param name="Unit">Unit for people.</param>
/// <param name="Met">Whether the target is met; null without one.</param>
/// <param name="Comment">The target in words.</param>
/// <param name="Basis">The rules it rests on.</param>
internal sealed record HeadlineAnswer(
    string Id, string Group, string Name, double Value, string Text, string Unit, bool? Met, string Comment, IReadOnlyList<BasisAnswer> Basis);
