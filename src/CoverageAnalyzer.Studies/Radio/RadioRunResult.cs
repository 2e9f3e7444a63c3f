using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>What a study's radio network came to, beside the bands that went to the sink.</summary>
/// <param name="Network">Counts.</param>
/// <param name="Sites">The sites, in the order of the study's masts: their index is that of the best server.</param>
/// <param name="Request">What was asked: thresholds, margins, climate.</param>
public sealed record RadioRunResult(RadioNetworkResult Network, IReadOnlyList<RadioSite> Sites, RadioNetworkRequest Request);
