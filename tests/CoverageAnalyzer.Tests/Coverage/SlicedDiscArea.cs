using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>
/// Plain reference for the covered area of a unit: slices parallel to the x axis. The length of a slice inside both the unit and the union of
/// discs is worked out from intervals, and is a smooth function of y between the heights where anything happens (a vertex, the top or foot of
/// a circle, a crossing); with y = middle + half · sin φ even its square-root ends are smooth, and Gauss-Legendre in φ is right to rounding.
/// Nothing of it is shared with the kernel: no Green's theorem, no angles, no index.
/// </summary>
internal static class SlicedDiscArea
{
    private const int Nodes = 24;
    private static readonly (double Place, double Weight)[] Gauss = GaussLegendre(Nodes);

    public static double Of(PolygonSet set, int unit, double[] x, double[] y, double[] radius)
    {
        var edges = new List<(double X0, double Y0, double X1, double Y1)>();
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            for (int i = set.RingStart[r] + 1; i < set.RingStart[r + 1]; i++)
            {
                edges.Add((set.X[i - 1], set.Y[i - 1], set.X[i], set.Y[i]));
            }
        }

        int[] discs = [.. Enumerable.Range(0, x.Length).Where(i => radius[i] > 0)];
        var heights = new List<double>();
        foreach (var e in edges)
        {
            heights.Add(e.Y0);
            foreach (int i in discs)
            {
                double dx = e.X1 - e.X0, dy = e.Y1 - e.Y0, fx = e.X0 - x[i], fy = e.Y0 - y[i];
                double a = (dx * dx) + (dy * dy), b = (fx * dx) + (fy * dy), c = (fx * fx) + (fy * fy) - (radius[i] * radius[i]);
                double root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
                heights.Add(e.Y0 + (dy * Math.Clamp((-b - root) / a, 0, 1)));
                heights.Add(e.Y0 + (dy * Math.Clamp((-b + root) / a, 0, 1)));
            }
        }

        foreach (int i in discs)
        {
            heights.Add(y[i] - radius[i]);
            heights.Add(y[i] + radius[i]);
            foreach (int j in discs.Where(j => j > i))
            {
                double dx = x[j] - x[i], dy = y[j] - y[i], d2 = (dx * dx) + (dy * dy);
                double along = (d2 + (radius[i] * radius[i]) - (radius[j] * radius[j])) / (2 * d2);
                double across = Math.Sqrt(Math.Max(0, (radius[i] * radius[i] / d2) - (along * along)));
                if (d2 > 0)
                {
                    heights.Add(y[i] + (along * dy) + (across * dx));
                    heights.Add(y[i] + (along * dy) - (across * dx));
                }
            }
        }

        // Short slabs at both ends of each: a circle that ends just beyond the slab bends there too.
        double[] marks = [.. heights.Distinct().Order()];
        double[] cuts = [.. marks.Zip(marks.Skip(1), (a, b) => new[] { a, a + ((b - a) / 64), b - ((b - a) / 64) }).SelectMany(c => c), .. marks.TakeLast(1)];
        double total = 0;
        for (int k = 1; k < cuts.Length; k++)
        {
            double middle = (cuts[k] + cuts[k - 1]) / 2, half = (cuts[k] - cuts[k - 1]) / 2;
            foreach ((double place, double weight) in Gauss)
            {
                (double sine, double cosine) = Math.SinCos(place * Math.PI / 2);
                total += weight * half * Math.PI / 2 * cosine * Slice(middle + (half * sine));
            }
        }

        return total;

        double Slice(double height)
        {
            List<double> borders = [.. edges.Where(e => e.Y0 > height != e.Y1 > height)
                .Select(e => e.X0 + ((height - e.Y0) / (e.Y1 - e.Y0) * (e.X1 - e.X0))).Order()];
            var spans = discs.Where(i => Math.Abs(height - y[i]) < radius[i])
                .Select(i => (Middle: x[i], Half: Math.Sqrt((radius[i] - (height - y[i])) * (radius[i] + (height - y[i])))))
                .Select(s => (From: s.Middle - s.Half, To: s.Middle + s.Half)).OrderBy(s => s.From);
            double length = 0, reached = double.NegativeInfinity;
            foreach ((double from, double to) in spans)
            {
                double start = Math.Max(from, reached);
                for (int b = 0; b + 1 < borders.Count; b += 2)
                {
                    length += Math.Max(0, Math.Min(to, borders[b + 1]) - Math.Max(start, borders[b]));
                }

                reached = Math.Max(reached, to);
            }

            return length;
        }
    }

    private static (double Place, double Weight)[] GaussLegendre(int n)
    {
        var nodes = new (double, double)[n];
        for (int i = 0; i < n; i++)
        {
            double z = Math.Cos(Math.PI * (i + 0.75) / (n + 0.5)), derivative = 0;
            for (int step = 0; step < 50; step++)
            {
                double p = 1, before = 0;
                for (int j = 0; j < n; j++)
                {
                    (p, before) = ((((2 * j) + 1) * z * p / (j + 1)) - (j * before / (j + 1)), p);
                }

                derivative = n * ((z * p) - before) / ((z * z) - 1);
                z -= p / derivative;
            }

            nodes[i] = (z, 2 / ((1 - (z * z)) * derivative * derivative));
        }

        return nodes;
    }
}
