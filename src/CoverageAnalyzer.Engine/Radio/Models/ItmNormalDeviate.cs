namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Deviate of the standard normal distribution that is exceeded with some probability, by the rational approximation the model prescribes.</summary>
internal static class ItmNormalDeviate
{
    /// <summary>z(q): The Algorithm, section 5; Abramowitz and Stegun 26.2.23. Right to 4.5e-4.</summary>
    /// <param name="percent">q in %, above 0 and below 100.</param>
    public static double Of(double percent)
    {
        double q = percent / 100;
        bool above = q > 0.5;
        double t = Math.Sqrt(-2 * Math.Log(above ? 1 - q : q));
        double z = t - ((((0.010328 * t) + 0.802853) * t) + 2.515516) / ((((((0.001308 * t) + 0.189269) * t) + 1.432788) * t) + 1);
        return above ? -z : z;
    }
}
