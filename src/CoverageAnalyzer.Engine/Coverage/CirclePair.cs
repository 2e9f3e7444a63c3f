namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>How two circles lie to each other, decided once for both of them.</summary>
/// <remarks>
/// Behavior: both circles of a pair get the same answer and the same two crossing points whichever asks, because the pair is always
/// worked out from the disc with the lower index. Two circles that all but touch cross at points that rounding moves by millimetres along
/// them; asked from either side on its own, the two would disagree and the outline of the union would not close.
/// </remarks>
internal static class CirclePair
{
    /// <summary>The relation of a disc to another.</summary>
    public enum Relation
    {
        /// <summary>They share at most a point.</summary>
        Apart,

        /// <summary>The other disc holds this one whole.</summary>
        HeldByOther,

        /// <summary>This disc holds the other whole.</summary>
        HoldsOther,

        /// <summary>The circles cross at two points.</summary>
        Crossing,
    }

    /// <summary>Relates a disc to another one; the two have different centres.</summary>
    /// <param name="discs">The discs.</param>
    /// <param name="disc">The disc whose circle is asked about.</param>
    /// <param name="other">The other disc.</param>
    /// <param name="enter">Where the circle, run counter-clockwise, comes into the other disc, as an offset from the centre of <paramref name="disc"/>.</param>
    /// <param name="leave">Where it comes out again.</param>
    public static Relation Of(DiscIndex discs, int disc, int other, out (double X, double Y) enter, out (double X, double Y) leave)
    {
        int i = Math.Min(disc, other), j = Math.Max(disc, other);
        double dx = discs.X[j] - discs.X[i], dy = discs.Y[j] - discs.Y[i], ri = discs.Radius[i], rj = discs.Radius[j];
        double squared = (dx * dx) + (dy * dy), sum = ri + rj, difference = ri - rj;
        enter = leave = default;
        if (squared >= sum * sum)
        {
            return Relation.Apart;
        }

        if (squared <= difference * difference)
        {
            bool lowerHeld = difference <= 0;
            return lowerHeld == (disc == i) ? Relation.HeldByOther : Relation.HoldsOther;
        }

        // Along the line of centres in units of its length, then across it.
        double along = (1 + (difference * sum / squared)) / 2;
        double distance = Math.Sqrt(squared);
        double area = (sum + distance) * (sum - distance) * (distance - difference) * (distance + difference); // 16 × Heron
        double across = Math.Sqrt(Math.Max(0, area)) / (2 * squared);
        (double X, double Y) right = ((along * dx) + (across * dy), (along * dy) - (across * dx));
        (double X, double Y) left = ((along * dx) - (across * dy), (along * dy) + (across * dx));
        (enter, leave) = disc == i ? (right, left) : ((left.X - dx, left.Y - dy), (right.X - dx, right.Y - dy));
        return Relation.Crossing;
    }
}
