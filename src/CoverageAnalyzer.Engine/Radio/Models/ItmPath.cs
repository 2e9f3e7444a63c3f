using System.Numerics;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Everything the reference attenuation of the Irregular Terrain Model is worked out from.</summary>
public sealed record ItmPath
{
    /// <summary>f: frequency in MHz.</summary>
    public required double FrequencyMHz { get; init; }

    /// <summary>d: length of the path in m.</summary>
    public required double DistanceMetres { get; init; }

    /// <summary>First end.</summary>
    public required ItmTerminal Transmitter { get; init; }

    /// <summary>Second end.</summary>
    public required ItmTerminal Receiver { get; init; }

    /// <summary>Δh: interdecile range of the heights along the path, as it would be on a very long path, in m.</summary>
    public required double TerrainIrregularityMetres { get; init; }

    /// <summary>N_s: refractivity at the ground, N-units. The Algorithm, equation (1.2).</summary>
    public required double SurfaceRefractivity { get; init; }

    /// <summary>γ_e: curvature of the effective earth in 1/m. The Algorithm, equation (1.3).</summary>
    public required double CurvaturePerMetre { get; init; }

    /// <summary>Z_g: impedance of the ground relative to that of air. The Algorithm, equation (1.4).</summary>
    public required Complex GroundImpedance { get; init; }

    /// <summary>Whether the horizons come from a profile; else from the area mode.</summary>
    public required bool IsPointToPoint { get; init; }

    /// <summary>k: wave number in 1/m, by the model's 47.7 MHz·m. The Algorithm, equation (1.1).</summary>
    public double WaveNumberPerMetre => FrequencyMHz / ItmGround.MegahertzMetres;

    /// <summary>d_L: sum of the distances to both horizons in m. The Algorithm, equation (3.7).</summary>
    public double HorizonSumMetres => Transmitter.HorizonDistanceMetres + Receiver.HorizonDistanceMetres;

    /// <summary>d_Ls: the same on a smooth earth in m. The Algorithm, equation (3.6).</summary>
    public double SmoothHorizonSumMetres => Transmitter.SmoothHorizonMetres(CurvaturePerMetre) + Receiver.SmoothHorizonMetres(CurvaturePerMetre);

    /// <summary>θ_e: sum of the horizon angles in radians, not below what a smooth earth has. The Algorithm, equation (3.8).</summary>
    public double HorizonAngleRadians => Math.Max(Transmitter.HorizonAngleRadians + Receiver.HorizonAngleRadians, -HorizonSumMetres * CurvaturePerMetre);
}
