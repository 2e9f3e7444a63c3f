using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Tests.Reports;

public sealed class RadioReportTests
{
    private static string Page(ReportContent content)
    {
        using var renderer = new MapRenderer(content);
        return HtmlReport.Make(content, [], renderer);
    }

    [Fact]
    public void The_whole_is_weighted_by_area_and_by_people_where_they_are_known()
    {
        // 1 km² and 100 people all covered; 3 km² and 300 people half uncertain, half in shadow; 4 km² of unknown population, uncovered.
        RadioStatusFractions[] states = [new(1, 0, 0, 0), new(0, 0.5, 0.5, 0), new(0, 0, 1, 0)];
        var layer = new RadioLayerShares(states, states);
        var shares = new RadioSharesResult([1, 3, 4], [0, 0, 0], layer, [], null) { AreaShadow = new([0, 0.5, 0], [0, 0.5, 0], [0, 0, 0]), PeopleShadow = new([0, 0.5, 0], [0, 0.5, 0], [0, 0, 0]) };
        RadioUnitIndicators whole = RadioIndicators.Of(shares, layer, [100, 300, double.NaN], [1, 1, 0], [1, 1, 0]).Province;
        Assert.Equal(new RadioStatusFractions(1 / 8.0, 1.5 / 8, 5.5 / 8, 0), whole.Area);
        Assert.Equal(new RadioStatusFractions(0.25, 0.375, 0.375, 0), whole.People);
        Assert.Equal((400.0, 100.0, 150.0), (whole.Population, whole.CoveredPopulation, whole.ShadowPopulation));
        Assert.Equal((0.5, 1.0, -0.75), (whole.CircleAreaFraction, whole.CirclePeopleFraction, whole.PeopleDifferenceFraction));
    }

    [Fact]
    public void The_summary_has_keys_of_its_own_only_where_a_model_ran()
    {
        using JsonDocument without = JsonDocument.Parse(SummaryDocument.Make(SampleReport.Make())), with = JsonDocument.Parse(SummaryDocument.Make(SampleRadio.Make()));
        string[] before = [.. without.RootElement.EnumerateObject().Select(p => p.Name)];
        string[] added = [.. with.RootElement.EnumerateObject().Select(p => p.Name).Except(before)];
        Assert.All(added, name => Assert.StartsWith("mobile_", name, StringComparison.Ordinal));
        Assert.Superset(new HashSet<string>(["mobile_model", "mobile_uncertain_area_share", "mobile_uncertain_population_share", "mobile_unknown_area_share", "mobile_shadow_population"]), added.ToHashSet());
        Assert.Equal("p1812", with.RootElement.GetProperty("mobile_model").GetString());
        Assert.Equal(before, with.RootElement.EnumerateObject().Select(p => p.Name).Where(n => before.Contains(n)).ToArray());
    }

    [Fact]
    public void The_table_has_a_row_a_commune_and_parts_that_add_up_to_1()
    {
        ReportContent content = SampleRadio.Make();
        using var stream = new MemoryStream();
        CsvTable.Write(stream, RadioCoverageColumns.All, RadioCoverageRow.Of(content), CsvStyle.Machine, content.Language);
        string[][] rows = [.. Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n').Select(l => l.Split(','))];
        Assert.Equal(142, rows.Length);
        Assert.Equal(["code", "name", "district", "population", "mobile_area_km2", "mobile_terrain_covered_area_share"], rows[0][..6]);
        string[] parts = ["mobile_terrain_covered_population_share", "mobile_uncertain_population_share", "mobile_uncovered_population_share", "mobile_unknown_population_share"];
        Assert.All(rows.Skip(1), row => Assert.Equal(1, parts.Sum(p => double.Parse(row[Array.IndexOf(rows[0], p)], CultureInfo.InvariantCulture)), 3e-6));
        Assert.Empty(RadioCoverageRow.Of(SampleReport.Make()));
    }

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "Phủ sóng theo địa hình", "Bị địa hình che khuất", "Khuyến nghị ITU-R P.1812-8")]
    [InlineData(ReportLanguage.English, "Coverage as the terrain allows it", "In the shadow of terrain", "Recommendation ITU-R P.1812-8")]
    public void The_page_names_model_threshold_shadows_and_doubts(ReportLanguage language, string heading, string shadow, string source)
    {
        string page = Page(SampleRadio.Make(language));
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains(shadow, page, StringComparison.Ordinal);
        Assert.Contains(source, page, StringComparison.Ordinal);
        Assert.Contains("\u2212105\u00A0dBm", page, StringComparison.Ordinal);
        Assert.Contains("mobile_coverage.csv", page, StringComparison.Ordinal);
        Assert.DoesNotContain(heading, Page(SampleReport.Make(language)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "Dự báo so với điểm đo", "yếu hơn dự báo 3,0", "không tự áp dụng", "cộng −2,5", "Đề xuất hiệu chỉnh chung: −5,5", "đồng &lt;ruộng&gt;")]
    [InlineData(ReportLanguage.English, "Prediction against measured points", "3.0\u00A0dB weaker than predicted", "not applied by itself", "adds −2.5", "Suggested offset over all: −5.5", "đồng &lt;ruộng&gt;")]
    public void Measured_points_stand_beside_the_prediction_and_the_offset_is_only_suggested(ReportLanguage language, params string[] told)
    {
        ReportContent content = SampleRadio.Make(language);
        MeasuredComparison Point(double measured, long cell, string clutter) => new(
            new() { Place = SourcePlace.OfFile("do.csv"), LongitudeDegrees = 107, LatitudeDegrees = 16.7, PowerDbm = measured, ClutterClass = clutter, Time = "t" + measured.ToString(CultureInfo.InvariantCulture) },
            MeasurementStatus.Compared, cell, -90, true, -105);
        RadioContent radio = content.Radio! with
        {
            PowerOffsetDb = -2.5, Measurements = MeasurementResult.Of([Point(-95, 1, "rừng"), Point(-93, 2, "rừng"), Point(-91, 3, "đồng <ruộng>")], -2.5), MeasurementPlane = ([0, 0, 0], [0, 0, 0]),
        };
        string page = Page(content with { Radio = radio });
        Assert.All(told, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain(told[0], Page(content), StringComparison.Ordinal);
        using var stream = new MemoryStream();
        CsvTable.Write(stream, MeasuredPointColumns.All, radio.Measurements!.Points, CsvStyle.Machine, language);
        string[] rows = Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal("source,longitude,latitude,time,operator,radio,clutter_class,measured_dbm,predicted_dbm,difference_db,measured_covered,predicted_covered,status", rows[0]);
        Assert.Equal("do.csv,107,16.7,t-95,,,rừng,-95,-90,-5,yes,yes,compared", rows[1]);
        using var with = new MapRenderer(content with { Radio = radio });
        Assert.Equal(3, new MapData(content with { Radio = radio }).CountOf(MapSource.MobileMeasurements));
        Assert.DoesNotContain(with.Drawable(MapLibrary.Load().Maps), m => m.Id == "mobile-measured" && radio.AreaPlane is null); // it needs outlines of what is predicted
    }

    [Fact]
    public void Its_maps_are_drawn_only_where_a_model_ran()
    {
        string[] own = ["mobile-uncertain", "mobile-shadow"]; // and mobile-terrain where areas were outlined
        using var with = new MapRenderer(SampleRadio.Make());
        using var without = new MapRenderer(SampleReport.Make());
        MapDefinition[] maps = [.. MapLibrary.Load().Maps];
        Assert.Equal(own, with.Drawable(maps).Select(m => m.Id).Where(id => own.Contains(id)).ToArray());
        Assert.DoesNotContain(without.Drawable(maps), m => own.Contains(m.Id));
        Assert.Contains("địa hình", with.NotesOf(maps.Single(m => m.Id == "mobile-coverage")).Vietnamese, StringComparison.Ordinal);
    }

    /// <summary>Of communes of 10,000 km² 11.593 % are covered and 0.0204 % in shadow: the legend says the square kilometres, in the picture as on the page; neither the number of polygons nor what they measure beyond the communes.</summary>
    [Theory]
    [InlineData(ReportLanguage.Vietnamese, "1.159,3 km²", "2,0 km²", "diện tích trong phạm vi các xã")]
    [InlineData(ReportLanguage.English, "1,159.3 km²", "2.0 km²", "area within the communes")]
    public void The_legend_of_areas_says_square_kilometres(ReportLanguage language, string covered, string shadow, string heading)
    {
        ReportContent content = SampleRadio.Make(language);
        RadioOutlineClass[] classes = [RadioOutlineClass.Covered, RadioOutlineClass.Covered, RadioOutlineClass.Shadow];
        PolygonSet First(PolygonSet all) => new(all.X[..all.RingStart[all.UnitStart[3]]], all.Y[..all.RingStart[all.UnitStart[3]]], all.RingStart[..(all.UnitStart[3] + 1)], all.UnitStart[..4]);
        RadioIndicators any = content.Radio!.Any with { Province = content.Radio.Any.Province with { PolygonAreaSquareKilometres = 10_000, Area = new(0.11593, 0.05, 0.83407, 0), ShadowAreaFraction = 0.000204 } };
        content = content with
        {
            Radio = content.Radio with { Any = any, Areas = new RadioAreas(First(content.CommunePolygons), classes, [9000, 9000, 9000], 1, 3), AreaPlane = First(content.CommunePlane) },
        };
        MapDefinition map = MapLibrary.Load().Maps.Single(m => m.Id == "mobile-terrain");
        using var renderer = new MapRenderer(content);
        LegendBlock block = renderer.LegendOf(map).Single(b => b.Layer.Source == MapSource.MobileAreas);
        Assert.Equal((covered, shadow, heading), (block.Classes[0].AmountIn(language), block.Classes[2].AmountIn(language), block.AmountHeading.In(language)));
        Assert.Equal(language == ReportLanguage.English ? "500.0 km²" : "500,0 km²", block.Classes[1].AmountIn(language));
        Assert.Equal([2, 0, 1, 0], block.Classes.Select(c => c.Count));
        string picture = renderer.DrawSvg(map);
        Assert.Contains(covered, picture, StringComparison.Ordinal);
        Assert.Contains(shadow, picture, StringComparison.Ordinal);
        Assert.Contains(covered, HtmlReport.Make(content, [map], renderer), StringComparison.Ordinal);
        LegendBlock shares = renderer.LegendOf(MapLibrary.Load().Maps.Single(m => m.Id == "mobile-uncertain")).First(b => b.Classes.Count > 0);
        Assert.All(shares.Classes, c => Assert.DoesNotContain("km²", c.AmountIn(language), StringComparison.Ordinal)); // communes are counted, as before
    }
}
