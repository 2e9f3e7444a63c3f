namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A power diagram (Laguerre diagram) inside a simple polygon that need not be convex.</summary>
/// <remarks>
/// Source: Aurenhammer, Power Diagrams: Properties, Algorithms and Applications, SIAM J. Computing 16 (1987).
/// The cell of a site is where its power distance |p − s|² − w is the least. Each cell is cut out of the outline by one half-plane a rival
/// site, nearest rivals first, and the cutting ends once no farther rival can reach the cell. Of two sites in one place with one weight the first has the cell.
/// Cost: sorting rivals n² log n once a set of sites, then about n·k for each set of weights (k rivals near a site).
/// </remarks>
internal sealed class PowerDiagram
{
    private readonly Place[] outline;
    private readonly Place[] sites;
    private readonly int[][] rivals;
    private readonly double[][] rivalDistances;

    /// <summary>Makes a diagram for a set of sites.</summary>
    /// <param name="outline">Corners of the outline, counter-clockwise, not closed.</param>
    /// <param name="sites">The sites.</param>
    public PowerDiagram(Place[] outline, Place[] sites)
    {
        this.outline = outline;
        this.sites = sites;
        rivals = new int[sites.Length][];
        rivalDistances = new double[sites.Length][];
        for (int s = 0; s < sites.Length; s++)
        {
            double[] distances = new double[sites.Length];
            int[] order = new int[sites.Length];
            for (int t = 0; t < sites.Length; t++)
            {
                order[t] = t;
                distances[t] = t == s ? -1 : sites[s].DistanceTo(sites[t]);
            }

            Array.Sort(distances, order);
            rivals[s] = order[1..];
            rivalDistances[s] = distances[1..];
        }
    }

    /// <summary>The cells for one set of weights.</summary>
    /// <param name="weights">Weight of each site, in m²: the greater, the larger the cell.</param>
    /// <returns>The pieces in the order of the sites; a site may have none, or several where the outline parts its cell.</returns>
    public List<PowerCell> Cells(double[] weights)
    {
        double greatest = weights.Max();
        var cells = new List<PowerCell>(sites.Length);
        for (int s = 0; s < sites.Length; s++)
        {
            AddCell(s, weights, greatest, cells);
        }

        return cells;
    }

    private void AddCell(int s, double[] weights, double greatestWeight, List<PowerCell> cells)
    {
        int[] outlineEdges = new int[outline.Length];
        for (int e = 0; e < outline.Length; e++)
        {
            outlineEdges[e] = -1 - e;
        }

        var pieces = new List<PowerCell> { new(s, outline, outlineEdges) };
        for (int r = 0; r < rivals[s].Length && pieces.Count > 0; r++)
        {
            int t = rivals[s][r];
            if (r % 8 == 0 && rivalDistances[s][r] > Reach(s, pieces, greatestWeight - weights[s]))
            {
                break;
            }

            // Inside where |p − s|² − w(s) ≤ |p − t|² − w(t), that is normal · (p − s) ≤ limit.
            Place normal = sites[t] - sites[s];
            double limit = (normal.Dot(normal) + weights[s] - weights[t]) / 2;
            if (t < s && limit == 0 && normal.Dot(normal) == 0)
            {
                return; // the same site twice: its cell goes to the first
            }

            pieces = HalfPlane.Cut(pieces, sites[s], normal, limit, t);
        }

        cells.AddRange(pieces);
    }

    /// <summary>The distance beyond which no rival can take a place of the cell, whatever its weight.</summary>
    private double Reach(int s, List<PowerCell> pieces, double weightLead)
    {
        double radius = 0;
        foreach (var piece in pieces)
        {
            foreach (var corner in piece.Corners)
            {
                radius = Math.Max(radius, sites[s].DistanceTo(corner));
            }
        }

        return radius + Math.Sqrt(Math.Max(0, (radius * radius) + weightLead));
    }
}
