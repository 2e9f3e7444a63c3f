using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The round mark of an island commune that is too small for its color to be seen.</summary>
internal static class IsletMark
{
    /// <summary>Diameter of the mark in px; larger islands need none.</summary>
    public const float Diameter = 11;

    private static readonly OutlineStyle Edge = new() { Color = MapFurniture.Ink, Width = 0.8 };

    /// <summary>The middle of a commune in px.</summary>
    public static (float X, float Y) PlaceOf(MapScene scene, int unit)
    {
        MapFrame ground = scene.Communes.FrameOf(unit);
        return (ground.X + (ground.Width / 2), ground.Y + (ground.Height / 2));
    }

    /// <summary>Draws the marks of a layer of communes, each in the color of its class.</summary>
    public static void Draw(MapScene scene, ClassifiedLayer layer, IMapCanvas canvas)
    {
        foreach (int unit in scene.Islets)
        {
            (float x, float y) = PlaceOf(scene, unit);
            int c = layer.ClassOf[unit];
            LegendEntry look = c < 0 ? layer.NoData! : layer.Classes[c];
            canvas.Symbols([x], [y], SymbolShape.Circle, Diameter, look.Color, Edge);
        }
    }
}
