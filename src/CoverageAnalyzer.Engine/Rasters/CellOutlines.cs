using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Outlines of the cells of one class, polygon by polygon with holes, from rows that come from the north.</summary>
/// <remarks>
/// Cells that share an edge are of one polygon; cells that only touch in a corner are of two, whose outlines touch there, and a ring that comes back to one
/// of its places is cut into rings there. So every polygon is valid (OGC Simple Features): its rings do not cross, and holes touch the outer ring in
/// single places at most. Edges run with the class on their left; chains of them are joined where rows meet, and a ring is given out when it
/// closes. A straight edge has a vertex every <see cref="LongestEdgeCells"/> cells, so that it stays where it was in another coordinate system.
/// Areas below a least size, and holes as small, are left out; where there are too many vertices, the least size is doubled until there are not.
/// Behavior: the area of all polygons is that of the cells exactly while nothing was left out.
/// Cost: a step per cell, and one per edge; memory for a row, the open chains and the result.
/// </remarks>
public sealed class CellOutlines
{
    /// <summary>Cells after which a straight edge gets a vertex.</summary>
    public const int LongestEdgeCells = 64;

    private const int None = -1;
    private const int MostLabels = 1 << 20;

    private readonly int columns;
    private readonly int mostVertices;
    private readonly int[] down; // the end of a chain that hangs below each place of the row above, or none
    private readonly List<ChainEnd> ends = [];
    private readonly Stack<int> freeEnds = [];
    private readonly List<Node> nodes = [];
    private readonly Stack<int> freeNodes = [];
    private readonly Dictionary<int, List<OutlineRing>> holes = []; // of polygons that are not complete, by label
    private readonly List<OutlinePolygon> done = [];
    private bool[] above;
    private bool[] here;
    private int[] labelsAbove;
    private int[] labels;
    private List<int> parents = [];
    private int row; // the next
    private long vertices;

    /// <summary>Prepares.</summary>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="leastCells">Cells of the smallest polygon, and of the smallest hole, that is kept.</param>
    /// <param name="mostVertices">Vertices of the result at most.</param>
    public CellOutlines(int columns, int leastCells, int mostVertices)
    {
        this.columns = columns;
        this.mostVertices = mostVertices;
        LeastCells = Math.Max(1, leastCells);
        down = new int[columns + 1];
        above = new bool[columns + 2];
        here = new bool[columns + 2];
        labelsAbove = new int[columns + 2];
        labels = new int[columns + 2];
        Array.Fill(down, None);
    }

    /// <summary>Cells of the smallest polygon that is kept: as asked for, or more where there were too many vertices.</summary>
    public int LeastCells { get; private set; }

    /// <summary>Takes the next row.</summary>
    /// <param name="isInside">Whether each cell is of the class.</param>
    public void TakeRow(ReadOnlySpan<bool> isInside)
    {
        isInside.CopyTo(here.AsSpan(1, columns)); // cells have a column outside on each side
        Label();
        Trace();
        (above, here) = (here, above);
        (labelsAbove, labels) = (labels, labelsAbove);
        row++;
        if (parents.Count > MostLabels)
        {
            Renumber();
        }
    }

    /// <summary>Ends the last row, and gives the polygons: in the order in which they were complete, from the north.</summary>
    public IReadOnlyList<OutlinePolygon> Finish()
    {
        here.AsSpan().Clear();
        Trace();
        return done;
    }

    /// <summary>Gives each cell of the row the label of its polygon, and joins labels that meet.</summary>
    private void Label()
    {
        for (int c = 1; c <= columns; c++)
        {
            if (!here[c])
            {
                continue;
            }

            int label = above[c] ? Find(labelsAbove[c]) : None;
            if (here[c - 1])
            {
                int west = Find(labels[c - 1]);
                label = label < 0 ? west : Join(label, west);
            }

            if (label < 0)
            {
                label = parents.Count;
                parents.Add(label);
            }

            labels[c] = label;
        }
    }

    /// <summary>Goes along the lattice places between the last row and this one.</summary>
    private void Trace()
    {
        int west = None;
        for (int x = 0; x <= columns; x++)
        {
            bool nw = above[x], ne = above[x + 1], sw = here[x], se = here[x + 1];
            if (nw == ne && sw == se && nw == sw)
            {
                continue;
            }

            int north = down[x], south = None, east = None;
            int label = nw ? labelsAbove[x] : ne ? labelsAbove[x + 1] : sw ? labels[x] : labels[x + 1];
            if (nw == se && ne == sw && nw != ne)
            {
                // Two cells that touch in a corner: each outline keeps to its own cell.
                if (nw)
                {
                    Meet(x, ref west, ref north, true, true, label);
                    Meet(x, ref east, ref south, true, true, labels[x + 1]);
                }
                else
                {
                    Meet(x, ref north, ref east, true, true, label);
                    Meet(x, ref south, ref west, true, true, labels[x]);
                }
            }
            else
            {
                // An edge between an inside cell and another runs with the inside on its left: southward with it in the east, and so on.
                bool hasNorth = nw != ne, hasSouth = sw != se, hasWest = nw != sw;
                bool northComes = hasNorth && ne, southComes = hasSouth && sw, westComes = hasWest && nw;
                ref int into = ref northComes ? ref north : ref (southComes ? ref south : ref (westComes ? ref west : ref east));
                ref int outOf = ref hasNorth && !northComes ? ref north : ref (hasSouth && !southComes ? ref south : ref (hasWest && !westComes ? ref west : ref east));
                bool straight = (hasNorth && hasSouth) || (hasWest && ne != se);
                bool isLong = hasNorth ? row % LongestEdgeCells == 0 : x % LongestEdgeCells == 0;
                Meet(x, ref into, ref outOf, !straight || isLong, false, label);
            }

            down[x] = south;
            west = east;
        }
    }

    /// <summary>Leads what comes into a place out of it again: ends of chains that are there are joined, edges still to come are remembered.</summary>
    /// <param name="x">The place.</param>
    /// <param name="into">The edge that comes: the last end of a chain, or none where the edge is still to come.</param>
    /// <param name="outOf">The edge that leaves: the first end of a chain, or none.</param>
    /// <param name="isVertex">Whether the ring has a vertex here.</param>
    /// <param name="isTouched">Whether another outline, or this one again, touches the place.</param>
    /// <param name="label">Label of a cell on the left.</param>
    private void Meet(int x, ref int into, ref int outOf, bool isVertex, bool isTouched, int label)
    {
        int node = isVertex ? NewNode(x, isTouched) : None;
        if (into < 0 && outOf < 0)
        {
            // Both are still to come, which only happens in the north-western corner of something: a chain begins.
            into = NewEnd(node);
            outOf = NewEnd(node);
            CollectionsMarshal.AsSpan(ends)[into].Partner = outOf;
            CollectionsMarshal.AsSpan(ends)[outOf].Partner = into;
            return;
        }

        Span<ChainEnd> all = CollectionsMarshal.AsSpan(ends);
        Span<Node> places = CollectionsMarshal.AsSpan(nodes);
        if (into >= 0 && node >= 0)
        {
            places[all[into].Node].Next = node;
            all[into].Node = node;
        }
        else if (outOf >= 0 && node >= 0)
        {
            places[node].Next = all[outOf].Node;
            all[outOf].Node = node;
        }

        if (into < 0 || outOf < 0)
        {
            (into, outOf) = (outOf, into); // the chain goes on in the edge that is still to come
            return;
        }

        if (all[into].Partner == outOf)
        {
            Close(all[outOf].Node, all[into].Node, Find(label));
        }
        else
        {
            places[all[into].Node].Next = all[outOf].Node;
            int first = all[into].Partner, last = all[outOf].Partner;
            all[first].Partner = last;
            all[last].Partner = first;
        }

        freeEnds.Push(into);
        freeEnds.Push(outOf);
        into = outOf = None;
    }

    private int NewNode(int x, bool isTouched)
    {
        var node = new Node { X = x, Y = row, Next = None, IsTouched = isTouched };
        if (freeNodes.TryPop(out int free))
        {
            nodes[free] = node;
            return free;
        }

        nodes.Add(node);
        return nodes.Count - 1;
    }

    private int NewEnd(int node)
    {
        var end = new ChainEnd { Node = node };
        if (freeEnds.TryPop(out int free))
        {
            ends[free] = end;
            return free;
        }

        ends.Add(end);
        return ends.Count - 1;
    }

    /// <summary>Takes a closed chain out; cuts it where it touches itself.</summary>
    private void Close(int first, int last, int label)
    {
        var path = new List<(int X, int Y)>();
        var placeOf = new Dictionary<(int X, int Y), int>();
        OutlineRing? outer = null;
        for (int at = first; ; at = nodes[at].Next)
        {
            Node node = nodes[at];
            if (node.IsTouched && !placeOf.TryAdd((node.X, node.Y), path.Count))
            {
                int from = placeOf[(node.X, node.Y)];
                Add(path, from, label, ref outer);
                for (int i = from + 1; i < path.Count; i++)
                {
                    placeOf.Remove(path[i]);
                }

                path.RemoveRange(from + 1, path.Count - from - 1);
            }
            else
            {
                path.Add((node.X, node.Y));
            }

            freeNodes.Push(at);
            if (at == last)
            {
                break;
            }
        }

        Add(path, 0, label, ref outer);
        if (outer is not null)
        {
            Complete(outer, label); // the last place of a polygon is on its outer ring: all its holes are there
        }
    }

    private void Add(List<(int X, int Y)> path, int from, int label, ref OutlineRing? outer)
    {
        int count = path.Count - from;
        int[] x = new int[count], y = new int[count];
        long twice = 0;
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = path[from + i];
            (int nextX, int nextY) = path[i + 1 < count ? from + i + 1 : from];
            twice += ((long)nextX * y[i]) - ((long)x[i] * nextY); // rows grow southward: counter-clockwise is above 0
        }

        var ring = new OutlineRing(x, y, Math.Abs(twice) / 2);
        if (twice > 0)
        {
            outer = ring;
        }
        else
        {
            ref List<OutlineRing>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(holes, label, out _);
            (list ??= []).Add(ring);
        }
    }

    private void Complete(OutlineRing outer, int label)
    {
        holes.Remove(label, out List<OutlineRing>? own);
        long cells = outer.Cells - (own?.Sum(h => h.Cells) ?? 0);
        if (cells < LeastCells)
        {
            return;
        }

        var polygon = new OutlinePolygon(outer, own is null ? [] : [.. own.Where(h => h.Cells >= LeastCells)], cells);
        done.Add(polygon);
        vertices += polygon.VertexCount;
        while (vertices > mostVertices && done.Count > 1)
        {
            LeastCells = checked(LeastCells * 2);
            done.RemoveAll(p => p.Cells < LeastCells);
            for (int i = 0; i < done.Count; i++)
            {
                done[i] = done[i] with { Holes = [.. done[i].Holes.Where(h => h.Cells >= LeastCells)] };
            }

            vertices = done.Sum(p => (long)p.VertexCount);
        }
    }

    private int Find(int label)
    {
        Span<int> all = CollectionsMarshal.AsSpan(parents);
        while (all[label] != label)
        {
            label = all[label] = all[all[label]];
        }

        return label;
    }

    /// <summary>Joins two labels; the older stands for both.</summary>
    private int Join(int a, int b)
    {
        if (a == b)
        {
            return a;
        }

        (int older, int younger) = a < b ? (a, b) : (b, a);
        parents[younger] = older;
        if (holes.Remove(younger, out List<OutlineRing>? own))
        {
            if (holes.TryGetValue(older, out List<OutlineRing>? others))
            {
                others.AddRange(own);
            }
            else
            {
                holes.Add(older, own);
            }
        }

        return older;
    }

    /// <summary>Numbers the labels anew that the last row still has, so that their table does not grow with the raster.</summary>
    private void Renumber()
    {
        var numbers = new Dictionary<int, int>();
        var fresh = new List<int>();
        for (int c = 1; c <= columns; c++)
        {
            if (above[c])
            {
                int root = Find(labelsAbove[c]);
                if (!numbers.TryGetValue(root, out int number))
                {
                    number = fresh.Count;
                    numbers.Add(root, number);
                    fresh.Add(number);
                }

                labelsAbove[c] = number;
            }
        }

        // A polygon that is not complete has a cell in the last row, so no holes are lost.
        var kept = holes.Where(h => numbers.ContainsKey(h.Key)).ToDictionary(h => numbers[h.Key], h => h.Value);
        holes.Clear();
        foreach ((int number, List<OutlineRing> own) in kept)
        {
            holes.Add(number, own);
        }

        parents = fresh;
    }

    private struct ChainEnd
    {
        public int Partner; // the chain's other end
        public int Node;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        public int X;
        public int Y;
        public int Next;
        public bool IsTouched;
    }
}
