using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Joins pieces of boundary between the same two districts into lines as long as can be.</summary>
/// <param name="grid">The grid of the pieces.</param>
/// <param name="metres">The way back to degrees.</param>
internal sealed class LineChains(SnapGrid grid, LocalMetres metres)
{
    private readonly List<(GridPoint From, GridPoint To, int District, int Neighbor)> pieces = [];

    /// <summary>Adds a piece.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other end.</param>
    /// <param name="district">The district it belongs to.</param>
    /// <param name="neighbor">The other district, or −1.</param>
    public void Add(GridPoint from, GridPoint to, int district, int neighbor)
    {
        if (from != to)
        {
            pieces.Add((from, to, district, neighbor));
        }
    }

    /// <summary>The lines, by district, neighbour and place.</summary>
    /// <param name="slitMetres">
    /// How wide slits are that were bridged. A line to the outside that hangs loose and is at most twice as long is the rim of a wider place in one, and is left out.
    /// </param>
    public DistrictLineSet Build(double slitMetres)
    {
        pieces.Sort();
        var ends = new Dictionary<(GridPoint Point, int District, int Neighbor), (int First, int Second, int Count)>(pieces.Count);
        for (int p = 0; p < pieces.Count; p++)
        {
            (GridPoint from, GridPoint to, int district, int neighbor) = pieces[p];
            foreach (GridPoint point in (ReadOnlySpan<GridPoint>)[from, to])
            {
                (int first, int second, int count) = ends.GetValueOrDefault((point, district, neighbor), (-1, -1, 0));
                ends[(point, district, neighbor)] = count == 0 ? (p, -1, 1) : (first, count == 1 ? p : second, count + 1);
            }
        }

        var used = new bool[pieces.Count];
        var lines = new List<(int District, int Neighbor, List<GridPoint> Points)>();
        for (int pass = 0; pass < 2; pass++) // first the lines with ends, then the closed ones
        {
            for (int p = 0; p < pieces.Count; p++)
            {
                (GridPoint from, GridPoint to, int district, int neighbor) = pieces[p];
                bool fromEnd = ends[(from, district, neighbor)].Count != 2, toEnd = ends[(to, district, neighbor)].Count != 2;
                if (!used[p] && (fromEnd || toEnd || pass == 1))
                {
                    lines.Add((district, neighbor, Follow(p, fromEnd || pass == 1 ? from : to, ends, used)));
                }
            }
        }

        while (slitMetres > 0 && RemoveLoose(lines, 2 * slitMetres / grid.CellMetres))
        {
            // What hung on a removed line may hang loose now.
        }

        return ToDegrees([.. lines.OrderBy(l => l.District).ThenBy(l => l.Neighbor)]);
    }

    private static bool RemoveLoose(List<(int District, int Neighbor, List<GridPoint> Points)> lines, double greatestLength)
    {
        var ends = new Dictionary<GridPoint, int>();
        foreach ((_, _, List<GridPoint> points) in lines)
        {
            ends[points[0]] = ends.GetValueOrDefault(points[0]) + 1;
            ends[points[^1]] = ends.GetValueOrDefault(points[^1]) + 1;
        }

        return lines.RemoveAll(l => l.Neighbor < 0 && (ends[l.Points[0]] == 1 || ends[l.Points[^1]] == 1) && LengthOf(l.Points) <= greatestLength) > 0;
    }

    private static double LengthOf(List<GridPoint> points)
    {
        double length = 0;
        for (int i = 1; i < points.Count; i++)
        {
            double dx = points[i].Column - points[i - 1].Column, dy = points[i].Row - points[i - 1].Row;
            length += Math.Sqrt((dx * dx) + (dy * dy));
        }

        return length;
    }

    private List<GridPoint> Follow(int piece, GridPoint start, Dictionary<(GridPoint Point, int District, int Neighbor), (int First, int Second, int Count)> ends, bool[] used)
    {
        var points = new List<GridPoint> { start };
        GridPoint at = start;
        for (int p = piece; p >= 0 && !used[p];)
        {
            used[p] = true;
            at = pieces[p].From == at ? pieces[p].To : pieces[p].From;
            points.Add(at);
            (int first, int second, int count) = ends[(at, pieces[p].District, pieces[p].Neighbor)];
            p = count != 2 ? -1 : first == p ? second : first;
        }

        return points;
    }

    private DistrictLineSet ToDegrees(IReadOnlyList<(int District, int Neighbor, List<GridPoint> Points)> lines)
    {
        var x = new List<double>();
        var y = new List<double>();
        var start = new List<int> { 0 };
        foreach ((_, _, List<GridPoint> points) in lines)
        {
            foreach (GridPoint point in points)
            {
                (double longitude, double latitude) = metres.Back(grid.OriginX + (point.Column * grid.CellMetres), grid.OriginY + (point.Row * grid.CellMetres));
                x.Add(longitude);
                y.Add(latitude);
            }

            start.Add(x.Count);
        }

        return new(new PolylineSet([.. x], [.. y], [.. start]), [.. lines.Select(l => l.District)], [.. lines.Select(l => l.Neighbor)]);
    }
}
