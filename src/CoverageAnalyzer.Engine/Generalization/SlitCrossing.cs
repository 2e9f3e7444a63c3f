using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Looks from a boundary with open ground before it straight across, to tell a slit between communes from the outside.</summary>
internal sealed class SlitCrossing
{
    private readonly SegmentGrid segments;
    private readonly int[] district;
    private readonly int[] unitOfVertex;
    private readonly double reachMetres;
    private readonly List<int> found = [];

    /// <summary>Makes it.</summary>
    /// <param name="plane">The communes in metres.</param>
    /// <param name="district">District of each commune.</param>
    /// <param name="reachMetres">How wide a slit may be.</param>
    public SlitCrossing(PolygonSet plane, int[] district, double reachMetres)
    {
        segments = SegmentGrid.Of(plane);
        this.district = district;
        this.reachMetres = reachMetres;
        unitOfVertex = new int[plane.VertexCount];
        for (int u = 0; u < plane.UnitCount; u++)
        {
            int from = plane.RingStart[plane.UnitStart[u]], to = plane.RingStart[plane.UnitStart[u + 1]];
            unitOfVertex.AsSpan(from, to - from).Fill(u);
        }
    }

    /// <summary>Adds the parts of a piece that are a line: open ground before them, or another district of a higher number.</summary>
    /// <param name="from">Where the piece starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="grid">The grid of both.</param>
    /// <param name="own">The district on its closed side.</param>
    /// <param name="openRight">Whether the open ground is on its right.</param>
    /// <param name="chains">Takes them.</param>
    public void Keep(GridPoint from, GridPoint to, SnapGrid grid, int own, bool openRight, LineChains chains)
    {
        double dx = (to.Column - from.Column) * grid.CellMetres, dy = (to.Row - from.Row) * grid.CellMetres;
        double metres = Math.Sqrt((dx * dx) + (dy * dy));
        int steps = Math.Clamp((int)Math.Ceiling(metres / (2 * reachMetres)), 1, 256);
        double ax = grid.OriginX + (from.Column * grid.CellMetres), ay = grid.OriginY + (from.Row * grid.CellMetres);
        double side = (openRight ? 1 : -1) / metres;
        GridPoint last = from;
        for (int s = 1; s <= steps; s++)
        {
            double middle = (s - 0.5) / steps;
            GridPoint next = s == steps ? to : new(
                from.Column + (long)Math.Round((double)(to.Column - from.Column) * s / steps), from.Row + (long)Math.Round((double)(to.Row - from.Row) * s / steps));
            int behind = Behind(ax + (middle * dx), ay + (middle * dy), dy * side, -dx * side);
            if (behind < 0 || behind > own)
            {
                chains.Add(last, next, own, behind);
            }

            last = next;
        }
    }

    /// <summary>The district of the first boundary met on the way, or −1.</summary>
    private int Behind(double x, double y, double directionX, double directionY)
    {
        const double Start = 1e-3; // not the piece itself
        double x0 = x + (directionX * Start), y0 = y + (directionY * Start), x1 = x + (directionX * reachMetres), y1 = y + (directionY * reachMetres);
        segments.Find(new Segment(x0, y0, x1, y1).Bounds, found);
        double nearest = double.PositiveInfinity;
        int behind = -1;
        foreach (int end in found)
        {
            Segment edge = segments.At(end);
            double ex = edge.X1 - edge.X0, ey = edge.Y1 - edge.Y0, wx = x1 - x0, wy = y1 - y0;
            double determinant = (wx * ey) - (wy * ex);
            if (determinant == 0)
            {
                continue;
            }

            double t = (((edge.X0 - x0) * ey) - ((edge.Y0 - y0) * ex)) / determinant, s = (((edge.X0 - x0) * wy) - ((edge.Y0 - y0) * wx)) / determinant;
            if (t >= 0 && t <= 1 && s >= 0 && s <= 1 && (t < nearest || (t == nearest && district[unitOfVertex[end]] < behind)))
            {
                nearest = t;
                behind = district[unitOfVertex[end]];
            }
        }

        return behind;
    }
}
