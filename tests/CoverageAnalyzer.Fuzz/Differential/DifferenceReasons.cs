using System.Text.Json;
using CoverageAnalyzer.Fuzz.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>The reasons there are for reading a file otherwise than GDAL does, each looked at in examples.</summary>
internal static class DifferenceReasons
{
    private static readonly string[] Types =
        ["FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>Why GDAL opens nothing of a file that we read; null where no reason is known.</summary>
    /// <param name="format">Format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="said">What GDAL said.</param>
    public static string? Refusal(string format, byte[] file, LayerReading ours, string said) => format switch
    {
        "geojson" => OfJson(file),
        "gpkg" => "GDAL wants columns and entries of the system tables that we do not go by",
        "shp" when said.Contains("shx", StringComparison.OrdinalIgnoreCase) => "the index, the .shx, is damaged; we read the records in order without it",
        "wkb" when ours.Findings.Count > 0 => "a finding of ours says what is wrong with it",
        _ => null,
    };

    /// <summary>Why features differ; null where no reason is known.</summary>
    /// <param name="format">Format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="gdal">What GDAL read.</param>
    public static string? Of(string format, byte[] file, LayerReading ours, GdalAnswer gdal) => format switch
    {
        "geojson" => OfJson(file),
        "shp" when ours.Findings.Any(f => f.Code is "record-count-differs") => "the .shp and .dbf have other numbers of records, as a finding says; GDAL goes by the .shx",
        "gpkg" when gdal.Features!.All(f => f.Vertices == 0) => "GDAL takes the layer for a table without geometry, by an entry of the system tables that we do not go by",
        _ => null,
    };

    private static string? OfJson(byte[] file)
    {
        ReadOnlySpan<byte> text = file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file;
        var values = new List<JsonElement>();
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
            {
                values.Add(JsonElement.ParseValue(ref reader));
            }
        }
        catch (JsonException)
        {
            return "JSON with commas too many, comments or record separators, which we pass over";
        }

        if (values.Count > 1)
        {
            return "several texts one after the other, of which GDAL reads some forms";
        }

        return values[0].ValueKind == JsonValueKind.Object && values[0].TryGetProperty("type"u8, out JsonElement name) && name.ValueKind == JsonValueKind.String && Types.Any(t => name.ValueEquals(t))
            ? null
            : "the member 'type' is missing or misspelled; we go by the member 'features'";
    }
}
