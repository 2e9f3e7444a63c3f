using CoverageAnalyzer.Engine.Model;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Polygon sets for tests, by hand and by chance.</summary>
internal static class PolygonSets
{
    /// <summary>Units of rings; each ring is closed here.</summary>
    public static PolygonSet Of(params (double X, double Y)[][][] units)
    {
        var x = new List<double>();
        var y = new List<double>();
        List<int> ringStart = [0], unitStart = [0];
        foreach (var unit in units)
        {
            foreach (var ring in unit)
            {
                foreach (var (vx, vy) in ring.Append(ring[0]))
                {
                    x.Add(vx);
                    y.Add(vy);
                }

                ringStart.Add(x.Count);
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new PolygonSet([.. x], [.. y], [.. ringStart], [.. unitStart]);
    }

    public static (double X, double Y)[] Rectangle(double minX, double minY, double maxX, double maxY) =>
        [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)];

    /// <summary>The rings in words, for the message of a failing property.</summary>
    public static string Print(PolygonSet set) =>
        string.Join(
            " | ",
            Enumerable.Range(0, set.UnitCount).Select(u => string.Join(
                " + ",
                Enumerable.Range(set.UnitStart[u], set.UnitStart[u + 1] - set.UnitStart[u]).Select(r => string.Join(
                    ' ', Enumerable.Range(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r]).Select(i => FormattableString.Invariant($"({set.X[i]:R},{set.Y[i]:R})")))))));

    /// <summary>Any rings, crossing themselves and each other, with vertices from a generator.</summary>
    public static Gen<PolygonSet> Any(Gen<double> coordinate) =>
        Gen.Select(coordinate, coordinate).Array[3, 9].Array[0, 2].Array[0, 4].Select(Of);

    /// <summary>A partition of a rectangle into columns × rows cells with moved corners and a bend in every edge, shared by neighbours.</summary>
    public static PolygonSet Partition(int columns, int rows, double size, ulong seed)
    {
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var corner = new (double X, double Y)[columns + 1, rows + 1];
        for (int i = 0; i <= columns; i++)
        {
            for (int j = 0; j <= rows; j++)
            {
                double moveX = i == 0 || i == columns ? 0 : random.NextDouble() - 0.5, moveY = j == 0 || j == rows ? 0 : random.NextDouble() - 0.5;
                corner[i, j] = ((i + (0.5 * moveX)) * size, (j + (0.5 * moveY)) * size);
            }
        }

        var bends = new Dictionary<(int, int, int, int), (double X, double Y)>();
        (double X, double Y) Bend(int i0, int j0, int i1, int j1)
        {
            var key = (i0 + j0) < (i1 + j1) ? (i0, j0, i1, j1) : (i1, j1, i0, j0);
            if (!bends.TryGetValue(key, out var bend))
            {
                var a = corner[i0, j0];
                var b = corner[i1, j1];
                bool outer = (i0 == i1 && (i0 == 0 || i0 == columns)) || (j0 == j1 && (j0 == 0 || j0 == rows));
                double move = outer ? 0 : 0.1 * (random.NextDouble() - 0.5);
                bend = (((a.X + b.X) / 2) + (move * (b.Y - a.Y)), ((a.Y + b.Y) / 2) - (move * (b.X - a.X)));
                bends.Add(key, bend);
            }

            return bend;
        }

        var units = new List<(double, double)[][]>();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                units.Add([[
                    corner[i, j], Bend(i, j, i + 1, j), corner[i + 1, j], Bend(i + 1, j, i + 1, j + 1),
                    corner[i + 1, j + 1], Bend(i + 1, j + 1, i, j + 1), corner[i, j + 1], Bend(i, j + 1, i, j)]]);
            }
        }

        return Of([.. units]);
    }
}
