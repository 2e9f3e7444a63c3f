using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Follows rings through the cells of a Voronoi diagram.</summary>
/// <remarks>
/// Behavior: every step goes to a site strictly nearer to the end of the ring's edge, by the border it comes to first, both decided exactly: a walk ends, and a closed ring comes
/// back to the cell it started in. What is recorded therefore fits together as a picture of cells and borders whatever rounding does to the
/// places of the crossings.
/// Cost: the neighbours of a cell per vertex, and again per crossing.
/// </remarks>
internal sealed class CellWalk(VoronoiDiagram diagram)
{
    private int nearest;

    /// <summary>Crossings found, ring after ring, each ring's in its order.</summary>
    public List<CellCrossing> Crossings { get; } = [];

    /// <summary>Follows one ring.</summary>
    /// <param name="polygons">The set.</param>
    /// <param name="ring">The ring.</param>
    /// <param name="pieces">Told of every piece of the ring: the site it is in, and its ends; null where nobody asks.</param>
    /// <returns>The site whose cell the first vertex lies in.</returns>
    public int Follow(PolygonSet polygons, int ring, CellAreas? pieces)
    {
        int from = polygons.RingStart[ring], to = polygons.RingStart[ring + 1], firstCrossing = Crossings.Count;
        double[] xs = polygons.X, ys = polygons.Y;
        int start = nearest = diagram.LowestNearest(xs[from], ys[from], nearest); // the same after whatever ring was followed before
        for (int i = from + 1; i < to; i++)
        {
            Step(xs[i - 1], ys[i - 1], xs[i], ys[i], i, pieces);
        }

        if (nearest != start)
        {
            // The ring ends where it began, but equally near to two sites: over the last hair's breadth into the first cell.
            double x = xs[to - 1], y = ys[to - 1];
            int crossings = Crossings.Count;
            Step(x, y, diagram.X[start], diagram.Y[start], to - 1, null);
            for (int k = crossings; k < Crossings.Count; k++)
            {
                Crossings[k] = Crossings[k] with { X = x, Y = y };
            }
        }

        if (Crossings.Count > firstCrossing)
        {
            Crossings[^1] = Crossings[^1] with { Next = firstCrossing };
        }

        return start;
    }

    // Of the neighbours nearer to the end of the edge it goes on to the one whose border comes first.
    private void Step(double ax, double ay, double bx, double by, int vertex, CellAreas? pieces)
    {
        var edge = (ax, ay, bx, by);
        double fromX = ax, fromY = ay, least = diagram.SquaredDistance(bx, by, nearest), reached = 0;
        while (true)
        {
            int spoke = -1, best = -1;
            double squaredThere = 0;
            int last = least < diagram.CertainSquared[nearest] ? 0 : diagram.SpokeStart[nearest + 1];
            for (int k = diagram.SpokeStart[nearest]; k < last; k++)
            {
                int other = diagram.Targets[k];
                double squared = diagram.SquaredDistance(bx, by, other);
                if (diagram.IsNearer(bx, by, other, squared, nearest, least) && (best < 0 || BorderCrossing.IsSooner(diagram, edge, nearest, other, best)))
                {
                    (spoke, best, squaredThere) = (k, other, squared);
                }
            }

            if (spoke < 0)
            {
                pieces?.Add(nearest, fromX, fromY, bx, by);
                return;
            }

            reached = Math.Max(reached, BorderCrossing.ShareUntil(diagram, edge, nearest, best));
            double x = ax + (reached * (bx - ax)), y = ay + (reached * (by - ay));
            pieces?.Add(nearest, fromX, fromY, x, y);
            Record(diagram.Spokes[spoke], x, y, vertex);
            (nearest, least, fromX, fromY) = (best, squaredThere, x, y);
        }
    }

    private void Record(int h, double x, double y, int vertex)
    {
        int border = Math.Min(h, diagram.Twin(h));
        int a = diagram.Origin(border), n = diagram.Origin(diagram.Twin(border));
        double middleX = (diagram.X[a] + diagram.X[n]) / 2, middleY = (diagram.Y[a] + diagram.Y[n]) / 2;
        double along = ((y - middleY) * (diagram.X[n] - diagram.X[a])) - ((x - middleX) * (diagram.Y[n] - diagram.Y[a]));
        int number = Crossings.Count;
        Crossings.Add(new(h, border, along, x, y, vertex, number, number + 1));
    }
}
