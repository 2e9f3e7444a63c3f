using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The national border as far as a picture shows it: a province needs no line from one end of the country to the other.</summary>
internal static class NationalBorderLines
{
    private const float MarginPixels = 6;

    /// <summary>Snaps to the grid, drops repeated positions and the pieces that stay outside the frame.</summary>
    /// <param name="border">The border in the analysis plane.</param>
    /// <param name="view">How the plane lies in the picture.</param>
    public static MapLines Of(PolylineSet border, MapView view)
    {
        List<int> x = [], y = [], lineStart = [];
        MapFrame shown = view.Frame.Grown(MarginPixels);
        for (int l = 0; l < border.LineCount; l++)
        {
            bool open = false;
            for (int i = border.LineStart[l] + 1; i < border.LineStart[l + 1]; i++)
            {
                int ax = view.GridX(border.X[i - 1]), ay = view.GridY(border.Y[i - 1]), bx = view.GridX(border.X[i]), by = view.GridY(border.Y[i]);
                if (ax == bx && ay == by)
                {
                    continue;
                }

                const float Grid = MapView.GridPixels;
                var piece = new MapFrame(Math.Min(ax, bx) * Grid, Math.Min(ay, by) * Grid, Math.Abs(bx - ax) * Grid, Math.Abs(by - ay) * Grid);
                bool isSeen = piece.X < shown.Right && shown.X < piece.Right + Grid && piece.Y < shown.Bottom && shown.Y < piece.Bottom + Grid;
                if (isSeen && !open)
                {
                    lineStart.Add(x.Count);
                    x.Add(ax);
                    y.Add(ay);
                }

                if (isSeen)
                {
                    x.Add(bx);
                    y.Add(by);
                }

                open = isSeen;
            }
        }

        lineStart.Add(x.Count);
        return new([.. x], [.. y], [.. lineStart]);
    }
}
