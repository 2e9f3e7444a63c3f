using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Lines with fewer vertices; their ends stay.</summary>
public static class GeneralizedLines
{
    /// <summary>The lines at a threshold.</summary>
    /// <param name="lines">Longitude and latitude in degrees.</param>
    /// <param name="threshold">Vertices of a lesser effective area are left out, in steps of the <see cref="WorldGrid"/> squared.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>As many lines, in their order.</returns>
    public static PolylineSet At(PolylineSet lines, double threshold, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        float[] areas = EffectiveAreas.OfLines(
            Array.ConvertAll(lines.X, WorldGrid.Column), Array.ConvertAll(lines.Y, WorldGrid.Row), lines.LineStart, cancellation);
        var x = new List<double>();
        var y = new List<double>();
        var start = new int[lines.LineStart.Length];
        for (int l = 0; l < lines.LineCount; l++)
        {
            for (int i = lines.LineStart[l]; i < lines.LineStart[l + 1]; i++)
            {
                if (areas[i] >= threshold)
                {
                    x.Add(lines.X[i]);
                    y.Add(lines.Y[i]);
                }
            }

            start[l + 1] = x.Count;
        }

        return new([.. x], [.. y], start);
    }
}
