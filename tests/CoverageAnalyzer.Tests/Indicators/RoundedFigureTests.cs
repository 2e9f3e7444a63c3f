using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Tests.Indicators;

public sealed class RoundedFigureTests
{
    [Theory]
    [InlineData(3.16, 2, 3.155, 3.165)]
    [InlineData(4745.7, 1, 4745.65, 4745.75)]
    [InlineData(331212, 0, 331211.5, 331212.5)]
    [InlineData(0.01, 2, 0.005, 0.015)]
    public void A_printed_figure_stands_for_half_a_unit_of_its_last_digit_either_way(double value, int decimals, double low, double high)
    {
        RoundedFigure figure = RoundedFigure.Printed(value, decimals);
        Assert.Equal((low, high), (Math.Round(figure.Low, 6), Math.Round(figure.High, 6)));
        Assert.Equal(decimals, figure.Decimals);
        Assert.True(figure.Holds(value));
        Assert.False(figure.Holds(high + 0.001) || figure.Holds(low - 0.001) || figure.Holds(double.NaN));
    }

    [Theory]
    [InlineData(13000, 12500, 13500)]
    [InlineData(434000, 433500, 434500)]
    [InlineData(9600000, 9550000, 9650000)]
    [InlineData(12345, 12344.5, 12345.5)]
    [InlineData(7, 6.5, 7.5)]
    public void A_rounded_whole_number_loses_its_zeros(double value, double low, double high)
    {
        RoundedFigure figure = RoundedFigure.RoundedWhole(value);
        Assert.Equal((low, high), (figure.Low, figure.High));
    }

    [Fact]
    public void A_count_is_exact() => Assert.True(RoundedFigure.Exact(156).IsExact);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_cannot_be_printed_is_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => RoundedFigure.Printed(value, 2));
}
