using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>A piece of an edge of a boundary.</summary>
/// <param name="Edge">The edge, the commune on its left.</param>
/// <param name="EdgeMetres">Length of the edge in the plane.</param>
/// <param name="From">Where the piece begins, 0 at the start of the edge and 1 at its end.</param>
/// <param name="To">Where it ends.</param>
/// <param name="IsOpen">True where no other commune lies behind it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoundaryPiece(Segment Edge, double EdgeMetres, double From, double To, bool IsOpen)
{
    /// <summary>Its length in the plane.</summary>
    public double PlaneMetres => (To - From) * EdgeMetres;

    /// <summary>Abscissa of its middle.</summary>
    public double X => Edge.X0 + ((From + To) / 2 * (Edge.X1 - Edge.X0));

    /// <summary>Ordinate of its middle.</summary>
    public double Y => Edge.Y0 + ((From + To) / 2 * (Edge.Y1 - Edge.Y0));

    /// <summary>Abscissa of the direction outward, which is on the right: outer rings run counter-clockwise and holes clockwise.</summary>
    public double OutwardX => (Edge.Y1 - Edge.Y0) / EdgeMetres;

    /// <summary>Ordinate of that direction, whose length is 1.</summary>
    public double OutwardY => (Edge.X0 - Edge.X1) / EdgeMetres;
}
