using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A study's ground with the layers of a scenario.</summary>
/// <param name="Ground">The ground.</param>
/// <param name="PostalChanges">What was done with each postal point; empty where the layer is the study's.</param>
/// <param name="BtsChanges">What was done with each BTS site; empty where the layer is the study's.</param>
internal sealed record ScenarioGround(StudyGround Ground, IReadOnlyList<ScenarioChange> PostalChanges, IReadOnlyList<ScenarioChange> BtsChanges);
