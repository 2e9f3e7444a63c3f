namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Ground that two units both claim: their polygons overlap.</summary>
/// <param name="UnitA">The unit with the lower index.</param>
/// <param name="UnitB">The unit with the higher index.</param>
/// <param name="AreaSquareMetres">Area both claim, all pieces together, in the plane of the check.</param>
/// <param name="X">Easting of a place on its rim: the middle of the longest edge around it.</param>
/// <param name="Y">Northing of that place.</param>
public sealed record BoundaryOverlap(int UnitA, int UnitB, double AreaSquareMetres, double X, double Y)
{
    /// <summary>The area in hectares.</summary>
    public double AreaHectares => AreaSquareMetres / 10_000;
}
