using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What a map is drawn on. The drawing code is the same for every kind of picture.</summary>
internal interface IMapCanvas
{
    /// <summary>Everything until <see cref="EndClip"/> is cut at a frame.</summary>
    void BeginClip(MapFrame frame);

    void EndClip();

    /// <summary>Fills units of a layer in one look and strokes their outline.</summary>
    /// <param name="shapes">The polygons.</param>
    /// <param name="units">The units drawn.</param>
    /// <param name="fill">Colour, or null for none.</param>
    /// <param name="hatch">The colour is that of hatch lines on white.</param>
    /// <param name="outline">Line around each unit, or null.</param>
    /// <param name="title">Text of a unit where the picture can show one on pointing; null for none.</param>
    void Polygons(MapShapes shapes, IReadOnlyList<int> units, MapColor? fill, bool hatch, OutlineStyle? outline, Func<int, string>? title);

    void Lines(MapLines lines, OutlineStyle style);

    /// <summary>Draws symbols of one look.</summary>
    /// <param name="x">Abscissas in px.</param>
    /// <param name="y">Ordinates in px.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="size">Their diameter in px.</param>
    /// <param name="fill">Their colour.</param>
    /// <param name="outline">Line around them, or null.</param>
    void Symbols(IReadOnlyList<float> x, IReadOnlyList<float> y, SymbolShape shape, float size, MapColor fill, OutlineStyle? outline);

    void Rectangle(MapFrame frame, MapColor? fill, bool hatch, OutlineStyle? outline);

    /// <summary>Draws a small closed polygon given in px, such as the north arrow.</summary>
    void Polygon(ReadOnlySpan<(float X, float Y)> corners, MapColor fill);

    void Texts(IReadOnlyList<MapTextItem> items, MapTextStyle style);
}
