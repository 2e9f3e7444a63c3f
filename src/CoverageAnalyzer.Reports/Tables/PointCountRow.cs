using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A commune with the points counted in it.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="AreaSquareKilometres">The area the radius uses.</param>
/// <param name="Points">Points in it.</param>
/// <param name="AverageServiceRadiusKilometres">√(A / (π·N)); NaN without a point.</param>
public sealed record PointCountRow(Commune Commune, double AreaSquareKilometres, long Points, double AverageServiceRadiusKilometres);
