using CoverageAnalyzer.Data.Text;
using CsCheck;

namespace CoverageAnalyzer.Tests.Text;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("anlyze", "analyze")]
    [InlineData("--thread", "--threads")]
    [InlineData("POPULATION", "population")]
    [InlineData("zzz", null)]
    public void The_nearest_word_is_meant_where_one_is_near(string typed, string? meant) =>
        Assert.Equal(meant, Suggestions.Closest(typed, ["analyze", "--threads", "population", "inspect"]));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)] // a swap of neighbours is one slip
    [InlineData("", "abc", 3)]
    public void Distances_are_those_counted_by_hand(string a, string b, int distance) => Assert.Equal(distance, Suggestions.Distance(a, b));

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_equal_words() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8]).Sample((a, b) =>
            Suggestions.Distance(a, b) == Suggestions.Distance(b, a) && (Suggestions.Distance(a, b) == 0) == (a == b));
}
