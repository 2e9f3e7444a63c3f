using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Diffraction parameter of the Bullington construction over the smooth earth, for eight paths at a time, without going along the profile.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, §4.3.1 with all heights zero and the antennas at A = h′ts and B = h′rs over points dᵢ = i · step, 0 &lt; i &lt; n, as delta-Bullington (§4.3.4) asks.
/// <list type="bullet">
/// <item>The slope from the transmitter, 500 C (d − dᵢ) − A / dᵢ, is concave in dᵢ with its maximum at √(A / 500 C): of the points one of the two beside it has the largest. Likewise from the receiver.</item>
/// <item>With dᵢ = d sin² φ, ν is a positive multiple of q sin 2φ / 2 − A cot φ − B tan φ, q = 500 C d²: three concave functions on (0, π/2), so that ν rises to one maximum and falls.
/// With u = tan² φ it lies where q u (1 − u) / (1 + u)² + A − B u = 0. For A ≥ B (else the path is turned round) the root is in [1, A/B], where the left side falls and is convex:
/// Newton's steps rise to the root from the left. The point nearest to it and its two neighbours are tried.</item>
/// </list>
/// </remarks>
internal static class SmoothPathKernel
{
    private const int MostNewtonSteps = 60; // two or three do where the bulge is small beside the antennas

    /// <summary>Finds ν of the Bullington point or, in line of sight, the largest ν.</summary>
    /// <param name="transmitterMetres">A, above 0.</param>
    /// <param name="receiverMetres">B, above 0.</param>
    /// <param name="distanceKilometres">d.</param>
    /// <param name="last">n: the receiver's sample.</param>
    /// <param name="stepKilometres">Distance between samples.</param>
    /// <param name="bulge">500 C in m/km².</param>
    /// <param name="scale">0.002 / λ.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> DiffractionParameter(
        Vector512<double> transmitterMetres, Vector512<double> receiverMetres, Vector512<double> distanceKilometres, Vector512<double> last, double stepKilometres, double bulge, double scale)
    {
        var one = Vector512<double>.One;
        var (a, b, d) = (transmitterMetres, receiverMetres, distanceKilometres);
        var most = last - one;
        var stim = HighestSlope(a, d, most, stepKilometres, bulge);
        var str = (b - a) / d;
        var sight = Vector512.LessThan(stim, str);
        Vector512<double> result = default;
        if (sight.AsInt64() != Vector512<long>.AllBitsSet)
        {
            var srim = HighestSlope(b, d, most, stepKilometres, bulge);
            var point = (b - a + (srim * d)) / (stim + srim); // (18)
            var rest = d - point;
            result = (a + (stim * point) - (((a * rest) + (b * point)) / d)) * Vector512.Sqrt(scale * d / (point * rest)); // (20)
            if (sight == Vector512<double>.Zero)
            {
                return result;
            }
        }

        var turned = Vector512.LessThan(a, b);
        var (high, low) = (Vector512.ConditionalSelect(turned, b, a), Vector512.ConditionalSelect(turned, a, b));
        var q = bulge * d * d;
        var u = high / low; // from the right of the root the first step leads to its left, as the function is convex
        for (int k = 0; k < MostNewtonSteps; k++)
        {
            var w = one / (one + u);
            var value = (q * u * (one - u) * w * w) + high - (low * u);
            var falling = (q * ((3 * u) - one) * w * w * w) + low;
            var change = value / falling;
            u = Vector512.MaxNative(u + change, one);
            if (Vector512.LessThanAll(Vector512.Abs(change) * w * w * last, Vector512.Create(0.05)))
            {
                break; // the point moves by less than a twentieth of a sample, and by far less from here on
            }
        }

        var share = u / (one + u);
        var place = Vector512.Floor((last * Vector512.ConditionalSelect(turned, one - share, share)) + Vector512.Create(0.5));
        var best = Parameter(place - one);
        best = Vector512.MaxNative(best, Parameter(place));
        best = Vector512.MaxNative(best, Parameter(place + one));
        return Vector512.ConditionalSelect(sight, best, result);

        Vector512<double> Parameter(Vector512<double> sample)
        {
            var near = Vector512.MinNative(Vector512.MaxNative(sample, one), most) * stepKilometres;
            var far = d - near;
            var product = near * far;
            return ((bulge * product) - (((a * far) + (b * near)) / d)) * Vector512.Sqrt(scale * d / product); // (15)
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> HighestSlope(Vector512<double> antenna, Vector512<double> d, Vector512<double> most, double step, double bulge)
    {
        var one = Vector512<double>.One;
        var place = Vector512.Floor(Vector512.Sqrt(antenna / bulge) / step);
        var before = Vector512.MinNative(Vector512.MaxNative(place, one), most) * step;
        var behind = Vector512.MinNative(Vector512.MaxNative(place + one, one), most) * step;
        return Vector512.MaxNative((bulge * (d - before)) - (antenna / before), (bulge * (d - behind)) - (antenna / behind)); // (13), (17)
    }
}
