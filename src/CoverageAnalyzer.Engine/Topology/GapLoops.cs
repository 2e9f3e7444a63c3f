using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Follows the pieces with an open side around the gaps.</summary>
/// <remarks>
/// Each piece has the open ground on its right. Where several leave from one point, the next is the first one counter-clockwise
/// from where the walk came: no other piece then stands in the open angle, so gaps that touch in a point stay two gaps.
/// A loop around land runs counter-clockwise; one around a gap clockwise. Land inside a gap (an island in it) is taken off its area.
/// </remarks>
internal static class GapLoops
{
    /// <summary>The gaps of at least a given area.</summary>
    public static List<BoundaryGap> Trace(BoundaryPieces pieces, List<OpenPiece> open, SnapGrid grid, double minimumAreaSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        OpenPiece[] sorted = [.. open.OrderBy(p => p.From).ThenBy(p => p.To)];
        var used = new bool[sorted.Length];
        var around = new List<Loop>();
        var islands = new List<Loop>();
        for (int first = 0; first < sorted.Length; first++)
        {
            if (used[first])
            {
                continue;
            }

            var points = new List<GridPoint>();
            var units = new SortedSet<int>();
            int at = first;
            do
            {
                used[at] = true;
                points.Add(sorted[at].From);
                units.UnionWith(sorted[at].Units);
                at = Next(sorted, used, at, first);
            }
            while (at >= 0 && at != first);

            if (at == first)
            {
                var loop = Loop.Of(points, units);
                (loop.TwiceArea < 0 ? around : islands).Add(loop);
            }
        }

        return Gaps(around, islands, grid, minimumAreaSquareMetres);
    }

    private static int Next(OpenPiece[] sorted, bool[] used, int at, int first)
    {
        GridPoint node = sorted[at].To;
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle].From < node)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int best = -1;
        for (int i = low; i < sorted.Length && sorted[i].From == node; i++)
        {
            if ((!used[i] || i == first) && (best < 0 || ComesFirst(node, sorted[at].From, sorted[i].To, sorted[best].To)))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>True where, turning counter-clockwise about a node from a first direction, one comes before another.</summary>
    private static bool ComesFirst(GridPoint node, GridPoint back, GridPoint one, GridPoint other)
    {
        (int half, _) = HalfAndSide(node, back, one);
        (int otherHalf, _) = HalfAndSide(node, back, other);
        return half != otherHalf ? half < otherHalf : Cross(node, one, other) > 0;
    }

    /// <summary>0: in the half turn counter-clockwise from the direction; 1: in the rest, the direction itself included.</summary>
    private static (int Half, double Side) HalfAndSide(GridPoint node, GridPoint back, GridPoint point)
    {
        double side = Cross(node, back, point);
        bool opposite = side == 0 && Dot(node, back, point) < 0;
        return (side > 0 || opposite ? 0 : 1, side);
    }

    private static double Cross(GridPoint o, GridPoint a, GridPoint b) => GridSide.Of(o, a, b);

    // Only asked where the three lie on one line: then neither product can cancel the other.
    private static double Dot(GridPoint o, GridPoint a, GridPoint b) =>
        ((double)(a.Column - o.Column) * (b.Column - o.Column)) + ((double)(a.Row - o.Row) * (b.Row - o.Row));

    private static List<BoundaryGap> Gaps(List<Loop> around, List<Loop> islands, SnapGrid grid, double minimumAreaSquareMetres)
    {
        var islandArea = new Int128[around.Count];
        var index = new BoundsIndex([.. around.Select(loop => loop.Bounds)]);
        var near = new List<int>();
        foreach (Loop island in islands)
        {
            int best = -1;
            index.Find(new Bounds(island.Points[0].Column, island.Points[0].Row, island.Points[0].Column, island.Points[0].Row), near);
            foreach (int g in near)
            {
                if ((best < 0 || around[g].TwiceArea > around[best].TwiceArea) && around[g].Holds(island.Points[0]))
                {
                    best = g;
                }
            }

            if (best >= 0)
            {
                islandArea[best] += island.TwiceArea;
                around[best].Units.UnionWith(island.Units);
            }
        }

        var gaps = new List<BoundaryGap>();
        for (int g = 0; g < around.Count; g++)
        {
            double area = (double)(-around[g].TwiceArea - islandArea[g]) / 2 * grid.CellMetres * grid.CellMetres;
            if (area > 0 && area >= minimumAreaSquareMetres)
            {
                (double column, double row) = around[g].Inside();
                gaps.Add(new BoundaryGap(area, grid.X(column), grid.Y(row), [.. around[g].Units]));
            }
        }

        return gaps;
    }

    private sealed record Loop(List<GridPoint> Points, SortedSet<int> Units, Int128 TwiceArea, long MinColumn, long MaxColumn, long MinRow, long MaxRow)
    {
        public static Loop Of(List<GridPoint> points, SortedSet<int> units)
        {
            Int128 twice = 0;
            for (int i = 1; i + 1 < points.Count; i++)
            {
                GridPoint o = points[0], a = points[i], b = points[i + 1];
                twice += ((Int128)(a.Column - o.Column) * (b.Row - o.Row)) - ((Int128)(a.Row - o.Row) * (b.Column - o.Column));
            }

            return new Loop(
                points, units, twice, points.Min(p => p.Column), points.Max(p => p.Column), points.Min(p => p.Row), points.Max(p => p.Row));
        }

        public Bounds Bounds => new(MinColumn, MinRow, MaxColumn, MaxRow);

        public bool Holds(GridPoint point)
        {
            (long x, long y) = point;
            if (x < MinColumn || x > MaxColumn || y < MinRow || y > MaxRow)
            {
                return false;
            }

            bool inside = false;
            for (int i = 0, j = Points.Count - 1; i < Points.Count; j = i++)
            {
                long ya = Points[j].Row, yb = Points[i].Row;
                if ((ya > y) != (yb > y) && (Cross(Points[j], Points[i], point) > 0) == (yb > ya))
                {
                    inside = !inside;
                }
            }

            return inside;
        }

        /// <summary>The middle of the widest stretch of the row half-way up.</summary>
        public (double Column, double Row) Inside()
        {
            double row = ((MinRow + MaxRow) / 2) + 0.5; // between two rows of the grid: never through a corner
            var crossings = new List<double>();
            for (int i = 0, j = Points.Count - 1; i < Points.Count; j = i++)
            {
                double ya = Points[j].Row, yb = Points[i].Row;
                if ((ya > row) != (yb > row))
                {
                    double xa = Points[j].Column, xb = Points[i].Column;
                    crossings.Add(xa + ((row - ya) / (yb - ya) * (xb - xa)));
                }
            }

            crossings.Sort();
            double column = Points[0].Column, widest = -1;
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                if (crossings[i + 1] - crossings[i] > widest)
                {
                    widest = crossings[i + 1] - crossings[i];
                    column = (crossings[i] + crossings[i + 1]) / 2;
                }
            }

            return (column, row);
        }
    }
}
