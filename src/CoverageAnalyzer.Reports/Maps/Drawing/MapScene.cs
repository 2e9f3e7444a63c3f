using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What all maps of a report share in one frame: simplified shapes, districts, positions.</summary>
internal sealed class MapScene
{
    private const int LooksAcrossSlits = 3;

    private readonly ReportContent content;
    private readonly Lazy<MapShapes?> serviceAreas;
    private readonly Lazy<MapLines> districtBorders;
    private readonly Dictionary<(MapSource Source, SymbolStyle Symbol), MapMarks> marks = [];

    /// <summary>Prepares a frame.</summary>
    public MapScene(ReportContent content, MapFrame frame)
    {
        this.content = content;
        Crowding = MapCrowding.Of(content);
        Bounds bounds = BoundsOf(content);
        double latitude = content.CommunePolygons.BoundsOf() is { IsEmpty: false } degrees ? (degrees.MinY + degrees.MaxY) / 2 : 0;
        View = new MapView(bounds, frame, GroundScale.Of(content.CommunePolygons, content.CommunePlane), latitude, Crowding.GridStep);
        Communes = MapShapes.Of(content.CommunePlane, View);
        Districts = DistrictRaster.Of(content.Communes, Communes, frame, Crowding.ShowsProvinces);
        serviceAreas = new(() => content.ServiceAreaPlane is null ? null : MapShapes.Of(content.ServiceAreaPlane, View));
        districtBorders = new(() => DistrictBorders.Of(Communes, Districts, Crowding.GridStep == 1 ? 1 : LooksAcrossSlits));
    }

    public MapCrowding Crowding { get; }

    public MapView View { get; }

    public MapShapes Communes { get; }

    /// <summary>The districts, or the provinces that stand for them where <see cref="MapCrowding.ShowsProvinces"/>.</summary>
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
    public (float[] X, float[] Y) PointsOf(MapSource source)
    {
        var plane = source == MapSource.PostalPoints ? content.PostalPlane : content.BtsPlane;
        return plane is not { } p ? ([], []) : ([.. p.X.Select(View.PixelX)], [.. p.Y.Select(View.PixelY)]);
    }

    /// <summary>What is drawn for a point layer. Points of several classes are never merged: a mark has one colour.</summary>
    public MapMarks MarksOf(MapLayer layer)
    {
        if (!marks.TryGetValue((layer.Source, layer.Symbol!), out MapMarks? made))
        {
            (float[] x, float[] y) = PointsOf(layer.Source);
            made = layer.Classes is null && Crowding.MustMerge(x.Length, layer.Symbol!, layer.Symbol!.SizeAt(View.Zoom)) ? MapMarks.Merged(x, y) : new(x, y, null, 1);
            marks.Add((layer.Source, layer.Symbol!), made);
        }

        return made;
    }
}
