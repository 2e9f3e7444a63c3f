using CoverageAnalyzer.Engine.Indicators;
using CsCheck;

namespace CoverageAnalyzer.Tests.Indicators;

public sealed class AverageServiceRadiusTests
{
    [Theory]
    [InlineData(18502, 2.39)] // White Book 2010, end of 2008
    [InlineData(17976, 2.42)] // end of 2009
    [InlineData(17898, 2.43)] // first quarter of 2010
    public void Reproduces_the_national_white_book_figures_to_the_printed_digit(int points, double printed) =>
        Assert.Equal(printed, Math.Round(AverageServiceRadius.Kilometres(331_212, points), 2));

    [Fact]
    public void One_point_on_a_unit_disc_has_radius_one() => Assert.Equal(1, AverageServiceRadius.Kilometres(Math.PI, 1), 15);

    [Fact]
    public void No_point_has_no_radius() => Assert.True(double.IsNaN(AverageServiceRadius.Kilometres(10, 0)));

    [Fact]
    public void Points_needed_is_the_smallest_count_that_meets_the_target() =>
        Gen.Select(Gen.Double[0.01, 1e6], Gen.Double[0.05, 50]).Sample((area, target) =>
        {
            long n = AverageServiceRadius.PointsNeeded(area, target);
            return AverageServiceRadius.Kilometres(area, n) <= target
                && (n == 1 || AverageServiceRadius.Kilometres(area, n - 1) > target);
        });

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(10, 0)]
    [InlineData(10, double.NaN)]
    public void Points_needed_refuses_what_is_not_an_area_or_a_target(double area, double target) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AverageServiceRadius.PointsNeeded(area, target));
}
