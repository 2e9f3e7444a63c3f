using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>The reasons there are for reading a layer otherwise than GDAL does, each looked at in examples.</summary>
internal static class VectorReasons
{
    /// <summary>Why GDAL opens nothing of a file that we read; null where no reason is known.</summary>
    /// <param name="format">Format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="said">What GDAL said.</param>
    public static string? Refusal(string format, byte[] file, LayerReading ours, string said) => format switch
    {
        "geojson" when ours.Features.All(f => f.Vertices == 0) => "no feature has coordinates; to us they are features without a place",
        "shp" when said.Contains("restore .shx", StringComparison.Ordinal) || said.Contains("Invalid length for entity", StringComparison.Ordinal) => ShapefileRecords.AddUp(file)
            ? null
            : "without an index GDAL makes one by the lengths of the records, and refuses a file where they do not add up",
        "wkb" when ours.Findings.Count > 0 => "a finding of ours says what is wrong with it",
        _ => null,
    };

    /// <summary>Why features differ; null where no reason is known.</summary>
    /// <param name="format">Format.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="answer">What GDAL read.</param>
    /// <param name="said">What GDAL said.</param>
    public static string? Of(string format, byte[] file, LayerReading ours, JsonElement answer, string said)
    {
        IReadOnlyList<GdalFeature> gdal = GdalFeature.All(answer);
        return format switch
        {
            "shp" when DifferOnlyInArea(ours, gdal) => "the same rings in other roles: directions that contradict how they nest, which the mending of the communes names",
            "shp" when gdal.Any(f => f.Vertices == 0) && ShapefileRecords.LackHeights(file) =>
                "records of a kind with heights that end behind their coordinates: we read the coordinates alone, GDAL leaves the shape out",
            _ => null,
        };
    }

    /// <summary>Why GDAL does not read the geometries of a GeoPackage that we read, by what it says.</summary>
    /// <param name="refusal">Why it does not open it; null where it does.</param>
    public static string OfClosedGeoPackage(string? refusal) => refusal switch
    {
        null => "GDAL has other geometries of the layer, or none, by an entry of the system tables that we do not go by",
        _ when refusal.Contains("no such column", StringComparison.Ordinal) => "GDAL wants a column of the system tables that is not there, and that we do not go by",
        _ when refusal.Contains("is missing", StringComparison.Ordinal) => "GDAL wants a system table that is not there, and that we do not go by",
        _ when refusal.Contains("malformed", StringComparison.Ordinal) => "an index of the system tables is damaged, by which GDAL goes and we do not",
        _ => refusal.Length == 0 ? "GDAL does not know the file for a GeoPackage" : $"GDAL does not open the file ({refusal})",
    };

    private static bool DifferOnlyInArea(LayerReading ours, IReadOnlyList<GdalFeature> gdal) =>
        ours.Features.Count == gdal.Count
        && ours.Features.Zip(gdal).All(p => (p.First.Vertices == p.Second.Vertices || ours.Named.Contains(p.First.Number))
            && (p.First.Vertices == 0 || (p.First.West == p.Second.West && p.First.East == p.Second.East && p.First.South == p.Second.South && p.First.North == p.Second.North)));
}
