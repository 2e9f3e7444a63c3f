using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The Voronoi cells clipped to an outline, as rings.</summary>
/// <remarks>
/// The outline's rings are followed through the cells. Each corner of the diagram then lies inside or outside by counting crossings inwards
/// from infinity, so that no place is ever tested. A cell that no ring crosses is whole or absent; in the others the outline's pieces are
/// joined along the cell's border, from where one leaves the cell counter-clockwise to where the next comes in.
/// </remarks>
internal sealed class ClippedCells
{
    private readonly PolygonSet outline;
    private readonly VoronoiDiagram diagram;
    private readonly CellCrossing[] byNumber;
    private readonly int[] ringOf; // ring of each crossing by number
    private readonly int[] alongBorder; // numbers of the crossings border by border, on each in and out in turn
    private readonly int[] alongStart; // border → its first in the list above
    private readonly int[] alongCount; // border → how many
    private readonly int[] winding;
    private readonly List<int> around = [];
    private readonly int[] place; // crossing → index in the list around the cell
    private readonly List<(int Place, bool Back)> partner = []; // index of a leaving crossing → index of the entering one it goes on to; −1 for none
    private readonly Stack<int> leaving = new();
    private readonly Stack<int> entering = new();
    private readonly List<double> x = [];
    private readonly List<double> y = [];
    private readonly List<int> ringStart = [0];
    private int cellsCrossed;

    private ClippedCells(PolygonSet outline, VoronoiDiagram diagram, CellCrossing[] byNumber, int[] ringOf)
    {
        this.outline = outline;
        this.diagram = diagram;
        this.byNumber = byNumber;
        this.ringOf = ringOf;
        alongBorder = new int[byNumber.Length];
        alongStart = new int[3 * diagram.TriangleCount];
        alongCount = new int[alongStart.Length];
        place = new int[byNumber.Length];
        winding = CornerWindings.Of(diagram, byNumber);
    }

    /// <summary>Clips the cells.</summary>
    /// <param name="outline">The outline; all units of the set belong to it, none overlaps another.</param>
    /// <param name="diagram">The diagram.</param>
    /// <param name="areasSquareMetres">Takes the plane area of each site's part of the outline, gathered on the same way around it.</param>
    /// <param name="tally">Counts the cells that an outline crosses, or null.</param>
    /// <returns>One unit a site.</returns>
    public static PolygonSet Of(PolygonSet outline, VoronoiDiagram diagram, out double[] areasSquareMetres, OperationTally? tally = null)
    {
        var walk = new CellWalk(diagram);
        var areas = new CellAreas(diagram);
        var rings = new List<int>();
        var uncrossed = new List<(int Site, int Ring)>();
        for (int ring = 0; ring < outline.RingCount && diagram.SiteCount > 0; ring++)
        {
            int before = walk.Crossings.Count, site = walk.Follow(outline, ring, areas);
            for (int k = before; k < walk.Crossings.Count; k++)
            {
                rings.Add(ring);
            }

            if (walk.Crossings.Count == before)
            {
                uncrossed.Add((site, ring));
            }
        }

        if (walk.Crossings.Count > 0)
        {
            new CellBorders(diagram, areas).Add(CollectionsMarshal.AsSpan(walk.Crossings));
        }

        areasSquareMetres = new double[diagram.SiteCount];
        foreach (int site in areas.Sites)
        {
            areasSquareMetres[site] = Math.Max(0, areas.Of(site));
        }

        var cells = new ClippedCells(outline, diagram, [.. walk.Crossings], [.. rings]);
        cells.OrderAlongBorders();
        uncrossed.Sort();
        PolygonSet clipped = cells.Assemble([.. uncrossed]);
        tally?.Add("cells crossed", cells.cellsCrossed);
        tally?.Add("outline edges searched", walk.Searches);
        return clipped;
    }

    private void OrderAlongBorders()
    {
        var sorted = (CellCrossing[])byNumber.Clone();
        sorted.AsSpan().Sort();
        var ins = new List<int>();
        var outs = new List<int>();
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            ins.Clear();
            outs.Clear();
            for (to = from; to < sorted.Length && sorted[to].Border == sorted[from].Border; to++)
            {
                (sorted[to].Sign > 0 ? ins : outs).Add(sorted[to].Number);
            }

            // In where out, out where in, each kind in its order along the border.
            int border = sorted[from].Border, w = winding[diagram.Twin(border) / 3], next = from;
            for (int i = 0, o = 0; i < ins.Count || o < outs.Count;)
            {
                if (w > 0 ? o < outs.Count : i >= ins.Count)
                {
                    alongBorder[next++] = outs[o++];
                    w--;
                }
                else
                {
                    alongBorder[next++] = ins[i++];
                    w++;
                }
            }

            alongStart[border] = from;
            alongCount[border] = to - from;
        }
    }

    private PolygonSet Assemble((int Site, int Ring)[] uncrossed)
    {
        var unitStart = new int[diagram.SiteCount + 1];
        var done = new bool[byNumber.Length]; // as the place where a piece leaves its cell
        int nextUncrossed = 0;
        for (int site = 0; site < diagram.SiteCount; site++)
        {
            if (!AddCrossedCell(site, done) && diagram.SpokeStart[site + 1] > diagram.SpokeStart[site])
            {
                AddWholeCell(site);
            }

            for (; nextUncrossed < uncrossed.Length && uncrossed[nextUncrossed].Site == site; nextUncrossed++)
            {
                int ring = uncrossed[nextUncrossed].Ring;
                for (int i = outline.RingStart[ring]; i < outline.RingStart[ring + 1] - 1; i++)
                {
                    Add(outline.X[i], outline.Y[i]);
                }

                Close();
            }

            unitStart[site + 1] = ringStart.Count - 1;
        }

        return new([.. x], [.. y], [.. ringStart], unitStart);
    }

    private void AddWholeCell(int site)
    {
        for (int k = diagram.SpokeStart[site]; k < diagram.SpokeStart[site + 1]; k++)
        {
            if (winding[diagram.Spokes[k] / 3] <= 0)
            {
                return;
            }
        }

        for (int k = diagram.SpokeStart[site]; k < diagram.SpokeStart[site + 1]; k++)
        {
            Add(diagram.CornerX[diagram.Spokes[k] / 3], diagram.CornerY[diagram.Spokes[k] / 3]);
        }

        Close();
    }

    // False where no ring crosses the cell's border.
    private bool AddCrossedCell(int site, bool[] done)
    {
        // The cell's border counter-clockwise: crossings (their numbers) and corners (−1 − triangle).
        around.Clear();
        bool crossed = false;
        for (int k = diagram.SpokeStart[site]; k < diagram.SpokeStart[site + 1]; k++)
        {
            int h = diagram.Spokes[k], border = Math.Min(h, diagram.Twin(h));
            if (alongCount[border] > 0)
            {
                crossed = true;
                int first = around.Count;
                around.AddRange(alongBorder.AsSpan(alongStart[border], alongCount[border]));
                if (h != border)
                {
                    around.Reverse(first, alongCount[border]);
                }
            }

            around.Add(-1 - (h / 3));
        }

        if (!crossed)
        {
            return false;
        }

        cellsCrossed++;
        Pair(site);
        for (int k = 0; k < around.Count; k++)
        {
            if (around[k] >= 0 && Leaves(around[k], site) && !done[around[k]])
            {
                AddRing(k, done);
            }
        }

        return true;
    }

    // Where a piece of the outline leaves the cell the border comes into the region; it goes on to where the next piece enters. At places that
    // touch a corner or another ring it may be the other way round for no length at all: then back to the one just passed.
    private void Pair(int site)
    {
        int start = -1;
        bool allInside = true;
        for (int k = 0; k < around.Count; k++)
        {
            if (around[k] < 0)
            {
                int w = winding[-1 - around[k]];
                start = w == 0 && start < 0 ? k : start;
                allInside &= w > 0;
            }
        }

        if (start < 0 && allInside && !GoesOut(site))
        {
            AddWholeCell(site);
        }

        if (start < 0)
        {
            start = PlaceOutside(site);
        }

        leaving.Clear();
        entering.Clear();
        CollectionsMarshal.SetCount(partner, around.Count);
        CollectionsMarshal.AsSpan(partner).Fill((-1, false));
        for (int step = 1; step <= around.Count; step++)
        {
            int k = (start + step) % around.Count;
            if (around[k] < 0)
            {
                continue;
            }

            place[around[k]] = k;
            bool leaves = Leaves(around[k], site);
            Stack<int> waiting = leaves ? entering : leaving;
            if (waiting.Count == 0)
            {
                (leaves ? leaving : entering).Push(k);
                continue;
            }

            int other = waiting.Pop();
            partner[leaves ? k : other] = (leaves ? other : k, leaves);
        }
    }

    // With every corner inside: whether the border goes out between two of them.
    private bool GoesOut(int site) => WindingAlong(site, out _) <= 0;

    // Index in the list around the cell after which the border is outside, or the last one where it never is.
    private int PlaceOutside(int site)
    {
        WindingAlong(site, out int lowest);
        return lowest;
    }

    private int WindingAlong(int site, out int lowest)
    {
        int w = winding[-1 - around[^1]], least = w;
        lowest = around.Count - 1;
        for (int k = 0; k < around.Count; k++)
        {
            w += around[k] < 0 ? 0 : Leaves(around[k], site) ? 1 : -1;
            if (Math.Abs(w) < Math.Abs(least))
            {
                least = w;
                lowest = k;
            }
        }

        return least;
    }

    private bool Leaves(int crossing, int site) => diagram.Origin(byNumber[crossing].HalfEdge) == site;

    private void AddRing(int start, bool[] done)
    {
        int k = start;
        while (!done[around[k]])
        {
            done[around[k]] = true;
            Add(byNumber[around[k]].X, byNumber[around[k]].Y);
            (int Place, bool Back) to = partner[k];
            if (to.Place < 0)
            {
                break; // an outline that overlaps itself: the piece stays as it is
            }

            int step = to.Back ? around.Count - 1 : 1;
            for (int j = (k + step) % around.Count; j != to.Place; j = (j + step) % around.Count)
            {
                int corner = -1 - around[j];
                if (corner >= 0 && !diagram.IsAtInfinity(corner))
                {
                    Add(diagram.CornerX[corner], diagram.CornerY[corner]);
                }
            }

            int entering = around[to.Place], next = byNumber[entering].Next;
            Add(byNumber[entering].X, byNumber[entering].Y);
            AddPiece(entering, next);
            k = place[next];
        }

        Close();
    }

    // The outline's vertices from one crossing to the next of the same ring.
    private void AddPiece(int from, int to)
    {
        int ring = ringOf[from], first = outline.RingStart[ring], last = outline.RingStart[ring + 1] - 1;
        int vertex = byNumber[from].Vertex, end = byNumber[to].Vertex;
        if (to > from && vertex == end)
        {
            return; // both on one edge
        }

        do
        {
            Add(outline.X[vertex], outline.Y[vertex]);
            vertex = vertex == last ? first + 1 : vertex + 1;
        }
        while (vertex != end);
    }

    private void Add(double px, double py)
    {
        int first = ringStart[^1];
        if (x.Count == first || x[^1] != px || y[^1] != py)
        {
            x.Add(px);
            y.Add(py);
        }
    }

    // Closes the ring, or drops it where fewer than three places are left of it.
    private void Close()
    {
        int first = ringStart[^1];
        while (x.Count > first + 1 && x[^1] == x[first] && y[^1] == y[first])
        {
            CollectionsMarshal.SetCount(x, x.Count - 1);
            CollectionsMarshal.SetCount(y, y.Count - 1);
        }

        if (x.Count - first < 3)
        {
            CollectionsMarshal.SetCount(x, first);
            CollectionsMarshal.SetCount(y, first);
            return;
        }

        x.Add(x[first]);
        y.Add(y[first]);
        ringStart.Add(x.Count);
    }
}
