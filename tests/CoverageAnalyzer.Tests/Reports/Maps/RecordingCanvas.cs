using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Keeps what a map draws, so that its places can be measured.</summary>
internal sealed class RecordingCanvas : IMapCanvas
{
    /// <summary>Box of each line of text with a halo: labels, the scale bar's numbers, the north arrow's letter.</summary>
    public List<(string Text, MapFrame Box, MapTextStyle Style)> Labels { get; } = [];

    /// <summary>Box of each line of text without a halo: title, notes, legend, sources.</summary>
    public List<(string Text, MapFrame Box)> Lines { get; } = [];

    /// <summary>Box of each point symbol.</summary>
    public List<MapFrame> Points { get; } = [];

    /// <summary>Fills of the polygons: color, hatched, number of units.</summary>
    public List<(MapColor? Fill, bool Hatched, int[] Units)> Fills { get; } = [];

    /// <summary>Rectangles outside the map: swatches.</summary>
    public List<(MapFrame Frame, MapColor? Fill, bool Hatched)> Rectangles { get; } = [];

    private bool inMap;

    public void BeginClip(MapFrame frame) => inMap = true;

    public void EndClip() => inMap = false;

    public void Polygons(MapShapes shapes, IReadOnlyList<UnitLook> looks, OutlineStyle? outline, Func<int, string>? title) =>
        Fills.AddRange(looks.Select(l => (l.Fill, l.IsHatched, l.Units.ToArray())));

    /// <summary>Lines drawn in the map, with their look.</summary>
    public List<(MapLines Lines, OutlineStyle Style)> Drawn { get; } = [];

    void IMapCanvas.Lines(MapLines lines, OutlineStyle style) => Drawn.Add((lines, style));

    public void Symbols(IReadOnlyList<float> x, IReadOnlyList<float> y, SymbolShape shape, float size, MapColor fill, OutlineStyle? outline)
    {
        if (inMap)
        {
            Points.AddRange(x.Zip(y, (a, b) => new MapFrame(a - (size / 2), b - (size / 2), size, size)));
        }
    }

    public void Rectangle(MapFrame frame, MapColor? fill, bool hatch, OutlineStyle? outline) => Rectangles.Add((frame, fill, hatch));

    public void Polygon(ReadOnlySpan<(float X, float Y)> corners, MapColor fill)
    {
    }

    public void Texts(IReadOnlyList<MapTextItem> items, MapTextStyle style)
    {
        using var font = new MapFont();
        foreach (MapTextItem item in items)
        {
            float width = font.WidthOf(item.Text, style.Size, style.Bold);
            float left = item.X - (style.Anchor == TextAnchor.Start ? 0 : style.Anchor == TextAnchor.Middle ? width / 2 : width);

            // From the top of a capital with an accent to the bottom of a letter below the line.
            var box = new MapFrame(left, item.Y - (0.9f * style.Size), width, 1.1f * style.Size);
            if (style.Halo is null)
            {
                Lines.Add((item.Text, box));
            }
            else
            {
                Labels.Add((item.Text, box, style));
            }
        }
    }
}
