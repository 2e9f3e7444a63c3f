namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Ground inside the layer that no unit claims: a hole in the union of all units.</summary>
/// <param name="AreaSquareMetres">Its area, in the plane of the check.</param>
/// <param name="X">Easting of a place inside it.</param>
/// <param name="Y">Northing of that place.</param>
/// <param name="Units">The units around it, ascending.</param>
public sealed record BoundaryGap(double AreaSquareMetres, double X, double Y, IReadOnlyList<int> Units)
{
    /// <summary>The area in hectares.</summary>
    public double AreaHectares => AreaSquareMetres / 10_000;
}
