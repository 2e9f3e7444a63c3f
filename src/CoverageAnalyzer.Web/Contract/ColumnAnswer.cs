namespace CoverageAnalyzer.Web.Contract;

/// <summary>A column of a table.</summary>
/// <param name="Name">Name in files.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Unit">Unit for people, or empty.</param>
/// <param name="Kind"><c>text | choice | integer | number | fraction</c>.</param>
/// <param name="Decimals">Decimals people see (of the percentage, for a share).</param>
/// <param name="Choices">Stored word to word for people; empty for other kinds.</param>
internal sealed record ColumnAnswer(string Name, string Label, string Unit, string Kind, int Decimals, IReadOnlyDictionary<string, string> Choices);
