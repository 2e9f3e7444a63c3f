using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Which outer ring each hole lies in, as formats with polygons of their own want to know.</summary>
public static class RingNesting
{
    /// <summary>The rings of a unit, each outer ring before its holes.</summary>
    /// <remarks>
    /// Behavior: a hole goes to the least outer ring around it; one that lies in none (data that are not right) to the outer ring before it.
    /// A unit whose rings are all clockwise is taken for a unit of outer rings.
    /// </remarks>
    /// <param name="polygons">The units; outer rings run counter-clockwise, holes clockwise.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="order">Is emptied and takes each ring and whether it is an outer ring.</param>
    public static void Of(PolygonSet polygons, int unit, List<(int Ring, bool IsShell)> order)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        ArgumentNullException.ThrowIfNull(order);
        order.Clear();
        int first = polygons.UnitStart[unit], end = polygons.UnitStart[unit + 1];
        var shells = new List<(int Ring, double Area)>();
        for (int r = first; r < end; r++)
        {
            double area = TwiceArea(polygons, r);
            if (area >= 0)
            {
                shells.Add((r, area));
            }
        }

        if (shells.Count is 0 or 1)
        {
            int shell = shells.Count == 0 ? -1 : shells[0].Ring;
            if (shell >= 0)
            {
                order.Add((shell, true));
            }

            for (int r = first; r < end; r++)
            {
                if (r != shell)
                {
                    order.Add((r, shell < 0));
                }
            }

            return;
        }

        var holesOf = shells.ToDictionary(s => s.Ring, _ => new List<int>());
        int before = shells[0].Ring;
        for (int r = first; r < end; r++)
        {
            if (holesOf.ContainsKey(r))
            {
                before = r;
                continue;
            }

            int around = before;
            double least = double.PositiveInfinity;
            foreach ((int shell, double area) in shells)
            {
                if (area < least && Holds(polygons, shell, r))
                {
                    (around, least) = (shell, area);
                }
            }

            holesOf[around].Add(r);
        }

        foreach ((int shell, _) in shells)
        {
            order.Add((shell, true));
            order.AddRange(holesOf[shell].Select(h => (h, false)));
        }
    }

    /// <summary>Whether most vertices of a ring lie inside another: a hole may touch its outer ring in single places.</summary>
    private static bool Holds(PolygonSet polygons, int shell, int ring)
    {
        int inside = 0, count = 0;
        int from = polygons.RingStart[ring], to = polygons.RingStart[ring + 1] - 1, step = Math.Max(1, (to - from) / 9);
        for (int v = from; v < to; v += step)
        {
            count++;
            inside += IsInside(polygons, shell, polygons.X[v], polygons.Y[v]) ? 1 : 0;
        }

        return 2 * inside > count;
    }

    private static bool IsInside(PolygonSet polygons, int ring, double x, double y)
    {
        bool inside = false;
        for (int i = polygons.RingStart[ring] + 1; i < polygons.RingStart[ring + 1]; i++)
        {
            double ax = polygons.X[i - 1], ay = polygons.Y[i - 1], bx = polygons.X[i], by = polygons.Y[i];
            if (ay > y != by > y && x < ax + ((y - ay) / (by - ay) * (bx - ax)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static double TwiceArea(PolygonSet polygons, int ring)
    {
        double twice = 0;
        int first = polygons.RingStart[ring];
        for (int i = first + 1; i < polygons.RingStart[ring + 1]; i++)
        {
            twice += ((polygons.X[i - 1] - polygons.X[first]) * (polygons.Y[i] - polygons.Y[first])) - ((polygons.X[i] - polygons.X[first]) * (polygons.Y[i - 1] - polygons.Y[first]));
        }

        return twice;
    }
}
