using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>An edge between two grid points, the lesser first, with a tag: the unit it bounds, or which way round it is run.</summary>
/// <param name="From">The lesser point.</param>
/// <param name="To">The greater point.</param>
/// <param name="Unit">The tag.</param>
/// <param name="IsNew">True where it has not yet been compared with the others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Edge(GridPoint From, GridPoint To, int Unit, bool IsNew) : IComparable<Edge>
{
    /// <summary>Tag of an edge run from its lesser to its greater point, where the way matters and the unit does not.</summary>
    public const int Onward = -1;

    /// <summary>Tag of an edge run from its greater to its lesser point.</summary>
    public const int Back = -2;

    /// <summary>Least column: that of the lesser point.</summary>
    public long MinColumn => From.Column;

    /// <summary>Greatest column.</summary>
    public long MaxColumn => To.Column;

    /// <summary>Least row.</summary>
    public long MinRow => Math.Min(From.Row, To.Row);

    /// <summary>Greatest row.</summary>
    public long MaxRow => Math.Max(From.Row, To.Row);

    /// <summary>A new edge between two different points in either order; where they are turned round, so is a tag that tells the way.</summary>
    public static Edge Between(GridPoint a, GridPoint b, int unit) =>
        a < b ? new Edge(a, b, unit, true) : new Edge(b, a, unit is Onward or Back ? Onward + Back - unit : unit, true);

    /// <summary>Above 0 where a point lies left of the edge, below 0 where right, 0 exactly on its line.</summary>
    public double SideOf(GridPoint point) => GridSide.Of(From, To, point);

    /// <summary>How far along the edge a point lies: the scalar product with its direction, to sort by.</summary>
    public Int128 Along(GridPoint point) =>
        ((Int128)(To.Column - From.Column) * (point.Column - From.Column)) + ((Int128)(To.Row - From.Row) * (point.Row - From.Row));

    /// <summary>True where the bounds of two edges share a point.</summary>
    public bool BoundsMeet(in Edge other) =>
        MinColumn <= other.MaxColumn && other.MinColumn <= MaxColumn && MinRow <= other.MaxRow && other.MinRow <= MaxRow;

    /// <summary>True where a point lies within the edge's bounds.</summary>
    public bool BoundsHold(GridPoint point) =>
        point.Column >= MinColumn && point.Column <= MaxColumn && point.Row >= MinRow && point.Row <= MaxRow;

    /// <inheritdoc/>
    public int CompareTo(Edge other)
    {
        int order = From.CompareTo(other.From);
        order = order != 0 ? order : To.CompareTo(other.To);
        return order != 0 ? order : Unit.CompareTo(other.Unit);
    }
}
