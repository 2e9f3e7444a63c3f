using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>The lines that divide districts, and those that divide a district from the outside; each is there once.</summary>
/// <param name="Lines">The lines, longitude and latitude in degrees.</param>
/// <param name="District">Of each line the district it belongs to: the lower of the two beside it.</param>
/// <param name="Neighbor">The other one; −1: the outside, or communes of no district.</param>
public sealed record DistrictLineSet(PolylineSet Lines, int[] District, int[] Neighbor)
{
    /// <summary>No line at all.</summary>
    public static DistrictLineSet Empty { get; } = new(new PolylineSet([], [], [0]), [], []);
}
