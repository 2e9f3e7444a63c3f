namespace CoverageAnalyzer.Engine.Model;

/// <summary>Lines in flat arrays: line l holds vertices <c>LineStart[l] … LineStart[l+1]-1</c>.</summary>
/// <param name="X">Abscissa of each vertex: longitude in degrees, or easting in metres.</param>
/// <param name="Y">Ordinate of each vertex.</param>
/// <param name="LineStart">First vertex of each line, and the vertex count at the end.</param>
public sealed record PolylineSet(double[] X, double[] Y, int[] LineStart)
{
    /// <summary>Number of lines.</summary>
    public int LineCount => LineStart.Length - 1;
}
