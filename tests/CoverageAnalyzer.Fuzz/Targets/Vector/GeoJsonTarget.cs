namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>GeoJSON: our reader, with a plain reading by the JSON library of the runtime as judge of what it took.</summary>
public sealed class GeoJsonTarget : VectorTarget
{
    /// <summary>The judge holds a file whole, many times its size: not where the memory for a large one is what is looked at.</summary>
    private const int LargestJudged = 1 << 20;

    /// <inheritdoc/>
    public override string Name => "geojson";

    /// <inheritdoc/>
    public override bool IsText(string partName) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
    [
        "1e999", "-1e999", "1e300", "1e-400", "-0", "0", "180.0000001", "99999999999999999999", "1000000001", "0.1e1", "107", "16", "590508.7714",
        "null", "true", "NaN", "[]", "{}", "[[]]", "[1,2,[3]]", "[107,16],", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"\u0323\"", ",", "[", "]", "{", "}", "\uFEFF", "\u001E", "//\n", "\r\n",
        "\"type\":\"Feature\",", "\"type\":\"FeatureCollection\",", "\"type\":\"GeometryCollection\",", "\"features\":[", "\"geometry\":null,", "\"geometry\":{", "\"geometries\":[",
        "\"properties\":{", "\"coordinates\":[", "\"crs\":null,", "\"name\":\"EPSG:3405\"", "\"Point\"", "\"MultiPoint\"", "\"LineString\"", "\"MultiLineString\"", "\"Polygon\"", "\"MultiPolygon\"",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => GeoJsonSeeds.All();

    /// <inheritdoc/>
    internal override LayerReading? ReadLayer(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);
        bool isJudged = file.Length <= LargestJudged;
        LayerReading reading = LayerOracle.Read(folder.Write("a.geojson", file), isJudged ? GeoJsonJudge.CountFeatures(file) : null, WritesFile(file));
        if (isJudged)
        {
            GeoJsonJudge.Judge(file, reading);
        }

        return reading with { Layer = string.Empty };
    }
}
