namespace CoverageAnalyzer.Web.Contract;

/// <summary>The settings of the study that figures are held against; NaN where it has none.</summary>
internal sealed record TargetsAnswer(
    double AverageServiceRadiusKilometres, double PostalLimitKilometres, double MobileRadiusKilometres, double MinimumCoveredShare);
