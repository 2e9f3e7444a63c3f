namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Numbers that name the crossings an outline of discs turns at, the same number from whichever of its two lines a crossing is met.</summary>
internal static class OutlineCrossing
{
    private const int DiscBits = 31;

    /// <summary>The crossing of an edge and a circle.</summary>
    /// <param name="vertex">Vertex at the end of the edge.</param>
    /// <param name="disc">The disc.</param>
    /// <param name="leaves">True where the edge comes out of the disc, false where it goes in.</param>
    public static ulong OfEdge(int vertex, int disc, bool leaves) => ((ulong)vertex << (DiscBits + 1)) | ((ulong)disc << 1) | (leaves ? 1UL : 0);

    /// <summary>The crossing of two circles.</summary>
    /// <param name="disc">The disc whose circle is followed, counter-clockwise.</param>
    /// <param name="other">The other disc.</param>
    /// <param name="leaves">True where the circle comes out of the other disc, false where it goes in.</param>
    public static ulong OfCircles(int disc, int other, bool leaves) =>
        (1UL << 63) | ((ulong)Math.Min(disc, other) << (DiscBits + 1)) | ((ulong)Math.Max(disc, other) << 1) | (leaves == disc < other ? 1UL : 0);

    /// <summary>The place in the east where a circle starts that nothing touches; it ends there too.</summary>
    /// <param name="disc">The disc.</param>
    public static ulong OfCircle(int disc) => (1UL << 63) | ((ulong)disc << (DiscBits + 1)) | ((ulong)disc << 1);
}
