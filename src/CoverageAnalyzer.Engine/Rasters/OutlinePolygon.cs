namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>A polygon of <see cref="CellOutlines"/>: its outer ring counter-clockwise, its holes clockwise as seen with north up.</summary>
/// <param name="Outer">The outer ring.</param>
/// <param name="Holes">The holes.</param>
/// <param name="Cells">Cells of the class in it; without those of holes too small to be kept.</param>
public sealed record OutlinePolygon(OutlineRing Outer, IReadOnlyList<OutlineRing> Holes, long Cells)
{
    /// <summary>Vertices of all rings.</summary>
    public int VertexCount => Outer.X.Length + Holes.Sum(h => h.X.Length);
}
