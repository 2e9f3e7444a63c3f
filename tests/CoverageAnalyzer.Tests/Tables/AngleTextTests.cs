using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class AngleTextTests
{
    [Theory]
    [InlineData("16°48'36\"N", 16.81, AngleAxis.Latitude)]
    [InlineData("107°06'00\"E", 107.1, AngleAxis.Longitude)]
    [InlineData("16°48’36”B", 16.81, AngleAxis.Latitude)]
    [InlineData("Đ 107°06'", 107.1, AngleAxis.Longitude)]
    [InlineData("107 06 00", 107.1, AngleAxis.Unstated)]
    [InlineData("16°48,6'", 16.81, AngleAxis.Unstated)]
    [InlineData("16d48m36sN", 16.81, AngleAxis.Latitude)]
    [InlineData("68°30'S", -68.5, AngleAxis.Latitude)]
    [InlineData("-68°30'", -68.5, AngleAxis.Unstated)]
    public void Degrees_minutes_and_seconds_are_read(string text, double degrees, AngleAxis axis)
    {
        Assert.True(AngleText.TryParse(text, vietnameseLetters: false, out ParsedAngle angle));
        Assert.Equal(degrees, angle.Degrees, 1e-12);
        Assert.Equal(axis, angle.Axis);
    }

    [Theory]
    [InlineData("16.81")] // a plain number is not this reader's
    [InlineData("16°60'")]
    [InlineData("16°48'61\"")]
    [InlineData("91°N")]
    [InlineData("181°E")]
    [InlineData("16°48'30\"30")]
    [InlineData("Số 16")]
    [InlineData("°")]
    public void What_is_no_angle_is_not_read(string text) => Assert.False(AngleText.TryParse(text, vietnameseLetters: false, out _));

    [Fact]
    public void What_is_printed_comes_back() =>
        Gen.Select(Gen.Int[0, 89], Gen.Int[0, 59], Gen.Int[0, 5999], Gen.Bool).Sample((d, m, s, south) =>
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{d}°{m:00}'{s / 100.0:00.00}\"{(south ? 'S' : 'N')}");
            double expected = (south ? -1 : 1) * (d + (m / 60.0) + (s / 360_000.0));
            return AngleText.TryParse(text, false, out ParsedAngle angle) && Math.Abs(angle.Degrees - expected) < 1e-12;
        });

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Gen.OneOf(Gen.String, Gen.String[Choice.Of("0123456789.,°'\"′″ NSEWBĐT-dms:".ToCharArray()), 0, 50])
            .Sample(text => !AngleText.TryParse(text, false, out ParsedAngle angle) || Math.Abs(angle.Degrees) <= 360);
}
