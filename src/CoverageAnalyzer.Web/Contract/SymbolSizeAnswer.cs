namespace CoverageAnalyzer.Web.Contract;

/// <summary>Size of a symbol in px at a zoom.</summary>
internal sealed record SymbolSizeAnswer(double Zoom, double Size);
