using System.Text;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Tables;
using CsCheck;

namespace CoverageAnalyzer.Tests.Points;

public class PlainNumberTests
{
    private static readonly Gen<string> Digits = Gen.Char["0123456789"].Array[0, 22].Select(c => new string(c));

    [Fact]
    public void Whatever_is_read_at_once_is_the_number_of_the_full_rules_bit_by_bit() =>
        Gen.OneOf(
            Gen.Select(Gen.OneOf(Gen.Const(string.Empty), Gen.Const("-")), Digits, Digits, (sign, whole, decimals) => $"{sign}{whole}.{decimals}"),
            Digits,
            Gen.Double[-180, 180].Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Double[-1e7, 1e7].Select(d => d.ToString("F6", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Char["-+.,0123456789 eE°'\"naNkm"].Array[0, 12].Select(c => new string(c))).Sample(
            text =>
            {
                if (PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), out double value, out bool isDoubtful))
                {
                    ParsedNumber full = NumberText.Parse(text);
                    Assert.Equal(isDoubtful ? NumberReading.Ambiguous : NumberReading.Number, full.Reading);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(full.Value), BitConverter.DoubleToInt64Bits(value));
                }
            },
            iter: 200_000);

    [Theory]
    [InlineData("106.68")]
    [InlineData("-17.123456")]
    [InlineData(" 106.123456789012345 ")]
    [InlineData("106.12345678901234567890")]
    [InlineData("0.000001")]
    [InlineData("500000")]
    public void Numbers_as_programs_write_them_are_read_at_once(string text)
    {
        Assert.True(PlainNumber.TryParse(Encoding.ASCII.GetBytes(text), out double value, out bool isDoubtful));
        Assert.False(isDoubtful);
        Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("16°48'30\"N")]
    public void Anything_else_is_left_to_the_full_rules(string text) =>
        Assert.False(PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_number_that_could_be_thousands_is_doubtful()
    {
        Assert.True(PlainNumber.TryParse("106.123"u8, out double value, out bool isDoubtful));
        Assert.True(isDoubtful);
        Assert.Equal(106.123, value);
    }
}
