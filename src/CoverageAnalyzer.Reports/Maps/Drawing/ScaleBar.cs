namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Length of a scale bar.</summary>
/// <param name="Kilometres">Length on the ground: 1, 2 or 5 times a power of ten.</param>
/// <param name="Pixels">Length in the picture.</param>
internal readonly record struct ScaleBar(double Kilometres, float Pixels)
{
    /// <summary>The longest round length within a width.</summary>
    /// <param name="groundMetresPerPixel">Scale of the map.</param>
    /// <param name="longestPixels">The width.</param>
    public static ScaleBar Of(double groundMetresPerPixel, double longestPixels)
    {
        double longest = groundMetresPerPixel * longestPixels / 1000;
        double power = Math.Pow(10, Math.Floor(Math.Log10(longest)));
        double kilometres = power * (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1);
        return new(kilometres, (float)(kilometres * 1000 / groundMetresPerPixel));
    }
}
