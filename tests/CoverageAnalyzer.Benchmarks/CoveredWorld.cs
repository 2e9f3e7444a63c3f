using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>A province of the usual size for the micro-benchmarks: 12 × 12 communes with edges of 24 parts, drawn from a seed.</summary>
internal static class CoveredWorld
{
    /// <summary>Side of the province in metres.</summary>
    public const double SideMetres = 72_000;

    private const int Side = 12;
    private const int Parts = 24;

    /// <summary>The communes.</summary>
    public static PolygonSet Communes()
    {
        List<double> x = [], y = [];
        List<int> ringStart = [0], unitStart = [0];
        const double Step = SideMetres / Side;
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                for (int i = 0; i <= 4 * Parts; i++)
                {
                    double t = (double)(i % Parts) / Parts;
                    var (u, v) = (i / Parts) switch { 0 => (column + t, (double)row), 1 => (column + 1.0, row + t), 2 => (column + 1 - t, row + 1.0), 3 => ((double)column, row + 1 - t), _ => (column, (double)row) };
                    (double px, double py) = (u * Step, v * Step);
                    x.Add(px + (300 * Math.Sin((px + (2 * py)) / 700)));
                    y.Add(py + (300 * Math.Sin((py - px) / 900)));
                }

                ringStart.Add(x.Count);
                unitStart.Add(ringStart.Count - 1);
            }
        }

        return new PolygonSet([.. x], [.. y], [.. ringStart], [.. unitStart]);
    }

    /// <summary>Points spread over the province.</summary>
    /// <param name="count">How many.</param>
    public static (double[] X, double[] Y) Points(int count)
    {
        var random = new Random(20091);
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = (random.NextDouble() * SideMetres, random.NextDouble() * SideMetres);
        }

        return (x, y);
    }
}
