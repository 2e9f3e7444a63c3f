using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Studies.Samples;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Samples;

/// <summary>The built-in study as its files say it, measured by other means than those that drew it.</summary>
public sealed class SchematicStudyTests(SchematicStudyFixture study) : IClassFixture<SchematicStudyFixture>
{
    private static readonly string[] FileNames =
        ["study.json", "communes.geojson", "postal_points.csv", "bts_sites.csv", "elevation.tif", "border.geojson", "README.md"];

    [Fact]
    public void It_has_the_141_communes_of_nine_districts_and_the_island()
    {
        Assert.Equal(142, study.Units.Count);
        Assert.Equal(142, study.Units.Select(u => u.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(577_268, study.Units.Sum(u => u.Population ?? 0));
        var counts = study.Units.GroupBy(u => u.District).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["Thành phố Đông Hà"] = 9, ["Thị xã Quảng Trị"] = 5, ["Huyện Vĩnh Linh"] = 22, ["Huyện Gio Linh"] = 21, ["Huyện Cam Lộ"] = 9,
                ["Huyện Triệu Phong"] = 19, ["Huyện Hải Lăng"] = 20, ["Huyện Hướng Hóa"] = 22, ["Huyện Đakrông"] = 14, ["Huyện đảo Cồn Cỏ"] = 1,
            },
            new SortedDictionary<string, int>(counts, StringComparer.Ordinal));
        Assert.All(study.Units, u => Assert.Equal(u.FullName.Normalize(NormalizationForm.FormC), u.FullName));
    }

    [Fact]
    public void Each_unit_has_its_area_on_the_ellipsoid_within_two_percent()
    {
        foreach (var unit in study.Units)
        {
            double hectares = EllipsoidalArea.SquareMetres(unit.Ring) / 1e4;
            Assert.True(Math.Abs((hectares / unit.AreaHectares) - 1) < 0.02, $"{unit.FullName}: {hectares:F1} ha drawn, {unit.AreaHectares} ha stated");
        }
    }

    [Fact]
    public void Six_wrong_statistics_are_replaced_and_the_others_kept()
    {
        var facts = SchematicFacts.Communes;
        string[] replaced = [.. facts.Where(f => f.AreaHectares != f.StatisticalAreaHectares).Select(f => f.FullName)];
        Assert.Equal(["Phường 1", "Phường An Đôn", "Xã Triệu Vân", "Xã Mò Ó", "Thị trấn Krông Klang", "Xã A Bung"], replaced);
        foreach (var fact in facts)
        {
            var unit = study.Units.Single(u => u.Code == fact.Code);
            double expected = replaced.Contains(fact.FullName) && fact.Code != "4090101" ? fact.MeasuredAreaHectares : fact.StatisticalAreaHectares;
            Assert.Equal(expected, unit.AreaHectares, 6);
        }
    }

    [Fact]
    public void Every_boundary_is_a_valid_ring_that_runs_counter_clockwise()
    {
        foreach (var unit in study.Units)
        {
            Assert.True(unit.Polygon.IsValid, unit.FullName);
            Assert.True(unit.Polygon.Shell.IsCCW, unit.FullName);
        }
    }

    [Fact]
    public void No_two_units_overlap_and_no_gap_lies_between_them()
    {
        // A partition: each directed edge stands once, and its reverse stands once too unless it is on the outline. The edges without a
        // reverse must then close to one ring around the mainland, whose area is the sum of the cells': no gap has room inside.
        var edges = new HashSet<(Coordinate From, Coordinate To)>();
        foreach (var unit in study.Mainland)
        {
            var ring = unit.Polygon.Shell.Coordinates;
            for (int i = 1; i < ring.Length; i++)
            {
                Assert.True(edges.Add((ring[i - 1], ring[i])), $"{unit.FullName}: an edge is used twice in the same direction");
            }
        }

        var next = edges.Where(e => !edges.Contains((e.To, e.From))).ToDictionary(e => e.From, e => e.To);
        var outline = new List<Coordinate> { next.Keys.Min()! };
        while (next.Remove(outline[^1], out var to))
        {
            outline.Add(to);
        }

        Assert.Empty(next);
        Assert.Equal(outline[0], outline[^1]);
        var province = new Polygon(new LinearRing([.. outline]));
        Assert.True(province.IsValid);
        double sum = study.Mainland.Sum(u => u.Polygon.Area);
        Assert.Equal(sum, province.Area, 1e-9 * sum);

        // Another way to the same answer: the overlay's own union of the cells.
        double union = NetTopologySuite.Operation.OverlayNG.OverlayNGRobust.Union([.. study.Mainland.Select(u => (Geometry)u.Polygon)]).Area;
        Assert.Equal(sum, union, 1e-9 * sum);
    }

    [Fact]
    public void Nine_in_ten_real_neighbor_pairs_are_neighbors()
    {
        var owner = study.EdgeOwners();
        var drawn = new HashSet<(string, string)>();
        foreach (var ((from, to), unit) in owner)
        {
            if (owner.TryGetValue((to, from), out string? other))
            {
                drawn.Add(string.CompareOrdinal(unit, other) < 0 ? (unit, other) : (other, unit));
            }
        }

        var real = SchematicFacts.Communes
            .SelectMany(c => c.Neighbors.Select(n => string.CompareOrdinal(c.Code, n) < 0 ? (c.Code, n) : (n, c.Code))).ToHashSet();
        Assert.Equal(363, real.Count);
        double kept = real.Count(drawn.Contains) / 363.0;
        Assert.True(kept >= 0.9, $"{kept:P1} kept"); // asked: 85 %
        Assert.Equal(study.Map.KeptNeighborFraction, kept, 12);
    }

    [Fact]
    public void Coastal_communes_reach_the_sea_and_border_communes_the_land_border()
    {
        // The outline's corners say where the sea and the land border are; roughening moves a line by far less than 2.5 km.
        var outline = SchematicFacts.Outline;
        var owner = study.EdgeOwners();
        var outer = owner.Where(e => !owner.ContainsKey((e.Key.To, e.Key.From))).ToList();
        var side = new Outline(outline, study.Mainland.Sum(u => u.AreaHectares) * 1e4);
        int tested = 0;
        foreach (var commune in SchematicFacts.Communes.Where(c => c.OpenSide.Length > 0))
        {
            double metres = 0;
            foreach (var ((from, to), _) in outer.Where(e => e.Value == commune.Code))
            {
                Place a = EqualAreaPlane.FromGeographic(from.X, from.Y), b = EqualAreaPlane.FromGeographic(to.X, to.Y);
                Place middle = a.Towards(b, 0.5);
                double own = side.NearestOn(commune.OpenSide, middle).DistanceTo(middle);
                bool nearest = side.Sides.Distinct(StringComparer.Ordinal).All(s => side.NearestOn(s, middle).DistanceTo(middle) >= own);
                metres += nearest && own < 2500 ? a.DistanceTo(b) : 0;
            }

            Assert.True(metres > 50, $"{commune.FullName} reaches its {commune.OpenSide} over {metres:F0} m");
            tested++;
        }

        Assert.Equal(29, tested);
    }

    [Fact]
    public void The_island_lies_at_its_place_off_the_coast()
    {
        var island = study.Units[^1];
        Assert.Equal("Huyện đảo Cồn Cỏ", island.FullName);
        Assert.Null(island.Population);
        Assert.Equal(107.34, island.Polygon.Centroid.X, 0.003);
        Assert.Equal(17.16, island.Polygon.Centroid.Y, 0.003);
        Assert.Equal(2.3, EllipsoidalArea.SquareMetres(island.Ring) / 1e6, 0.01);
        Assert.All(study.Mainland, u => Assert.True(u.Polygon.Distance(island.Polygon) > 0.15, u.FullName));
    }

    [Fact]
    public void Each_of_156_postal_points_and_1159_sites_stands_in_the_commune_it_names()
    {
        Assert.Equal(156, study.PostalPoints.Count);
        Assert.Equal(1159, study.BtsSites.Count);
        foreach (var rows in new[] { study.PostalPoints, study.BtsSites })
        {
            Assert.Equal(rows.Count, rows.Select(r => r["code"]).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(rows.Count, rows.Select(r => r["lon"] + r["lat"]).Distinct(StringComparer.Ordinal).Count());
            foreach (var row in rows)
            {
                var place = new Point(Number(row["lon"]), Number(row["lat"]));
                var holding = study.Units.Where(u => u.Polygon.Intersects(place)).ToList();
                Assert.True(holding.Count == 1 && holding[0].Code == row["commune_code"], row["code"] + " " + row["name"]);
            }
        }
    }

    [Fact]
    public void Postal_points_have_names_and_types_and_the_remote_communes_have_none()
    {
        string[] types = [.. study.PostalPoints.Select(p => p["type"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.Equal(["Bưu cục cấp 1", "Bưu cục cấp 2", "Bưu cục cấp 3", "Điểm bưu điện văn hoá xã", "Đại lý"], types);
        Assert.Equal(156, study.PostalPoints.Select(p => p["name"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("Bưu cục Khe Sanh", study.PostalPoints.Select(p => p["name"]));
        Assert.Equal(1, study.PostalPoints.Count(p => p["type"] == "Bưu cục cấp 1"));
        Assert.Equal(8, study.PostalPoints.Count(p => p["type"] == "Bưu cục cấp 2"));

        var served = study.PostalPoints.Select(p => p["commune_code"]).ToHashSet(StringComparer.Ordinal);
        var without = study.Units.Where(u => !served.Contains(u.Code)).ToList();
        Assert.Equal(18, without.Count);
        string[] westAndNorth = ["Huyện Hướng Hóa", "Huyện Đakrông", "Huyện Vĩnh Linh", "Huyện Gio Linh", "Huyện đảo Cồn Cỏ"];
        Assert.All(without, u => Assert.Contains(u.District, westAndNorth));
        Assert.All(without.Where(u => u.Population is not null), u => Assert.True(u.Population / (u.AreaHectares / 100) < 40, u.FullName));
    }

    [Fact]
    public void Sites_are_many_where_people_are_and_few_in_the_west()
    {
        var sites = study.BtsSites.GroupBy(s => s["commune_code"]).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        double PerHundredSquareKilometres(string district)
        {
            var units = study.Units.Where(u => u.District == district).ToList();
            return units.Sum(u => sites.GetValueOrDefault(u.Code)) / units.Sum(u => u.AreaHectares) * 1e4;
        }

        Assert.True(PerHundredSquareKilometres("Thành phố Đông Hà") > 100);
        Assert.True(PerHundredSquareKilometres("Huyện Triệu Phong") > 25);
        Assert.True(PerHundredSquareKilometres("Huyện Đakrông") < 8);
        Assert.True(PerHundredSquareKilometres("Huyện Hướng Hóa") < 12);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes_and_the_committed_files_are_these()
    {
        string folder = Path.Combine(RepositoryRoot(), "data", "quang-tri-2012");
        string written = Path.Combine(Path.GetTempPath(), "coverage-analyzer-sample-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        try
        {
            Assert.Equal(FileNames, SchematicStudy.Write(written));
            foreach (string name in FileNames)
            {
                byte[] committed = File.ReadAllBytes(Path.Combine(folder, name)), made = File.ReadAllBytes(Path.Combine(written, name));
                Assert.True(committed.AsSpan().SequenceEqual(made), $"data/quang-tri-2012/{name} differs: write it anew with the sample verb");
                Assert.True(study.Files[name].AsSpan().SequenceEqual(made), name); // the fixture's run and this one
                if (study.Texts.ContainsKey(name))
                {
                    Assert.DoesNotContain((byte)'\r', made);
                }

                Assert.True(made.Length <= (name == "elevation.tif" ? 1_200_000 : 400_000), $"{name} has {made.Length} bytes");
            }
        }
        finally
        {
            Directory.Delete(written, recursive: true);
        }
    }

    [Fact]
    public void Every_file_people_open_says_that_it_is_schematic()
    {
        Assert.Contains("\"note\": \"schematic: not official boundaries / sơ đồ minh hoạ, không phải ranh giới chính thức\"", study.Texts["communes.geojson"], StringComparison.Ordinal);
        Assert.All(study.Units, u => Assert.True(u.Schematic));
        Assert.Contains("\"note\": \"schematic: not the official border / sơ đồ minh hoạ, không phải đường biên giới chính thức\"", study.Texts["border.geojson"], StringComparison.Ordinal);
        Assert.Contains("not official boundaries", study.Texts["README.md"], StringComparison.Ordinal);
        Assert.Contains("not a survey and not SRTM", study.Texts["README.md"], StringComparison.Ordinal);
        Assert.DoesNotContain('{', study.Texts["README.md"]); // every figure was filled in
        using var json = JsonDocument.Parse(study.Texts["study.json"]);
        Assert.Contains("not official boundaries", json.RootElement.GetProperty("notice").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains("không phải ranh giới", json.RootElement.GetProperty("notice").GetProperty("vi").GetString(), StringComparison.Ordinal);
        Assert.Contains("heights", json.RootElement.GetProperty("notice").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains("đường biên giới, độ cao", json.RootElement.GetProperty("notice").GetProperty("vi").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_study_file_names_files_and_fields_that_exist()
    {
        using var json = JsonDocument.Parse(study.Texts["study.json"]);
        var root = json.RootElement;
        Assert.Equal("statistical", root.GetProperty("area").GetString());
        Assert.Equal(2.3, root.GetProperty("targets").GetProperty("averageServiceRadiusKilometres").GetDouble());
        foreach (var layer in root.GetProperty("layers").EnumerateObject())
        {
            string file = layer.Value.GetProperty("file").GetString()!;
            Assert.True(study.Files.ContainsKey(file), file);
            if (!layer.Value.TryGetProperty("fields", out var fields))
            {
                Assert.Contains(layer.Name, new[] { "elevation", "nationalBorder" });
                continue;
            }

            string text = study.Texts[file];
            foreach (var field in fields.EnumerateObject())
            {
                string name = field.Value.GetString()!;
                bool exists = layer.Name == "communes"
                    ? text.Contains($"\"{name}\": ", StringComparison.Ordinal)
                    : text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',').Contains(name, StringComparer.Ordinal);
                Assert.True(exists, $"{layer.Name}: {name}");
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CoverageAnalyzer.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
