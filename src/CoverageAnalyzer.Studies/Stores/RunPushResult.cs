using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>A run that was pushed.</summary>
/// <param name="Run">The run.</param>
/// <param name="Findings">What was noticed of the folder: tables and columns the store has no place for.</param>
/// <param name="ChangedFiles">Files that were changed after the run, pushed because they were to be.</param>
public sealed record RunPushResult(StoredRun Run, IReadOnlyList<Finding> Findings, IReadOnlyList<string> ChangedFiles);
