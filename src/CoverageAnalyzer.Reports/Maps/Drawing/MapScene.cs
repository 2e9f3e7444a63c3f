using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Classes;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What all maps of a report share in one frame: simplified shapes, districts, positions.</summary>
internal sealed class MapScene
{
    private readonly ReportContent content;
    private readonly Lazy<MapShapes?> serviceAreas;
    private readonly Lazy<MapLines> districtBorders;

    /// <summary>Prepares a frame.</summary>
    public MapScene(ReportContent content, MapFrame frame)
    {
        this.content = content;
        Bounds bounds = BoundsOf(content);
        double latitude = content.CommunePolygons.BoundsOf() is { IsEmpty: false } degrees ? (degrees.MinY + degrees.MaxY) / 2 : 0;
        View = new MapView(bounds, frame, GroundScale.Of(content.CommunePolygons, content.CommunePlane), latitude);
        Communes = MapShapes.Of(content.CommunePlane, View);
        Districts = DistrictRaster.Of(content.Communes, Communes, frame);
        serviceAreas = new(() => content.ServiceAreaPlane is null ? null : MapShapes.Of(content.ServiceAreaPlane, View));
        districtBorders = new(() => DistrictBorders.Of(Communes, Districts));
    }

    public MapView View { get; }

    public MapShapes Communes { get; }

    public DistrictRaster Districts { get; }

    public MapShapes? ServiceAreas => serviceAreas.Value;

    public MapLines Borders => districtBorders.Value;

    /// <summary>Bounds of everything drawn, with a margin.</summary>
    public static Bounds BoundsOf(ReportContent content)
    {
        Bounds bounds = content.CommunePlane.BoundsOf();
        return bounds.IsEmpty ? new Bounds(0, 0, 1, 1) : bounds.Grown(0.03 * Math.Max(bounds.Width, bounds.Height));
    }

    /// <summary>Positions of a point layer in px; empty without that layer.</summary>
    public (float[] X, float[] Y) PointsOf(Definitions.MapSource source)
    {
        var plane = source == Definitions.MapSource.PostalPoints ? content.PostalPlane : content.BtsPlane;
        return plane is not { } p ? ([], []) : ([.. p.X.Select(View.PixelX)], [.. p.Y.Select(View.PixelY)]);
    }
}
