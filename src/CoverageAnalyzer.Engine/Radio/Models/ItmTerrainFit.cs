using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Line of least squares through a part of a profile, read off at both ends of the whole.</summary>
/// <param name="FirstMetres">Height of the line at the first point in m.</param>
/// <param name="LastMetres">Height of the line at the last point in m.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItmTerrainFit(double FirstMetres, double LastMetres)
{
    /// <summary>Fits the line.</summary>
    /// <remarks>
    /// Source: Hufford 1982, fit of a profile: sums by the trapezoidal rule (both end points count half) over whole points, the start cut down, the end cut up.
    /// Behavior: a part of less than one step is widened by a point on either side as far as the profile goes.
    /// </remarks>
    /// <param name="elevationsMetres">Heights in equal steps.</param>
    /// <param name="startSteps">Start of the part in steps.</param>
    /// <param name="endSteps">End of the part in steps.</param>
    public static ItmTerrainFit Over(ReadOnlySpan<double> elevationsMetres, double startSteps, double endSteps)
    {
        int last = elevationsMetres.Length - 1;
        var (first, final) = Points(last, startSteps, endSteps);
        double length = final - first, middle = first + (0.5 * length);
        double sum = 0.5 * (elevationsMetres[first] + elevationsMetres[final]);
        double moment = 0.25 * length * (elevationsMetres[final] - elevationsMetres[first]);
        for (int i = first + 1; i < final; i++)
        {
            sum += elevationsMetres[i];
            moment += elevationsMetres[i] * (i - middle);
        }

        return FromSums(sum, moment, length, middle, last);
    }

    /// <summary>First and last point of a part.</summary>
    /// <param name="last">Index of the profile's last point.</param>
    /// <param name="startSteps">Start of the part in steps.</param>
    /// <param name="endSteps">End of the part in steps.</param>
    public static (int First, int Final) Points(int last, double startSteps, double endSteps)
    {
        int first = (int)Math.Max(startSteps, 0), final = last - (int)Math.Max(last - endSteps, 0);
        return final > first ? (first, final) : (Math.Max(first - 1, 0), last - Math.Max(last - (final + 1), 0));
    }

    /// <summary>The line from its sums.</summary>
    /// <param name="sum">Σ y by the trapezoidal rule.</param>
    /// <param name="moment">Σ y·(i − middle) by the trapezoidal rule.</param>
    /// <param name="length">Steps of the part.</param>
    /// <param name="middle">Middle of the part in steps.</param>
    /// <param name="last">Index of the profile's last point.</param>
    public static ItmTerrainFit FromSums(double sum, double moment, double length, double middle, int last)
    {
        double mean = sum / length, slope = moment * 12 / (((length * length) + 2) * length);
        return new ItmTerrainFit(mean - (slope * middle), mean + (slope * (last - middle)));
    }
}
