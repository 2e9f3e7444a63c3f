using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The areas of one unit's parts in the Voronoi cells; one a thread.</summary>
/// <remarks>
/// The unit's rings are followed through the cells; the borders between cells are added where they run inside the unit: those that a ring
/// crosses between the crossings, and those that lie inside whole by spreading from corner to corner. No polygon is ever built.
/// </remarks>
internal sealed class UnitShares(PolygonSet polygons, VoronoiDiagram diagram)
{
    /// <summary>Parts smaller than this many m² are rounding.</summary>
    private const double Least = 1e-6;

    private readonly CellWalk walk = new(diagram);
    private readonly CellAreas areas = new(diagram);
    private readonly int[] cornerSeen = new int[diagram.TriangleCount];
    private readonly int[] borderCrossed = new int[diagram.TriangleCount * 3];
    private readonly List<int> corners = [];
    private int search;

    /// <summary>The sites whose cells hold a part of the unit, ascending, with the plane area of the part in m².</summary>
    public (int Site, double Area)[] Of(int unit)
    {
        if (diagram.SiteCount == 0)
        {
            return [];
        }

        double whole = Math.Max(0, polygons.PlaneAreaOf(unit));
        int any = Follow(unit);
        if (walk.Crossings.Count == 0 && areas.Sites.Count == 1)
        {
            return whole > Least ? [(any, whole)] : [];
        }

        AddBorders(false);
        if (Math.Abs(areas.Sites.Sum(areas.Of) - whole) > (whole * 1e-9) + 1e-3)
        {
            // The quick way took one side of a border for the other.
            Follow(unit);
            AddBorders(true);
        }

        return [.. areas.Sites.Order().Select(site => (site, Math.Min(areas.Of(site), whole))).Where(part => part.Item2 > Least)];
    }

    private int Follow(int unit)
    {
        search++;
        areas.Clear();
        walk.Crossings.Clear();
        int any = 0;
        for (int ring = polygons.UnitStart[unit]; ring < polygons.UnitStart[unit + 1]; ring++)
        {
            any = walk.Follow(polygons, ring, areas);
        }

        return any;
    }

    private void AddBorders(bool fromInfinity)
    {
        Span<CellCrossing> all = CollectionsMarshal.AsSpan(walk.Crossings);
        all.Sort();
        corners.Clear();

        // The crossings of a border tell on which side of the unit it starts, unless some coincide with each other or with its ends and
        // may be out of order. Then only counting from infinity is sure.
        bool unsure = fromInfinity;
        for (int from = 0, to; from < all.Length && !unsure; from = to)
        {
            to = EndOfBorder(all, from);
            unsure = MayBeOutOfOrder(all[from..to]);
        }

        int[]? windings = unsure ? CornerWindings.Of(diagram, all) : null;
        for (int from = 0, to; from < all.Length; from = to)
        {
            to = EndOfBorder(all, from);
            borderCrossed[all[from].Border] = search;
            AddCrossed(all[from..to], windings);
        }

        for (int k = 0; k < corners.Count; k++)
        {
            for (int h = 3 * corners[k]; h < (3 * corners[k]) + 3; h++)
            {
                int twin = diagram.Twin(h), border = Math.Min(h, twin);
                if (borderCrossed[border] == search)
                {
                    continue;
                }

                Enter(twin / 3);
                if (h == border)
                {
                    AddBorder(h, diagram.CornerX[twin / 3], diagram.CornerY[twin / 3], diagram.CornerX[h / 3], diagram.CornerY[h / 3]);
                }
            }
        }
    }

    private static int EndOfBorder(ReadOnlySpan<CellCrossing> sorted, int from)
    {
        int to = from + 1;
        while (to < sorted.Length && sorted[to].Border == sorted[from].Border)
        {
            to++;
        }

        return to;
    }

    private bool MayBeOutOfOrder(ReadOnlySpan<CellCrossing> crossings)
    {
        int border = crossings[0].Border, first = diagram.Twin(border) / 3, last = border / 3, balance = 0;
        double x = diagram.CornerX[first], y = diagram.CornerY[first];
        foreach (ref readonly CellCrossing crossing in crossings)
        {
            balance += crossing.Sign;
            if (Near(crossing.X, crossing.Y, x, y))
            {
                return true;
            }

            (x, y) = (crossing.X, crossing.Y);
        }

        return balance is < -1 or > 1 || Near(x, y, diagram.CornerX[last], diagram.CornerY[last]);
    }

    private static bool Near(double x0, double y0, double x1, double y1) => Math.Abs(x0 - x1) < 1e-6 && Math.Abs(y0 - y1) < 1e-6;

    // Windings are 0 outside and 1 inside; at places that touch a corner or another ring they may for no length at all be −1 or 2.
    private void AddCrossed(ReadOnlySpan<CellCrossing> crossings, int[]? windings)
    {
        int border = crossings[0].Border, first = diagram.Twin(border) / 3, last = border / 3, balance = 0;
        foreach (ref readonly CellCrossing crossing in crossings)
        {
            balance += crossing.Sign;
        }

        int winding = windings is not null ? windings[first] : balance < 0 || (balance == 0 && crossings[0].Sign < 0) ? 1 : 0;
        if (winding > 0)
        {
            Enter(first);
        }

        // In where out, out where in, each kind in its order along the border.
        double x = diagram.CornerX[first], y = diagram.CornerY[first];
        int nextIn = Following(crossings, -1, 1), nextOut = Following(crossings, -1, -1);
        for (int k = 0; k < crossings.Length; k++)
        {
            bool goesOut = winding > 0 ? nextOut < crossings.Length : nextIn >= crossings.Length;
            int next = goesOut ? nextOut : nextIn;
            if (winding > 0)
            {
                AddBorder(border, x, y, crossings[next].X, crossings[next].Y);
            }

            (x, y) = (crossings[next].X, crossings[next].Y);
            if (goesOut)
            {
                winding--;
                nextOut = Following(crossings, next, -1);
            }
            else
            {
                winding++;
                nextIn = Following(crossings, next, 1);
            }
        }

        if (winding > 0)
        {
            AddBorder(border, x, y, diagram.CornerX[last], diagram.CornerY[last]);
            Enter(last);
        }
    }

    private static int Following(ReadOnlySpan<CellCrossing> crossings, int after, int sign)
    {
        int next = after + 1;
        while (next < crossings.Length && crossings[next].Sign != sign)
        {
            next++;
        }

        return next;
    }

    private void Enter(int corner)
    {
        if (cornerSeen[corner] != search && !diagram.IsAtInfinity(corner))
        {
            cornerSeen[corner] = search;
            corners.Add(corner);
        }
    }

    // A part of a border, given counter-clockwise around the site that the border's half-edge starts at.
    private void AddBorder(int border, double fromX, double fromY, double toX, double toY)
    {
        if (double.IsNaN(fromX + fromY + toX + toY))
        {
            return;
        }

        areas.Add(diagram.Origin(border), fromX, fromY, toX, toY);
        areas.Add(diagram.Origin(diagram.Twin(border)), toX, toY, fromX, fromY);
    }
}
