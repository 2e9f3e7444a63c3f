using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Tests.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Import;

public sealed class PairedCoordinatesTests
{
    [Theory]
    [InlineData("16.81, 107.10")]
    [InlineData("16.81 107.10")]
    [InlineData("16.81;107.10")]
    [InlineData("16,81; 107,10")]
    [InlineData("16,81, 107,10")]
    [InlineData("16,81,107,10")] // only one cut gives two numbers
    [InlineData("(16.81 / 107.10)")]
    [InlineData("16°48'36\"N 107°06'00\"E")]
    [InlineData("16°48'36\"N, 107°06'00\"E")]
    [InlineData("16 48 36 107 06 00")]
    [InlineData("16°48'36\"B - 107°06'00\"Đ")]
    [InlineData("Vĩ độ: 16,81; Kinh độ: 107,10")]
    [InlineData("lat=16.81, lon=107.1")]
    public void Latitude_and_longitude_in_one_cell_are_read(string text)
    {
        Assert.True(PairedCoordinates.TryParse(text, out PairedCoordinates pair));
        Assert.Equal((16.81, 107.1), (Math.Round(pair.First.Value, 9), Math.Round(pair.Second.Value, 9)));
    }

    [Theory]
    [InlineData("107°06'00\"E 16°48'36\"N")]
    [InlineData("Kinh độ: 107.1, Vĩ độ: 16.81")]
    [InlineData("POINT (107.1 16.81)")]
    public void Letters_and_words_say_which_is_which(string text)
    {
        Assert.True(PairedCoordinates.TryParse(text, out PairedCoordinates pair));
        Assert.Equal(("Longitude", "Latitude"), (pair.FirstAxis.ToString(), pair.SecondAxis.ToString()));
    }

    [Theory]
    [InlineData("12 Lê Lợi, Phường 1")]
    [InlineData("16.81")]
    [InlineData("16.81, 107.10, 5")] // three numbers
    [InlineData("16,8,107")] // 16 and 8.107, or 16.8 and 107
    [InlineData("16°48'N 17°06'N")] // two latitudes
    [InlineData("")]
    public void What_is_no_pair_is_not_read(string text) => Assert.False(PairedCoordinates.TryParse(text, out _));

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Gen.OneOf(Gen.String, Gen.String[Choice.Of("0123456789.,;/|°'\" NSEWxy:=-()".ToCharArray()), 0, 100]).Sample(text =>
            !PairedCoordinates.TryParse(text, out PairedCoordinates pair) || (double.IsFinite(pair.First.Value) && double.IsFinite(pair.Second.Value)));
}
