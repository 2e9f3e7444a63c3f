namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The edges of communes that divide districts, or a district from the outside.</summary>
internal sealed class DistrictBorders
{
    private const float StepPixels = 5;
    private const float SidePixels = 1.1f;

    private readonly DistrictRaster raster;
    private readonly DistrictEdges edges;
    private readonly int looks;
    private readonly LineList lines;
    private bool isOpen;

    private DistrictBorders(MapShapes shapes, DistrictRaster raster, int gridStep, int looks)
    {
        this.raster = raster;
        this.looks = looks;
        edges = DistrictEdges.Of(shapes, raster.DistrictOfCommune, gridStep);
        lines = new LineList(shapes.X.Length / 4);
    }

    /// <summary>
    /// Walks along every commune edge. What two districts have in common is a border, drawn once; what communes of one district have in common is none. An edge
    /// that only one district has is the outside, or neighbours do not quite fit each other: there the raster is asked, in short steps and to both sides.
    /// Where both lie in the commune's own district, it is a slit inside; a border beside a slit is kept from one side only.
    /// </summary>
    /// <param name="shapes">The communes.</param>
    /// <param name="raster">Which district, or province, lies where.</param>
    /// <param name="gridStep">Positions lie on every n-th line of the grid.</param>
    /// <param name="looks">
    /// Steps to each side until something is met: 1, or more where communes are so small that a slit between them would pass for the outside.
    /// </param>
    public static MapLines Of(MapShapes shapes, DistrictRaster raster, int gridStep = 1, int looks = 1)
    {
        var borders = new DistrictBorders(shapes, raster, gridStep, looks);
        for (int unit = 0; unit < shapes.UnitCount; unit++)
        {
            for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
            {
                borders.isOpen = false;
                int first = shapes.RingStart[r], end = shapes.RingStart[r + 1];
                for (int i = first; i < end; i++)
                {
                    borders.Follow(shapes, i, i + 1 < end ? i + 1 : first, raster.DistrictOfCommune[unit]);
                }
            }
        }

        borders.edges.Return();
        return borders.lines.Finish();
    }

    private void Follow(MapShapes shapes, int from, int to, int own)
    {
        int parts = edges.PartsOf(from, to);
        int ax = shapes.X[from], ay = shapes.Y[from], dx = (shapes.X[to] - ax) / parts, dy = (shapes.Y[to] - ay) / parts;
        bool isCorner = true;
        for (int p = 0; p < parts; p++)
        {
            int bx = ax + dx, by = ay + dy;
            switch (edges.TakeAt(ax, ay, bx, by, own))
            {
                case DistrictEdges.Division.Districts:
                    Extend(ax, ay, bx, by, isCorner);
                    break;
                case DistrictEdges.Division.OneSided:
                    isCorner = AskRaster(ax, ay, bx, by, own, isCorner);
                    (ax, ay) = (bx, by);
                    continue;
                default:
                    isOpen = false;
                    break;
            }

            isCorner = false;
            (ax, ay) = (bx, by);
        }
    }

    /// <returns>Whether it was cut at places that may lie beside the straight line.</returns>
    private bool AskRaster(int ax, int ay, int bx, int by, int own, bool isCorner)
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
            int left = Look(mx, my, sideX, sideY), right = Look(mx, my, -sideX, -sideY);
            int other = left == own ? right : left;
            if (!(left == own && right == own) && (other == 0 || own > other))
            {
                Extend(ax + ((bx - ax) * s / steps), ay + ((by - ay) * s / steps), ax + ((bx - ax) * (s + 1) / steps), ay + ((by - ay) * (s + 1) / steps), isCorner || s > 0);
            }
            else
            {
                isOpen = false;
            }
        }

        return steps > 1;
    }

    /// <summary>Draws a piece, on from the last one where that was drawn too; pieces of one straight edge are one.</summary>
    private void Extend(int ax, int ay, int bx, int by, bool isCorner)
    {
        if (ax == bx && ay == by)
        {
            return;
        }

        if (!isOpen)
        {
            lines.Begin();
            lines.Add(ax, ay);
        }
        else if (!isCorner)
        {
            lines.MoveLast(bx, by);
            return;
        }

        lines.Add(bx, by);
        isOpen = true;
    }

    private int Look(float x, float y, float sideX, float sideY)
    {
        int found = 0;
        for (int k = 1; k <= looks && found == 0; k++)
        {
            found = raster.At(x + (k * sideX), y + (k * sideY));
        }

        return found;
    }
}
