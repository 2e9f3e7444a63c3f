namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A partition as nodes and the boundaries between them: each boundary stands once, so neighbors share it to the last digit.</summary>
internal sealed class BoundaryNetwork
{
    private BoundaryNetwork(List<Place> nodes, List<Boundary> boundaries, int unitCount)
    {
        Nodes = nodes;
        Boundaries = boundaries;
        UnitCount = unitCount;
    }

    /// <summary>The places where boundaries meet, and the corners of the outline.</summary>
    public List<Place> Nodes { get; }

    /// <summary>The boundaries.</summary>
    public List<Boundary> Boundaries { get; }

    /// <summary>Number of units.</summary>
    public int UnitCount { get; }

    /// <summary>Takes the network out of a power diagram.</summary>
    /// <remarks>
    /// A corner is known by the three things that meet there (sites and outline edges), so the cells around it agree on it without comparing
    /// coordinates.
    /// </remarks>
    /// <param name="cells">The cells, one piece a site.</param>
    /// <param name="outline">The outline.</param>
    public static BoundaryNetwork From(List<PowerCell> cells, Outline outline)
    {
        var nodes = new List<Place>();
        var nodeOf = new Dictionary<(int, int, int), int>();
        var boundaries = new List<Boundary>();
        foreach (var cell in cells)
        {
            int n = cell.Corners.Length;
            int Node(int k)
            {
                int[] meeting = [cell.Site, cell.Edges[(k + n - 1) % n], cell.Edges[k]];
                Array.Sort(meeting);
                var key = (meeting[0], meeting[1], meeting[2]);
                if (!nodeOf.TryGetValue(key, out int node))
                {
                    nodeOf.Add(key, node = nodes.Count);
                    nodes.Add(cell.Corners[k]);
                }

                return node;
            }

            for (int k = 0; k < n; k++)
            {
                int beyond = cell.Edges[k];
                if (beyond < cell.Site)
                {
                    int from = Node(k), to = Node((k + 1) % n);
                    boundaries.Add(new Boundary
                    {
                        Left = cell.Site, Right = Math.Max(beyond, -1), Side = outline.SideOf(beyond), From = from, To = to,
                    });
                }
            }
        }

        return new BoundaryNetwork(nodes, boundaries, cells.Count);
    }

    /// <summary>The boundaries around a unit, counter-clockwise, each with whether it is walked from its first node to its last.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="InvalidOperationException">They do not close to one ring.</exception>
    public List<(int Boundary, bool Forward)> Ring(int unit)
    {
        var leaving = new Dictionary<int, (int Boundary, bool Forward)>();
        for (int b = 0; b < Boundaries.Count; b++)
        {
            if (Boundaries[b].Left == unit)
            {
                leaving.Add(Boundaries[b].From, (b, true));
            }
            else if (Boundaries[b].Right == unit)
            {
                leaving.Add(Boundaries[b].To, (b, false));
            }
        }

        int start = leaving.Keys.Min(), at = start;
        var ring = new List<(int Boundary, bool Forward)>();
        do
        {
            if (!leaving.Remove(at, out var step))
            {
                throw new InvalidOperationException($"The boundary of unit {unit} is not closed at node {at}.");
            }

            ring.Add(step);
            at = step.Forward ? Boundaries[step.Boundary].To : Boundaries[step.Boundary].From;
        }
        while (at != start);

        return leaving.Count == 0 ? ring : throw new InvalidOperationException($"Unit {unit} has more than one ring.");
    }
}
