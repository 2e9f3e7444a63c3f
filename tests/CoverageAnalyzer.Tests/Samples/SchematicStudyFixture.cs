using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Studies.Samples;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Samples;

/// <summary>The generated study, read back from the files it writes; drawn once for all classes.</summary>
public sealed class SchematicStudyFixture
{
    private static readonly Lazy<(SchematicMap Map, IReadOnlyDictionary<string, byte[]> Files)> Drawn = new(() =>
    {
        var map = SchematicMap.Draw();
        return (map, SchematicStudy.Files(map).ToDictionary(f => f.Name, f => f.Bytes, StringComparer.Ordinal));
    });

    public SchematicStudyFixture()
    {
        (Map, Files) = Drawn.Value;
        Texts = Files.Where(f => !f.Key.EndsWith(".tif", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal);
        using var json = JsonDocument.Parse(Texts["communes.geojson"]);
        Units = [.. json.RootElement.GetProperty("features").EnumerateArray().Select(Read)];
        PostalPoints = Rows("postal_points.csv");
        BtsSites = Rows("bts_sites.csv");
    }

    internal SchematicMap Map { get; }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public IReadOnlyDictionary<string, string> Texts { get; }

    public IReadOnlyList<Unit> Units { get; }

    public IEnumerable<Unit> Mainland => Units.Where(u => u.Population is not null);

    public IReadOnlyList<IReadOnlyDictionary<string, string>> PostalPoints { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> BtsSites { get; }

    /// <summary>Each directed edge of the mainland with the code of the commune to its left.</summary>
    public Dictionary<(Coordinate From, Coordinate To), string> EdgeOwners()
    {
        var owner = new Dictionary<(Coordinate From, Coordinate To), string>();
        foreach (var unit in Mainland)
        {
            var ring = unit.Polygon.Shell.Coordinates;
            for (int i = 1; i < ring.Length; i++)
            {
                owner.Add((ring[i - 1], ring[i]), unit.Code);
            }
        }

        return owner;
    }

    private static Unit Read(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var population = properties.GetProperty("population_2009");
        double[][] ring = [.. feature.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
            .Select(c => new[] { c[0].GetDouble(), c[1].GetDouble() })];
        return new Unit
        {
            Code = properties.GetProperty("commune_code").GetString()!,
            FullName = properties.GetProperty("name_full").GetString()!,
            District = properties.GetProperty("district").GetString()!,
            Population = population.ValueKind == JsonValueKind.Null ? null : population.GetInt32(),
            AreaHectares = properties.GetProperty("area_ha_stat").GetDouble(),
            Schematic = properties.GetProperty("schematic").GetBoolean(),
            Ring = ring,
            Polygon = new Polygon(new LinearRing([.. ring.Select(p => new Coordinate(p[0], p[1]))])),
        };
    }

    private List<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        string[] lines = Texts[file].TrimEnd('\n').Split('\n');
        string[] header = lines[0].Split(',');
        return [.. lines[1..].Select(line =>
        {
            string[] values = line.Split(',');
            Assert.Equal(header.Length, values.Length);
            return (IReadOnlyDictionary<string, string>)header.Zip(values).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        })];
    }

    public sealed record Unit
    {
        public required string Code { get; init; }

        public required string FullName { get; init; }

        public required string District { get; init; }

        public required int? Population { get; init; }

        public required double AreaHectares { get; init; }

        public required bool Schematic { get; init; }

        public required double[][] Ring { get; init; }

        public required Polygon Polygon { get; init; }
    }
}
