using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>
/// How much room the units of a study have in its pictures. A province has plenty and is drawn as its definitions say; a nation of
/// eleven thousand communes in the same frame would be nothing but outlines, names and dots.
/// </summary>
/// <remarks>Decided once for all pictures of a report, in the frame of the report page, so that they agree with each other.</remarks>
internal sealed class MapCrowding
{
    private const double RoomySidePixels = 16; // from here on outlines keep their width
    private const double LeastSidePixels = 6; // below, an outline would hide what it surrounds
    private const double LeastNamePixels = 700; // a district of less is smaller than its own name
    private const double SmallName = 0.8;
    private const double MostMarkedFraction = 0.35; // of the land; more marks than that hide the map under them

    private readonly double communeSidePixels;
    private readonly double serviceAreaSidePixels;
    private readonly double landPixels;

    private MapCrowding(double communeSidePixels, double serviceAreaSidePixels, double landPixels, bool areDistrictsSmall, bool showsProvinces)
    {
        this.communeSidePixels = communeSidePixels;
        this.serviceAreaSidePixels = serviceAreaSidePixels;
        this.landPixels = landPixels;
        AreDistrictsSmall = areDistrictsSmall;
        ShowsProvinces = showsProvinces;
    }

    /// <summary>Most districts are smaller than their own names.</summary>
    public bool AreDistrictsSmall { get; }

    /// <summary>Districts are too small to be told apart and there are several provinces: those are bordered and named in their place.</summary>
    public bool ShowsProvinces { get; }

    /// <summary>
    /// Positions are kept on every n-th line of the grid: 1, or 2 where communes are so small that a third of a px more or less is not seen.
    /// Neighbours snap alike either way.
    /// </summary>
    public int GridStep => communeSidePixels < RoomySidePixels ? 2 : 1;

    /// <summary>Measures the units of a report.</summary>
    public static MapCrowding Of(ReportContent content)
    {
        var frame = MapLayout.FrameOnly(content, MapRenderer.InlineWidth).Frame;
        double pixelsPerMetre = new MapView(MapScene.BoundsOf(content), frame, 1, 0).PixelsPerMetre;
        double pixelsPerSquareKilometre = 1e6 * pixelsPerMetre * pixelsPerMetre;
        double[] communes = [.. content.Communes.Select(c => c.Commune.PolygonAreaSquareKilometres * pixelsPerSquareKilometre).Where(double.IsFinite)];
        double land = communes.Sum();
        var areaOf = new Dictionary<(string Province, string District), double>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (CommuneIndicators commune in content.Communes)
        {
            Commune of = commune.Commune;
            ref double area = ref CollectionsMarshal.GetValueRefOrAddDefault(areaOf, (of.Province, of.District), out bool isKnown);
            area += of.PolygonAreaSquareKilometres;
            if (!isKnown && of.Province.Length > 0)
            {
                named.Add(of.Province);
            }
        }

        double[] districts = [.. areaOf.Values.Select(area => area * pixelsPerSquareKilometre).Where(double.IsFinite)];
        bool small = districts.Length > 1 && Median(districts) < LeastNamePixels;
        return new(
            Math.Sqrt(Median(communes)),
            content.PostalPoints is { Count: > 0 } points ? Math.Sqrt(land / points.Count) : double.NaN,
            land,
            small,
            small && named.Count > 1);
    }

    /// <summary>The outline of a layer of polygons: thinner, at last none, as the polygons become too small for it.</summary>
    public OutlineStyle? OutlineOf(MapLayer layer)
    {
        double side = layer.Source switch
        {
            MapSource.Communes => communeSidePixels,
            MapSource.ServiceAreas => serviceAreaSidePixels,
            _ => double.NaN,
        };
        return layer.Outline is not OutlineStyle outline || !(side < RoomySidePixels) ? layer.Outline
            : side < LeastSidePixels ? null
            : outline with { Width = outline.Width * side / RoomySidePixels };
    }

    /// <summary>The border of districts, or of the provinces that stand for them.</summary>
    public OutlineStyle BorderOf(OutlineStyle outline) => AreDistrictsSmall ? outline with { Width = outline.Width / 2 } : outline;

    /// <summary>How districts, or the provinces that stand for them, are named: in smaller letters where they are small.</summary>
    public LabelStyle NameOf(LabelStyle style) => AreDistrictsSmall ? style with { Size = style.Size * SmallName } : style;

    /// <summary>The outline of point symbols: none where the communes under them are hardly larger.</summary>
    public OutlineStyle? SymbolOutlineOf(SymbolStyle symbol) => communeSidePixels < RoomySidePixels ? null : symbol.Outline;

    /// <summary>True where so many marks would hide the map under them: those close together become one.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="symbol">How they look.</param>
    /// <param name="size">Their diameter in px.</param>
    public bool MustMerge(int points, SymbolStyle symbol, double size)
    {
        double whole = size + (2 * (SymbolOutlineOf(symbol)?.Width ?? 0));
        return points * Math.PI / 4 * whole * whole > MostMarkedFraction * landPixels && landPixels > 0;
    }

    private static double Median(double[] values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(values);
        return values[values.Length / 2];
    }
}
