namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>For every place on a boundary the area at which it is left out: one pass serves every zoom.</summary>
/// <remarks>
/// Source: Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points"; the area of the triangle of a place and its
/// neighbours is weighted by 1 − 0.7 cos of the angle between them, so that spikes go first (as Bloch's mapshaper does).
/// Behavior: arcs are simplified, so neighbours that share one stay matched at every threshold. A place whose triangle holds a place of the
/// same unit waits until that is gone: boundaries that did not cross themselves never come to (the triangle of a place holds whatever the new
/// edge could cross). Outlines of different units stay apart as well, unless the two cross each other from the start: where every boundary was
/// drawn by itself there is nothing to keep. A ring keeps three places, so no unit vanishes. Areas never fall along the way of elimination: the places kept at a
/// threshold are exactly a state of the one pass.
/// Ends of arcs have an infinite area.
/// Cost: n log n; a million places take about two seconds.
/// </remarks>
public static class EffectiveAreas
{
    /// <summary>The areas of all positions of a network.</summary>
    /// <param name="network">The boundaries.</param>
    /// <param name="cancellation">Stops the pass.</param>
    /// <returns>Steps of the <see cref="WorldGrid"/>, squared; one a position.</returns>
    public static float[] Of(ArcNetwork network, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new ArcElimination(ArcSet.Of(network)).Run(cancellation);
    }

    /// <summary>The areas of all vertices of lines.</summary>
    /// <param name="columns">Column of each vertex on the <see cref="WorldGrid"/>.</param>
    /// <param name="rows">Row of each vertex.</param>
    /// <param name="lineStart">First vertex of each line, and the vertex count at the end.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public static float[] OfLines(int[] columns, int[] rows, int[] lineStart, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(lineStart);
        return new ArcElimination(ArcSet.OfLines(columns, rows, lineStart)).Run(cancellation);
    }
}
