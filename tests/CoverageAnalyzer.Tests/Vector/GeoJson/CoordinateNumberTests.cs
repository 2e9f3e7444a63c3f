using System.Globalization;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.Vector.GeoJson;
using CsCheck;

namespace CoverageAnalyzer.Tests.Vector.GeoJson;

/// <summary>Numbers of coordinates against the library's parser, to the last bit.</summary>
public sealed class CoordinateNumberTests
{
    private static readonly string[] Formats = ["R", "G17", "F7", "F12", "E16", "G9", "F20"];

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("0e99")]
    [InlineData("105.7997567")]
    [InlineData("9007199254740992")] // 2^53
    [InlineData("9007199254740993")] // half-way to the next double
    [InlineData("9007199254740995")]
    [InlineData("9007199254740993.0")]
    [InlineData("9007199254740993.00000000000000000000001")]
    [InlineData("0.9007199254740993")]
    [InlineData("1.00000000000000011102230246251565404236316680908203125")] // half-way between 1 and the next
    [InlineData("1.00000000000000011102230246251565404236316680908203124")]
    [InlineData("1.00000000000000011102230246251565404236316680908203126")]
    [InlineData("107.12345678901234")]
    [InlineData("107.1234567890123456789")]
    [InlineData("0.0000000000000000000000000001234567890123456789")]
    [InlineData("1844674407370955161.5")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("9999999999999999999")]
    [InlineData("0.9999999999999999999")]
    [InlineData("5e-324")]
    [InlineData("2.4703282292062327e-324")]
    [InlineData("2.4703282292062328e-324")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("1.7976931348623159e308")]
    [InlineData("1e400")]
    [InlineData("-1e-400")]
    [InlineData("123456789012345678e-20")]
    [InlineData("1E+05")]
    [InlineData("1e23")]
    [InlineData("8.5e22")]
    [InlineData("1e00000000000000000000000000000000000000000000000001")]
    public void ReadsANastyNumberAsTheLibraryDoes(string text) => Compare(text);

    [Fact]
    public void ReadsAnyDoubleInAnyFormatAsTheLibraryDoes() =>
        Gen.Select(Gen.Double, Gen.Int[0, Formats.Length - 1]).Sample(
            (value, f) =>
            {
                if (double.IsFinite(value))
                {
                    Compare(value.ToString(Formats[f], CultureInfo.InvariantCulture));
                }
            },
            iter: 20_000);

    [Fact]
    public void ReadsAnyDigitsAsTheLibraryDoes() =>
        Gen.Select(Gen.Bool, Gen.Char['0', '9'].Array[1, 22], Gen.Char['0', '9'].Array[0, 24], Gen.Int[-30, 30], Gen.Bool).Sample(
            (negative, whole, decimals, exponent, hasExponent) =>
            {
                string digits = new string(whole).TrimStart('0');
                Compare($"{(negative ? "-" : string.Empty)}{(digits.Length == 0 ? "0" : digits)}{(decimals.Length > 0 ? "." + new string(decimals) : string.Empty)}{(hasExponent ? "e" + exponent.ToString(CultureInfo.InvariantCulture) : string.Empty)}");
            },
            iter: 50_000);

    [Fact]
    public void RoundsHalfWayCasesToEven() =>
        Gen.Select(Gen.ULong[1UL << 52, (1UL << 53) - 1], Gen.Int[1, 9], Gen.Int[-1, 1]).Sample(
            (mantissa, shift, off) =>
            {
                // An odd multiple of half a unit in the last place, one digit off on either side.
                UInt128 half = ((UInt128)mantissa << (shift + 1)) + (UInt128)(1UL << shift);
                Compare(((UInt128)((Int128)half + off)).ToString(CultureInfo.InvariantCulture));
                Compare(half.ToString(CultureInfo.InvariantCulture) + "e-7");
            },
            iter: 20_000);

    [Theory]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("00")]
    public void RefusesWhatIsNoNumberOfJson(string text)
    {
        Assert.False(CoordinateNumber.TryRead(Encoding.ASCII.GetBytes(text + ","), out _));
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse($"[{text}]"));
    }

    private static void Compare(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + ",");
        Assert.True(CoordinateNumber.TryRead(bytes, out CoordinateNumber number), text);
        Assert.Equal(text.Length, number.Length);
        double expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), read = number.ValueIn(bytes);
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(read), $"{text}: {read:R}, not {expected:R}");
        Assert.False(CoordinateNumber.TryRead(bytes.AsSpan(0, text.Length), out _)); // it may go on
    }
}
