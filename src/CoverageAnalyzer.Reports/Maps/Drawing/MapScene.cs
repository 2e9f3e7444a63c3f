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
    private readonly Lazy<MapLines?> nationalBorder;
    private readonly Lazy<IReadOnlyList<int>> islets;
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
        nationalBorder = new(() => content.BorderPlane is null ? null : NationalBorderLines.Of(content.BorderPlane, View));
        islets = new(() => Crowding.GridStep > 1 ? [] : [.. Enumerable.Range(0, Communes.UnitCount).Where(IsSmallIslet)]);
        districtBorders = new(() => DistrictBorders.Of(Communes, Districts, Crowding.GridStep == 1 ? 1 : LooksAcrossSlits));
    }

    public MapCrowding Crowding { get; }

    public MapView View { get; }

    public MapShapes Communes { get; }

    /// <summary>The districts, or the provinces that stand for them where <see cref="MapCrowding.ShowsProvinces"/>.</summary>
    public DistrictRaster Districts { get; }

    public MapShapes? ServiceAreas => serviceAreas.Value;

    public MapLines Borders => districtBorders.Value;

    /// <summary>The national land border; null without that layer.</summary>
    public MapLines? NationalBorder => nationalBorder.Value;

    /// <summary>Communes so small, with nothing but sea around, that a mark says what their few px cannot.</summary>
    public IReadOnlyList<int> Islets => islets.Value;

    /// <summary>Bounds of everything drawn, with a margin.</summary>
    public static Bounds BoundsOf(ReportContent content)
    {
        Bounds bounds = content.CommunePlane.BoundsOf();
        return bounds.IsEmpty ? new Bounds(0, 0, 1, 1) : bounds.Grown(0.03 * Math.Max(bounds.Width, bounds.Height));
    }

    /// <summary>Positions of a point layer in px; empty without that layer.</summary>
    public (float[] X, float[] Y) PointsOf(MapSource source)
    {
        var plane = source switch
        {
            MapSource.PostalPoints => content.PostalPlane,
            MapSource.Villages => content.VillagePlane,
            _ => content.BtsPlane,
        };
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

    private bool IsSmallIslet(int unit)
    {
        MapFrame ground = Communes.FrameOf(unit);
        MapFrame around = ground.Grown(IsletMark.Diameter);
        return ground.Width > 0 && Math.Max(ground.Width, ground.Height) < IsletMark.Diameter
            && Districts.CoveredFraction(around) * around.Width * around.Height < (ground.Width + 4) * (ground.Height + 4);
    }
}
