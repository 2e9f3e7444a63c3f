namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What a run over a network counted.</summary>
/// <param name="Predictions">Areas predicted: one for each place, height and frequency.</param>
/// <param name="Cells">Cells of those areas.</param>
/// <param name="Operators">Operators whose status the bands hold, in their order; empty where sites name none, or too many.</param>
/// <param name="RefusedSites">Indices of sites no area was predicted for, in order: on a void or outside the elevation model, or outside what the model is made for.</param>
/// <param name="CoveredCells">Cells covered under all assumptions.</param>
/// <param name="UncertainCells">Cells covered under some.</param>
/// <param name="UnknownCells">Cells of which that is not known.</param>
/// <param name="PeakCells">Cells held in memory at most.</param>
public sealed record RadioNetworkResult(
    long Predictions, long Cells, IReadOnlyList<string> Operators, IReadOnlyList<int> RefusedSites, long CoveredCells, long UncertainCells, long UnknownCells, long PeakCells);
