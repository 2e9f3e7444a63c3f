using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What the parts around a map and the symbols on it are drawn on: frames, legends, scale bars, texts.</summary>
internal interface ISheetCanvas
{
    /// <summary>Everything until <see cref="EndClip"/> is cut at a frame.</summary>
    void BeginClip(MapFrame frame);

    void EndClip();

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
