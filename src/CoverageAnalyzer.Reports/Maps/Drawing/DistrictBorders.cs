namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The edges of communes that divide districts, or a district from the outside.</summary>
internal static class DistrictBorders
{
    private const float StepPixels = 5;
    private const float SidePixels = 1.1f;

    /// <summary>
    /// Walks along every commune edge in short steps and looks to both sides in the raster: where both lie in the commune's own
    /// district the edge is inside. Each border is kept from one side only.
    /// </summary>
    /// <param name="shapes">The communes.</param>
    /// <param name="raster">Which district, or province, lies where.</param>
    /// <param name="looks">
    /// Steps to each side until something is met: 1, or more where communes are so small that a slit between them would pass for the outside.
    /// </param>
    public static MapLines Of(MapShapes shapes, DistrictRaster raster, int looks = 1)
    {
        var x = new List<int>();
        var y = new List<int>();
        var lineStart = new List<int>();
        for (int unit = 0; unit < shapes.UnitCount; unit++)
        {
            int own = raster.DistrictOfCommune[unit];
            for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
            {
                bool open = false;
                int first = shapes.RingStart[r], end = shapes.RingStart[r + 1];
                for (int i = first; i < end; i++)
                {
                    int j = i + 1 < end ? i + 1 : first;
                    open = AddEdge(shapes.X[i], shapes.Y[i], shapes.X[j], shapes.Y[j], own, raster, looks, x, y, lineStart, open);
                }
            }
        }

        lineStart.Add(x.Count);
        return new([.. x], [.. y], [.. lineStart]);
    }

    private static bool AddEdge(
        int ax, int ay, int bx, int by, int own, DistrictRaster raster, int looks, List<int> x, List<int> y, List<int> lineStart, bool open)
    {
        const float Grid = MapView.GridPixels;
        float dx = (bx - ax) * Grid, dy = (by - ay) * Grid;
        float length = MathF.Sqrt((dx * dx) + (dy * dy));
        int steps = Math.Max(1, (int)MathF.Ceiling(length / StepPixels));
        float sideX = -dy / length * SidePixels, sideY = dx / length * SidePixels;
        for (int s = 0; s < steps; s++)
        {
            float t = (s + 0.5f) / steps;
            float mx = (ax * Grid) + (t * dx), my = (ay * Grid) + (t * dy);
            int left = Look(raster, mx, my, sideX, sideY, looks), right = Look(raster, mx, my, -sideX, -sideY, looks);
            int other = left == own ? right : left;
            bool keep = !(left == own && right == own) && (other == 0 || own > other);
            if (keep)
            {
                if (!open)
                {
                    lineStart.Add(x.Count);
                    Add(ax + ((bx - ax) * s / steps), ay + ((by - ay) * s / steps));
                }

                Add(ax + ((bx - ax) * (s + 1) / steps), ay + ((by - ay) * (s + 1) / steps));
            }

            open = keep;
        }

        return open;

        void Add(int px, int py)
        {
            int n = x.Count;
            bool repeats = n > lineStart[^1] && x[n - 1] == px && y[n - 1] == py;
            if (!repeats)
            {
                x.Add(px);
                y.Add(py);
            }
        }
    }

    private static int Look(DistrictRaster raster, float x, float y, float sideX, float sideY, int looks)
    {
        int found = 0;
        for (int k = 1; k <= looks && found == 0; k++)
        {
            found = raster.At(x + (k * sideX), y + (k * sideY));
        }

        return found;
    }
}
