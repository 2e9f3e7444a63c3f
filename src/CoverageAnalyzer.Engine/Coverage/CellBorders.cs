using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Adds to the areas of cells what runs along the borders between them: the parts of the borders that lie inside rings.</summary>
/// <remarks>
/// Method: Green's theorem with the number of times the rings wind around a place as weight. That number is the same between two crossings of
/// a border and changes by one at each. It is linear, so crossings may be taken in any order, and none has to be told apart from its neighbours:
/// <code>∫w dC from p to q = w(p)·C(p→r) + w(q)·C(r→q) + Σ sign·C(crossing→r)</code>
/// with any place r of the border. The numbers at the corners follow from those at infinity, which are 0: a crossing of a border that the tree of
/// corners runs across changes them for all that hang on it, one stretch of ranks. So no place is ever tested, and whatever rounding does to the
/// places, the areas add up to that of the rings.
/// Cost: O(k log k) for k crossings, plus the corners inside.
/// </remarks>
internal sealed class CellBorders(VoronoiDiagram diagram, CellAreas areas)
{
    private readonly int[] crossedIn = new int[diagram.TriangleCount * 3]; // the call that last crossed each border
    private readonly int[] reference = new int[diagram.TriangleCount * 3]; // its first crossing in that call
    private readonly List<(int Rank, int Change)> changes = [];
    private int call;

    /// <summary>Adds the borders inside the rings.</summary>
    /// <param name="crossings">All crossings of closed rings, in any order.</param>
    public void Add(ReadOnlySpan<CellCrossing> crossings)
    {
        call++;
        changes.Clear();
        for (int k = 0; k < crossings.Length; k++)
        {
            ref readonly CellCrossing crossing = ref crossings[k];
            int border = crossing.Border, twin = diagram.Twin(border);
            if (crossedIn[border] != call)
            {
                crossedIn[border] = call;
                reference[border] = k;
            }
            else
            {
                ref readonly CellCrossing first = ref crossings[reference[border]];
                AddBorder(border, crossing.X, crossing.Y, first.X, first.Y, crossing.Sign);
            }

            // Along the border the number grows by the sign, from the corner of the twin's triangle to that of its own.
            if (diagram.ParentEdge[border / 3] == border)
            {
                Change(border / 3, crossing.Sign);
            }
            else if (diagram.ParentEdge[twin / 3] == twin)
            {
                Change(twin / 3, -crossing.Sign);
            }
        }

        changes.Sort();
        int winding = 0;
        ReadOnlySpan<(int Rank, int Change)> sorted = CollectionsMarshal.AsSpan(changes);
        for (int c = 0; c < sorted.Length; c++)
        {
            winding += sorted[c].Change;
            for (int rank = sorted[c].Rank; winding != 0 && rank < sorted[c + 1].Rank; rank++)
            {
                AddAround(diagram.ByRank[rank], winding, crossings);
            }
        }
    }

    private void Change(int corner, int by)
    {
        changes.Add((diagram.Rank[corner], by));
        changes.Add((diagram.RankEnd[corner], -by));
    }

    // The three borders that meet at a corner: from it to the reference place of each, or whole where nothing crosses (then once, from one end).
    private void AddAround(int corner, int winding, ReadOnlySpan<CellCrossing> crossings)
    {
        double x = diagram.CornerX[corner], y = diagram.CornerY[corner];
        for (int h = 3 * corner; h < (3 * corner) + 3; h++)
        {
            int twin = diagram.Twin(h), border = Math.Min(h, twin);
            if (crossedIn[border] == call)
            {
                ref readonly CellCrossing first = ref crossings[reference[border]];
                AddBorder(border, x, y, first.X, first.Y, h == border ? -winding : winding);
            }
            else if (h == border)
            {
                AddBorder(border, diagram.CornerX[twin / 3], diagram.CornerY[twin / 3], x, y, winding);
            }
        }
    }

    // A part of a border, given counter-clockwise around the site that the border's half-edge starts at.
    private void AddBorder(int border, double fromX, double fromY, double toX, double toY, int times)
    {
        areas.Add(diagram.Origin(border), fromX, fromY, toX, toY, times);
        areas.Add(diagram.Origin(diagram.Twin(border)), toX, toY, fromX, fromY, times);
    }
}
