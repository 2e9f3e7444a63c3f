using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Geodesy;
using CsCheck;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class VectorFunctionsTests
{
    [Fact]
    public void Sine_and_cosine_agree_with_the_library() =>
        Gen.Double[-1000, 1000].Sample(
            x =>
            {
                var (sin, cos) = VectorFunctions.SinCos(Vector512.Create(x));
                return Math.Abs(sin[3] - Math.Sin(x)) < 3e-16 && Math.Abs(cos[5] - Math.Cos(x)) < 3e-16;
            },
            iter: 20_000);

    [Fact]
    public void Arctangent_agrees_with_the_library_in_every_quadrant() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2]).Sample(
            (y, x) => Math.Abs(VectorFunctions.Atan2(Vector512.Create(y), Vector512.Create(x))[0] - Math.Atan2(y, x)) < 6e-16, iter: 20_000);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1e-200, 1)]
    [InlineData(3, 3)]
    public void Arctangent_agrees_on_the_axes(double y, double x) =>
        Assert.Equal(Math.Atan2(y, x), VectorFunctions.Atan2(Vector512.Create(y), Vector512.Create(x))[7], 15);

    [Fact]
    public void Artanh_agrees_with_the_library() =>
        Gen.Double[-0.999999, 0.999999].Sample(
            x => Math.Abs(VectorFunctions.Artanh(Vector512.Create(x))[0] - Math.Atanh(x)) < 4e-16 * (1 + Math.Abs(Math.Atanh(x)) + (1 / (1 - (x * x)))), iter: 20_000);

    [Fact]
    public void Exponential_agrees_with_the_library() =>
        Gen.Double[-30, 30].Sample(x => Math.Abs((VectorFunctions.Exp(Vector512.Create(x))[0] / Math.Exp(x)) - 1) < 5e-16, iter: 20_000);

    [Fact]
    public void What_is_no_number_stays_so()
    {
        var nan = Vector512.Create(double.NaN);
        Assert.True(double.IsNaN(VectorFunctions.SinCos(nan).Sin[0]));
        Assert.True(double.IsNaN(VectorFunctions.Atan2(nan, Vector512<double>.One)[0]));
        Assert.True(double.IsNaN(VectorFunctions.Artanh(nan)[0]));
        Assert.True(double.IsNaN(VectorFunctions.Exp(nan)[0]));
    }
}
