namespace CoverageAnalyzer.Studies.Running;

/// <summary>Shares that the BTS sites cover of the communes that were measured, in their order.</summary>
/// <param name="AreaFraction">Covered share of each commune's area, 0–1; NaN for one without area.</param>
/// <param name="PeopleFraction">Covered share of its people, 0–1; that of the area where nothing better is known.</param>
internal sealed record CoveredShares(double[] AreaFraction, double[] PeopleFraction);
