using System.Globalization;
using System.Text;
using System.Xml;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Styles;

/// <summary>Styles as OGC SLD 1.0, for the <c>styleSLD</c> column of <c>layer_styles</c> and for map servers.</summary>
public static class SldStyle
{
    private const string Sld = "http://www.opengis.net/sld";
    private const string Ogc = "http://www.opengis.net/ogc";

    /// <summary>The style of one layer: a rule a class, one for features without a value, one for labels.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Name of the layer.</param>
    /// <param name="content">The values that quantiles and targets are worked out on.</param>
    public static string ForLayer(MapLayer layer, string name, ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(content);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("StyledLayerDescriptor", Sld);
            xml.WriteAttributeString("version", "1.0.0");
            xml.WriteStartElement("NamedLayer", Sld);
            xml.WriteElementString("Name", Sld, name);
            xml.WriteStartElement("UserStyle", Sld);
            xml.WriteStartElement("FeatureTypeStyle", Sld);
            WriteRules(xml, layer, ClassifiedLayer.Of(layer, new MapData(content), MapTargets.Of(content)), content.Language);
            if (layer.Labels is LabelStyle labels)
            {
                WriteLabels(xml, labels);
            }

            for (int i = 0; i < 4; i++)
            {
                xml.WriteEndElement();
            }
        }

        return text.Append('\n').ToString();
    }

    private static void WriteRules(XmlWriter xml, MapLayer layer, ClassifiedLayer? classified, ReportLanguage language)
    {
        if (classified is null)
        {
            Rule(layer.Source.ToString(), null, layer.IsPoints ? layer.Symbol!.Color : layer.Fill, false);
            return;
        }

        for (int c = 0; c < classified.Classes.Count; c++)
        {
            int index = c;
            LegendEntry look = classified.Classes[c];
            Rule(
                look.Label.In(language),
                () =>
                {
                    if (classified.Numeric is NumericClasses numeric)
                    {
                        WriteRange(xml, layer.Field!, numeric, index);
                    }
                    else
                    {
                        Comparison(xml, "PropertyIsEqualTo", layer.Field!, layer.Classes!.Categories[index].Value);
                    }
                },
                look.Color,
                false);
        }

        Rule(
            layer.NoData.Label.In(language),
            () =>
            {
                xml.WriteStartElement("PropertyIsNull", Ogc);
                xml.WriteElementString("PropertyName", Ogc, layer.Field);
                xml.WriteEndElement();
            },
            layer.NoData.Color,
            layer.NoData.Hatch);

        void Rule(string title, Action? filter, MapColor? color, bool hatched)
        {
            xml.WriteStartElement("Rule", Sld);
            xml.WriteElementString("Name", Sld, title);
            if (filter is not null)
            {
                xml.WriteStartElement("Filter", Ogc);
                filter();
                xml.WriteEndElement();
            }

            if (layer.IsPoints)
            {
                WritePoint(xml, layer.Symbol!, color ?? layer.Symbol!.Color);
            }
            else
            {
                WritePolygon(xml, color, hatched, layer.Outline);
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteRange(XmlWriter xml, string field, NumericClasses classes, int c)
    {
        bool upper = classes.Closed == ClosedSide.Upper;
        bool both = c > 0 && c < classes.Count - 1;
        if (both)
        {
            xml.WriteStartElement("And", Ogc);
        }

        if (c > 0)
        {
            Comparison(xml, upper ? "PropertyIsGreaterThan" : "PropertyIsGreaterThanOrEqualTo", field, Print(classes.Breaks[c - 1]));
        }

        if (c < classes.Count - 1)
        {
            Comparison(xml, upper ? "PropertyIsLessThanOrEqualTo" : "PropertyIsLessThan", field, Print(classes.Breaks[c]));
        }

        if (both)
        {
            xml.WriteEndElement();
        }

        if (classes.Count == 1)
        {
            Comparison(xml, "PropertyIsGreaterThan", field, "-1000000000");
        }
    }

    private static void Comparison(XmlWriter xml, string operation, string field, string value)
    {
        xml.WriteStartElement(operation, Ogc);
        xml.WriteElementString("PropertyName", Ogc, field);
        xml.WriteElementString("Literal", Ogc, value);
        xml.WriteEndElement();
    }

    private static void WritePolygon(XmlWriter xml, MapColor? color, bool hatched, OutlineStyle? outline)
    {
        xml.WriteStartElement("PolygonSymbolizer", Sld);
        if (color is MapColor fill)
        {
            xml.WriteStartElement("Fill", Sld);
            if (hatched)
            {
                xml.WriteStartElement("GraphicFill", Sld);
                xml.WriteStartElement("Graphic", Sld);
                xml.WriteStartElement("Mark", Sld);
                xml.WriteElementString("WellKnownName", Sld, "slash");
                Stroke(xml, fill, 1);
                xml.WriteEndElement();
                xml.WriteElementString("Size", Sld, "8");
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            else
            {
                Parameter(xml, "fill", fill.ToString());
            }

            xml.WriteEndElement();
        }

        if (outline is not null)
        {
            Stroke(xml, outline.Color, outline.Width);
        }

        xml.WriteEndElement();
    }

    private static void WritePoint(XmlWriter xml, SymbolStyle symbol, MapColor color)
    {
        xml.WriteStartElement("PointSymbolizer", Sld);
        xml.WriteStartElement("Graphic", Sld);
        xml.WriteStartElement("Mark", Sld);
        xml.WriteElementString("WellKnownName", Sld, symbol.Shape switch { SymbolShape.Square => "square", SymbolShape.Triangle => "triangle", _ => "circle" });
        xml.WriteStartElement("Fill", Sld);
        Parameter(xml, "fill", color.ToString());
        xml.WriteEndElement();
        if (symbol.Outline is not null)
        {
            Stroke(xml, symbol.Outline.Color, symbol.Outline.Width);
        }

        xml.WriteEndElement();
        xml.WriteElementString("Size", Sld, Print(symbol.SizeAt(10)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLabels(XmlWriter xml, LabelStyle labels)
    {
        xml.WriteStartElement("Rule", Sld);
        xml.WriteStartElement("TextSymbolizer", Sld);
        xml.WriteStartElement("Label", Sld);
        xml.WriteElementString("PropertyName", Ogc, labels.Field);
        xml.WriteEndElement();
        xml.WriteStartElement("Font", Sld);
        Parameter(xml, "font-family", "Noto Sans");
        Parameter(xml, "font-size", Print(labels.Size));
        Parameter(xml, "font-weight", labels.Bold ? "bold" : "normal");
        xml.WriteEndElement();
        xml.WriteStartElement("Halo", Sld);
        xml.WriteElementString("Radius", Sld, "1.5");
        xml.WriteStartElement("Fill", Sld);
        Parameter(xml, "fill", labels.Halo.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("Fill", Sld);
        Parameter(xml, "fill", labels.Color.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Stroke(XmlWriter xml, MapColor color, double width)
    {
        xml.WriteStartElement("Stroke", Sld);
        Parameter(xml, "stroke", color.ToString());
        Parameter(xml, "stroke-width", Print(width));
        xml.WriteEndElement();
    }

    private static void Parameter(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("CssParameter", Sld);
        xml.WriteAttributeString("name", name);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private static string Print(double value) => value.ToString("0.###############", CultureInfo.InvariantCulture);
}
