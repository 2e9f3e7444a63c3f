namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Diffraction over the two horizons as knife edges.</summary>
internal static class ItmKnifeEdges
{
    private const double OneOverFourPi = 0.0795775;

    /// <summary>A_k: loss of both edges in dB. Equations (4.12) to (4.14) of The Algorithm.</summary>
    /// <param name="path">Path.</param>
    /// <param name="distanceMetres">s: length that the loss is asked for, beyond both horizons.</param>
    public static double LossDb(ItmPath path, double distanceMetres)
    {
        double angle = path.HorizonAngleRadians + (distanceMetres * path.CurvaturePerMetre); // (4.12)
        double beyond = distanceMetres - path.HorizonSumMetres;
        double Squared(double horizon) => OneOverFourPi * path.WaveNumberPerMetre * angle * angle * horizon * beyond / (beyond + horizon); // v² of (4.13)
        return FresnelDb(Squared(path.Transmitter.HorizonDistanceMetres)) + FresnelDb(Squared(path.Receiver.HorizonDistanceMetres)); // (4.14)
    }

    // Fn of v²; 2.4² = 5.76. (6.1)
    private static double FresnelDb(double squared) =>
        squared < 5.76 ? 6.02 + (9.11 * Math.Sqrt(squared)) - (1.27 * squared) : 12.953 + (10 * Math.Log10(squared));
}
