namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Pairs of communes with a common boundary; the lower index first.</summary>
internal static class NeighborPairs
{
    /// <summary>The real pairs, from the table of communes.</summary>
    /// <param name="communes">The communes.</param>
    public static SortedSet<(int A, int B)> Real(IReadOnlyList<CommuneFact> communes)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < communes.Count; i++)
        {
            index.Add(communes[i].Code, i);
        }

        var pairs = new SortedSet<(int A, int B)>();
        for (int i = 0; i < communes.Count; i++)
        {
            foreach (string neighbor in communes[i].Neighbors)
            {
                int j = index[neighbor];
                pairs.Add((Math.Min(i, j), Math.Max(i, j)));
            }
        }

        return pairs;
    }

    /// <summary>The pairs of a power diagram with the length of their common edge in metres.</summary>
    /// <param name="cells">The cells.</param>
    public static SortedDictionary<(int A, int B), double> CommonEdges(List<PowerCell> cells)
    {
        var common = new SortedDictionary<(int A, int B), double>();
        foreach (var cell in cells)
        {
            for (int k = 0; k < cell.Edges.Length; k++)
            {
                if (cell.Edges[k] > cell.Site)
                {
                    common.TryGetValue((cell.Site, cell.Edges[k]), out double length);
                    common[(cell.Site, cell.Edges[k])] = length + cell.Corners[k].DistanceTo(cell.Corners[(k + 1) % cell.Corners.Length]);
                }
            }
        }

        return common;
    }
}
