using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>What a push of a study put into the store.</summary>
/// <param name="Name">Name of the study there.</param>
/// <param name="Version">Number of the push, from 1.</param>
/// <param name="Layers">Its layers: key, table and rows.</param>
/// <param name="Notes">What was not pushed, and what was noticed.</param>
public sealed record StudyPushResult(string Name, int Version, IReadOnlyList<(string Key, string Table, long Rows)> Layers, IReadOnlyList<LocalizedText> Notes);
