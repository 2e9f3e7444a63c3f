using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geography;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What lies behind the boundaries of all communes, measured before.</summary>
/// <param name="Lengths">Open boundary of each commune, and what lies behind it.</param>
/// <param name="Locator">Finds the communes at a place of the plane.</param>
internal sealed record CommuneSurroundings(IReadOnlyList<BoundaryLengths> Lengths, CommuneLocator Locator);
