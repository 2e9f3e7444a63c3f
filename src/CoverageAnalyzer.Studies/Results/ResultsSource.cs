using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>An opened results folder.</summary>
/// <param name="Folder">The folder as the user wrote it.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="File">Its GeoPackage.</param>
/// <param name="Findings">Takes what is noticed on reading.</param>
internal sealed record ResultsSource(string Folder, ResultsManifestFile Manifest, GeoPackageRows File, FindingLog Findings);
