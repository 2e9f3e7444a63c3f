using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The interpolated front once more, in double precision and cell after cell, as its definition reads: what <see cref="FrontViewshed"/> is held against.</summary>
/// <remarks>
/// A cell x cells aside and y lines out sees the ground of the line before at x − x/y: between the cell at x and its neighbor towards the site, |x|/y of the way.
/// The cell at x is in the sector only while |x| ≤ y − 1; on the rim the neighbor alone counts. Before the first line there is no horizon.
/// </remarks>
internal static class PlainFront
{
    /// <summary>What the front finds, and for each cell how far from deciding otherwise it was, as a part of what single precision can tell apart.</summary>
    public static (CellVisibility[] Cells, double[] Margin) Find(TerrainWindow window, ViewshedRequest request)
    {
        int rows = window.Rows, columns = window.Columns;
        double antenna = window.ElevationMetres(window.SiteRow, window.SiteColumn) + request.AntennaHeightMetres;
        double curvature = 1 / (2 * request.EffectiveEarthRadiusFactor * ViewshedRequest.EarthRadiusMetres);
        var cells = new CellVisibility[rows * columns];
        double[] margin = new double[rows * columns], low = new double[rows * columns], high = new double[rows * columns];
        bool[] inReach = new bool[rows * columns];
        for (int r = 0; r < rows; r++)
        {
            (double width, double north) = window.OffsetOf(r, window.SiteColumn + 1);
            for (int c = 0; c < columns; c++)
            {
                int at = (r * columns) + c;
                double x = c - window.SiteColumn, height = window.HeightsMetres.Span[at];
                inReach[at] = (x * x * width * width) + (north * north) <= request.RadiusMetres * request.RadiusMetres;
                double level = height - antenna - (((north * north) + (x * x * width * width)) * curvature);
                (low[at], high[at]) = double.IsNaN(height) ? (-1e9, 20_000) : (level, level);
                margin[at] = double.PositiveInfinity;
                cells[at] = !inReach[at] ? CellVisibility.OutOfReach : x == 0 && r == window.SiteRow ? CellVisibility.Visible : CellVisibility.Unknown;
            }
        }

        for (int sector = 0; sector < 4; sector++)
        {
            bool isTurned = sector >= 2;
            int step = sector % 2 == 0 ? -1 : 1;
            (double site, double aside, int lines, int across) = isTurned ? (window.SiteColumn, window.SiteRow, columns, rows) : (window.SiteRow, window.SiteColumn, rows, columns);
            double[] before = [], beforeHigh = [];
            int beforeFirst = 0;
            for (int line = step < 0 ? (int)Math.Ceiling(site) - 1 : (int)Math.Floor(site) + 1; line >= 0 && line < lines; line += step)
            {
                double distance = Math.Abs(line - site);
                int first = Math.Max(0, (int)Math.Ceiling(aside - distance)), end = Math.Min(across, (int)Math.Floor(aside + distance) + 1);
                if (first >= end)
                {
                    continue;
                }

                double[] after = new double[end - first], afterHigh = new double[end - first];
                for (int i = first; i < end; i++)
                {
                    int at = isTurned ? (i * columns) + line : (line * columns) + i, neighbor = i < aside ? i + 1 : i - 1;
                    double weight = Math.Abs(i - aside) / distance;
                    (double slope, double slopeHigh, double receiver) = (low[at] / distance, high[at] / distance, request.ReceiverHeightMetres / distance);
                    (double horizon, double coarse) = Horizon(before, beforeFirst, i, neighbor, weight);
                    (double horizonHigh, double coarseHigh) = Horizon(beforeHigh, beforeFirst, i, neighbor, weight);
                    (after[i - first], afterHigh[i - first]) = (Math.Max(slope, horizon), Math.Max(slopeHigh, horizonHigh));
                    bool isOther = isTurned && Math.Abs(line - site) <= Math.Abs(i - aside); // a diagonal belongs to the north and the south
                    if (!inReach[at] || isOther || float.IsNaN(window.HeightsMetres.Span[at]))
                    {
                        continue;
                    }

                    cells[at] = slope + receiver < horizon ? CellVisibility.Hidden : slopeHigh + receiver < horizonHigh ? CellVisibility.Unknown : CellVisibility.Visible;
                    margin[at] = Math.Min(Math.Abs(slope + receiver - horizon) / coarse, Math.Abs(slopeHigh + receiver - horizonHigh) / coarseHigh);
                }

                (before, beforeHigh, beforeFirst) = (after, afterHigh, first);
            }
        }

        return (cells, margin);
    }

    private static (double Slope, double Coarse) Horizon(double[] before, int first, int cell, int neighbor, double weight)
    {
        const double single = 1e-5; // some hundred roundings of slopes of some metres a cell
        if (before.Length == 0)
        {
            return (double.NegativeInfinity, single);
        }

        double near = before[Math.Clamp(cell - first, 0, before.Length - 1)], beside = before[Math.Clamp(neighbor - first, 0, before.Length - 1)];
        return (near + (weight * (beside - near)), single * (1 + (0.1 * Math.Max(Math.Abs(near), Math.Abs(beside)))));
    }
}
