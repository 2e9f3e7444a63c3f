namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>What a rule says of a unit.</summary>
/// <param name="Title">The rule.</param>
/// <param name="Verdict">Its verdict in a word.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RuleSentence(string Title, string Verdict, string Reason);
