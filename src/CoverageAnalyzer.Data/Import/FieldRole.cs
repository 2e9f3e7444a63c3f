namespace CoverageAnalyzer.Data.Import;

/// <summary>What a column may hold, as a study's <c>fields</c> names it, and the headers it goes by.</summary>
/// <param name="Name">Name of the role: <c>population</c>, <c>x</c> …</param>
/// <param name="Synonyms">Headers it goes by, without accents and in small letters, the surest first.</param>
public sealed record FieldRole(string Name, IReadOnlyList<string> Synonyms);
