using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The bulge of the earth along a row: one pair of terms for all its cells.</summary>
/// <param name="factor">What the square of the columns from the site adds.</param>
/// <param name="constant">What is taken off at the column of the site.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RowBulge(float factor, float constant) : IFrontBulge
{
    private readonly Vector512<float> factors = Vector512.Create(factor), constants = Vector512.Create(constant);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Metres(int cell, Vector512<float> aside) => (aside * aside * factors) + constants;
}
