using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The finite points of a request in the order of their abscissa, with an index over them.</summary>
internal sealed class ServicePointSet
{
    /// <summary>Makes the set.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <exception cref="ArgumentException">The two lengths differ.</exception>
    public ServicePointSet(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} abscissas, but {y.Length} ordinates.", nameof(y));
        }

        var finite = new List<(double X, double Y)>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                finite.Add((x[i], y[i]));
                Bounds = Bounds.Including(x[i], y[i]);
            }
        }

        finite.Sort(); // by abscissa, then ordinate: no trace of the order they came in
        X = [.. finite.Select(p => p.X)];
        Y = [.. finite.Select(p => p.Y)];
        Index = new NearestPointIndex(X, Y);
    }

    /// <summary>Abscissas, ascending.</summary>
    public double[] X { get; }

    /// <summary>Ordinates.</summary>
    public double[] Y { get; }

    /// <summary>Bounds of the points.</summary>
    public Bounds Bounds { get; } = Bounds.Empty;

    /// <summary>Index over <see cref="X"/> and <see cref="Y"/>.</summary>
    public NearestPointIndex Index { get; }
}
