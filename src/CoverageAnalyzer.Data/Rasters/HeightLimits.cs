using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The heights that are believed; what lies outside is a void.</summary>
/// <param name="LeastMetres">The least.</param>
/// <param name="GreatestMetres">The greatest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HeightLimits(float LeastMetres, float GreatestMetres)
{
    /// <summary>Heights of the land of the Earth: below the Dead Sea's shore (−430 m) and above its highest mountain (8,849 m) there is none.</summary>
    public static HeightLimits Plausible { get; } = new(-500, 9_000);

    /// <summary>Any finite number, for a raster of which it is not known what it holds.</summary>
    public static HeightLimits Any { get; } = new(float.MinValue, float.MaxValue);
}
