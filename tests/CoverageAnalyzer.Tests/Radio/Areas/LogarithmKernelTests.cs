using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Areas;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio.Areas;

/// <summary>Logarithm and exponential of the kernels against the runtime's.</summary>
public sealed class LogarithmKernelTests
{
    [Fact]
    public void The_logarithm_is_right_to_13_digits() =>
        Gen.OneOf(Gen.Double[-307, 308].Select(exponent => Math.Pow(10, exponent)), Gen.Double[0.5, 2]).Sample(
            x => Assert.InRange(Math.Abs(LogarithmKernel.Logarithm(Vector512.Create(x))[0] - Math.Log(x)), 0, 1e-13 * Math.Max(1, Math.Abs(Math.Log(x)))), iter: 20_000, threads: 1);

    [Fact]
    public void The_exponential_is_right_to_12_digits() =>
        Gen.OneOf(Gen.Double[-700, 700], Gen.Double[-1, 1]).Sample(
            x => Assert.InRange(Math.Abs((LogarithmKernel.Exponential(Vector512.Create(x))[0] / Math.Exp(x)) - 1), 0, 4e-13), iter: 20_000, threads: 1);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-3.0)]
    [InlineData(5e-324)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(1000.0)]
    [InlineData(-1000.0)]
    public void What_is_not_defined_stays_so_and_its_neighbors_stay_right(double x)
    {
        var eight = Vector512.Create(2.0).WithElement(3, x);
        Vector512<double> logarithm = LogarithmKernel.Logarithm(eight), exponential = LogarithmKernel.Exponential(eight);
        Assert.Equal(Math.Log(x), logarithm[3], 1e-10);
        Assert.Equal(Math.Exp(x), exponential[3], 1e-10);
        Assert.Equal(Math.Log(2), logarithm[2], 1e-13);
        Assert.Equal(Math.Exp(2), exponential[4], 1e-11);
    }
}
