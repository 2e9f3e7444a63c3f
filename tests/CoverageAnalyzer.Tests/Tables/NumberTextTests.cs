using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("3.16", 3.16)]
    [InlineData("3,16", 3.16)]
    [InlineData(" 3,16 ", 3.16)]
    [InlineData("-107,048", -107.048, -107048.0)]
    [InlineData("1.159", 1.159, 1159.0)]
    [InlineData("1,159", 1.159, 1159.0)]
    [InlineData("0,159", 0.159)] // no thousand starts with 0
    [InlineData("1159,123", 1159.123)] // four digits before: no group
    [InlineData("1.159,5", 1159.5)]
    [InlineData("1,159.5", 1159.5)]
    [InlineData("1.857.123", 1857123)]
    [InlineData("1.857.123,45", 1857123.45)]
    [InlineData("1 857 123,45", 1857123.45)]
    [InlineData("1\u00A0857\u00A0123", 1857123)]
    [InlineData("1'857'123.45", 1857123.45)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5E+02", 150)]
    [InlineData("3 km", 3)]
    [InlineData("131,45 ha", 131.45)]
    [InlineData("+5", 5)]
    [InlineData("−5,5", -5.5)] // a typographic minus
    [InlineData("-0", -0.0)]
    public void Numbers_read_as_people_write_them(string text, double value, double? grouped = null)
    {
        ParsedNumber number = NumberText.Parse(text);
        Assert.Equal(grouped is null ? NumberReading.Number : NumberReading.Ambiguous, number.Reading);
        Assert.Equal(value, number.Value, 1e-12);
        Assert.Equal(grouped ?? value, number.Grouped, 1e-12);
    }

    [Theory]
    [InlineData("", NumberReading.Missing)]
    [InlineData(" - ", NumberReading.Missing)]
    [InlineData("n/a", NumberReading.Missing)]
    [InlineData("chưa có", NumberReading.Missing)]
    [InlineData("NaN", NumberReading.NotFinite)]
    [InlineData("-Infinity", NumberReading.NotFinite)]
    [InlineData("1e999", NumberReading.NotFinite)]
    [InlineData("1.23.4", NumberReading.NotANumber)]
    [InlineData("1,23,4", NumberReading.NotANumber)]
    [InlineData("1.159,5,5", NumberReading.NotANumber)]
    [InlineData("12 34", NumberReading.NotANumber)]
    [InlineData("#N/A", NumberReading.NotANumber)]
    [InlineData("16°48'", NumberReading.NotANumber)]
    [InlineData("0x1F", NumberReading.NotANumber)]
    [InlineData("١٢", NumberReading.NotANumber)]
    public void What_is_no_number_is_said_to_be_none(string text, NumberReading reading) => Assert.Equal(reading, NumberText.Parse(text).Reading);

    [Fact]
    public void A_decimal_never_becomes_a_whole_number_in_either_spelling() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 999_999], Gen.Int[1, 6]).Sample((whole, fraction, digits) =>
        {
            string decimals = (fraction % (int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture);
            double expected = double.Parse($"{whole}.{decimals}", CultureInfo.InvariantCulture);
            foreach (char sign in ".,")
            {
                ParsedNumber number = NumberText.Parse($"{whole}{sign}{decimals}");
                bool doubtful = digits == 3 && whole is > 0 and < 1000;
                Assert.Equal(doubtful ? NumberReading.Ambiguous : NumberReading.Number, number.Reading);
                Assert.Equal(expected, number.Value);
            }
        });

    [Fact]
    public void Any_text_is_read_without_an_exception_and_only_to_finite_values() =>
        Gen.OneOf(Gen.String, Gen.String[Choice.Of("0123456789.,-+eE '\u00A0°km²".ToCharArray()), 0, 80]).Sample(text =>
        {
            ParsedNumber number = NumberText.Parse(text);
            return number.Reading is NumberReading.Number or NumberReading.Ambiguous ? double.IsFinite(number.Value) && double.IsFinite(number.Grouped) : double.IsNaN(number.Value);
        });
}
