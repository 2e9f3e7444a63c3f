using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Diffraction over a rounded earth of three radii, by Vogler's method.</summary>
internal static class ItmRoundedEarth
{
    private const double FourThirdsOfRadiusMetres = 4.0 / 3 * 6_370_000;

    /// <summary>A_r: loss in dB. Equations (4.15) to (4.20) of The Algorithm.</summary>
    /// <param name="path">Path.</param>
    /// <param name="distanceMetres">s: length that the loss is asked for, beyond both horizons.</param>
    public static double LossDb(ItmPath path, double distanceMetres)
    {
        double angle = path.HorizonAngleRadians + (distanceMetres * path.CurvaturePerMetre), beyond = distanceMetres - path.HorizonSumMetres;
        double frequencyRoot = Math.Cbrt(path.FrequencyMHz), impedance = Complex.Abs(path.GroundImpedance);
        (double X, double K) Reduced(double radius, double metres)
        {
            double ratio = Math.Cbrt(FourThirdsOfRadiusMetres / radius); // α, relative to four thirds of the earth (4.16)
            double k = 0.017778 * ratio / (frequencyRoot * impedance); // K (4.17)
            return ((1.607 - k) * ratio * ratio * frequencyRoot * metres / 1000, k); // x (4.18), B of (6.2)
        }

        (double X, double K) Terminal(ItmTerminal terminal) =>
            Reduced(0.5 * terminal.HorizonDistanceMetres * terminal.HorizonDistanceMetres / terminal.EffectiveHeightMetres, terminal.HorizonDistanceMetres); // (4.15)
        var (transmitterX, transmitterK) = Terminal(path.Transmitter);
        var (receiverX, receiverK) = Terminal(path.Receiver);
        double x = Reduced(beyond / angle, beyond).X + transmitterX + receiverX; // (4.19)
        return (0.05751 * x) - (10 * Math.Log10(x)) - HeightGainDb(transmitterX, transmitterK) - HeightGainDb(receiverX, receiverK) - 20; // (4.20), G of (6.3)
    }

    // F(x, K): gain of a terminal's height in dB. (6.4) to (6.7)
    private static double HeightGainDb(double x, double k)
    {
        double far = (17.372 * Math.Log(x)) - 117;
        if (x < 200)
        {
            double w = -Math.Log(k);
            return k < 1e-5 || x * w * w * w > 5495
                ? x > 1 ? far : -117
                : (2.5e-5 * x * x / k) - (8.686 * w) - 15;
        }

        double gain = (0.05751 * x) - (4.343 * Math.Log(x));
        if (x >= 2000)
        {
            return gain;
        }

        double share = 0.0134 * x * Math.Exp(-0.005 * x);
        return ((1 - share) * gain) + (share * far);
    }
}
