using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports;

/// <summary>An input of the study as the report names it.</summary>
/// <param name="Role">Which layer of the study: communes, postalPoints, btsSites, population.</param>
/// <param name="File">File name.</param>
/// <param name="Format">Format for people.</param>
/// <param name="Crs">Coordinate system and how it was decided.</param>
/// <param name="Encoding">Text encoding and how it was decided; empty for rasters.</param>
/// <param name="Rows">Rows or features used.</param>
/// <param name="Sha256">SHA-256 of the main file, lower-case hexadecimal.</param>
public sealed record ReportInput(string Role, string File, string Format, LocalizedText Crs, LocalizedText Encoding, long Rows, string Sha256);
