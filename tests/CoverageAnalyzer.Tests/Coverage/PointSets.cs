using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Points for tests.</summary>
internal static class PointSets
{
    /// <summary>One point up to a hundred: scattered, on a lattice (coincident, collinear, on cell centres), all on one line, in one clump with a stray one.</summary>
    public static readonly Gen<(double X, double Y)[]> Nasty = Gen.OneOf(
        Gen.Select(Gen.Double[0, 1000], Gen.Double[0, 1000]).Array[1, 100],
        Gen.Select(Gen.Int[0, 10].Select(i => 100.0 * i), Gen.Int[0, 10].Select(i => 100.0 * i)).Array[1, 60],
        Gen.Select(Gen.Int[0, 20].Select(i => 25 + (50.0 * i)), Gen.Int[0, 20].Select(i => 25 + (50.0 * i))).Array[1, 60],
        Gen.Select(Gen.Double[0, 1000], Gen.Const(425.0)).Array[1, 30],
        Gen.Select(Gen.Const(425.0), Gen.Double[0, 1000]).Array[1, 30],
        Gen.Double[0, 1000].Select(t => (t, t)).Array[1, 30],
        Gen.Select(Gen.Double[500, 500.001], Gen.Double[300, 300.001]).Array[1, 40].Select(clump => clump.Append((2e6, -3e6)).ToArray()));
}
