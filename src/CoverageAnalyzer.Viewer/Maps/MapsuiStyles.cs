using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using Mapsui.Styles;
using LabelDefinition = CoverageAnalyzer.Reports.Maps.Definitions.LabelStyle;
using LabelStyle = Mapsui.Styles.LabelStyle;
using SymbolStyle = Mapsui.Styles.SymbolStyle;

namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>Translates looks into Mapsui's styles: each style is made once, so that the renderer can keep its paints.</summary>
internal sealed class MapsuiStyles
{
    /// <summary>Mapsui draws a symbol of scale 1 so wide.</summary>
    private const double SymbolPixelsAtScaleOne = 32;

    /// <summary>Symbols grow with the zoom in steps of this many px.</summary>
    private const double SizeStepPixels = 0.5;

    // Looks are made once a layer and handed out again: the same look is the same object.
    private readonly Dictionary<FeatureLook, VectorStyle> polygons = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(SymbolShape, int), Dictionary<FeatureLook, SymbolStyle>> symbols = [];

    /// <summary>The style of a polygon or line.</summary>
    /// <param name="look">How it looks.</param>
    /// <param name="isLine">A line has no inside.</param>
    public VectorStyle ShapeOf(FeatureLook look, bool isLine)
    {
        if (!polygons.TryGetValue(look, out VectorStyle? style))
        {
            Pen? pen = PenOf(look.Outline);
            style = new VectorStyle { Fill = BrushOf(look), Outline = isLine ? null : pen, Line = isLine ? pen : null };
            polygons.Add(look, style);
        }

        return style;
    }

    /// <summary>The style of a point.</summary>
    /// <param name="look">How it looks.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="sizePixels">Its diameter.</param>
    public SymbolStyle SymbolOf(FeatureLook look, SymbolShape shape, double sizePixels)
    {
        int steps = Math.Max(1, (int)Math.Round(sizePixels / SizeStepPixels));
        if (!symbols.TryGetValue((shape, steps), out Dictionary<FeatureLook, SymbolStyle>? ofSize))
        {
            symbols.Add((shape, steps), ofSize = new(ReferenceEqualityComparer.Instance));
        }

        if (!ofSize.TryGetValue(look, out SymbolStyle? style))
        {
            style = new SymbolStyle
            {
                SymbolType = shape switch
                {
                    SymbolShape.Square => SymbolType.Rectangle,
                    SymbolShape.Triangle => SymbolType.Triangle,
                    _ => SymbolType.Ellipse,
                },
                SymbolScale = steps * SizeStepPixels / SymbolPixelsAtScaleOne,
                Fill = BrushOf(look),
                Outline = PenOf(look.Outline),
            };
            ofSize.Add(look, style);
        }

        return style;
    }

    /// <summary>The style of names.</summary>
    /// <param name="definition">How they look.</param>
    /// <param name="field">The field of a feature that holds the name.</param>
    /// <param name="isAbove">The names stand above their places, not over them.</param>
    public static LabelStyle NamesOf(LabelDefinition definition, string field, bool isAbove) => new()
    {
        LabelColumn = field,
        Font = new Font { FontFamily = "Noto Sans", Size = definition.Size, Bold = definition.Bold },
        ForeColor = ColorOf(definition.Color),
        BackColor = null,
        Halo = new Pen(ColorOf(definition.Halo), 2),
        HorizontalAlignment = LabelStyle.HorizontalAlignmentEnum.Center,
        VerticalAlignment = isAbove ? LabelStyle.VerticalAlignmentEnum.Bottom : LabelStyle.VerticalAlignmentEnum.Center,
    };

    /// <summary>The frame around the feature someone chose.</summary>
    public static VectorStyle Chosen { get; } = new() { Fill = null, Line = null, Outline = new Pen(Color.FromString("#d6006c"), 3) };

    /// <summary>The ring around the point someone chose.</summary>
    public static SymbolStyle ChosenPoint { get; } = new()
    {
        SymbolType = SymbolType.Ellipse,
        SymbolScale = 0.6,
        Fill = null,
        Outline = new Pen(Color.FromString("#d6006c"), 3),
    };

    /// <summary>A color.</summary>
    /// <param name="color">The color.</param>
    public static Color ColorOf(MapColor color) => new(color.Red, color.Green, color.Blue);

    // The hatch rises to the right, as in the report and the legend; what is between the lines stays the white of the map.
    private static Brush? BrushOf(FeatureLook look) => look.Fill is not { } fill ? null
        : look.Hatched ? new Brush(ColorOf(fill)) { FillStyle = FillStyle.BackwardDiagonal }
        : new Brush(ColorOf(fill));

    private static Pen? PenOf(OutlineStyle? line) => line is null ? null : new Pen(ColorOf(line.Color), line.Width);
}
