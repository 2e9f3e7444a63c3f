using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>The overlap of a pair as it adds up from the pieces of its rim, in grid steps.</summary>
/// <param name="TwiceArea">Twice the area, exact.</param>
/// <param name="LongestSquared">Length squared of the longest piece of the rim.</param>
/// <param name="LongestMiddleTwiceX">Twice the column of that piece's middle.</param>
/// <param name="LongestMiddleTwiceY">Twice the row of that piece's middle.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OverlapSum(Int128 TwiceArea, double LongestSquared, long LongestMiddleTwiceX, long LongestMiddleTwiceY)
{
    /// <summary>Both sums together.</summary>
    public OverlapSum Plus(OverlapSum other) =>
        (other.LongestSquared > LongestSquared ? other : this) with { TwiceArea = TwiceArea + other.TwiceArea };
}
