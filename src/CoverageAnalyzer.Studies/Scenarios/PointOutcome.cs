namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>What all changes of one point come to.</summary>
/// <param name="Edit">Position of the change that holds.</param>
/// <param name="Last">The change that holds.</param>
/// <param name="Added">The change that made the point, or null for one of the study's.</param>
internal sealed record PointOutcome(int Edit, ScenarioEdit Last, ScenarioEdit? Added);
