using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>1/k of a conformal projection between the nodes of a coarse lattice: what turns a plane length into one on the ground.</summary>
/// <remarks>
/// k changes by some (distance from the central meridian)²/2R², so between nodes 10 km apart a straight line is right to 1 part in 10⁶.
/// Places outside the lattice take the value of its nearest side.
/// </remarks>
internal sealed class InverseScaleLattice
{
    private const double NodeSpacingMetres = 10_000;
    private const int MostIntervals = 256;

    private readonly double minX;
    private readonly double minY;
    private readonly double perX;
    private readonly double perY;
    private readonly int columns;
    private readonly int rows;
    private readonly double[] inverse;
    private readonly double steepest; // no change of 1/k per metre is greater, as a part of 1/k

    private InverseScaleLattice(Bounds bounds, Func<double, double, double> scaleFactor)
    {
        columns = (int)Math.Clamp(Math.Ceiling(bounds.Width / NodeSpacingMetres), 1, MostIntervals) + 1;
        rows = (int)Math.Clamp(Math.Ceiling(bounds.Height / NodeSpacingMetres), 1, MostIntervals) + 1;
        double stepX = Math.Max(bounds.Width, 1) / (columns - 1), stepY = Math.Max(bounds.Height, 1) / (rows - 1);
        (minX, minY, perX, perY) = (bounds.MinX, bounds.MinY, 1 / stepX, 1 / stepY);
        inverse = new double[columns * rows];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double x = minX + (column * stepX), y = minY + (row * stepY);
                double k = scaleFactor(x, y);
                if (!(k > 0 && double.IsFinite(k)))
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(scaleFactor), k, $"The point scale factor at ({x}, {y}) must be a finite number above 0.");
                }

                inverse[(row * columns) + column] = 1 / k;
            }
        }

        steepest = Steepest();
    }

    /// <summary>Makes the lattice; null where there is no function, so that plane lengths count as they are.</summary>
    /// <param name="bounds">Where values are wanted, in metres of the plane.</param>
    /// <param name="scaleFactor">k at a place.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not a finite number above 0 somewhere.</exception>
    public static InverseScaleLattice? Create(Bounds bounds, Func<double, double, double>? scaleFactor) =>
        scaleFactor is null || bounds.IsEmpty ? null : new InverseScaleLattice(bounds, scaleFactor);

    /// <summary>By how much the ground length of one way may differ from that of another of the same length in the plane, as a part of it.</summary>
    /// <remarks>
    /// Of two points up to d from a place in the plane the ways have their middles up to d apart, and with g the greatest relative change of 1/k
    /// per metre their scales differ by up to g·d: 1 part in 10⁴ at 12 km, 3° from a UTM central meridian. So the point nearest on the ground
    /// is no farther in the plane than d·(1 + s), s = g·d·(1 + s), where d is the distance to the point nearest in the plane.
    /// </remarks>
    /// <param name="distance">Plane distance to the point nearest in the plane.</param>
    /// <returns>s; infinite where the scale changes so fast that nothing can be said.</returns>
    public double Spread(double distance)
    {
        double change = steepest * distance;
        return change < 0.5 ? change / (1 - change) : double.PositiveInfinity;
    }

    /// <summary>1/k at a place.</summary>
    /// <param name="x">Abscissa in metres.</param>
    /// <param name="y">Ordinate in metres.</param>
    public double At(double x, double y)
    {
        double u = Math.Clamp((x - minX) * perX, 0, columns - 1), v = Math.Clamp((y - minY) * perY, 0, rows - 1);
        int column = Math.Min((int)u, columns - 2), row = Math.Min((int)v, rows - 2);
        u -= column;
        v -= row;
        int at = (row * columns) + column;
        double south = inverse[at] + (u * (inverse[at + 1] - inverse[at]));
        double north = inverse[at + columns] + (u * (inverse[at + columns + 1] - inverse[at + columns]));
        return south + (v * (north - south));
    }

    // The slope of the surface between four nodes is, along either axis, nowhere greater than along its edges.
    private double Steepest()
    {
        double east = 0, north = 0, least = double.PositiveInfinity;
        for (int at = 0; at < inverse.Length; at++)
        {
            least = Math.Min(least, inverse[at]);
            east = at % columns > 0 ? Math.Max(east, Math.Abs(inverse[at] - inverse[at - 1])) : east;
            north = at >= columns ? Math.Max(north, Math.Abs(inverse[at] - inverse[at - columns])) : north;
        }

        (east, north) = (east * perX, north * perY);
        return Math.Sqrt((east * east) + (north * north)) / least;
    }
}
