namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>The heights and slopes whose shares of a unit's area are wanted.</summary>
/// <param name="HeightsMetres">Heights; the share at or above each is measured.</param>
/// <param name="SlopesPercent">Slopes in percent (100 × rise / run): 15 percent is 8.53°, and 15° is 26.8 percent.</param>
public sealed record TerrainThresholds(IReadOnlyList<double> HeightsMetres, IReadOnlyList<double> SlopesPercent);
