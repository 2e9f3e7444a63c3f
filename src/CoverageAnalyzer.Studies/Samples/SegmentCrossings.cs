namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Finds lines that cross or touch other than at their ends.</summary>
internal static class SegmentCrossings
{
    private const double CellMetres = 700;

    /// <summary>The lines with a segment that crosses or touches a segment of another line, or of the same one, beyond a common corner.</summary>
    /// <param name="lines">The lines; two corners are common where their coordinates are equal.</param>
    public static SortedSet<int> LinesThatCross(Place[][] lines)
    {
        var grid = new Dictionary<(int, int), List<(int Line, int Segment)>>();
        var crossing = new SortedSet<int>();
        for (int l = 0; l < lines.Length; l++)
        {
            for (int s = 0; s + 1 < lines[l].Length; s++)
            {
                Place a = lines[l][s], b = lines[l][s + 1];
                for (int column = Cell(Math.Min(a.X, b.X)); column <= Cell(Math.Max(a.X, b.X)); column++)
                {
                    for (int row = Cell(Math.Min(a.Y, b.Y)); row <= Cell(Math.Max(a.Y, b.Y)); row++)
                    {
                        if (!grid.TryGetValue((column, row), out var list))
                        {
                            grid.Add((column, row), list = []);
                        }

                        foreach (var (line, segment) in list)
                        {
                            if (Cross(a, b, lines[line][segment], lines[line][segment + 1]))
                            {
                                crossing.Add(l);
                                crossing.Add(line);
                            }
                        }

                        list.Add((l, s));
                    }
                }
            }
        }

        return crossing;
    }

    private static int Cell(double metres) => (int)Math.Floor(metres / CellMetres);

    private static bool Cross(Place a, Place b, Place c, Place d)
    {
        if (a == c || a == d)
        {
            return Folds(a, b, a == c ? d : c);
        }

        if (b == c || b == d)
        {
            return Folds(b, a, b == c ? d : c);
        }

        return (Turn(a, b, c) > 0) != (Turn(a, b, d) > 0) && (Turn(c, d, a) > 0) != (Turn(c, d, b) > 0);
    }

    /// <summary>Two segments from a common corner lie nearly on each other: less than about 3° apart.</summary>
    private static bool Folds(Place corner, Place p, Place q)
    {
        Place u = p - corner, v = q - corner;
        return u.Dot(v) > 0 && Math.Abs(u.Cross(v)) < 0.05 * u.Length * v.Length;
    }

    private static double Turn(Place a, Place b, Place c) => (b - a).Cross(c - a);
}
