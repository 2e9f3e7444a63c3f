namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A part of a network: some of its places with sites, and the rows of the grid they may reach.</summary>
/// <param name="FirstRow">First row of the grid.</param>
/// <param name="EndRow">First row after them; the same as the first where the part has no sites.</param>
/// <param name="Predictions">Areas predicted.</param>
/// <param name="PredictedCells">Their cells.</param>
/// <param name="RefusedSites">Indices of its sites no area was predicted for, in order.</param>
public sealed record RadioPart(int FirstRow, int EndRow, long Predictions, long PredictedCells, IReadOnlyList<int> RefusedSites);
