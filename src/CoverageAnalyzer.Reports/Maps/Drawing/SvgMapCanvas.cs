using System.Globalization;
using System.Text;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Markup;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Draws a map as SVG: small, with real text, the same bytes each time.</summary>
/// <remarks>
/// Skia's own SVG canvas writes every glyph's place and each path with six decimals; here paths are whole numbers on the grid of
/// <see cref="MapView.GridPixels"/>, relative, and texts stay texts that can be searched, copied and read aloud.
/// </remarks>
internal sealed class SvgMapCanvas : IMapCanvas
{
    private const string GridScale = "scale(.2)"; // MapView.GridPixels

    private readonly StringBuilder body = new();
    private readonly SortedDictionary<string, string> definitions = new(StringComparer.Ordinal);
    private readonly string prefix;
    private readonly SharedOutlines? outlines;
    private int clips;

    /// <summary>An empty picture.</summary>
    /// <param name="prefix">Begins every id, so that several pictures can stand in one page.</param>
    /// <param name="outlines">Outlines that the page around the picture holds; null: the picture has its own.</param>
    public SvgMapCanvas(string prefix, SharedOutlines? outlines = null)
    {
        this.prefix = prefix;
        this.outlines = outlines;
    }

    /// <summary>The whole picture.</summary>
    /// <param name="width">Width in px.</param>
    /// <param name="height">Height in px.</param>
    /// <param name="title">Title, for people who cannot see it.</param>
    /// <param name="description">What it shows in a sentence or two.</param>
    /// <param name="inline">True inside an HTML page, which gives the size; false for a file of its own.</param>
    public StringBuilder Finish(float width, float height, string title, string description, bool inline)
    {
        var svg = new StringBuilder(body.Length + 16384);
        if (!inline)
        {
            svg.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        }

        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").Append(Print(width)).Append(' ').Append(Print(height)).Append('"');
        if (!inline)
        {
            svg.Append(" width=\"").Append(Print(width)).Append("\" height=\"").Append(Print(height)).Append('"');
        }

        svg.Append(" role=\"img\" aria-labelledby=\"").Append(prefix).Append("-t ").Append(prefix).Append("-d\" font-family=\"").Append(MapFont.SvgFamily).Append("\">\n");
        svg.Append("<title id=\"").Append(prefix).Append("-t\">").Append(MarkupText.Escape(title)).Append("</title>");
        svg.Append("<desc id=\"").Append(prefix).Append("-d\">").Append(MarkupText.Escape(description)).Append("</desc>\n");
        if (definitions.Count > 0)
        {
            svg.Append("<defs>").AppendJoin(string.Empty, definitions.Values).Append("</defs>\n");
        }

        return svg.Append(body).Append("</svg>\n");
    }

    public void BeginClip(MapFrame frame)
    {
        string id = $"{prefix}-c{++clips}";
        definitions[id] = $"<clipPath id=\"{id}\"><rect x=\"{Print(frame.X)}\" y=\"{Print(frame.Y)}\" width=\"{Print(frame.Width)}\" height=\"{Print(frame.Height)}\"/></clipPath>";
        body.Append("<g clip-path=\"url(#").Append(id).Append(")\">\n");
    }

    public void EndClip() => body.Append("</g>\n");

    public void Polygons(MapShapes shapes, IReadOnlyList<UnitLook> looks, OutlineStyle? outline, Func<int, string>? title)
    {
        foreach (UnitLook look in looks)
        {
            body.Append("<g transform=\"" + GridScale + "\" fill=\"").Append(FillOf(look.Fill, look.IsHatched, onGrid: true)).Append('"');
            AppendStroke(outline, 1 / MapView.GridPixels);
            body.Append(">\n");
            if (title is null && outlines is not null && outlines.Holds(shapes))
            {
                outlines.AppendUnits(body, look.Units);
            }
            else if (title is null)
            {
                body.Append("<path d=\"");
                foreach (int unit in look.Units)
                {
                    body.Append(shapes.PathOf(unit));
                }

                body.Append("\"/>\n");
            }
            else
            {
                AppendTitled(shapes, look, title);
            }

            body.Append("</g>\n");
        }
    }

    public void Lines(MapLines lines, OutlineStyle style)
    {
        bool isShared = outlines is not null && outlines.Holds(lines);
        if (isShared)
        {
            SharedOutlines.AppendBorders(body);
        }
        else
        {
            body.Append("<path");
        }

        body.Append(" transform=\"" + GridScale + "\" fill=\"none\"");
        AppendStroke(style, 1 / MapView.GridPixels);
        body.Append(" stroke-linecap=\"round\"");
        if (!isShared)
        {
            body.Append(" d=\"");
            for (int l = 0; l < lines.LineStart.Length - 1; l++)
            {
                SvgPathData.AppendRun(body, lines.X, lines.Y, lines.LineStart[l], lines.LineStart[l + 1]);
            }

            body.Append('"');
        }

        body.Append("/>\n");
    }

    public void Symbols(IReadOnlyList<float> x, IReadOnlyList<float> y, SymbolShape shape, float size, MapColor fill, OutlineStyle? outline)
    {
        if (x.Count == 0)
        {
            return;
        }

        body.Append("<g transform=\"" + GridScale + "\"");
        if (shape == SymbolShape.Triangle)
        {
            float half = size / 2 / MapView.GridPixels;
            string d = FormattableString.Invariant($"m0 {Whole(-half)}l{Whole(half * 0.9f)} {Whole(half * 1.6f)}h{Whole(-half * 0.9f) * 2}z");
            body.Append(" fill=\"").Append(fill).Append('"');
            AppendStroke(outline is null ? null : outline with { Width = outline.Width * 2 }, 1 / MapView.GridPixels);
            body.Append(" paint-order=\"stroke\"><path d=\"");
            for (int i = 0; i < x.Count; i++)
            {
                body.Append(CultureInfo.InvariantCulture, $"M{Grid(x[i])} {Grid(y[i])}{d}");
            }

            body.Append("\"/></g>\n");
            return;
        }

        // A line of no length with round or square ends is a dot: the shortest way to write many.
        body.Append(" fill=\"none\" stroke-linecap=\"").Append(shape == SymbolShape.Circle ? "round" : "square").Append("\">");
        var dots = new StringBuilder();
        for (int i = 0; i < x.Count; i++)
        {
            dots.Append(CultureInfo.InvariantCulture, $"M{Grid(x[i])} {Grid(y[i])}h0");
        }

        if (outline is not null)
        {
            body.Append("<path stroke=\"").Append(outline.Color).Append("\" stroke-width=\"").Append(Print((size + (2 * outline.Width)) / MapView.GridPixels))
                .Append("\" d=\"").Append(dots).Append("\"/>");
        }

        body.Append("<path stroke=\"").Append(fill).Append("\" stroke-width=\"").Append(Print(size / MapView.GridPixels)).Append("\" d=\"").Append(dots).Append("\"/></g>\n");
    }

    public void Rectangle(MapFrame frame, MapColor? fill, bool hatch, OutlineStyle? outline)
    {
        body.Append("<rect x=\"").Append(Print(frame.X)).Append("\" y=\"").Append(Print(frame.Y)).Append("\" width=\"").Append(Print(frame.Width))
            .Append("\" height=\"").Append(Print(frame.Height)).Append("\" fill=\"").Append(FillOf(fill, hatch, onGrid: false)).Append('"');
        AppendStroke(outline, 1);
        body.Append("/>\n");
    }

    public void Polygon(ReadOnlySpan<(float X, float Y)> corners, MapColor fill)
    {
        body.Append("<path fill=\"").Append(fill).Append("\" d=\"");
        for (int i = 0; i < corners.Length; i++)
        {
            body.Append(i == 0 ? 'M' : 'L').Append(Print(corners[i].X)).Append(' ').Append(Print(corners[i].Y));
        }

        body.Append("z\"/>\n");
    }

    public void Texts(IReadOnlyList<MapTextItem> items, MapTextStyle style)
    {
        if (items.Count == 0)
        {
            return;
        }

        body.Append("<g font-size=\"").Append(Print(style.Size)).Append("\" fill=\"").Append(style.Color).Append('"');
        if (style.Bold)
        {
            body.Append(" font-weight=\"700\"");
        }

        if (style.Anchor != TextAnchor.Start)
        {
            body.Append(" text-anchor=\"").Append(style.Anchor == TextAnchor.Middle ? "middle" : "end").Append('"');
        }

        if (style.Halo is MapColor halo)
        {
            body.Append(" stroke=\"").Append(halo).Append("\" stroke-width=\"").Append(Print(HaloWidth(style.Size)))
                .Append("\" stroke-linejoin=\"round\" stroke-opacity=\".85\" paint-order=\"stroke\"");
        }

        body.Append(" pointer-events=\"none\">\n");
        foreach (MapTextItem item in items)
        {
            body.Append("<text x=\"").Append(Print(item.X)).Append("\" y=\"").Append(Print(item.Y)).Append('"');
            if (item.Width > 0)
            {
                // A viewer without Noto Sans takes a wider or narrower font; the labels keep their places all the same.
                body.Append(" textLength=\"").Append(Print(item.Width)).Append("\" lengthAdjust=\"spacingAndGlyphs\"");
            }

            body.Append('>').Append(MarkupText.Escape(item.Text)).Append("</text>\n");
        }

        body.Append("</g>\n");
    }

    /// <summary>Width of the halo's stroke, half of which shows.</summary>
    public static float HaloWidth(float size) => Math.Max(2, size * 0.26f);

    private static int Grid(float pixels) => (int)MathF.Round(pixels / MapView.GridPixels);

    private static int Whole(float value) => (int)MathF.Round(value);

    private static string Print(double value)
    {
        double rounded = Math.Round(value, 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private void AppendTitled(MapShapes shapes, UnitLook look, Func<int, string> title)
    {
        foreach (int unit in look.Units)
        {
            if (shapes.UnitStart[unit] < shapes.UnitStart[unit + 1])
            {
                body.Append("<path d=\"").Append(shapes.PathOf(unit)).Append("\"><title>").Append(MarkupText.Escape(title(unit))).Append("</title></path>\n");
            }
        }
    }

    private void AppendStroke(OutlineStyle? outline, float scale)
    {
        if (outline is not null)
        {
            body.Append(" stroke=\"").Append(outline.Color).Append("\" stroke-width=\"").Append(Print(outline.Width * scale)).Append("\" stroke-linejoin=\"round\"");
        }
    }

    private string FillOf(MapColor? fill, bool hatch, bool onGrid)
    {
        if (fill is not MapColor color)
        {
            return "none";
        }

        if (!hatch)
        {
            return color.ToString();
        }

        string id = $"{prefix}-h{(onGrid ? "g" : "p")}{color.ToString()[1..]}";
        string size = onGrid ? "30" : "6";
        string line = onGrid ? "M0 30L30 0M-7 7L7-7M23 37L37 23" : "M0 6L6 0M-1.4 1.4L1.4-1.4M4.6 7.4L7.4 4.6";
        definitions[id] = $"<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\"><rect width=\"{size}\" height=\"{size}\" fill=\"#ffffff\"/>"
            + $"<path d=\"{line}\" stroke=\"{color}\" stroke-width=\"{(onGrid ? "5" : "1")}\"/></pattern>";
        return $"url(#{id})";
    }
}
