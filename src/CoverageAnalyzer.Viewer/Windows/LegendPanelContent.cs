using Avalonia;
using Avalonia.Controls;
using Avalonia.Controls.Shapes;
using Avalonia.Media;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The legend: what the map shows, its classes and its layers, each with a box that switches it off.</summary>
internal static class LegendPanelContent
{
    /// <summary>Fills the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="session">What is shown.</param>
    /// <param name="changed">Called after a box was ticked or cleared.</param>
    public static void Fill(Panel panel, ViewerSession session, Action changed)
    {
        panel.Children.Clear();
        panel.Children.Add(Texts.Remark(session.Map.Notes.In(session.Language)));
        panel.Children.Add(Spaced(Texts.Heading(ViewerWords.Legend.In(session.Language))));
        for (int l = session.Map.Layers.Count - 1; l >= 0; l--)
        {
            ViewerLayer layer = session.Map.Layers[l];
            if (layer.Legend.Count == 0)
            {
                continue;
            }

            panel.Children.Add(Texts.Sentence(layer.Heading.In(session.Language)));
            for (int e = 0; e < layer.Legend.Count; e++)
            {
                LegendEntry entry = layer.Legend[e];
                (int ofLayer, int ofEntry) = (l, e);
                string text = $"{entry.Label.In(session.Language)} ({entry.AmountIn(session.Language)})";
                panel.Children.Add(Box(Swatch(entry.Color, entry.Hatched, layer.Definition), text, session.IsClassShown(l, e), isOn =>
                {
                    session.SetClass(ofLayer, ofEntry, isOn);
                    changed();
                }));
            }
        }

        panel.Children.Add(Spaced(Texts.Heading(ViewerWords.Layers.In(session.Language))));
        for (int l = session.Map.Layers.Count - 1; l >= 0; l--)
        {
            ViewerLayer layer = session.Map.Layers[l];
            string name = layer.Heading.In(session.Language);
            if (name.Length == 0)
            {
                continue;
            }

            int ofLayer = l;
            MapColor color = (layer.Definition.IsPoints ? layer.Definition.Symbol?.Color : layer.Definition.Outline?.Color) ?? MapColor.White;
            panel.Children.Add(Box(layer.Legend.Count > 0 ? null : Swatch(color, false, layer.Definition), name, session.IsLayerShown(l), isOn =>
            {
                session.SetLayer(ofLayer, isOn);
                changed();
            }));
        }
    }

    private static CheckBox Box(Control? swatch, string text, bool isOn, Action<bool> switched)
    {
        var line = new StackPanel { Orientation = Avalonia.Layout.Orientation.Horizontal, Spacing = 6 };
        if (swatch is not null)
        {
            line.Children.Add(swatch);
        }

        TextBlock label = Texts.Sentence(text);
        label.MaxWidth = 190;
        line.Children.Add(label);
        var box = new CheckBox { Content = line, IsChecked = isOn, MinHeight = 26, Padding = new Thickness(6, 0) };
        box.IsCheckedChanged += (_, _) => switched(box.IsChecked == true);
        return box;
    }

    private static TextBlock Spaced(TextBlock text)
    {
        text.Margin = new Thickness(0, 8, 0, 0);
        return text;
    }

    private static Shape Swatch(MapColor color, bool isHatched, MapLayer layer)
    {
        var plain = new SolidColorBrush(Color.FromRgb(color.Red, color.Green, color.Blue));
        if (layer.IsLines)
        {
            return new Line { StartPoint = new Point(0, 8), EndPoint = new Point(22, 8), Width = 22, Height = 16, Stroke = plain, StrokeThickness = layer.Outline?.Width ?? 1 };
        }

        Shape shape = layer.IsPoints ? layer.Symbol?.Shape switch
        {
            SymbolShape.Square => new Rectangle { Width = 12, Height = 12 },
            SymbolShape.Triangle => new Polygon { Points = [new Point(6, 0), new Point(12, 12), new Point(0, 12)], Width = 12, Height = 12 },
            _ => new Ellipse { Width = 12, Height = 12 },
        } : new Rectangle { Width = 22, Height = 16, Stroke = new SolidColorBrush(Color.FromRgb(0x8A, 0x8F, 0x94)), StrokeThickness = 1 };
        shape.Fill = isHatched ? Hatch(plain) : plain;
        return shape;
    }

    // Four px from line to line, rising to the right as on the map.
    private static LinearGradientBrush Hatch(SolidColorBrush color) => new()
    {
        StartPoint = new RelativePoint(0, 0, RelativeUnit.Absolute),
        EndPoint = new RelativePoint(3.5, 3.5, RelativeUnit.Absolute),
        SpreadMethod = GradientSpreadMethod.Repeat,
        GradientStops =
        [
            new GradientStop(color.Color, 0), new GradientStop(color.Color, 0.3), new GradientStop(Colors.White, 0.3), new GradientStop(Colors.White, 1),
        ],
    };
}
