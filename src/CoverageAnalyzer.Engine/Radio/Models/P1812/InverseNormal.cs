namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>The approximation of the inverse complementary cumulative normal distribution that the Recommendation calls I(x).</summary>
public static class InverseNormal
{
    /// <summary>I(x): how many standard deviations above the mean are exceeded with probability x.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, Attachment 2 to Annex 1, equations (96) and (97). Valid for: 10⁻⁶ to 1 − 10⁻⁶; nearer to 0 and 1 the limit is taken.
    /// Behavior: falls with x; I(0.5) is 0 within 10⁻⁹; within 0.00054 of the true value.
    /// </remarks>
    /// <param name="probability">x, a share from 0 to 1.</param>
    /// <returns>Standard deviations; positive below 0.5.</returns>
    public static double At(double probability)
    {
        double x = Math.Clamp(probability, 0.000001, 0.999999);
        return x <= 0.5 ? Tail(x) : -Tail(1 - x); // (96a), (96b)
    }

    private static double Tail(double x)
    {
        double t = Math.Sqrt(-2 * Math.Log(x)); // (97a)
        double c = ((((0.010328 * t) + 0.802853) * t) + 2.515516698) / ((((((0.001308 * t) + 0.189269) * t) + 1.432788) * t) + 1); // (97b)
        return t - c;
    }
}
