namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>A number that grows with the direction of a vector from 0 (east) through 1 (north), 2 (west) and 3 (south) to 4, without trigonometry.</summary>
internal static class PseudoAngle
{
    /// <summary>The number of a direction, 0 up to but not including 4.</summary>
    public static double Of(double x, double y)
    {
        double p = y / (Math.Abs(x) + Math.Abs(y));
        double angle = x < 0 ? 2 - p : y < 0 ? 4 + p : p;
        return angle < 4 ? angle : 0;
    }

    /// <summary>The true angle in radians, 0 … 2π, from one direction counter-clockwise to another.</summary>
    /// <param name="fromX">First direction.</param>
    /// <param name="fromY">First direction.</param>
    /// <param name="toX">Second direction.</param>
    /// <param name="toY">Second direction.</param>
    /// <param name="pseudo">The same turn in pseudo-angles, 0 … 4: it tells a turn of nothing from a full one where rounding could not.</param>
    public static double TurnRadians(double fromX, double fromY, double toX, double toY, double pseudo)
    {
        double turn = Math.Atan2((fromX * toY) - (fromY * toX), (fromX * toX) + (fromY * toY));
        if (turn < 0)
        {
            return pseudo > 1 ? turn + Math.Tau : 0;
        }

        return pseudo > 3 && turn < 1 ? Math.Tau : turn;
    }
}
