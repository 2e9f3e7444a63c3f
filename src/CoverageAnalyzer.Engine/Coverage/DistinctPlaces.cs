namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The distinct finite places among points, as a Voronoi diagram needs them.</summary>
internal static class DistinctPlaces
{
    private const double PlacesPerMetre = 1 << 26;

    /// <summary>The places by abscissa, then ordinate, to a whole multiple of 2^-26 m (15 nm): points that differ by rounding only are one place.</summary>
    /// <param name="x">Abscissas.</param>
    /// <param name="y">Ordinates.</param>
    /// <exception cref="ArgumentException">They differ in number.</exception>
    public static (double[] X, double[] Y) Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} abscissas, but {y.Length} ordinates.", nameof(y));
        }

        var places = new List<(double X, double Y)>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                places.Add((Place(x[i]), Place(y[i])));
            }
        }

        places.Sort();
        (double X, double Y)[] distinct = [.. places.Distinct()];
        return ([.. distinct.Select(p => p.X)], [.. distinct.Select(p => p.Y)]);
    }

    private static double Place(double metres) =>
        Math.Abs(metres) < PlacesPerMetre ? Math.Round(metres * PlacesPerMetre) / PlacesPerMetre : metres;
}
