using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The points of a study in their communes, in the order of their codes.</summary>
/// <param name="Locator">Finds the commune of a place.</param>
/// <param name="Postal">Postal points, or null where the study has none.</param>
/// <param name="Bts">BTS sites, or null where the study has none.</param>
internal sealed record StudyPoints(CommuneLocator Locator, IReadOnlyList<ServicePoint>? Postal, IReadOnlyList<BtsSite>? Bts);
