using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the Irregular Terrain Model knows of one end of a path.</summary>
/// <param name="StructuralHeightMetres">h_g: height of the antenna above the ground in m.</param>
/// <param name="EffectiveHeightMetres">h_e: height above the plane that reflects in m.</param>
/// <param name="HorizonDistanceMetres">d_L: distance to the horizon in m.</param>
/// <param name="HorizonAngleRadians">θ_e: angle of the horizon above the horizontal in radians.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ItmTerminal(double StructuralHeightMetres, double EffectiveHeightMetres, double HorizonDistanceMetres, double HorizonAngleRadians)
{
    /// <summary>d_Ls: distance to the horizon of a smooth earth in m. The Algorithm, equation (3.5).</summary>
    /// <param name="curvaturePerMetre">γ_e: curvature of the effective earth in 1/m.</param>
    public double SmoothHorizonMetres(double curvaturePerMetre) => Math.Sqrt(2 * EffectiveHeightMetres / curvaturePerMetre);
}
