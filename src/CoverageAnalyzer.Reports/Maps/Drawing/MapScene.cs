using System.Numerics;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What all maps of a report share in one frame: simplified shapes, districts, positions.</summary>
internal sealed class MapScene
{
    private const int LooksAcrossSlits = 3;

    private readonly ReportContent content;
    private readonly Lazy<MapShapes?> serviceAreas;
    private readonly Lazy<MapShapes?> mobileAreas;
    private readonly Lazy<MapLines> districtBorders;
    private readonly Lazy<MapLines?> nationalBorder;
    private readonly Lazy<IReadOnlyList<int>> islets;
    private readonly Dictionary<(MapSource Source, SymbolStyle Symbol), MapMarks> marks = [];

    /// <summary>Prepares a frame.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="above">The scene of an equal frame a number of whole px higher up, whose shapes are moved down; null: everything is made anew.</param>
    public MapScene(ReportContent content, MapFrame frame, MapScene? above = null)
    {
        this.content = content;
        Crowding = above?.Crowding ?? MapCrowding.Of(content);
        if (above is null)
        {
            Bounds bounds = BoundsOf(content);
            double latitude = content.CommunePolygons.BoundsOf() is { IsEmpty: false } degrees ? (degrees.MinY + degrees.MaxY) / 2 : 0;
            View = new MapView(bounds, frame, GroundScale.Of(content.CommunePolygons, content.CommunePlane), latitude, Crowding.GridStep);
            Communes = MapShapes.Of(content.CommunePlane, View);
            Districts = DistrictRaster.Of(content.Communes, Communes, frame, Crowding.ShowsProvinces);
            serviceAreas = new(() => content.ServiceAreaPlane is null ? null : MapShapes.Of(content.ServiceAreaPlane, View));
            mobileAreas = new(() => content.Radio?.AreaPlane is { } areas ? MapShapes.Of(areas, View, keepsThinHoles: true) : null);
            nationalBorder = new(() => content.BorderPlane is null ? null : NationalBorderLines.Of(content.BorderPlane, View));
            districtBorders = new(() => DistrictBorders.Of(Communes, Districts, Crowding.GridStep, Crowding.GridStep == 1 ? 1 : LooksAcrossSlits));
        }
        else
        {
            int down = (int)MathF.Round((frame.Y - above.View.Frame.Y) / MapView.GridPixels);
            View = above.View.MovedTo(frame);
            Communes = above.Communes.MovedDown(down);
            Districts = above.Districts.MovedTo(frame);
            serviceAreas = new(() => above.ServiceAreas?.MovedDown(down));
            mobileAreas = new(() => above.MobileAreas?.MovedDown(down));
            nationalBorder = new(() => above.NationalBorder?.MovedDown(down));
            districtBorders = new(() => above.Borders.MovedDown(down));
        }

        islets = new(() => Crowding.GridStep > 1 ? [] : [.. Enumerable.Range(0, Communes.UnitCount).Where(IsSmallIslet)]);
    }

    public MapCrowding Crowding { get; }

    public MapView View { get; }

    public MapShapes Communes { get; }

    /// <summary>The districts, or the provinces that stand for them where <see cref="MapCrowding.ShowsProvinces"/>.</summary>
    public DistrictRaster Districts { get; }

    public MapShapes? ServiceAreas => serviceAreas.Value;

    /// <summary>Areas of mobile coverage; null where no radio model ran.</summary>
    public MapShapes? MobileAreas => mobileAreas.Value;

    public MapLines Borders => districtBorders.Value;

    /// <summary>The national land border; null without that layer.</summary>
    public MapLines? NationalBorder => nationalBorder.Value;

    /// <summary>Communes so small, with nothing but sea around, that a mark says what their few px cannot.</summary>
    public IReadOnlyList<int> Islets => islets.Value;

    /// <summary>Bounds of everything drawn, with a margin.</summary>
    public static Bounds BoundsOf(ReportContent content)
    {
        PolygonSet plane = content.CommunePlane;
        (double minX, double maxX) = RangeOf(plane.X);
        (double minY, double maxY) = RangeOf(plane.Y);
        var bounds = new Bounds(minX, minY, maxX, maxY);
        return bounds.IsEmpty ? new Bounds(0, 0, 1, 1) : bounds.Grown(0.03 * Math.Max(bounds.Width, bounds.Height));
    }

    /// <summary>Positions of a point layer in px; empty without that layer.</summary>
    public (float[] X, float[] Y) PointsOf(MapSource source)
    {
        var plane = source switch
        {
            MapSource.PostalPoints => content.PostalPlane,
            MapSource.Villages => content.VillagePlane,
            MapSource.MobileMeasurements => content.Radio?.MeasurementPlane,
            _ => content.BtsPlane,
        };
        return plane is not { } p ? ([], []) : (Array.ConvertAll(p.X, View.PixelX), Array.ConvertAll(p.Y, View.PixelY));
    }

    /// <summary>What is drawn for a point layer. Points of several classes are never merged: a mark has one colour.</summary>
    public MapMarks MarksOf(MapLayer layer)
    {
        lock (marks) // the maps of a report share the scene
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

    /// <summary>Least and greatest of many numbers; the other way round where there is none.</summary>
    private static (double Least, double Greatest) RangeOf(ReadOnlySpan<double> values)
    {
        var least = new Vector<double>(double.PositiveInfinity);
        var greatest = new Vector<double>(double.NegativeInfinity);
        int i = 0;
        for (; i + Vector<double>.Count <= values.Length; i += Vector<double>.Count)
        {
            var some = new Vector<double>(values[i..]);
            least = Vector.Min(least, some);
            greatest = Vector.Max(greatest, some);
        }

        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        for (int k = 0; k < Vector<double>.Count; k++)
        {
            (min, max) = (Math.Min(min, least[k]), Math.Max(max, greatest[k]));
        }

        for (; i < values.Length; i++)
        {
            (min, max) = (Math.Min(min, values[i]), Math.Max(max, values[i]));
        }

        return (min, max);
    }

    private bool IsSmallIslet(int unit)
    {
        MapFrame ground = Communes.FrameOf(unit);
        MapFrame around = ground.Grown(IsletMark.Diameter);
        return ground.Width > 0 && Math.Max(ground.Width, ground.Height) < IsletMark.Diameter
            && Districts.CoverLessThan(around, (ground.Width + 4) * (ground.Height + 4));
    }
}
