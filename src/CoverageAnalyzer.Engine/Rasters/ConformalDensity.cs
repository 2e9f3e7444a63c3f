using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>1/k² of a conformal projection over a rectangle as a polynomial: true area for one square metre of the plane.</summary>
/// <remarks>
/// Source: interpolation at the Chebyshev nodes in both directions, the degree raised until k at other places agrees to 10⁻¹³. Two degrees of
/// longitude by ten of latitude take degree 8.
/// </remarks>
internal sealed class ConformalDensity
{
    private const int HighestDegree = 28;

    private readonly double middleX;
    private readonly double halfX;
    private readonly double middleY;
    private readonly double halfY;
    private readonly double[,] coefficients; // degree in y, degree in x

    private ConformalDensity(Bounds bounds, double[,] coefficients)
    {
        middleX = (bounds.MinX + bounds.MaxX) / 2;
        middleY = (bounds.MinY + bounds.MaxY) / 2;
        halfX = Math.Max(bounds.Width / 2, 1e-3);
        halfY = Math.Max(bounds.Height / 2, 1e-3);
        this.coefficients = coefficients;
    }

    /// <summary>One degree more than that of the polynomial.</summary>
    public int Terms => coefficients.GetLength(1);

    /// <summary>A plane that is true to scale everywhere.</summary>
    /// <param name="bounds">Any bounds.</param>
    public static ConformalDensity Constant(Bounds bounds) => new(bounds, new double[,] { { 1 } });

    /// <summary>The polynomial of a projection; null where the rectangle reaches beyond the projection.</summary>
    /// <param name="bounds">The rectangle.</param>
    /// <param name="scaleFactor">k at a place.</param>
    public static ConformalDensity? Fit(Bounds bounds, Func<double, double, double> scaleFactor)
    {
        ConformalDensity? best = null;
        double bestError = 1e-9;
        for (int terms = 5; terms <= HighestDegree + 1; terms += 4)
        {
            var fit = new ConformalDensity(bounds, new double[terms, terms]);
            fit.Interpolate(scaleFactor);
            double error = fit.LargestError(scaleFactor);
            if (error < bestError)
            {
                (best, bestError) = (fit, error);
            }

            if (double.IsNaN(error) || bestError < 1e-13 || error > 4 * bestError)
            {
                break; // no further gain: what is left is the rounding of k itself
            }
        }

        return best;
    }

    /// <summary>The density at a place.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    public double At(double x, double y)
    {
        Span<double> row = stackalloc double[HighestDegree + 2];
        row = row[..Terms];
        Along(y, row);
        return Clenshaw(row, Position(x));
    }

    /// <summary>Coefficients in x of the density at one ordinate.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="along">Takes <see cref="Terms"/> coefficients.</param>
    public void Along(double y, Span<double> along)
    {
        double t = (y - middleY) / halfY, previous = 1, current = t;
        along.Clear();
        for (int j = 0; j < coefficients.GetLength(0); j++)
        {
            for (int i = 0; i < along.Length; i++)
            {
                along[i] += previous * coefficients[j, i];
            }

            (previous, current) = (current, (2 * t * current) - previous);
        }
    }

    /// <summary>Turns coefficients in x into those of the antiderivative, per metre of y.</summary>
    /// <param name="along">The coefficients.</param>
    /// <param name="integral">Takes one coefficient more.</param>
    public void Integrate(ReadOnlySpan<double> along, Span<double> integral)
    {
        double Coefficient(ReadOnlySpan<double> a, int i) => i < a.Length ? a[i] : 0;
        integral[0] = 0;
        for (int i = 1; i <= along.Length; i++)
        {
            integral[i] = halfX * ((i == 1 ? 2 : 1) * along[i - 1] - Coefficient(along, i + 1)) / (2 * i);
        }
    }

    /// <summary>Where an abscissa lies in the rectangle, −1 … 1.</summary>
    /// <param name="x">The abscissa.</param>
    public double Position(double x) => (x - middleX) / halfX;

    /// <summary>A Chebyshev series at a place.</summary>
    /// <param name="series">Its coefficients.</param>
    /// <param name="t">The place, −1 … 1.</param>
    public static double Clenshaw(ReadOnlySpan<double> series, double t)
    {
        double next = 0, afterNext = 0;
        for (int i = series.Length - 1; i > 0; i--)
        {
            (next, afterNext) = (series[i] + (2 * t * next) - afterNext, next);
        }

        return series[0] + (t * next) - afterNext;
    }

    /// <summary>A series in x at evenly spaced abscissas, four at a time.</summary>
    /// <param name="series">Its coefficients.</param>
    /// <param name="first">The first abscissa.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="values">Takes the values.</param>
    public void Antiderivatives(ReadOnlySpan<double> series, double first, double step, Span<double> values)
    {
        var steps = Vector256.Create(0.0, 1, 2, 3) * (step / halfX);
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            var t = Vector256.Create(Position(first + (i * step))) + steps;
            var twice = t + t;
            Vector256<double> next = Vector256<double>.Zero, afterNext = next;
            for (int k = series.Length - 1; k > 0; k--)
            {
                (next, afterNext) = (Vector256.Create(series[k]) + (twice * next) - afterNext, next);
            }

            (Vector256.Create(series[0]) + (t * next) - afterNext).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Clenshaw(series, Position(first + (i * step)));
        }
    }

    private void Interpolate(Func<double, double, double> scaleFactor)
    {
        int n = Terms;
        for (int p = 0; p < n; p++)
        {
            for (int q = 0; q < n; q++)
            {
                double angleY = Math.PI * (p + 0.5) / n, angleX = Math.PI * (q + 0.5) / n;
                double k = scaleFactor(middleX + (halfX * Math.Cos(angleX)), middleY + (halfY * Math.Cos(angleY)));
                double density = 1 / (k * k);
                for (int j = 0; j < n; j++)
                {
                    double weight = density * (j == 0 ? 1 : 2) * Math.Cos(j * angleY) / ((double)n * n);
                    for (int i = 0; i < n; i++)
                    {
                        coefficients[j, i] += weight * (i == 0 ? 1 : 2) * Math.Cos(i * angleX);
                    }
                }
            }
        }
    }

    private double LargestError(Func<double, double, double> scaleFactor)
    {
        double largest = 0;
        for (int p = 0; p <= 4; p++)
        {
            for (int q = 0; q <= 4; q++)
            {
                double x = middleX + (halfX * ((q / 2.0) - 1)), y = middleY + (halfY * ((p / 2.0) - 1));
                double k = scaleFactor(x, y), error = Math.Abs((At(x, y) * k * k) - 1);
                largest = error >= 0 && error < largest ? largest : error; // NaN stays
                if (double.IsNaN(error))
                {
                    return error;
                }
            }
        }

        return largest;
    }
}
