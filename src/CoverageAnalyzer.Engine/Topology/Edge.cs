using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>An edge of one unit between two packed grid points, the lesser first.</summary>
/// <param name="From">The lesser point.</param>
/// <param name="To">The greater point.</param>
/// <param name="Unit">The unit it bounds.</param>
/// <param name="IsNew">True where it has not yet been compared with the others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Edge(long From, long To, int Unit, bool IsNew) : IComparable<Edge>
{
    /// <summary>Least column; columns stand in the high half of a packed point, so the lesser point has it.</summary>
    public long MinColumn => SnapGrid.Column(From);

    /// <summary>Greatest column.</summary>
    public long MaxColumn => SnapGrid.Column(To);

    /// <summary>Least row.</summary>
    public long MinRow => Math.Min(SnapGrid.Row(From), SnapGrid.Row(To));

    /// <summary>Greatest row.</summary>
    public long MaxRow => Math.Max(SnapGrid.Row(From), SnapGrid.Row(To));

    /// <summary>A new edge between two different points in either order.</summary>
    public static Edge Between(long a, long b, int unit) => a < b ? new Edge(a, b, unit, true) : new Edge(b, a, unit, true);

    /// <summary>Above 0 where a point lies left of the edge, below 0 where right, 0 exactly on its line.</summary>
    public long SideOf(long point)
    {
        long x0 = SnapGrid.Column(From), y0 = SnapGrid.Row(From);
        return ((SnapGrid.Column(To) - x0) * (SnapGrid.Row(point) - y0)) - ((SnapGrid.Row(To) - y0) * (SnapGrid.Column(point) - x0));
    }

    /// <summary>How far along the edge a point lies: the scalar product with its direction, to sort by.</summary>
    public Int128 Along(long point)
    {
        long x0 = SnapGrid.Column(From), y0 = SnapGrid.Row(From);
        return ((Int128)(SnapGrid.Column(To) - x0) * (SnapGrid.Column(point) - x0))
            + ((Int128)(SnapGrid.Row(To) - y0) * (SnapGrid.Row(point) - y0));
    }

    /// <summary>True where the bounds of two edges share a point.</summary>
    public bool BoundsMeet(in Edge other) =>
        MinColumn <= other.MaxColumn && other.MinColumn <= MaxColumn && MinRow <= other.MaxRow && other.MinRow <= MaxRow;

    /// <summary>True where a point lies within the edge's bounds.</summary>
    public bool BoundsHold(long point) =>
        SnapGrid.Column(point) >= MinColumn && SnapGrid.Column(point) <= MaxColumn
        && SnapGrid.Row(point) >= MinRow && SnapGrid.Row(point) <= MaxRow;

    /// <inheritdoc/>
    public int CompareTo(Edge other)
    {
        int order = From.CompareTo(other.From);
        order = order != 0 ? order : To.CompareTo(other.To);
        return order != 0 ? order : Unit.CompareTo(other.Unit);
    }
}
