namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Coverage of every unit (commune) by one operator, by any of them or by all of them at once.</summary>
/// <param name="Area">Each unit's true area over the states; what lies outside the elevation model is unknown.</param>
/// <param name="People">Each unit's people over the states; its area where no place of people is known in it.</param>
public sealed record RadioLayerShares(IReadOnlyList<RadioStatusFractions> Area, IReadOnlyList<RadioStatusFractions> People);
