using System.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Draws map definitions on the figures of a run, as SVG or PNG, by one drawing code.</summary>
/// <remarks>Deterministic. Not safe for concurrent use.</remarks>
public sealed class MapRenderer : IDisposable
{
    /// <summary>Width in px of a picture that stands alone.</summary>
    public const float WholeWidth = 960;

    /// <summary>Width in px of a picture inside the report page.</summary>
    public const float InlineWidth = 760;

    /// <summary>Points of several colors that a map may have.</summary>
    private const int MostClassedPoints = 20_000;

    private static readonly MapColor Ground = new(0xFB, 0xFC, 0xFD);

    private readonly ReportContent content;
    private readonly CancellationToken cancellation;
    private readonly MapData data;
    private readonly MapTargets targets;
    private readonly MapFont font = new();
    private readonly MapLabels labels;
    private readonly MapScenes scenes;

    /// <summary>A renderer for the figures of one run.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="cancellation">Stops in the middle of a picture.</param>
    public MapRenderer(ReportContent content, CancellationToken cancellation = default)
        : this(content, new MapScenes(content), cancellation)
    {
    }

    /// <summary>A renderer for some of the maps of a run.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="scenes">What it shares with the renderers of the other maps.</param>
    /// <param name="cancellation">Stops in the middle of a picture.</param>
    internal MapRenderer(ReportContent content, MapScenes scenes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        this.scenes = scenes;
        this.cancellation = cancellation;
        this.content = content;
        data = scenes.Data;
        targets = scenes.Targets;
        labels = new MapLabels(font, data, cancellation);
    }

    /// <summary>
    /// True where the leading layer, and that of measured points, has at least one feature with a value: a map of a layer the study lacks says nothing. False for more points
    /// of several colors than a picture can hold: they cannot be merged into fewer marks.
    /// </summary>
    /// <param name="definition">The map.</param>
    public bool CanDraw(MapDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        MapLayer layer = definition.LeadingLayer;
        if (layer is { IsPoints: true, Classes: not null } && data.CountOf(layer.Source) > MostClassedPoints)
        {
            return false;
        }

        return HasValues(layer) && definition.Layers.All(l => l.Source != MapSource.MobileMeasurements || HasValues(l));
    }

    private bool HasValues(MapLayer layer) => scenes.ClassesOf(layer) is ClassifiedLayer classified
        ? classified.Classes.Any(c => c.Count > 0)
        : data.CountOf(layer.Source) > 0;

    /// <summary>The maps that are drawn: those that can be, without the ones that only stand in where no other can.</summary>
    /// <param name="definitions">The maps in order.</param>
    public IReadOnlyList<MapDefinition> Drawable(IEnumerable<MapDefinition> definitions)
    {
        MapDefinition[] can = content.CommunePlane.VertexCount == 0 ? [] : [.. definitions.Where(CanDraw)];
        return Array.Exists(can, d => !d.OnlyAlone) ? Array.FindAll(can, d => !d.OnlyAlone) : can;
    }

    /// <summary>What a map shows, in a sentence that fits the study.</summary>
    /// <param name="definition">The map.</param>
    public LocalizedText NotesOf(MapDefinition definition) => ViewerMap.NotesOf(definition, targets);

    /// <summary>A picture that stands alone, as SVG with real text.</summary>
    /// <param name="definition">The map.</param>
    public string DrawSvg(MapDefinition definition) => SvgOf(definition).ToString();

    /// <summary>A picture that stands alone, as SVG with real text.</summary>
    /// <param name="definition">The map.</param>
    /// <param name="stream">Takes the text as UTF-8.</param>
    public void WriteSvg(MapDefinition definition, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StringBuilder svg = SvgOf(definition);
        cancellation.ThrowIfCancellationRequested();
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        foreach (ReadOnlyMemory<char> chunk in svg.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }

    private StringBuilder SvgOf(MapDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        MapLayout layout = MapLayout.Whole(content, definition, NotesOf(definition), font, WholeWidth);
        var canvas = new SvgMapCanvas(definition.Id);
        canvas.Rectangle(new MapFrame(0, 0, layout.Width, layout.Height), MapColor.White, false, null);
        Draw(definition, layout, canvas, withTooltips: false);
        return canvas.Finish(layout.Width, layout.Height, TitleOf(definition), NotesOf(definition).In(content.Language), inline: false);
    }

    /// <summary>The map without title and legend, as an SVG element for an HTML page; communes say their figures when pointed at.</summary>
    /// <param name="definition">The map.</param>
    public string DrawInlineSvg(MapDefinition definition) => DrawInlineSvg(definition, null);

    /// <summary>The same, for a page that holds outlines for all its maps.</summary>
    /// <param name="definition">The map.</param>
    /// <param name="outlines">The outlines of the page; null: the map has its own.</param>
    internal string DrawInlineSvg(MapDefinition definition, SharedOutlines? outlines)
    {
        ArgumentNullException.ThrowIfNull(definition);
        MapLayout layout = MapLayout.FrameOnly(content, InlineWidth);
        var canvas = new SvgMapCanvas("map-" + definition.Id, outlines);
        Draw(definition, layout, canvas, withTooltips: !IsCrowded);
        return canvas.Finish(layout.Width, layout.Height, TitleOf(definition), NotesOf(definition).In(content.Language), inline: true).ToString();
    }

    /// <summary>The outlines that the maps of a page can share; null where each is better off with its own, whose communes say their figures.</summary>
    /// <param name="definitions">All maps of the page.</param>
    internal SharedOutlines? OutlinesFor(IReadOnlyList<MapDefinition> definitions)
    {
        if (!IsCrowded || definitions.Count < 2)
        {
            return null;
        }

        MapScene scene = scenes.Of(MapLayout.FrameOnly(content, InlineWidth).Frame);
        return new SharedOutlines(
            scene.Communes,
            scene.Borders,
            definitions.SelectMany(d => d.Layers).Where(l => l.Source == MapSource.Communes).Select(l => scenes.ClassesOf(l)?.ClassOf).OfType<IReadOnlyList<int>>());
    }

    /// <summary>A picture that stands alone, as PNG.</summary>
    /// <param name="definition">The map.</param>
    /// <param name="pixelRatio">Pixels of the picture a px of the layout: 2 prints 16 cm wide at 300 dpi.</param>
    public byte[] DrawPng(MapDefinition definition, float pixelRatio = 2)
    {
        ArgumentNullException.ThrowIfNull(definition);
        MapLayout layout = MapLayout.Whole(content, definition, NotesOf(definition), font, WholeWidth);
        using var picture = new PixelPicture((int)MathF.Round(layout.Width * pixelRatio), (int)MathF.Round(layout.Height * pixelRatio));
        using (var canvas = new PixelMapCanvas(picture, font, pixelRatio))
        {
            Draw(definition, layout, canvas, withTooltips: false);
        }

        cancellation.ThrowIfCancellationRequested();
        return PngFile.Of(picture);
    }

    /// <inheritdoc/>
    public void Dispose() => font.Dispose();

    /// <summary>The legend of a map in the report page.</summary>
    internal IReadOnlyList<LegendBlock> LegendOf(MapDefinition definition) =>
        LegendOf(definition, scenes.Of(MapLayout.FrameOnly(content, InlineWidth).Frame));

    private List<LegendBlock> LegendOf(MapDefinition definition, MapScene scene)
    {
        var blocks = new List<LegendBlock>();
        foreach (MapLayer layer in definition.Layers)
        {
            int features = data.CountOf(layer.Source);
            if (scene.View.Zoom < layer.MinimumZoom || features == 0)
            {
                continue;
            }

            if (scenes.ClassesOf(layer) is ClassifiedLayer classified)
            {
                IReadOnlyList<LegendEntry> entries = classified.NoData is null ? classified.Classes : [.. classified.Classes, classified.NoData];
                blocks.Add(new LegendBlock(layer, classified.Heading, entries, features));
            }
            else if (!layer.Legend.IsEmpty)
            {
                int most = layer.IsPoints ? scene.MarksOf(layer).Most : 1;
                bool provinces = layer.Source == MapSource.Districts && scene.Crowding.ShowsProvinces;
                blocks.Add(new LegendBlock(layer, provinces ? LegendBlock.ProvinceBorder : layer.Legend, [], features)
                {
                    Note = most > 1 ? LegendBlock.MergedNote(most) : default,
                });
            }
        }

        return blocks;
    }

    /// <summary>More communes than a page can show one by one.</summary>
    private bool IsCrowded => content.Communes.Count > 2000;

    private string TitleOf(MapDefinition definition) => $"{definition.Title.In(content.Language)} – {content.StudyName}";

    internal void Draw(MapDefinition definition, MapLayout layout, IMapCanvas canvas, bool withTooltips)
    {
        MapScene scene = scenes.Of(layout.Frame);
        var furniture = new MapFurniture(canvas, font, content.Language);
        ScaleBar bar = ScaleBar.Of(scene.View.GroundMetresPerPixel, layout.Frame.Width / 4);
        var (barPlace, arrowPlace) = MapFurniture.PlacesOf(scene, bar);
        canvas.Rectangle(layout.Frame, Ground, false, null);
        canvas.BeginClip(layout.Frame);
        foreach (MapLayer layer in definition.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            if (scene.View.Zoom >= layer.MinimumZoom)
            {
                DrawLayer(layer, definition, scene, canvas, withTooltips);
            }
        }

        furniture.DrawScaleBar(barPlace, bar);
        furniture.DrawNorthArrow(arrowPlace);
        foreach ((List<MapTextItem> items, MapTextStyle style) in labels.Of(definition, scene, barPlace, arrowPlace))
        {
            canvas.Texts(items, style);
        }

        canvas.EndClip();
        canvas.Rectangle(layout.Frame, null, false, new OutlineStyle { Color = MapFurniture.Ink, Width = 1 });
        furniture.DrawTexts(layout);
        if (layout.Legend is MapFrame column)
        {
            furniture.DrawLegend(column, LegendOf(definition, scene), scene.View.Zoom);
        }
    }

    private void DrawLayer(MapLayer layer, MapDefinition definition, MapScene scene, IMapCanvas canvas, bool withTooltips)
    {
        ClassifiedLayer? classified = scenes.ClassesOf(layer);
        if (layer.Source == MapSource.Districts)
        {
            if (layer.Outline is not null)
            {
                canvas.Lines(scene.Borders, scene.Crowding.BorderOf(layer.Outline));
            }

            return;
        }

        if (layer.Source == MapSource.NationalBorder)
        {
            if (layer.Outline is not null && scene.NationalBorder is MapLines border)
            {
                canvas.Lines(border, layer.Outline);
            }

            return;
        }

        if (layer.IsPoints)
        {
            DrawPoints(layer, classified, scene, canvas);
            return;
        }

        MapShapes? shapes = layer.Source switch
        {
            MapSource.Communes => scene.Communes,
            MapSource.MobileAreas => scene.MobileAreas,
            _ => scene.ServiceAreas,
        };
        if (shapes is null)
        {
            return;
        }

        OutlineStyle? outline = scene.Crowding.OutlineOf(layer);
        Func<int, string>? title = withTooltips && ReferenceEquals(layer, definition.LeadingLayer) && layer.Source != MapSource.MobileAreas ? unit => TooltipOf(definition, layer.Source, unit) : null;
        canvas.Polygons(shapes, LooksOf(layer, classified, shapes.UnitCount), outline, title);
        if (classified is not null && layer.Source == MapSource.Communes)
        {
            IsletMark.Draw(scene, classified, canvas);
        }
    }

    private static List<UnitLook> LooksOf(MapLayer layer, ClassifiedLayer? classified, int units)
    {
        var unitsOf = new List<int>[(classified?.Classes.Count ?? 1) + 1]; // those without a value first
        for (int unit = 0; unit < units; unit++)
        {
            (unitsOf[(classified?.ClassOf[unit] ?? 0) + 1] ??= []).Add(unit);
        }

        var looks = new List<UnitLook>();
        for (int c = 0; c < unitsOf.Length; c++)
        {
            if (unitsOf[c] is { } some)
            {
                LegendEntry? look = classified is null ? null : c == 0 ? classified.NoData : classified.Classes[c - 1];
                looks.Add(new(some, look?.Color ?? layer.Fill, look?.Hatched ?? false));
            }
        }

        return looks;
    }

    private static void DrawPoints(MapLayer layer, ClassifiedLayer? classified, MapScene scene, IMapCanvas canvas)
    {
        MapMarks marks = scene.MarksOf(layer);
        (float[] x, float[] y) = (marks.X, marks.Y);
        SymbolStyle symbol = layer.Symbol!;
        OutlineStyle? outline = marks.Sizes is null ? scene.Crowding.SymbolOutlineOf(symbol) : symbol.Outline;
        float size = (float)symbol.SizeAt(scene.View.Zoom);
        if (marks.Sizes is float[] sizes)
        {
            foreach (var group in Enumerable.Range(0, x.Length).GroupBy(i => sizes[i]).OrderByDescending(g => g.Key))
            {
                canvas.Symbols([.. group.Select(i => x[i])], [.. group.Select(i => y[i])], symbol.Shape, group.Key, symbol.Color, outline);
            }

            return;
        }

        if (classified is null)
        {
            canvas.Symbols(x, y, symbol.Shape, size, symbol.Color, outline);
            return;
        }

        foreach (var group in Enumerable.Range(0, x.Length).GroupBy(i => classified.ClassOf[i]).OrderBy(g => g.Key))
        {
            MapColor color = group.Key < 0 ? layer.NoData.Color : classified.Classes[group.Key].Color;
            canvas.Symbols([.. group.Select(i => x[i])], [.. group.Select(i => y[i])], symbol.Shape, size, color, outline);
        }
    }

    private string TooltipOf(MapDefinition definition, MapSource source, int unit)
    {
        var parts = new List<string>();
        foreach (string field in definition.Tooltip)
        {
            if (MapFields.Find(source, field) is TableColumn column && data.PrintOf(source, column, unit) is { Length: > 0 } value)
            {
                parts.Add(column.Kind == ColumnKind.Text ? value : $"{column.Label.In(content.Language)}: {value}");
            }
        }

        return string.Join(" · ", parts);
    }
}
