using System.Text.Json;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>What GDAL finds in a file.</summary>
/// <param name="Features">Its features in order; null where it opens nothing.</param>
/// <param name="Said">What it said of the file, last.</param>
/// <param name="HasCrashed">True where it ended its own process, or hung.</param>
internal sealed record GdalAnswer(IReadOnlyList<GdalFeature>? Features, string Said, bool HasCrashed)
{
    /// <summary>Reads a line of gdal_figures.py.</summary>
    /// <param name="line">The line.</param>
    public static GdalAnswer Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        string said = (json.RootElement.TryGetProperty("said", out JsonElement text) || json.RootElement.TryGetProperty("error", out text)) && text.ValueKind == JsonValueKind.String
            ? text.GetString()! : string.Empty;
        return new(
            json.RootElement.TryGetProperty("features", out JsonElement features) ? [.. features.EnumerateArray().Select(Feature)] : null,
            said,
            json.RootElement.TryGetProperty("crash", out _));
    }

    private static GdalFeature Feature(JsonElement figures)
    {
        double[] numbers = [.. figures.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number ? n.GetDouble() : double.NaN)];
        return new((int)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
