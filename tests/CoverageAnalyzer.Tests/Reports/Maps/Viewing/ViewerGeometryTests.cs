using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Tests.Reports.Maps.Viewing;

public sealed class ViewerGeometryTests
{
    private static readonly ReportContent Content = BuiltInStudy.Content(ReportLanguage.Vietnamese);
    private static readonly ViewerGeometry Geometry = new(Content);

    /// <summary>EPSG guidance note 7-2, method 1024: longitude −100.33333333, latitude 24.38178694 is −11169055.58 m, 2800000.00 m.</summary>
    [Fact]
    public void The_plane_is_that_of_web_maps()
    {
        (double x, double y) = WebMercator.Of(-100.33333333, 24.38178694);
        Assert.Equal(-11169055.58, x, 0.01);
        Assert.Equal(2800000.00, y, 0.01);
        (double longitude, double latitude) = WebMercator.ToDegrees(x, y);
        Assert.Equal(-100.33333333, longitude, 1e-9);
        Assert.Equal(24.38178694, latitude, 1e-9);
    }

    [Fact]
    public void Zoom_and_width_of_a_pixel_belong_together()
    {
        Assert.Equal(156543.03392804097, WebMercator.MetresPerPixelAt(0), 1e-6);
        Assert.Equal(9.25, WebMercator.ZoomAt(WebMercator.MetresPerPixelAt(9.25)), 1e-9);
    }

    [Fact]
    public void The_national_border_lies_where_the_communes_are()
    {
        PolylineSet border = Geometry.LinesOf(MapSource.NationalBorder)!;
        Bounds communes = Geometry.Communes.BoundsOf();
        Assert.True(border.LineCount > 0);
        Assert.Contains(Enumerable.Range(0, border.X.Length), i => communes.Contains(border.X[i], border.Y[i]));
    }

    /// <summary>The same lines as the web map draws, in the plane of the viewers.</summary>
    [Fact]
    public void District_lines_are_those_of_the_engine()
    {
        PolylineSet lines = Geometry.LinesOf(MapSource.Districts)!;
        PolylineSet degrees = DistrictLines.Of(Content.CommunePolygons, DistrictNumbers.Of(Content.Communes), cancellation: TestContext.Current.CancellationToken).Lines;
        Assert.NotEqual(0, lines.LineCount);
        Assert.Equal(degrees.LineStart, lines.LineStart);
        Assert.All(Enumerable.Range(0, lines.X.Length), i => Assert.Equal(WebMercator.Of(degrees.X[i], degrees.Y[i]), (lines.X[i], lines.Y[i])));
    }

    [Fact]
    public void Points_come_in_feature_order()
    {
        IReadOnlyList<(double X, double Y)> points = Geometry.PointsOf(MapSource.BtsSites);
        Assert.Equal(Content.BtsSites!.Count, points.Count);
        Assert.Equal(WebMercator.Of(Content.BtsSites[3].LongitudeDegrees, Content.BtsSites[3].LatitudeDegrees), points[3]);
    }

    [Fact]
    public void The_limitations_view_adds_up_to_all_communes()
    {
        var view = LimitationView.Of(Content);
        Assert.False(view.Conclusion.IsEmpty);
        Assert.Equal(Content.Communes.Count, view.Rows.Where(r => r.IsPart).Sum(r => r.Area.Communes));
        Assert.Contains(view.Rows, r => !r.IsPart);
    }
}
