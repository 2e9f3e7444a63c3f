using System.Text.Json;
using CoverageAnalyzer.Studies.Samples;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Samples;

/// <summary>The border line of the built-in study against its communes.</summary>
public sealed class SchematicBorderTests(SchematicStudyFixture study) : IClassFixture<SchematicStudyFixture>
{
    [Fact]
    public void It_runs_along_the_boundaries_of_the_border_communes_and_of_no_other()
    {
        var owner = study.EdgeOwners();
        var facts = SchematicFacts.Communes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines())
        {
            for (int i = 1; i < line.Length; i++)
            {
                // Each piece is an edge of one commune, in its direction, and of no neighbor: the outside is beyond.
                Assert.True(owner.TryGetValue((line[i - 1], line[i]), out string? code), $"{line[i]}");
                Assert.False(owner.ContainsKey((line[i], line[i - 1])));
                Assert.Equal("land border", facts[code].OpenSide);
                touched.Add(code);
            }
        }

        string[] expected = [.. facts.Values.Where(c => c.OpenSide == "land border").Select(c => c.Code).Order(StringComparer.Ordinal)];
        Assert.Equal(16, expected.Length);
        Assert.Equal(expected, touched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_meets_the_boundary_of_no_commune_without_a_border_but_at_a_corner()
    {
        var border = new MultiLineString([.. Lines().Select(l => new LineString(l))]);
        var facts = SchematicFacts.Communes.ToDictionary(c => c.Code, StringComparer.Ordinal);
        foreach (var unit in study.Mainland)
        {
            double shared = unit.Polygon.Boundary.Intersection(border).Length;
            Assert.Equal(facts[unit.Code].OpenSide == "land border", shared > 1e-6);
        }
    }

    [Fact]
    public void It_is_one_line_from_Quảng_Bình_to_Thừa_Thiên_Huế_and_says_that_it_is_schematic()
    {
        var line = Assert.Single(Lines());
        Assert.InRange(line[0].Y, 16.9, 17.0);
        Assert.InRange(line[^1].Y, 16.28, 16.36);
        Assert.Equal(line.Length, line.Distinct().Count());
        double kilometres = 0;
        for (int i = 1; i < line.Length; i++)
        {
            kilometres += EqualAreaPlane.FromGeographic(line[i - 1].X, line[i - 1].Y).DistanceTo(EqualAreaPlane.FromGeographic(line[i].X, line[i].Y)) / 1000;
        }

        Assert.InRange(kilometres, 120, 190); // the communes' figures add up to 174 km of a rougher line
        using var json = JsonDocument.Parse(study.Texts["border.geojson"]);
        Assert.True(json.RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("schematic").GetBoolean());
    }

    private List<Coordinate[]> Lines()
    {
        using var json = JsonDocument.Parse(study.Texts["border.geojson"]);
        var geometry = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray()).GetProperty("geometry");
        Assert.Equal("MultiLineString", geometry.GetProperty("type").GetString());
        return [.. geometry.GetProperty("coordinates").EnumerateArray()
            .Select(l => l.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble())).ToArray())];
    }
}
