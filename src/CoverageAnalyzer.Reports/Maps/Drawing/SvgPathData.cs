using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Positions on the grid as SVG path data: relative, with no sign or space too many.</summary>
internal static class SvgPathData
{
    /// <summary>Appends a run of positions.</summary>
    /// <param name="path">Takes the text.</param>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <param name="from">First position.</param>
    /// <param name="to">After the last position.</param>
    public static void AppendRun(StringBuilder path, int[] x, int[] y, int from, int to)
    {
        path.Append(CultureInfo.InvariantCulture, $"M{x[from]} {y[from]}l");
        for (int i = from + 1; i < to; i++)
        {
            int dx = x[i] - x[i - 1], dy = y[i] - y[i - 1];
            if (i > from + 1 && dx >= 0)
            {
                path.Append(' ');
            }

            path.Append(CultureInfo.InvariantCulture, $"{dx}");
            if (dy >= 0)
            {
                path.Append(' ');
            }

            path.Append(CultureInfo.InvariantCulture, $"{dy}");
        }
    }

    /// <summary>The closed rings of each unit.</summary>
    /// <param name="shapes">The units.</param>
    /// <returns>The data of all units, and where each starts.</returns>
    public static (string Text, int[] Start) OfUnits(MapShapes shapes)
    {
        var path = new StringBuilder(4 * shapes.X.Length);
        var start = new int[shapes.UnitCount + 1];
        for (int unit = 0; unit < shapes.UnitCount; unit++)
        {
            for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
            {
                AppendRun(path, shapes.X, shapes.Y, shapes.RingStart[r], shapes.RingStart[r + 1]);
                path.Append('z');
            }

            start[unit + 1] = path.Length;
        }

        return (path.ToString(), start);
    }
}
