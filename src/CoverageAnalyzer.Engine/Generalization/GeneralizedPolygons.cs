using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Polygons with fewer vertices, from the effective areas of their places.</summary>
public static class GeneralizedPolygons
{
    /// <summary>The polygons at a threshold, with the coordinates of the source: neighbours that shared an arc share what is left of it.</summary>
    /// <param name="source">The polygons the network was built from.</param>
    /// <param name="network">Their boundaries.</param>
    /// <param name="areas">Effective area of each position, see <see cref="EffectiveAreas"/>.</param>
    /// <param name="threshold">Places of a lesser area are left out, in steps of the <see cref="WorldGrid"/> squared.</param>
    /// <returns>The same units; a ring that vanished by snapping is gone.</returns>
    public static PolygonSet At(PolygonSet source, ArcNetwork network, float[] areas, double threshold)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(areas);
        var x = new List<double>();
        var y = new List<double>();
        var ringStart = new List<int> { 0 };
        var unitStart = new int[source.UnitCount + 1];
        for (int u = 0; u < source.UnitCount; u++)
        {
            for (int r = source.UnitStart[u]; r < source.UnitStart[u + 1]; r++)
            {
                int first = x.Count;
                for (int k = network.RingArcStart[r]; k < network.RingArcStart[r + 1]; k++)
                {
                    int arc = network.RingArc[k];
                    bool backward = arc < 0;
                    arc = backward ? ~arc : arc;
                    int from = network.ArcStart[arc], count = network.ArcStart[arc + 1] - from - 1; // the end is the start of the next arc
                    for (int i = 0; i < count; i++)
                    {
                        int at = backward ? from + count - i : from + i;
                        if (areas[at] >= threshold)
                        {
                            x.Add(source.X[network.Source[at]]);
                            y.Add(source.Y[network.Source[at]]);
                        }
                    }
                }

                if (x.Count > first)
                {
                    x.Add(x[first]);
                    y.Add(y[first]);
                    ringStart.Add(x.Count);
                }
            }

            unitStart[u + 1] = ringStart.Count - 1;
        }

        return new([.. x], [.. y], [.. ringStart], unitStart);
    }
}
