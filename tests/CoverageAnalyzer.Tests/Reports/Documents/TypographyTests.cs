using CoverageAnalyzer.Reports.Documents;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Documents;

/// <summary>Numbers stay beside their units, minus is minus, and nothing else changes.</summary>
public sealed class TypographyTests
{
    [Theory]
    [InlineData("12 xã (11,1 %) ở 200 m trở lên", "12 xã (11,1\u00A0%) ở 200\u00A0m trở lên")]
    [InlineData("61 ha, 4,745.7 km², 20 km.", "61\u00A0ha, 4,745.7\u00A0km², 20\u00A0km.")]
    [InlineData("-3 m, (-0,5) and 5 -7", "\u22123\u00A0m, (\u22120,5) and 5 \u22127")]
    [InlineData("MTN-272-C of 2025-12-01, 16 mountains, 3 hands", "MTN-272-C of 2025-12-01, 16 mountains, 3 hands")]
    [InlineData("", "")]
    public void Only_numbers_with_units_and_minus_signs_change(string text, string expected) => Assert.Equal(expected, Typography.Of(text));

    [Fact]
    public void A_text_keeps_its_length_and_a_second_pass_changes_nothing() => Gen.Char["0 -%km(ha²x"].Array[0, 30].Select(c => new string(c)).Sample(text =>
    {
        string once = Typography.Of(text);
        Assert.Equal(text.Length, once.Length);
        Assert.Equal(text, once.Replace('\u00A0', ' ').Replace('\u2212', '-'));
        Assert.Equal(once, Typography.Of(once));
    });
}
