namespace CoverageAnalyzer.Web.Contract;

/// <summary>How points look.</summary>
internal sealed record SymbolAnswer(string Shape, string Color, OutlineAnswer? Outline, IReadOnlyList<SymbolSizeAnswer> Sizes);
