namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>The boundaries of polygons as arcs: stretches that bound the same one or two units from end to end, each there once.</summary>
/// <remarks>
/// Shape: arc a holds positions <c>ArcStart[a] … ArcStart[a+1]-1</c>; its first and last are nodes (the same place for a closed arc).
/// Ring r of the polygons is the arcs <c>RingArc[RingArcStart[r] …]</c>: arc a run onward, or <c>~a</c> for one run backward; a ring that
/// vanished by snapping has none. The arrays are not to be changed.
/// </remarks>
public sealed class ArcNetwork
{
    internal ArcNetwork(int[] columns, int[] rows, int[] source, int[] arcStart, int[] unitA, int[] unitB, int[] ringArcStart, int[] ringArc)
    {
        Columns = columns;
        Rows = rows;
        Source = source;
        ArcStart = arcStart;
        UnitA = unitA;
        UnitB = unitB;
        RingArcStart = ringArcStart;
        RingArc = ringArc;
    }

    /// <summary>Column of each position on the <see cref="WorldGrid"/>.</summary>
    public int[] Columns { get; }

    /// <summary>Row of each position.</summary>
    public int[] Rows { get; }

    /// <summary>Of each position the vertex of the polygons it comes from: the same for all units that share it.</summary>
    public int[] Source { get; }

    /// <summary>First position of each arc, and the position count at the end.</summary>
    public int[] ArcStart { get; }

    /// <summary>A unit each arc bounds.</summary>
    public int[] UnitA { get; }

    /// <summary>The other unit it bounds; −1: none.</summary>
    public int[] UnitB { get; }

    /// <summary>First arc of each ring, and the count at the end.</summary>
    public int[] RingArcStart { get; }

    /// <summary>The arcs of the rings in order; <c>~a</c> is arc a backward.</summary>
    public int[] RingArc { get; }

    /// <summary>Number of arcs.</summary>
    public int ArcCount => ArcStart.Length - 1;

    /// <summary>Number of rings.</summary>
    public int RingCount => RingArcStart.Length - 1;
}
