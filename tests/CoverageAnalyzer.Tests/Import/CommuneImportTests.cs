using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Import;

public sealed class CommuneImportTests
{
    private const string Square = "POLYGON((107 16,107.1 16,107.1 16.1,107 16.1,107 16))";

    [Fact]
    public void Communes_come_in_the_order_of_their_codes_with_their_values()
    {
        (CommuneImportResult result, _) = Read(MemoryLayer.Empty()
            .Add("00200", "Xã Sau", MemoryLayer.Square(107.2, 16), 1200, 11_800.0)
            .Add("00100", "Trước", MemoryLayer.Square(107, 16), 900L, "11850"));
        Assert.Equal(["00100", "00200"], result.Layer.Communes.Select(c => c.Code));
        Commune first = result.Layer.Communes[0];
        Assert.Equal((0, "Xã Trước", "Xã", "Huyện A", "Tỉnh B", 900.0, 11_850.0), (
            first.Index, first.Name, first.Type, first.District, first.Province, first.Population, first.StatedAreaHectares));
        Assert.Equal(107, result.Layer.Polygons.BoundsOf(0).MinX);
        Assert.Equal(107.2, result.Layer.Polygons.BoundsOf(1).MinX);

        // 0.1° × 0.1° at 16.05° N: M·N·cos φ gives 6,335.6 … ≈ 110.66 km × 107.01 km per degree squared, 118.4 km².
        Assert.InRange(first.PolygonAreaSquareKilometres, 118.2, 118.6);
        Assert.Equal(2, first.Place.Record);
    }

    [Fact]
    public void Rings_run_counter_clockwise_outside_and_clockwise_in_holes_whatever_the_file_does()
    {
        (CommuneImportResult result, _) = Read(MemoryLayer.Empty().Add(
            "1", "X", "POLYGON((107 16,107 16.1,107.1 16.1,107.1 16,107 16),(107.02 16.02,107.04 16.02,107.04 16.04,107.02 16.04,107.02 16.02))"));
        PolygonSet set = result.Layer.Polygons;
        Assert.Equal(2, set.RingCount);
        Assert.Equal((0.1 * 0.1) - (0.02 * 0.02), set.PlaneAreaOf(0), 1e-12);
        Assert.True(new PolygonSet(set.X[..5], set.Y[..5], [0, 5], [0, 1]).PlaneAreaOf(0) > 0);
    }

    [Fact]
    public void A_bow_tie_is_rebuilt_with_both_its_lobes()
    {
        // Crosses itself at (107.05, 16.05): each lobe is a triangle of base 0.1 and height 0.05, together half of the square.
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add(
            "1", "Xã Nơ", "POLYGON((107 16,107.1 16.1,107.1 16,107 16.1,107 16))"));
        Finding finding = Assert.Single(findings, f => f.Code == "ring-repaired");
        Assert.Equal(107.05, finding.LongitudeDegrees, 1e-9);
        Assert.Equal(16.05, finding.LatitudeDegrees, 1e-9);
        Assert.Contains("Xã Nơ", finding.Place.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
        Assert.Contains("m²", finding.Action.English, StringComparison.Ordinal);
        Assert.Equal(0.005, result.Layer.Polygons.PlaneAreaOf(0), 1e-12);
        Assert.Equal(2, result.Layer.Polygons.RingCount);
    }

    [Fact]
    public void Repeated_vertices_and_rings_without_area_are_dropped_and_told()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add(
            "1", "Xã A", "MULTIPOLYGON(((107 16,107.1 16,107.1 16,107.1 16.1,107 16.1,107 16)),((108 16,108.1 16.1,108.05 16.05,108 16)))"));
        Assert.Contains(findings, f => f.Code == "vertices-repeated");
        Assert.Contains(findings, f => f.Code == "ring-degenerate");
        Assert.Equal(5, result.Layer.Polygons.VertexCount);
    }

    [Fact]
    public void A_spike_that_is_valid_and_has_no_area_is_no_commune()
    {
        // A chevron, out and back 2e-13 degrees apart: valid to the geometry library, its corners not on one line, and some square centimetres at most.
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty()
            .Add("1", "Xã A", "POLYGON((107 16,107.1 16,107.1 16.1,107 16.1,107 16))")
            .Add("2", "Xã B", "POLYGON((108 16,108.05 16.0499999999998,108.1 16,108.05 16.05,108 16))"));
        Assert.Equal("1", Assert.Single(result.Layer.Communes).Code);
        Assert.Single(findings, f => f.Code == "ring-degenerate");
        Assert.Single(findings, f => f.Code == "geometry-missing");
    }

    [Theory]
    [InlineData(null, "geometry-missing")]
    [InlineData("POLYGON EMPTY", "geometry-missing")]
    [InlineData("POINT(107 16)", "geometry-type")]
    [InlineData("LINESTRING(107 16,107.1 16)", "geometry-type")]
    [InlineData("POLYGON((107 16,200 16,200 17,107 17,107 16))", "coordinate-out-of-range")]
    [InlineData("POLYGON((107 16,107.1 16,107.2 16,107 16))", "geometry-missing")]
    public void Features_without_usable_polygons_are_rejected_with_their_cells(string? wkt, string code)
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add("1", "Xã A", Square, 5).Add("2", "Xã B", wkt, 7));
        Assert.Single(result.Layer.Communes);
        Finding finding = Assert.Single(findings, f => f.Code == code);
        Assert.Equal(FindingRank.Error, finding.Rank);
        Assert.Equal(2, finding.Place.Record);
        RejectedRow row = Assert.Single(result.Rejected);
        Assert.Equal("TEN_XA", row.Headers[1]);
        Assert.Equal(["2", "Xã B"], row.Cells.Take(2));
        Assert.Equal(2, result.FeaturesRead);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Coordinates_that_are_not_finite_reject_the_feature_only(double bad)
    {
        Geometry geometry = GeometryFactory.Default.CreatePolygon([new(107, 16), new(107.1, bad), new(107.1, 16.1), new(107, 16)]);
        (CommuneImportResult result, List<Finding> findings) = Read(
            MemoryLayer.Empty().Add("1", "Xã A", Square).Add(geometry, "2", "Xã B", "Xã", "Huyện A", "Tỉnh B", null, null));
        Assert.Single(result.Layer.Communes);
        Assert.Contains(findings, f => f.Code == "coordinate-not-finite");
    }

    [Fact]
    public void A_layer_without_any_polygon_is_one_clear_error()
    {
        var error = Assert.Throws<InputFileException>(() => Read(MemoryLayer.Empty().Add("1", "Xã A", "POINT(107 16)")));
        Assert.Contains("xa.gpkg", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputFileException>(() => Read(MemoryLayer.Empty()));
    }

    [Fact]
    public void Parts_of_one_commune_become_one_unit()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty()
            .Add("1", "Xã A", MemoryLayer.Square(107, 16), 500, 11_800)
            .Add("1", "xã  a", MemoryLayer.Square(108, 16), 500, 100));
        Commune commune = Assert.Single(result.Layer.Communes);
        Assert.Equal(500, commune.Population); // the same figure on both parts is that of the whole
        Assert.Equal(11_900, commune.StatedAreaHectares); // different ones add up, and it is said
        Assert.Equal(2, result.Layer.Polygons.RingCount);
        Assert.Contains(findings, f => f is { Code: "parts-joined", Rank: FindingRank.Info });
        Assert.Contains(findings, f => f is { Code: "parts-differ", Rank: FindingRank.Warning });
    }

    [Fact]
    public void Four_times_the_parts_take_about_four_times_the_memory()
    {
        // An archipelago with a record an islet; one part at a time would be sixteen times.
        static long Allocated(int parts)
        {
            MemoryLayer layer = MemoryLayer.Empty();
            for (int i = 0; i < parts; i++)
            {
                layer.Add("1", "Xã Đảo", MemoryLayer.Square(100 + (0.2 * (i % 40)), 5 + (0.2 * (i / 40))), 500);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(parts, Read(layer).Result.Layer.Polygons.RingCount);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        double few = Allocated(200), many = Allocated(800);
        Assert.InRange(many / few, 1, 8);
    }

    [Fact]
    public void A_wrong_code_column_does_not_make_every_commune_search_through_all_others()
    {
        static long Allocated(int communes)
        {
            MemoryLayer layer = MemoryLayer.Empty();
            for (int i = 0; i < communes; i++)
            {
                layer.Add("45", $"Xã Số {i}", MemoryLayer.Square(100 + (0.2 * (i % 40)), 5 + (0.2 * (i / 40))), 500);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            (CommuneImportResult result, List<Finding> findings) = Read(layer);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(communes, result.Layer.Communes.Count);
            Assert.Contains(findings, f => f.Code == "code-duplicate");
            return bytes;
        }

        Allocated(10);
        double few = Allocated(400), many = Allocated(1600);
        Assert.InRange(many / few, 1, 8);
    }

    [Fact]
    public void A_feature_that_occurs_twice_is_counted_once()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add("1", "Xã A", Square, 500).Add("1", "Xã A", Square, 500));
        Assert.Equal(500, Assert.Single(result.Layer.Communes).Population);
        Assert.Contains(findings, f => f is { Code: "feature-duplicate", Rank: FindingRank.Warning });
        Assert.Single(result.Rejected);
    }

    [Fact]
    public void Two_communes_with_one_code_are_both_kept_and_it_is_an_error()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty()
            .Add("1", "Xã A", MemoryLayer.Square(107, 16)).Add("1", "Xã B", MemoryLayer.Square(108, 16)).Add("1-2", "Xã C", MemoryLayer.Square(109, 16)));
        Assert.Equal([("1", "Xã A"), ("1-2", "Xã C"), ("1-3", "Xã B")], result.Layer.Communes.Select(c => (c.Code, c.Name)));
        Assert.Equal(FindingRank.Error, Assert.Single(findings, f => f.Code == "code-duplicate").Rank);
    }

    [Fact]
    public void Missing_codes_are_made_from_the_record_number()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add("7", "Xã A", MemoryLayer.Square(107, 16)).Add(null, "Xã B", MemoryLayer.Square(108, 16)));
        Assert.Equal(["#00002", "7"], result.Layer.Communes.Select(c => c.Code));
        Assert.Contains(findings, f => f.Code == "code-missing" && f.Place.Record == 2);
    }

    [Theory]
    [InlineData(4090101.0, "4090101", true)]
    [InlineData("4090101.0", "4090101", true)]
    [InlineData("04090101", "04090101", false)]
    [InlineData(4090101L, "4090101", false)]
    [InlineData("A.1", "A.1", false)]
    public void Codes_are_text_without_decimals(object value, string code, bool told)
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add(value, "Xã A", Square));
        Assert.Equal(code, result.Layer.Communes[0].Code);
        Assert.Equal(told, findings.Exists(f => f.Code == "code-floating"));
    }

    [Fact]
    public void Official_codes_stored_as_numbers_get_their_leading_zeros_back()
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add(1L, "Xã A", MemoryLayer.Square(107, 16)).Add(19_255L, "Xã B", MemoryLayer.Square(108, 16)));
        Assert.Equal(["00001", "19255"], result.Layer.Communes.Select(c => c.Code));
        Assert.Contains(findings, f => f.Code == "code-zeros");
    }

    [Theory]
    [InlineData("X\\u00e3 Tri\\u1ec7u \\u00c1i", "Xã Triệu Ái", "name-escaped")]
    [InlineData("Xã Ea H\\'leo", "Xã Ea H'leo", "name-escaped")]
    [InlineData("  Xã  Tân   Long ", "Xã Tân Long", "name-spaces")]
    [InlineData("Xa\u0303 Ta\u0302n Long", "Xã Tân Long", "name-decomposed")]
    [InlineData("Xã Triệu ái", "Xã Triệu ái", "name-case")]
    public void Names_are_cleaned_and_it_is_said(string raw, string name, string code)
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add("1", raw, Square));
        Assert.Equal(name, result.Layer.Communes[0].Name);
        Assert.Contains(findings, f => f.Code == code);
        Assert.DoesNotContain(Read(MemoryLayer.Empty().Add("1", "Xã Triệu Ái", Square)).Findings, f => f.Code.StartsWith("name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, double.NaN, "population-missing")]
    [InlineData(-5.0, double.NaN, "population-negative")]
    [InlineData(0L, 0.0, "population-zero")]
    [InlineData(12.5, 12.5, "population-fractional")]
    [InlineData("nhiều", double.NaN, "number-unreadable")]
    [InlineData("19.043", 19_043.0, null)] // people are whole: a thousand, not a decimal
    public void Population_that_cannot_be_right_is_a_finding(object? value, double people, string? code)
    {
        (CommuneImportResult result, List<Finding> findings) = Read(
            MemoryLayer.Empty().Add("1", "Xã A", MemoryLayer.Square(107, 16), 100).Add("2", "Xã B", MemoryLayer.Square(108, 16), value));
        Assert.Equal(people, result.Layer.Communes[1].Population);
        if (code is null)
        {
            Assert.DoesNotContain(findings, f => f.Code.StartsWith("population", StringComparison.Ordinal) || f.Code.StartsWith("number", StringComparison.Ordinal));
        }
        else
        {
            Finding finding = Assert.Single(findings, f => f.Code == code);
            Assert.Equal((2L, "DAN_SO"), (finding.Place.Record!.Value, finding.Place.Field));
        }
    }

    [Theory]
    [InlineData(11_839.0, false, false)]
    [InlineData(12_300.0, false, false)] // 3.9 % more
    [InlineData(12_600.0, true, false)] // 6.4 % more
    [InlineData(1_250.0, true, true)] // about a tenth
    [InlineData(112_000.0, true, true)]
    public void A_stated_area_more_than_5_percent_off_the_polygon_is_told(double hectares, bool told, bool tenfold)
    {
        MemoryLayer layer = MemoryLayer.Empty();
        for (int i = 0; i < 6; i++)
        {
            layer.Add($"{i}", $"Xã {i}", MemoryLayer.Square(107 + (0.2 * i), 16), 1, 11_839.0);
        }

        List<Finding> findings = Read(layer.Add("9", "Xã Lạ", MemoryLayer.Square(108.4, 16), 1, hectares)).Findings;
        List<Finding> differing = findings.FindAll(f => f.Code == "area-differs");
        Assert.Equal(told ? 1 : 0, differing.Count);
        Assert.Equal(tenfold, differing.Exists(f => f.Message.English.Contains("factor of about ten", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(118.39, 11_839)]
    [InlineData(118_390_000, 11_839)]
    [InlineData(11_839, 11_839)]
    public void The_unit_of_stated_areas_is_found_out(double stated, double hectares)
    {
        (CommuneImportResult result, List<Finding> findings) = Read(MemoryLayer.Empty().Add("1", "Xã A", Square, 1, stated));
        Assert.Equal(hectares, result.Layer.Communes[0].StatedAreaHectares, 1e-6);
        Assert.Equal(stated != hectares, findings.Exists(f => f.Code == "area-unit"));
    }

    [Fact]
    public void Names_that_differ_by_accents_only_are_told_but_the_same_name_in_two_towns_is_nothing()
    {
        List<Finding> findings = Read(MemoryLayer.Empty()
            .Add("1", "Xã Cam Thành", MemoryLayer.Square(107, 16))
            .Add("2", "Xã Cam Thanh", MemoryLayer.Square(107.2, 16))
            .Add("3", "Phường 1", MemoryLayer.Square(107.4, 16), type: "Phường", district: "Thị xã C")
            .Add("4", "Phường 1", MemoryLayer.Square(107.6, 16), type: "Phường", district: "Thành phố D")).Findings;
        Assert.Contains("Xã Cam Thành (1), Xã Cam Thanh (2)", Assert.Single(findings, f => f.Code == "names-alike").Message.English, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, f => f.Code == "name-twice");
    }

    [Theory]
    [InlineData("Đặc khu Cồn Cỏ", "", false)]
    [InlineData("Đặc khu Cồn Cỏ", "Đặc khu", false)]
    [InlineData("Đặc khu Cồn Cỏ", "Xã", false)] // a type field that was not brought up to date
    [InlineData("Thị trấn ái Tử", "", true)]
    [InlineData("Đặc khu Cồn cỏ", "Đặc khu", true)]
    public void Small_letters_are_told_of_the_name_and_not_of_its_kind(string name, string type, bool told) =>
        Assert.Equal(told, Read(MemoryLayer.Empty().Add("1", name, MemoryLayer.Square(107, 16), type: type)).Findings.Exists(f => f.Code == "name-case"));

    [Fact]
    public void An_absurdly_large_unit_is_told() =>
        Assert.Contains(Read(MemoryLayer.Empty().Add("1", "Xã A", MemoryLayer.Square(100, 10, 5))).Findings, f => f.Code == "unit-too-large");

    [Fact]
    public void Any_number_of_threads_gives_the_same_layer_and_findings()
    {
        MemoryLayer layer = MemoryLayer.Empty();
        for (int i = 0; i < 40; i++)
        {
            layer.Add($"{i:D5}", $"Xã {i}", FormattableString.Invariant($"POLYGON(({107 + i} 16,{107.1 + i} 16.1,{107.1 + i} 16,{107 + i} 16.1,{107 + i} 16))"));
        }

        (CommuneImportResult one, List<Finding> oneFindings) = Read(layer, 1);
        (CommuneImportResult four, List<Finding> fourFindings) = Read(layer, 4);
        Assert.Equal(oneFindings, fourFindings);
        Assert.Equal(one.Layer.Polygons.X, four.Layer.Polygons.X);
    }

    private static (CommuneImportResult Result, List<Finding> Findings) Read(MemoryLayer layer, int threads = 1)
    {
        var log = new FindingLog();
        CommuneImportResult result = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = MemoryLayer.Map, Threads = threads }, log, TestContext.Current.CancellationToken);
        return (result, [.. log.ToList()]);
    }
}
