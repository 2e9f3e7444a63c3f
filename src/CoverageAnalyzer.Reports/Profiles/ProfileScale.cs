using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>Turns km along the path and m above sea level into px of a frame, and finds round numbers for its axes.</summary>
internal sealed class ProfileScale
{
    /// <summary>Makes a scale.</summary>
    public ProfileScale(MapFrame frame, double lengthKilometres, double lowestMetres, double highestMetres)
    {
        (Frame, LengthKilometres, LowestMetres, HighestMetres) = (frame, lengthKilometres, lowestMetres, highestMetres);
    }

    public MapFrame Frame { get; }

    public double LengthKilometres { get; }

    public double LowestMetres { get; }

    public double HighestMetres { get; }

    public float X(double kilometres) => Frame.X + (float)(kilometres / LengthKilometres * Frame.Width);

    public float Y(double metres) => Frame.Bottom - (float)((metres - LowestMetres) / (HighestMetres - LowestMetres) * Frame.Height);

    /// <summary>A round step (1, 2 or 5 times a power of ten) that parts a span into at most so many.</summary>
    public static double StepOf(double span, int most)
    {
        double rough = span / most, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
    }

    /// <summary>Decimals that a step needs to be printed.</summary>
    public static int DecimalsOf(double step) => Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
}
