using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The bulge of the earth along a column: a pair of terms a row.</summary>
/// <param name="factors">What the square of the columns from the site adds, a value a row.</param>
/// <param name="constants">What is taken off at the column of the site, a value a row.</param>
/// <param name="columns">Columns from the site.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ColumnBulge(float[] factors, float[] constants, float columns) : IFrontBulge
{
    private readonly Vector512<float> squares = Vector512.Create(columns * columns);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Metres(int cell, Vector512<float> aside) =>
        (squares * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(factors), (nuint)cell)) + Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(constants), (nuint)cell);
}
