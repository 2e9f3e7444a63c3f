using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Places the labels of a picture of a path so that none lies on another or leaves the frame, and as few lines as can be run below them.</summary>
/// <param name="font">Letters.</param>
/// <param name="frame">The frame.</param>
/// <param name="ink">Places along the lines of the picture.</param>
internal sealed class ProfileLabels(MapFont font, MapFrame frame, IReadOnlyList<(float X, float Y)> ink)
{
    private const float Size = 12.5f, LineHeight = 16, Inset = 8, Nearest = 10;

    private readonly List<(string[] Lines, MapFrame Place, MapColor Color, (float X, float Y) Mark)> placed = [];

    /// <summary>Adds a label for a place.</summary>
    /// <param name="mark">The place in px.</param>
    /// <param name="lines">Its lines; the first one bold.</param>
    /// <param name="color">Color of the first line.</param>
    public void Add((float X, float Y) mark, IReadOnlyList<string> lines, MapColor color)
    {
        float width = lines.Select((l, i) => font.WidthOf(l, Size, i == 0)).Max(), height = lines.Count * LineHeight;
        float left = Math.Clamp(mark.X - (width / 2), frame.X + Inset, Math.Max(frame.X + Inset, frame.Right - width - Inset));
        MapFrame best = new(left, frame.Y + Inset, width, height);
        float least = float.PositiveInfinity;
        for (float top = frame.Y + Inset; top + height + Inset <= frame.Bottom; top += 4)
        {
            var place = new MapFrame(left, top, width, height);
            float away = Math.Max(0, Math.Max(mark.Y - place.Bottom, top - mark.Y));
            if ((away >= Nearest || top > mark.Y + Nearest) && CostOf(place, mark, away) is float cost && cost < least)
            {
                (best, least) = (place, cost);
            }
        }

        placed.Add(([.. lines], best, color, mark));
    }

    // Another label is worse than any line below the text; a line is worse than some way from the place; the side of a mark that the text hides counts too.
    private float CostOf(MapFrame place, (float X, float Y) mark, float away)
    {
        MapFrame room = place.Grown(4);
        int lines = ink.Count(p => p.X >= room.X && p.X <= room.Right && p.Y >= room.Y && p.Y <= room.Bottom);
        float others = placed.Count(p => p.Place.Grown(6).Overlaps(place) || Holds(room, p.Mark)) * 10_000;
        return others + (lines * 12) + away + (place.Y > mark.Y ? 30 : 0);
    }

    private static bool Holds(MapFrame room, (float X, float Y) at) => at.X >= room.X - 8 && at.X <= room.Right + 8 && at.Y >= room.Y - 8 && at.Y <= room.Bottom + 20;

    /// <summary>Draws all labels, with a thin line from one that stands away from its place.</summary>
    public void Draw(IMapCanvas canvas)
    {
        foreach ((string[] lines, MapFrame place, MapColor color, (float X, float Y) mark) in placed)
        {
            float near = place.Y > mark.Y ? place.Y - mark.Y : mark.Y - place.Bottom;
            if (near > 24)
            {
                float x = Math.Clamp(mark.X, place.X, place.Right);
                ProfileCurves.Stroke(canvas, [[(x, place.Y > mark.Y ? place.Y : place.Bottom + 2), (mark.X, place.Y > mark.Y ? mark.Y + 19 : mark.Y - 6)]], color, 0.8);
            }

            float middle = place.X + (place.Width / 2);
            for (int i = 0; i < lines.Length; i++)
            {
                canvas.Texts(
                    [new(lines[i], middle, place.Y + 12 + (i * LineHeight))],
                    new MapTextStyle(Size, i == 0, i == 0 ? color : ProfileColors.Ink, TextAnchor.Middle, MapColor.White));
            }
        }
    }
}
