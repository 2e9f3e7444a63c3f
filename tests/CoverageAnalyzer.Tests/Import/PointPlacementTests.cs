using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

public sealed class PointPlacementTests
{
    // Three squares of 0.1°: A and B share a strip of 0.01°, C stands apart.
    private static readonly CommuneLayer Layer = new(
        [
            new Commune { Index = 0, Code = "001", Name = "Xã An", Type = "Xã", District = "Huyện Một", Province = "Tỉnh B" },
            new Commune { Index = 1, Code = "002", Name = "Xã Bình", Type = "Xã", District = "Huyện Một", Province = "Tỉnh B" },
            new Commune { Index = 2, Code = "003", Name = "Phường 1", Type = "Phường", District = "Thị xã Hai", Province = "Tỉnh B" },
        ],
        new PolygonSet(
            [107, 107.1, 107.1, 107, 107, 107.09, 107.2, 107.2, 107.09, 107.09, 107.5, 107.6, 107.6, 107.5, 107.5],
            [16, 16, 16.1, 16.1, 16, 16, 16, 16.1, 16.1, 16, 16, 16, 16.1, 16.1, 16],
            [0, 5, 10, 15],
            [0, 1, 2, 3]));

    [Fact]
    public void A_point_stands_in_the_commune_of_its_coordinates()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", 107.05, 16.05), Row("b", 107.55, 16.05));
        Assert.Equal([0, 2], result.Points.Select(p => p.CommuneIndex!.Value));
        Assert.All(result.Points, p => Assert.True(p is { IsApproximate: false, IsCounted: true }));
        Assert.Empty(findings);
    }

    [Fact]
    public void A_point_outside_names_the_nearest_commune_and_its_distance()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", 107.25, 16.05));
        Assert.Null(Assert.Single(result.Points).CommuneIndex);
        Finding finding = Assert.Single(findings);
        double kilometres = EllipsoidalDistance.Metres(107.25, 16.05, 107.2, 16.05) / 1000; // 5.35 km
        Assert.Equal("point-outside", finding.Code);
        Assert.Contains("Xã Bình (002)", finding.Message.English, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{kilometres:N2} km"), finding.Message.English, StringComparison.Ordinal);
        Assert.Equal(1, result.OutsideCount);
    }

    [Fact]
    public void Points_far_from_every_commune_are_told_together()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", -68, -16), Row("b", 105.8, 21), Row("c", 107.25, 16.05));
        Assert.Equal(3, result.OutsideCount);
        Finding far = Assert.Single(findings, f => f.Code == "points-far-outside");
        Assert.Equal((2L, FindingRank.Warning), (far.Count, far.Rank));
        Assert.Single(findings, f => f.Code == "point-outside");
    }

    [Fact]
    public void On_an_overlap_the_lowest_code_takes_the_point_and_it_is_said()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", 107.095, 16.05) with { CommuneName = "Bình", District = "Một" });
        Assert.Equal(0, result.Points[0].CommuneIndex);
        Finding finding = Assert.Single(findings); // the row names one of the two: no contradiction
        Assert.Equal(("point-on-overlap", FindingRank.Info), (finding.Code, finding.Rank));
        Assert.Contains("Xã An (001), Xã Bình (002)", finding.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_names_another_commune_than_it_stands_in_follows_its_coordinates()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", 107.05, 16.05) with { CommuneCode = "003" });
        Assert.Equal(0, result.Points[0].CommuneIndex);
        Assert.Equal(["point-other-commune"], findings.Select(f => f.Code));
    }

    [Fact]
    public void The_same_row_twice_is_counted_once()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(
            Row("a", 107.05, 16.05), Row("a", 107.050001, 16.05), // 0.1 m apart
            Row("", 107.02, 16.05) with { Name = "Bưu cục Hoá" }, Row("", 107.02, 16.05) with { Name = "BƯU CỤC HÓA" });
        Assert.Equal(2, result.Points.Count);
        Assert.Equal(2, result.Rejected.Count);
        Assert.Equal(2, findings.Count(f => f is { Code: "point-duplicate", Rank: FindingRank.Warning }));
        Assert.Equal(4, result.RowsRead);
    }

    [Fact]
    public void Different_points_at_one_place_or_with_one_code_are_kept_and_told()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(
            Row("a", 107.05, 16.05), Row("b", 107.05, 16.05), Row("a", 107.06, 16.05));
        Assert.Equal(3, result.Points.Count);
        Assert.Equal(["point-code-repeated", "point-same-place"], findings.Select(f => f.Code).Order());
        Assert.All(findings, f => Assert.Equal(FindingRank.Warning, f.Rank));
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(1.1, 2)]
    public void One_place_is_within_a_metre_in_every_direction(double metres, int points)
    {
        foreach ((double east, double north) in new[] { (1.0, 0.0), (0, 1), (-1, 0), (0.6, -0.8) })
        {
            double degree = EllipsoidalDistance.Metres(107.05, 16.05, 107.05, 16.0501) * 10_000;
            double longitude = 107.05 + (east * metres / (degree * 0.9655)), latitude = 16.05 + (north * metres / degree);
            double apart = EllipsoidalDistance.Metres(107.05, 16.05, longitude, latitude);
            Assert.Equal(metres, apart, 0.02);
            Assert.Equal(points, Place(Row("a", 107.05, 16.05), Row("a", longitude, latitude)).Result.Points.Count);
        }
    }

    [Fact]
    public void Masts_at_one_place_are_only_counted()
    {
        var log = new FindingLog();
        PointPlacementResult<BtsSite> result = PointPlacement.PlaceBtsSites(
            [Table(Row("a", 107.05, 16.05), Row("b", 107.05, 16.05), Row("c", 107.05, 16.05))], Layer, new CommuneLocator(Layer.Polygons), log, TestContext.Current.CancellationToken);
        Assert.Equal(3, result.Points.Count);
        Finding finding = Assert.Single(log.ToList());
        Assert.Equal(("sites-same-place", 2L, FindingRank.Info), (finding.Code, finding.Count, finding.Rank));
    }

    [Fact]
    public void Rows_without_coordinates_stand_inside_their_commune_and_are_marked()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(
            Named("a", "Xã An", "Một"), Named("b", "An", "Huyện Một"), Named("c", "Số 1", "Hai"), Row("d", double.NaN, double.NaN) with { CommuneCode = "2" });
        Assert.Equal([0, 0, 2, 1], result.Points.Select(p => p.CommuneIndex!.Value));
        Assert.All(result.Points, p => Assert.True(p.IsApproximate));
        Assert.All(result.Points, p => Assert.True(Layer.Polygons.BoundsOf(p.CommuneIndex).Contains(p.LongitudeDegrees, p.LatitudeDegrees)));

        // Two offices of one commune share its place: that is no duplicate.
        Assert.Equal((result.Points[0].LongitudeDegrees, result.Points[0].LatitudeDegrees), (result.Points[1].LongitudeDegrees, result.Points[1].LatitudeDegrees));
        Finding finding = Assert.Single(findings);
        Assert.Equal(("points-approximate", 4L, FindingRank.Info), (finding.Code, finding.Count, finding.Rank));
        Assert.Equal(4, result.ApproximateCount);
    }

    [Fact]
    public void The_same_unlocated_row_twice_is_counted_once()
    {
        PointRecord row = Named("a", "Xã An", "Một") with { Name = "Bưu cục", Address = "12 Lê Lợi" };
        Assert.Single(Place(row, row).Result.Points);
        Assert.Equal(2, Place(row, row with { Address = "14 Lê Lợi" }).Result.Points.Count);
    }

    [Fact]
    public void An_unmatched_row_is_rejected_with_the_nearest_candidates()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(
            Named("a", "Xã Bìn", "Một"), Named("b", "Xã An", "Một") with { Province = "Tỉnh Khác" }, Row("c", double.NaN, double.NaN));
        Assert.Empty(result.Points);
        Assert.Equal(3, result.Rejected.Count);
        List<Finding> unmatched = findings.FindAll(f => f.Code == "point-not-matched");
        Assert.Equal(2, unmatched.Count);
        Assert.Contains("Xã Bình, Huyện Một (002)", unmatched[0].Message.English, StringComparison.Ordinal);
        Assert.Contains("Tỉnh Khác 1", Assert.Single(findings, f => f.Code == "point-other-province").Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Xã An", "Một", "", "'Một'")]
    [InlineData("", "", "Thôn 5, xã Cốc, huyện Một, tỉnh B", "Thôn 5, xã Cốc")]
    [InlineData("Cốc", "", "", "the commune layer")]
    [InlineData("Cốc", "Một", "", "'Một'")]
    public void A_row_that_is_not_matched_says_what_was_looked_for_and_where(string commune, string district, string address, string where)
    {
        PointRecord row = Named("a", commune, district) with { Address = address };
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(row with { CommuneName = commune == "Xã An" ? "Xã Anh" : commune });
        Assert.Empty(result.Points);
        Finding finding = Assert.Single(findings, f => f.Code == "point-not-matched");
        Assert.Contains(where, finding.Message.English, StringComparison.Ordinal);
        Assert.DoesNotContain("''", finding.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_kinds_the_study_lists_are_counted()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(
            ["bưu cục cấp 1", "Đại lý"],
            Row("a", 107.05, 16.05) with { Type = "Bưu cục cấp 1" }, Row("b", 107.06, 16.05) with { Type = "Điểm BĐ-VHX" }, Row("c", 107.07, 16.05));
        Assert.Equal([true, false, false], result.Points.Select(p => p.IsCounted));
        Finding excluded = Assert.Single(findings, f => f.Code == "types-not-counted");
        Assert.Equal(2, excluded.Count);
        Assert.Contains("Điểm BĐ-VHX 1", excluded.Message.English, StringComparison.Ordinal);
        Assert.Contains("'Đại lý'", Assert.Single(findings, f => f.Code == "counted-type-unknown").Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_code_get_one_from_their_line()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("", 107.05, 16.05), Row("#2", 107.06, 16.05));
        Assert.Equal(2, result.Points.Select(p => p.Code).Distinct().Count());
        Assert.Equal("#2-2", result.Points[0].Code); // #2 is taken by the other row
        Assert.Contains(findings, f => f is { Code: "point-code-missing", Count: 1 });
    }

    [Fact]
    public void Impossible_coordinates_reject_the_row()
    {
        (PointPlacementResult<ServicePoint> result, List<Finding> findings) = Place(Row("a", 107, 95), Row("b", double.PositiveInfinity, 16));
        Assert.Empty(result.Points);
        Assert.Equal(["coordinate-out-of-range", "coordinate-out-of-range"], findings.Select(f => f.Code));
    }

    private static (PointPlacementResult<ServicePoint> Result, List<Finding> Findings) Place(params PointRecord[] rows) => Place(null, rows);

    private static (PointPlacementResult<ServicePoint> Result, List<Finding> Findings) Place(string[]? types, params PointRecord[] rows)
    {
        var log = new FindingLog();
        PointPlacementResult<ServicePoint> result = PointPlacement.PlaceServicePoints(
            [Table(rows)], Layer, new CommuneLocator(Layer.Polygons), types, log, TestContext.Current.CancellationToken);
        return (result, [.. log.ToList()]);
    }

    private static PointTable Table(params PointRecord[] rows) => new()
    {
        File = "diem.csv",
        Format = "CSV",
        Encoding = new TextEncodingChoice("UTF-8", "default"),
        Headers = ["code", "name"],
        RowsRead = rows.Length,
        Records = [.. rows.Select((r, i) => r with { Place = new SourcePlace { File = "diem.csv", Line = i + 2 } })],
        Rejected = [],
        Files = [],
    };

    private static PointRecord Row(string code, double longitude, double latitude) => new()
    {
        Place = new SourcePlace(),
        Cells = [code],
        Code = code,
        LongitudeDegrees = longitude,
        LatitudeDegrees = latitude,
    };

    private static PointRecord Named(string code, string commune, string district) => Row(code, double.NaN, double.NaN) with { CommuneName = commune, District = district };
}
