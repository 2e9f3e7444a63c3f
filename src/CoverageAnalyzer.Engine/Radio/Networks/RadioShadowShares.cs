namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What terrain does to the circles that coverage by distance draws, in each unit (commune), for the area or for the people.</summary>
/// <param name="ShadowFraction">In a circle, yet covered under none of the assumptions: in the shadow of terrain. Of the whole unit, 0–1.</param>
/// <param name="PossibleShadowFraction">In a circle and covered under some assumptions only.</param>
/// <param name="BeyondFraction">In no circle, yet covered under all assumptions: high sites reach farther.</param>
public sealed record RadioShadowShares(IReadOnlyList<double> ShadowFraction, IReadOnlyList<double> PossibleShadowFraction, IReadOnlyList<double> BeyondFraction);
