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

    /// <summary>How many edges were looked at border by border, as plain arithmetic did not tell that they end in the cell they start in.</summary>
    public long Searches { get; private set; }

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
        for (int i = from + 1; i < to;)
        {
            int end = StaysUntil(xs, ys, i, to);
            pieces?.Add(nearest, xs, ys, i, end);
            if (end < to)
            {
                Searches++;
                Step(xs[end - 1], ys[end - 1], xs[end], ys[end], end, pieces);
            }

            i = end + 1;
        }

        if (nearest != start)
        {
            // The ring ends where it began, but equally near to two sites: over the last hair's breadth into the first cell.
            double endX = xs[to - 1], endY = ys[to - 1];
            int crossings = Crossings.Count;
            Step(endX, endY, diagram.X[start], diagram.Y[start], to - 1, null);
            for (int k = crossings; k < Crossings.Count; k++)
            {
                Crossings[k] = Crossings[k] with { X = endX, Y = endY };
            }
        }

        if (Crossings.Count > firstCrossing)
        {
            Crossings[^1] = Crossings[^1] with { Next = firstCrossing };
        }

        return start;
    }

    // The first vertex of which plain arithmetic does not tell that it lies in the same cell as those before it.
    private int StaysUntil(double[] xs, double[] ys, int from, int to)
    {
        double middleX = 0, middleY = 0, roomSquared = -1; // all places this near to the middle lie in the cell
        for (int i = from; i < to; i++)
        {
            double x = xs[i], y = ys[i], dx = x - middleX, dy = y - middleY;
            if ((dx * dx) + (dy * dy) < roomSquared)
            {
                continue;
            }

            if (!diagram.IsSurelyNearest(x, y, nearest, diagram.SquaredDistance(x, y, nearest), out roomSquared))
            {
                return i;
            }

            (middleX, middleY) = (x, y);
        }

        return to;
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
