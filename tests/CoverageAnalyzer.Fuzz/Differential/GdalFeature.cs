using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A feature as GDAL has it.</summary>
/// <param name="Vertices">Its vertices.</param>
/// <param name="West">Least abscissa; NaN without a geometry, or where it is no number.</param>
/// <param name="South">Least ordinate.</param>
/// <param name="East">Greatest abscissa.</param>
/// <param name="North">Greatest ordinate.</param>
/// <param name="Area">Planar area.</param>
internal sealed record GdalFeature(int Vertices, double West, double South, double East, double North, double Area)
{
    /// <summary>Reads the features of an answer.</summary>
    /// <param name="answer">The answer.</param>
    public static IReadOnlyList<GdalFeature> All(JsonElement answer) => [.. answer.GetProperty("features").EnumerateArray().Select(One)];

    private static GdalFeature One(JsonElement figures)
    {
        double[] numbers = [.. figures.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number ? n.GetDouble() : double.NaN)];
        return new((int)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
