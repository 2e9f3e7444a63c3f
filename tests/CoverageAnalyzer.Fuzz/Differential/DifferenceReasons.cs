using System.Text.Json;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>The reasons there are for reading a file otherwise than GDAL does, each looked at in examples.</summary>
internal static class DifferenceReasons
{
    private const string DamagedIndex = "the index, the .shx, is damaged, as a finding of ours says; GDAL goes by it all the same";

    private static readonly string[] Members = ["\"geometry\"", "\"geometries\"", "\"coordinates\"", "\"features\"", "\"type\""];

    private static readonly string[] Types =
        ["FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>Why GDAL opens nothing of a file that we read; null where no reason is known.</summary>
    /// <param name="format">Format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="said">What GDAL said.</param>
    public static string? Refusal(string format, byte[] file, LayerReading ours, string said) => format switch
    {
        "geojson" when ours.Named.Count > 0 => "a finding of ours says what is wrong with it",
        "geojson" => OfJson(file) ?? (ours.Features.All(f => f.Vertices == 0) ? "a geometry alone without coordinates, to us a feature without a place" : null),
        "gpkg" => "GDAL wants columns and entries of the system tables that we do not go by",
        "shp" when IsIndexDamaged(ours) || said.Contains("shx", StringComparison.OrdinalIgnoreCase) => DamagedIndex,
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
        "geojson" => OfJson(file) ?? (HasOtherCase(file) ? "members in other letters, which GDAL takes and RFC 7946 does not" : null),
        "shp" when IsIndexDamaged(ours) => DamagedIndex,
        "shp" when DifferOnlyInArea(ours, gdal) => "the same rings in other roles: directions that contradict how they nest, which the mending of the communes names",
        "shp" when ours.Findings.Any(f => f.Code is "record-count-differs") => "the .shp and .dbf have other numbers of records, as a finding says; GDAL goes by the .shx",
        "gpkg" when gdal.Features!.All(f => f.Vertices == 0) => "GDAL takes the layer for a table without geometry, by an entry of the system tables that we do not go by",
        _ => null,
    };

    private static bool IsIndexDamaged(LayerReading ours) => ours.Findings.Any(f => f.Code == "shx-damaged");

    private static bool DifferOnlyInArea(LayerReading ours, GdalAnswer gdal) =>
        ours.Features.Count == gdal.Features!.Count
        && ours.Features.Zip(gdal.Features).All(p => p.First.Vertices == p.Second.Vertices
            && (p.First.Vertices == 0 || (p.First.West == p.Second.West && p.First.East == p.Second.East && p.First.South == p.Second.South && p.First.North == p.Second.North)));

    private static bool HasOtherCase(byte[] file)
    {
        string text = System.Text.Encoding.Latin1.GetString(file);
        return Members.Any(m => Count(text, m, StringComparison.OrdinalIgnoreCase) != Count(text, m, StringComparison.Ordinal));
    }

    private static int Count(string text, string word, StringComparison comparison)
    {
        int count = 0;
        for (int at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
        {
            count++;
        }

        return count;
    }

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
