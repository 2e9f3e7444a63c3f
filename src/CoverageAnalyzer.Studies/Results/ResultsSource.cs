using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Opened results: those of a folder, or of a run of the shared store.</summary>
/// <param name="Folder">The folder as the user wrote it, or the run as <c>store:NAME@RUN</c>.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Rules">Reads its rule set.</param>
/// <param name="Findings">Takes what is noticed on reading.</param>
internal sealed record ResultsSource(string Folder, ResultsManifestFile Manifest, ITableRows Tables, Func<RuleSet> Rules, FindingLog Findings);
