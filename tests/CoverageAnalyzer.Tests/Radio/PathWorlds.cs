using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>Paths small enough to work out by hand.</summary>
internal static class PathWorlds
{
    /// <summary>Frequency whose wavelength is 1 m.</summary>
    public const double MetreWave = 299.792458;

    /// <summary>Flat ground at sea level with one peak in the middle of a path.</summary>
    public static TerrainProfile Peak(double lengthKilometres, double peakMetres) =>
        new([0, lengthKilometres / 2, lengthKilometres], [0, peakMetres, 0]);

    /// <summary>Flat ground at sea level in steps of a hundredth of the path.</summary>
    public static TerrainProfile Flat(double lengthKilometres) =>
        new([.. Enumerable.Range(0, 101).Select(i => lengthKilometres * i / 100)], new double[101]);

    /// <summary>A link; on a flat earth (ΔN 157: k is infinite) unless another ΔN is stated.</summary>
    public static RadioLink Link(double frequencyMHz, double transmitterMetres, double receiverMetres, double refractivityGradient = 157) => new()
    {
        FrequencyMHz = frequencyMHz,
        TransmitterHeightAboveGroundMetres = transmitterMetres,
        ReceiverHeightAboveGroundMetres = receiverMetres,
        RefractivityGradient = refractivityGradient,
    };

    /// <summary>An intermediate value of an answer.</summary>
    public static double Quantity(this PathLoss loss, string symbol) => loss.Quantities.Single(q => q.Symbol == symbol).Value;
}
