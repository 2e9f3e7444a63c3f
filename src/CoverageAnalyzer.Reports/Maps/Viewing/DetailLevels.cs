using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>How much detail a scale can show: levels from coarse to full, so that a map of a whole country does not draw a million vertices a frame.</summary>
/// <remarks>
/// Behavior: a level leaves out what changes less than <see cref="LeastSquarePixels"/> at its greatest zoom; neighbors stay matched and nothing vanishes
/// (<see cref="GeneralizedPolygons"/>). Shapes of fewer than <see cref="LeastVertices"/> vertices are drawn in full at every scale.
/// </remarks>
public static class DetailLevels
{
    /// <summary>Shapes with fewer vertices are not simplified.</summary>
    public const int LeastVertices = 100_000;

    private const double LeastSquarePixels = 0.25;

    // The greatest zoom of each level but the last.
    private static readonly int[] Zooms = [6, 8, 10, 12];

    /// <summary>The level with all detail.</summary>
    public static int Full => Zooms.Length;

    /// <summary>The level that a scale is drawn in.</summary>
    /// <param name="metresPerPixel">Width of a px in the plane of <see cref="WebMercator"/>, in metres.</param>
    /// <returns>0 for the coarsest, at most <see cref="Full"/>.</returns>
    public static int At(double metresPerPixel)
    {
        double zoom = WebMercator.ZoomAt(metresPerPixel);
        int level = Array.FindIndex(Zooms, z => zoom <= z);
        return level < 0 ? Full : level;
    }

    /// <summary>Width of a px at the greatest zoom of a level, in metres of the plane; 0 for <see cref="Full"/>.</summary>
    /// <param name="level">The level.</param>
    public static double MetresPerPixelOf(int level) => level >= Full ? 0 : WebMercator.MetresPerPixelAt(Zooms[level]);

    /// <summary>Polygons in a level.</summary>
    /// <param name="plane">The polygons in the plane.</param>
    /// <param name="network">Their boundaries.</param>
    /// <param name="areas">The effective areas of the places of the network.</param>
    /// <param name="level">The level, below <see cref="Full"/>.</param>
    internal static PolygonSet Of(PolygonSet plane, ArcNetwork network, float[] areas, int level) => GeneralizedPolygons.At(plane, network, areas, ThresholdOf(level));

    /// <summary>Lines in a level.</summary>
    /// <param name="degrees">The lines, longitude and latitude in degrees.</param>
    /// <param name="level">The level, below <see cref="Full"/>.</param>
    internal static PolylineSet Of(PolylineSet degrees, int level) => GeneralizedLines.At(degrees, ThresholdOf(level));

    private static double ThresholdOf(int level)
    {
        double pixel = WorldGrid.StepsPerPixel(Zooms[level]);
        return LeastSquarePixels * pixel * pixel;
    }
}
