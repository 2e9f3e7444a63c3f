using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Diffraction loss of the spherical earth, for eight paths over land at a time.</summary>
/// <remarks>Source: ITU-R P.1812-8, §4.3.2 and §4.3.3, equations (22)–(36). Valid for: antennas above 0 m.</remarks>
internal sealed class SphericalEarthKernel
{
    private const double RelativePermittivity = 22;
    private const double ConductivitySiemens = 0.003;
    private readonly double radius;
    private readonly double wavelength;
    private readonly double admittance; // K · adft^(1/3)
    private readonly double distanceFactor; // X / (β d) · adft^(2/3)
    private readonly double heightFactor; // Y / (β h) · adft^(1/3)
    private readonly double inverseCubeRoot;

    /// <summary>Works out what is the same for all paths.</summary>
    /// <param name="frequencyGigahertz">Frequency.</param>
    /// <param name="polarization">Polarization.</param>
    /// <param name="effectiveEarthRadiusKilometres">aₚ.</param>
    /// <param name="wavelengthMetres">λ.</param>
    public SphericalEarthKernel(double frequencyGigahertz, Polarization polarization, double effectiveEarthRadiusKilometres, double wavelengthMetres)
    {
        double f = frequencyGigahertz, loss = 18 * ConductivitySiemens / f;
        (radius, wavelength) = (effectiveEarthRadiusKilometres, wavelengthMetres);
        admittance = 0.036 * Math.Pow(f, -1.0 / 3) * Math.Pow(((RelativePermittivity - 1) * (RelativePermittivity - 1)) + (loss * loss), -0.25); // (29a)
        if (polarization == Polarization.Vertical)
        {
            admittance *= Math.Sqrt((RelativePermittivity * RelativePermittivity) + (loss * loss)); // (29b)
        }

        distanceFactor = 21.88 * Math.Pow(f, 1.0 / 3); // (31)
        heightFactor = 0.9575 * Math.Pow(f, 2.0 / 3); // (32)
        inverseCubeRoot = Math.Pow(radius, -1.0 / 3);
    }

    /// <summary>Works out the loss.</summary>
    /// <param name="transmitterMetres">Effective height of the transmitter, above 0.</param>
    /// <param name="receiverMetres">Effective height of the receiver, above 0.</param>
    /// <param name="distanceKilometres">d.</param>
    /// <returns>Ldsph in dB; below 0 beyond the horizon of the smooth earth only.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> LossDb(Vector512<double> transmitterMetres, Vector512<double> receiverMetres, Vector512<double> distanceKilometres)
    {
        var one = Vector512<double>.One;
        var (a, b, d) = (transmitterMetres, receiverMetres, distanceKilometres);
        var roots = Vector512.Sqrt(a) + Vector512.Sqrt(b);
        var beyond = Vector512.GreaterThanOrEqual(d, Math.Sqrt(0.002 * radius) * roots); // (22)
        var sum = a + b;
        var c = (a - b) / sum; // (24d)
        var m = 250 * d * d / (radius * sum); // (24e)
        var m1 = m + one;
        var middle = MiddleRoot(Vector512.Create(1.5) * c * Vector512.Sqrt(3 * m / (m1 * m1 * m1)), beyond);
        var shape = 2 * Vector512.Sqrt(m1 / (3 * m)) * middle; // (24c)
        var near = d * 0.5 * (one + shape); // (24a)
        var far = d - near; // (24b)
        var clearance = (((a - (near * near * (500 / radius))) * far) + ((b - (far * far * (500 / radius))) * near)) / d; // (23)
        var required = 17.456 * Vector512.Sqrt(near * far * wavelength / d); // (25)
        var clear = Vector512.AndNot(Vector512.GreaterThan(clearance, required), beyond);
        if (clear.AsInt64() == Vector512<long>.AllBitsSet)
        {
            return Vector512<double>.Zero;
        }

        // adft^(−1/3): of aₚ, or of the radius that puts the receiver on the horizon, 500 (d / (√h′te + √h′re))² (26)
        var logarithm = Vector512.ConditionalSelect(beyond, Vector512.Create(Math.Log(inverseCubeRoot)), LogarithmKernel.Logarithm(roots / (d * Math.Sqrt(500))) * (2.0 / 3));
        var firstTerm = FirstTerm(a, b, d, LogarithmKernel.Exponential(logarithm), logarithm);
        var inside = (one - (clearance / required)) * Vector512.MaxNative(firstTerm, Vector512<double>.Zero); // (27)
        return Vector512.ConditionalSelect(beyond, firstTerm, Vector512.AndNot(inside, clear));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Gain(Vector512<double> b, Vector512<double> least)
    {
        var two = Vector512.Create(2.0);
        var high = Vector512.GreaterThan(b, two);
        var beyond = Vector512.MaxNative(b, two) - Vector512.Create(1.1);
        var low = b + (0.1 * b * b * b);
        var logarithm = LogarithmKernel.Logarithm(Vector512.ConditionalSelect(high, beyond, low)) * (1 / Math.Log(10)); // (34)
        var gain = Vector512.ConditionalSelect(high, (17.6 * Vector512.Sqrt(beyond)) - (5 * logarithm) - Vector512.Create(8.0), 20 * logarithm);
        return Vector512.MaxNative(gain, least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> FirstTerm(Vector512<double> a, Vector512<double> b, Vector512<double> d, Vector512<double> inverseRoot, Vector512<double> logarithmOfRoot)
    {
        var one = Vector512<double>.One;
        var k = admittance * inverseRoot;
        var k2 = k * k;
        var beta = (one + (k2 * (Vector512.Create(1.6) + (0.67 * k2)))) / (one + (k2 * (Vector512.Create(4.5) + (1.53 * k2)))); // (30)
        var x = distanceFactor * beta * inverseRoot * inverseRoot * d; // (31)
        var height = heightFactor * beta * beta * inverseRoot; // (32), (35)
        var logarithm = LogarithmKernel.Logarithm(x);
        var distant = Vector512.GreaterThanOrEqual(x, Vector512.Create(1.6));
        var decibels = logarithm * (10 / Math.Log(10));
        var distanceTerm = Vector512.ConditionalSelect( // (33)
            distant,
            Vector512.Create(11.0) + decibels - (17.6 * x),
            (-2 * decibels) - (5.6488 * LogarithmKernel.Exponential(logarithm * 1.425)));
        var least = Vector512.Create(2.0 + (20 * Math.Log10(admittance))) + (logarithmOfRoot * (20 / Math.Log(10)));
        return -distanceTerm - Gain(height * a, least) - Gain(height * b, least); // (36)
    }

    /// <summary>cos(π/3 + arccos(y) / 3) = sin(arcsin(y) / 3): the middle root of 3 w − 4 w³ = y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> MiddleRoot(Vector512<double> y, Vector512<double> notNeeded)
    {
        var size = Vector512.AndNot(Vector512.Abs(y), notNeeded);
        if (Vector512.GreaterThanAny(size, Vector512.Create(0.7)))
        {
            return SlowMiddleRoot(y);
        }

        var w = y * (Vector512.Create(1.0 / 3) + (y * y * (4.0 / 81)));
        for (int k = 0; k < 4; k++)
        {
            var w2 = w * w;
            w += (y - (w * (Vector512.Create(3.0) - (4 * w2)))) / (Vector512.Create(3.0) - (12 * w2));
        }

        return w;
    }

    private static Vector512<double> SlowMiddleRoot(Vector512<double> y)
    {
        var result = y;
        for (int lane = 0; lane < 8; lane++)
        {
            result = result.WithElement(lane, Math.Sin(Math.Asin(Math.Clamp(y.GetElement(lane), -1, 1)) / 3));
        }

        return result;
    }
}
