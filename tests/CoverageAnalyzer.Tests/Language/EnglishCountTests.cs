using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Tests.Language;

public sealed class EnglishCountTests
{
    [Theory]
    [InlineData(0, "0 warnings, 0 usable rows")]
    [InlineData(1, "1 warning, 1 usable row")]
    [InlineData(2, "2 warnings, 2 usable rows")]
    [InlineData(21, "21 warnings, 21 usable rows")]
    public void One_of_a_kind_stands_in_the_singular(int n, string english) =>
        Assert.Equal(english, LocalizedText.Of($"{n:N0}", $"{n:N0} warnings, {n:N0} usable rows").English);

    [Fact]
    public void The_verb_agrees_with_one()
    {
        long one = 1;
        Assert.Equal("1 row has no code.", LocalizedText.Of($"", $"{one:N0} rows have no code.").English);
        Assert.Equal("1 pair of communes overlaps", LocalizedText.Of($"", $"{one:N0} pairs of communes overlaps").English);
        Assert.Equal("1 person is outside it", LocalizedText.Of($"", $"{0.7:N0} people are outside it").English);
    }

    [Fact]
    public void Numbers_that_only_look_like_one_and_names_stay_as_they_are()
    {
        Assert.Equal("1.4 rows", LocalizedText.Of($"", $"{1.4:0.0} rows").English);
        Assert.Equal("Phường 1 rows", LocalizedText.Of($"", $"{"Phường 1"} rows").English);
        Assert.Equal("1 of 5 communes", LocalizedText.Of($"", $"{1} of {5} communes").English);
        Assert.Equal("1.0 % of the rows", LocalizedText.Of($"", $"{0.01:P1} of the rows").English);
        Assert.Equal("{1} row", LocalizedText.Of($"", $"{{1}} row").English);
    }

    [Fact]
    public void Vietnamese_is_left_alone() => Assert.Equal("1 dòng", LocalizedText.Of($"{1:N0} dòng", $"{1:N0} rows").Vietnamese);
}
