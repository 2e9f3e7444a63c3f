namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Terrain irregularity Δh of the Irregular Terrain Model and what follows from it.</summary>
internal static class ItmTerrainIrregularity
{
    /// <summary>Most points the heights are taken at.</summary>
    public const int MostPoints = (10 * MostTenth) - 5;

    private const int LeastTenth = 4;
    private const int MostTenth = 25;
    private const double ScaleMetres = 50_000;

    /// <summary>Δh of a profile: the range between the highest and the lowest tenth of the heights, measured from their line of least squares, carried to a very long path.</summary>
    /// <remarks>
    /// Source: Hufford 1982, interdecile range of a profile; ESSA Technical Report ERL 79-ITS 67, equation (3), solved for Δh.
    /// Behavior: 0 for less than two steps. The heights are taken anew at 35 to 245 equally spaced points by linear interpolation.
    /// </remarks>
    /// <param name="elevationsMetres">Heights in equal steps.</param>
    /// <param name="spacingMetres">The step.</param>
    /// <param name="startMetres">Distance from the transmitter where the part begins.</param>
    /// <param name="endMetres">Where it ends.</param>
    /// <returns>Metres, 0 or more.</returns>
    public static double OfProfileMetres(ReadOnlySpan<double> elevationsMetres, double spacingMetres, double startMetres, double endMetres)
    {
        double start = startMetres / spacingMetres, end = endMetres / spacingMetres;
        if (end - start < 2)
        {
            return 0;
        }

        int tenth = TenthOf(end - start), points = (10 * tenth) - 5;
        double step = (end - start) / (points - 1), middle = 0.5 * (points - 1);
        Span<double> heights = stackalloc double[MostPoints];
        heights = heights[..points];
        double sum = 0, moment = 0;
        for (int j = 0; j < points; j++)
        {
            double place = start + (j * step);
            int i = Math.Min((int)place, elevationsMetres.Length - 2);
            double height = elevationsMetres[i] + ((elevationsMetres[i + 1] - elevationsMetres[i]) * (place - i)), share = j == 0 || j == points - 1 ? 0.5 : 1;
            heights[j] = height;
            sum += share * height;
            moment += share * height * (j - middle);
        }

        var line = ItmTerrainFit.FromSums(sum, moment, points - 1, middle, points - 1);
        double slope = (line.LastMetres - line.FirstMetres) / (points - 1);
        for (int j = 0; j < points; j++)
        {
            heights[j] -= line.FirstMetres + (slope * j);
        }

        heights.Sort();
        return (heights[points - tenth] - heights[tenth - 1]) / ShareAt(endMetres - startMetres);
    }

    /// <summary>Points in each tenth.</summary>
    /// <param name="steps">Length of the part in steps.</param>
    public static int TenthOf(double steps) => Math.Clamp((int)(0.1 * (steps + 8)), LeastTenth, MostTenth);

    /// <summary>Δh(d): irregularity that a path of some length sees, in m. Equation (3.9) of The Algorithm.</summary>
    /// <param name="distanceMetres">Length of the path.</param>
    /// <param name="irregularityMetres">Δh.</param>
    public static double AtMetres(double distanceMetres, double irregularityMetres) => irregularityMetres * ShareAt(distanceMetres);

    /// <summary>σ_h: deviation of the heights within the first Fresnel zone in m. Equation (3.10) of The Algorithm.</summary>
    /// <param name="irregularityAtMetres">Δh(d).</param>
    public static double DeviationMetres(double irregularityAtMetres) => 0.78 * irregularityAtMetres * Math.Exp(-0.5 * Math.Sqrt(Math.Sqrt(irregularityAtMetres)));

    private static double ShareAt(double distanceMetres) => 1 - (0.8 * Math.Exp(-distanceMetres / ScaleMetres));
}
