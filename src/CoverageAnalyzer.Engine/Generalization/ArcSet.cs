namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Arcs to be simplified: chains of places on the <see cref="WorldGrid"/> whose ends stay.</summary>
/// <param name="Columns">Column of each position.</param>
/// <param name="Rows">Row of each position.</param>
/// <param name="ArcStart">First position of each arc, and the position count at the end.</param>
/// <param name="UnitA">A unit each arc bounds.</param>
/// <param name="UnitB">The other unit, or −1.</param>
/// <param name="RingsOfArc">The one or two rings each arc is a part of, −1 for none: twice as many entries as arcs.</param>
/// <param name="LeastPositions">Positions of each ring that stay at least.</param>
/// <param name="Crossing">Units whose outlines cross from the start, by <see cref="OutlineCrossings.Key"/>; the outlines of all others are kept apart. Null: none are.</param>
internal sealed record ArcSet(int[] Columns, int[] Rows, int[] ArcStart, int[] UnitA, int[] UnitB, int[] RingsOfArc, int[] LeastPositions, HashSet<long>? Crossing)
{
    private const int Triangle = 3;

    /// <summary>The arcs of polygons: every ring keeps a triangle.</summary>
    /// <param name="network">The network.</param>
    public static ArcSet Of(ArcNetwork network)
    {
        var ringsOfArc = new int[2 * network.ArcCount];
        Array.Fill(ringsOfArc, -1);
        for (int r = 0; r < network.RingCount; r++)
        {
            for (int k = network.RingArcStart[r]; k < network.RingArcStart[r + 1]; k++)
            {
                int arc = network.RingArc[k] < 0 ? ~network.RingArc[k] : network.RingArc[k];
                ringsOfArc[(2 * arc) + (ringsOfArc[2 * arc] < 0 ? 0 : 1)] = r;
            }
        }

        var least = new int[network.RingCount];
        Array.Fill(least, Triangle);
        return new(network.Columns, network.Rows, network.ArcStart, network.UnitA, network.UnitB, ringsOfArc, least, OutlineCrossings.Of(network));
    }

    /// <summary>Lines: each is an arc of its own.</summary>
    /// <param name="columns">Column of each vertex.</param>
    /// <param name="rows">Row of each vertex.</param>
    /// <param name="lineStart">First vertex of each line, and the vertex count at the end.</param>
    public static ArcSet OfLines(int[] columns, int[] rows, int[] lineStart)
    {
        int lines = lineStart.Length - 1;
        var unit = new int[lines];
        var none = new int[lines];
        Array.Fill(none, -1);
        var rings = new int[2 * lines];
        Array.Fill(rings, -1);
        var least = new List<int>();
        for (int l = 0; l < lines; l++)
        {
            int first = lineStart[l], last = lineStart[l + 1] - 1;
            if (last > first && columns[first] == columns[last] && rows[first] == rows[last])
            {
                rings[2 * l] = least.Count; // a closed line stays a triangle, not a point
                least.Add(Triangle);
            }
        }

        return new(columns, rows, lineStart, unit, none, rings, [.. least], null);
    }
}
