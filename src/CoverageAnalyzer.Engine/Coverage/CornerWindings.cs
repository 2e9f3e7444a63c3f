namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>How often the rings that cross the borders of a Voronoi diagram wind around each of its corners: 1 inside, 0 outside.</summary>
/// <remarks>Counted inwards from infinity, crossing by crossing: no place is tested, so rounding has no say in it. Cost: O(corners).</remarks>
internal static class CornerWindings
{
    /// <summary>Counts.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="crossings">All crossings of closed rings.</param>
    /// <returns>One number a triangle.</returns>
    public static int[] Of(VoronoiDiagram diagram, ReadOnlySpan<CellCrossing> crossings)
    {
        var net = new int[diagram.TriangleCount * 3];
        foreach (ref readonly CellCrossing crossing in crossings)
        {
            net[crossing.HalfEdge]++;
            net[diagram.Twin(crossing.HalfEdge)]--;
        }

        var winding = new int[diagram.TriangleCount];
        var known = new bool[winding.Length];
        var queue = new List<int>(winding.Length);
        for (int t = 0; t < known.Length; t++)
        {
            if (diagram.IsAtInfinity(t))
            {
                known[t] = true;
                queue.Add(t);
            }
        }

        for (int k = 0; k < queue.Count; k++)
        {
            for (int h = 3 * queue[k]; h < (3 * queue[k]) + 3; h++)
            {
                int across = diagram.Twin(h) / 3;
                if (!known[across])
                {
                    known[across] = true;
                    winding[across] = winding[queue[k]] - net[h];
                    queue.Add(across);
                }
            }
        }

        return winding;
    }
}
