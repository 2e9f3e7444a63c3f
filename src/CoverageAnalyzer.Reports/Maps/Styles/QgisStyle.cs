using System.Globalization;
using System.Text;
using System.Xml;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Styles;

/// <summary>Styles for QGIS (QML): the same classes, colours and labels as the report's pictures.</summary>
/// <remarks>
/// QGIS leaves features without a value undrawn in a graduated renderer; here they are a first class of their own, reached by
/// <c>coalesce(field, −1e9)</c>. QGIS takes the first range that holds a value, so ranges stand in the order that gives a value on a
/// break to the same class as here. Sizes are in millimetres (1 px = 25.4/96 mm).
/// </remarks>
public static class QgisStyle
{
    private const double NoDataValue = -1e9;
    private const double MillimetresPerPixel = 25.4 / 96;

    /// <summary>The style of one layer.</summary>
    /// <param name="definition">The map.</param>
    /// <param name="layer">A layer of it.</param>
    /// <param name="content">The values that quantiles and targets are worked out on.</param>
    /// <returns>QML, ready for the <c>styleQML</c> column of <c>layer_styles</c> or a <c>.qml</c> file.</returns>
    public static string ForLayer(MapDefinition definition, MapLayer layer, ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(content);
        var text = new StringBuilder();
        text.Append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CheckCharacters = true }))
        {
            xml.WriteStartElement("qgis");
            Attributes(xml, ("version", "3.22.0"), ("styleCategories", "Symbology|Labeling|MapTips"), ("labelsEnabled", layer.Labels is null ? "0" : "1"));
            WriteRenderer(xml, layer, ClassifiedLayer.Of(layer, new MapData(content), MapTargets.Of(content)), content.Language);
            if (layer.Labels is not null)
            {
                WriteLabels(xml, layer.Labels, layer.IsPoints);
            }

            if (ReferenceEquals(layer, definition.LeadingLayer) && definition.Tooltip.Count > 0)
            {
                xml.WriteElementString("mapTip", MapTip(definition, layer.Source, content.Language));
            }

            xml.WriteElementString("layerGeometryType", layer.IsPoints ? "0" : "2");
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void WriteRenderer(XmlWriter xml, MapLayer layer, ClassifiedLayer? classified, ReportLanguage language)
    {
        if (classified is null)
        {
            xml.WriteStartElement("renderer-v2");
            Attributes(xml, ("type", "singleSymbol"), ("forceraster", "0"), ("symbollevels", "0"), ("enableorderby", "0"));
            xml.WriteStartElement("symbols");
            WriteSymbol(xml, "0", layer, layer.IsPoints ? layer.Symbol!.Color : layer.Fill, false);
            xml.WriteEndElement();
            xml.WriteEndElement();
            return;
        }

        xml.WriteStartElement("renderer-v2");
        var looks = new List<LegendEntry>();
        if (classified.Numeric is NumericClasses numeric)
        {
            Attributes(
                xml,
                ("type", "graduatedSymbol"),
                ("attr", $"coalesce(\"{layer.Field}\", {Print(NoDataValue)})"),
                ("graduatedMethod", "GraduatedColor"),
                ("forceraster", "0"),
                ("symbollevels", "0"),
                ("enableorderby", "0"));
            xml.WriteStartElement("ranges");
            Range(NoDataValue, NoDataValue, layer.NoData.Label.In(language), new LegendEntry(layer.NoData.Color, layer.NoData.Hatch, layer.NoData.Label, 0));
            bool upper = numeric.Closed == ClosedSide.Upper;
            for (int k = 0; k < numeric.Count; k++)
            {
                int c = upper ? k : numeric.Count - 1 - k;
                double from = c == 0 ? -1e8 : numeric.Breaks[c - 1], to = c == numeric.Count - 1 ? 1e12 : numeric.Breaks[c];
                Range(from, to, classified.Classes[c].Label.In(language), classified.Classes[c]);
            }

            xml.WriteEndElement();
        }
        else
        {
            Attributes(xml, ("type", "categorizedSymbol"), ("attr", layer.Field!), ("forceraster", "0"), ("symbollevels", "0"), ("enableorderby", "0"));
            xml.WriteStartElement("categories");
            for (int c = 0; c < classified.Classes.Count; c++)
            {
                Category(layer.Classes!.Categories[c].Value, classified.Classes[c].Label.In(language), classified.Classes[c]);
            }

            // The category without a value takes what no other does: the features without data.
            Category(string.Empty, layer.NoData.Label.In(language), new LegendEntry(layer.NoData.Color, layer.NoData.Hatch, layer.NoData.Label, 0));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("symbols");
        for (int i = 0; i < looks.Count; i++)
        {
            WriteSymbol(xml, i.ToString(CultureInfo.InvariantCulture), layer, looks[i].Color, looks[i].Hatched);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();

        void Range(double lower, double upperBound, string label, LegendEntry look)
        {
            xml.WriteStartElement("range");
            Attributes(
                xml,
                ("lower", Print(lower)),
                ("upper", Print(upperBound)),
                ("label", label),
                ("symbol", looks.Count.ToString(CultureInfo.InvariantCulture)),
                ("render", "true"));
            xml.WriteEndElement();
            looks.Add(look);
        }

        void Category(string value, string label, LegendEntry look)
        {
            xml.WriteStartElement("category");
            Attributes(
                xml,
                ("value", value),
                ("label", label),
                ("type", value.Length == 0 ? "NULL" : "string"),
                ("symbol", looks.Count.ToString(CultureInfo.InvariantCulture)),
                ("render", "true"));
            xml.WriteEndElement();
            looks.Add(look);
        }
    }

    private static void WriteSymbol(XmlWriter xml, string name, MapLayer layer, MapColor? color, bool hatched)
    {
        xml.WriteStartElement("symbol");
        Attributes(xml, ("type", layer.IsPoints ? "marker" : "fill"), ("name", name), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0"));
        string outlineColor = layer.IsPoints ? Rgba(layer.Symbol!.Outline?.Color ?? MapColor.White) : Rgba(layer.Outline?.Color ?? MapColor.White);
        double outlineWidth = (layer.IsPoints ? layer.Symbol!.Outline?.Width : layer.Outline?.Width) ?? 0;
        string outlineStyle = outlineWidth > 0 ? "solid" : "no";
        if (layer.IsPoints)
        {
            SymbolStyle symbol = layer.Symbol!;
            SymbolLayer(
                xml,
                "SimpleMarker",
                ("name", symbol.Shape switch { SymbolShape.Square => "square", SymbolShape.Triangle => "triangle", _ => "circle" }),
                ("color", Rgba(color ?? symbol.Color)),
                ("size", Millimetres(symbol.SizeAt(10))),
                ("size_unit", "MM"),
                ("outline_color", outlineColor),
                ("outline_style", outlineStyle),
                ("outline_width", Millimetres(outlineWidth)),
                ("outline_width_unit", "MM"));
        }
        else
        {
            MapColor fill = hatched ? MapColor.White : color ?? MapColor.White;
            SymbolLayer(
                xml,
                "SimpleFill",
                ("color", Rgba(fill)),
                ("style", color is null ? "no" : "solid"),
                ("outline_color", outlineColor),
                ("outline_style", outlineStyle),
                ("outline_width", Millimetres(outlineWidth)),
                ("outline_width_unit", "MM"),
                ("joinstyle", "round"));
            if (hatched)
            {
                SymbolLayer(xml, "SimpleFill", ("color", Rgba(color!.Value)), ("style", "b_diagonal"), ("outline_style", "no"));
            }
        }

        xml.WriteEndElement();
    }

    private static void SymbolLayer(XmlWriter xml, string kind, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        xml.WriteStartElement("layer");
        Attributes(xml, ("class", kind), ("enabled", "1"), ("locked", "0"), ("pass", "0"));

        // Both spellings: QGIS before 3.26 reads <prop>, later versions read <Option> and still accept <prop>.
        xml.WriteStartElement("Option");
        xml.WriteAttributeString("type", "Map");
        foreach ((string name, string value) in properties)
        {
            xml.WriteStartElement("Option");
            Attributes(xml, ("name", name), ("type", "QString"), ("value", value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        foreach ((string name, string value) in properties)
        {
            xml.WriteStartElement("prop");
            Attributes(xml, ("k", name), ("v", value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLabels(XmlWriter xml, LabelStyle labels, bool points)
    {
        xml.WriteStartElement("labeling");
        xml.WriteAttributeString("type", "simple");
        xml.WriteStartElement("settings");
        xml.WriteAttributeString("calloutType", "simple");
        xml.WriteStartElement("text-style");
        Attributes(
            xml,
            ("fieldName", labels.Field),
            ("isExpression", "0"),
            ("fontFamily", "Noto Sans"),
            ("fontSize", Print(labels.Size * 0.75)), // px to points
            ("fontSizeUnit", "Point"),
            ("fontWeight", labels.Bold ? "75" : "50"),
            ("namedStyle", labels.Bold ? "Bold" : "Regular"),
            ("textColor", Rgba(labels.Color)),
            ("textOpacity", "1"));
        xml.WriteStartElement("text-buffer");
        Attributes(xml, ("bufferDraw", "1"), ("bufferSize", "0.8"), ("bufferSizeUnits", "MM"), ("bufferColor", Rgba(labels.Halo)), ("bufferOpacity", "0.85"), ("bufferJoinStyle", "128"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("placement");
        Attributes(xml, ("placement", points ? "6" : "1"), ("centroidInside", "1"), ("priority", "5"));
        xml.WriteEndElement();
        xml.WriteStartElement("rendering");
        Attributes(xml, ("drawLabels", "1"), ("displayAll", "0"), ("obstacle", "1"), ("fontLimitPixelSize", "0"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string MapTip(MapDefinition definition, MapSource source, ReportLanguage language)
    {
        var html = new StringBuilder();
        foreach (string field in definition.Tooltip)
        {
            if (MapFields.Find(source, field) is { } column)
            {
                // Names are shown as HTML: what looks like a tag must stay text.
                string value = $"replace(replace(coalesce(to_string(\"{field}\"), ''), '&', '&amp;'), '<', '&lt;')";
                html.Append(CultureInfo.InvariantCulture, $"<div>{column.HeaderIn(language)}: [% {value} %]</div>");
            }
        }

        return html.ToString();
    }

    private static string Rgba(MapColor color) => string.Create(CultureInfo.InvariantCulture, $"{color.Red},{color.Green},{color.Blue},255");

    private static string Millimetres(double pixels) => Print(Math.Round(pixels * MillimetresPerPixel, 3));

    private static string Print(double value) => value.ToString("0.###############", CultureInfo.InvariantCulture);

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
