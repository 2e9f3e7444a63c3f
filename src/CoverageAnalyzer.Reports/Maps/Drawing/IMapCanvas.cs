using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What a map is drawn on. The drawing code is the same for every kind of picture.</summary>
internal interface IMapCanvas : ISheetCanvas
{
    /// <summary>Fills the units of a layer and strokes their outlines.</summary>
    /// <param name="shapes">The polygons.</param>
    /// <param name="looks">How they look; each unit is in one look at most.</param>
    /// <param name="outline">Line around each unit, or null.</param>
    /// <param name="title">Text of a unit where the picture can show one on pointing; null for none.</param>
    void Polygons(MapShapes shapes, IReadOnlyList<UnitLook> looks, OutlineStyle? outline, Func<int, string>? title);

    void Lines(MapLines lines, OutlineStyle style);
}
