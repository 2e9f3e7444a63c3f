using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>A place where a ring goes over from one Voronoi cell into a neighbouring one.</summary>
/// <param name="HalfEdge">Half-edge from the site of the cell it leaves to the site of the cell it enters.</param>
/// <param name="Border">The lower of the half-edge and its twin: names the border that is crossed.</param>
/// <param name="Along">Position along the border, counter-clockwise around the site that <paramref name="Border"/> starts at.</param>
/// <param name="X">Abscissa.</param>
/// <param name="Y">Ordinate.</param>
/// <param name="Vertex">Vertex at the end of the ring's edge that crosses.</param>
/// <param name="Number">Running number over all rings walked.</param>
/// <param name="Next">Number of the next crossing of the same ring; the last one's next is the first.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellCrossing(int HalfEdge, int Border, double Along, double X, double Y, int Vertex, int Number, int Next)
    : IComparable<CellCrossing>
{
    /// <summary>+1 where the border, run counter-clockwise around the site <see cref="Border"/> starts at, comes into the region on the ring's left; −1 where it goes out.</summary>
    public int Sign => HalfEdge == Border ? 1 : -1;

    /// <summary>By border, then along it.</summary>
    public int CompareTo(CellCrossing other)
    {
        int order = Border.CompareTo(other.Border);
        order = order != 0 ? order : Along.CompareTo(other.Along);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }
}
