namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Open lines of a picture in flat arrays of grid positions.</summary>
/// <param name="X">Abscissas.</param>
/// <param name="Y">Ordinates.</param>
/// <param name="LineStart">First position of each line, and the number of positions at the end.</param>
internal sealed record MapLines(int[] X, int[] Y, int[] LineStart)
{
    /// <summary>The same lines further down.</summary>
    /// <param name="down">Grid lines.</param>
    public MapLines MovedDown(int down) => this with { Y = Array.ConvertAll(Y, y => y + down) };
}
