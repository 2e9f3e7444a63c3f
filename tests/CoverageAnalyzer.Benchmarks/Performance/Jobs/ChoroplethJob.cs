using System.Globalization;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using SkiaSharp;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>
/// A choropleth of 1920 × 1080 pixels as PNG: five classes by number of the commune, outlines of 0.3 pixels, and labels placed as our maps place them. The
/// communes lie in memory in the analysis plane; everything that depends on the size of the picture is done anew each time.
/// </summary>
/// <remarks>The workload has no provinces: squares of 75 km stand for them, so that there are names as on the map of a nation. The peer draws no labels.</remarks>
internal sealed class ChoroplethJob : PerformanceJob
{
    private const int Width = 1920, Height = 1080;
    private const double ProvinceMetres = 75_000, OutlinePixels = 0.3;

    private static readonly MapColor[] Colors = [new(0xF7, 0xFB, 0xFF), new(0xDE, 0xEB, 0xF7), new(0x9E, 0xCA, 0xE1), new(0x42, 0x92, 0xC6), new(0x08, 0x45, 0x94)];

    private ReportContent content = null!;
    private MapDefinition definition = null!;
    private byte[] png = [];
    private int labels;

    /// <inheritdoc/>
    public override string Name => "choropleth";

    /// <inheritdoc/>
    public override string Title =>
        string.Create(CultureInfo.InvariantCulture, $"choropleth {Width}×{Height} of {Units:N0} communes ({content.CommunePlane.VertexCount:N0} vertices) with labels, PNG");

    /// <inheritdoc/>
    public override string Unit => "commune";

    /// <inheritdoc/>
    public override long Units => content.Communes.Count;

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        PolygonSet plane = Workload.ReadCommunes(folder);
        double[] longitudes = [.. plane.X], latitudes = [.. plane.Y];
        CoordinateReferenceSystem.FromEpsg(32648)!.ToWgs84(longitudes, latitudes);
        CommuneIndicators[] communes = [.. Enumerable.Range(0, plane.UnitCount).Select(unit => CommuneOf(plane, unit))];
        content = new ReportContent
        {
            StudyName = "choropleth",
            Language = ReportLanguage.English,
            Communes = communes,
            Districts = [],
            Province = new UnitIndicators { Name = "choropleth" },
            Gaps = [],
            Findings = [],
            CommunePolygons = plane.WithCoordinates(longitudes, latitudes),
            CommunePlane = plane,
            AnalysisCrsName = "WGS 84 / UTM zone 48N",
        };
        definition = MapLibrary.Load().Maps.First(m => m.Layers.Any(l => l.Source == MapSource.Communes && l.Labels is not null));
    }

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        var frame = new MapFrame(0, 0, Width, Height);
        var scene = new MapScene(content, frame);
        var looks = new UnitLook[Colors.Length];
        for (int c = 0; c < looks.Length; c++)
        {
            looks[c] = new([.. Enumerable.Range(0, scene.Communes.UnitCount).Where(unit => (unit + 1) % Colors.Length == c)], Colors[c], false);
        }

        using var font = new MapFont();
        using var picture = new PixelPicture(Width, Height);
        using var canvas = new PixelMapCanvas(picture, font, 1, threads);
        canvas.Polygons(scene.Communes, looks, new OutlineStyle { Color = new(0x33, 0x33, 0x33), Width = OutlinePixels }, null);
        labels = 0;
        foreach ((List<MapTextItem> items, MapTextStyle style) in new MapLabels(font, new MapData(content), CancellationToken.None).Of(definition, scene, default, default))
        {
            canvas.Texts(items, style);
            labels += items.Count;
        }

        png = PngFile.Of(picture, threads);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        using SKBitmap drawn = SKBitmap.Decode(png);
        double red = 0, green = 0, blue = 0;
        foreach (SKColor color in drawn.Pixels)
        {
            red += color.Red;
            green += color.Green;
            blue += color.Blue;
        }

        int pixels = drawn.Width * drawn.Height;
        yield return ("choropleth.labels", labels);
        yield return ("choropleth.mean_red", red / pixels);
        yield return ("choropleth.mean_green", green / pixels);
        yield return ("choropleth.mean_blue", blue / pixels);
        yield return ("choropleth.bytes", png.Length);
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash) => hash.AppendData(png);

    private static CommuneIndicators CommuneOf(PolygonSet plane, int unit)
    {
        Bounds bounds = plane.BoundsOf(unit);
        int column = (int)((bounds.MinX + bounds.MaxX) / 2 / ProvinceMetres), row = (int)((bounds.MinY + bounds.MaxY) / 2 / ProvinceMetres);
        string province = string.Create(CultureInfo.InvariantCulture, $"Tỉnh {column}–{row}");
        return new CommuneIndicators
        {
            Commune = new Commune
            {
                Index = unit,
                Code = string.Create(CultureInfo.InvariantCulture, $"{unit + 1:00000}"),
                Name = string.Create(CultureInfo.InvariantCulture, $"Commune {unit + 1:00000}"),
                District = province,
                Province = province,
                PolygonAreaSquareKilometres = plane.PlaneAreaOf(unit) / 1e6,
            },
        };
    }
}
