namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>The average service radius of a postal network (bán kính phục vụ bình quân), km per point.</summary>
public static class AverageServiceRadius
{
    private const double MostPoints = 1L << 53; // whole numbers that a double holds

    /// <summary>Radius of the disc that holds the area one point serves on average: √(A/(π·N)).</summary>
    /// <remarks>
    /// Source: fitted to the Vietnam ICT White Book 2010 (18,502, 17,976 and 17,898 points on 331,212 km² give its 2.39, 2.42 and 2.43 km).
    /// Valid for: any positive area and count. Behavior: not rounded; it falls with the square root of the count.
    /// </remarks>
    /// <param name="areaSquareKilometres">Area A of the unit in km², 0 or more.</param>
    /// <param name="points">Counted points N, 0 or more.</param>
    /// <returns>Kilometres per point; NaN where there is no point or the area is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The area or the count is negative.</exception>
    public static double Kilometres(double areaSquareKilometres, long points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(areaSquareKilometres);
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        return points == 0 ? double.NaN : Math.Sqrt(areaSquareKilometres / (Math.PI * points));
    }

    /// <summary>The smallest number of points whose average service radius does not exceed a target.</summary>
    /// <param name="areaSquareKilometres">Area A of the unit in km², 0 or more.</param>
    /// <param name="targetKilometres">Target radius R in km, above 0.</param>
    /// <returns>Smallest N with √(A/(π·N)) ≤ R; 0 for no area.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The area is negative or NaN, or the target is not above 0, or so small that the points cannot be counted.</exception>
    public static long PointsNeeded(double areaSquareKilometres, double targetKilometres)
    {
        if (!(areaSquareKilometres >= 0) || double.IsInfinity(areaSquareKilometres))
        {
            throw new ArgumentOutOfRangeException(nameof(areaSquareKilometres), areaSquareKilometres, "The area must be a number of km², 0 or more.");
        }

        if (!(targetKilometres > 0) || double.IsInfinity(targetKilometres))
        {
            throw new ArgumentOutOfRangeException(nameof(targetKilometres), targetKilometres, "The target radius must be a number of km above 0.");
        }

        if (areaSquareKilometres == 0)
        {
            return 0;
        }

        if (areaSquareKilometres / (Math.PI * targetKilometres * targetKilometres) is var quotient && !(quotient <= MostPoints))
        {
            throw new ArgumentOutOfRangeException(nameof(targetKilometres), targetKilometres, $"The target radius needs {quotient:E1} points; up to {MostPoints:E1} can be told apart.");
        }

        long points = Math.Max(1, (long)Math.Ceiling(areaSquareKilometres / (Math.PI * targetKilometres * targetKilometres)));

        // The definition decides, not the rounding of the division: step to the smallest count that meets it.
        while (points > 1 && Kilometres(areaSquareKilometres, points - 1) <= targetKilometres)
        {
            points--;
        }

        while (Kilometres(areaSquareKilometres, points) > targetKilometres)
        {
            points++;
        }

        return points;
    }
}
