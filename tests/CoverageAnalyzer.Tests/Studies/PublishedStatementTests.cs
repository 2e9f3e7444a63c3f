using System.Text;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Tests.Studies;

/// <summary>The key <c>published</c> of a study file.</summary>
public sealed class PublishedStatementTests
{
    [Theory]
    [InlineData("\"3.16\"")]
    [InlineData("\"3,16\"")]
    [InlineData("3.16")]
    public void A_figure_keeps_its_printed_digits_however_it_is_spelled(string radius)
    {
        PublishedStatement published = Parse($$"""{ "averageServiceRadiusKilometres": {{radius}}, "points": 156, "areaSquareKilometres": 4745.7, "source": "báo cáo" }""").Published!;
        Assert.Equal(RoundedFigure.Printed(3.16, 2), published.Figures.RadiusKilometres);
        Assert.Equal(RoundedFigure.Exact(156), published.Figures.Points);
        Assert.Equal(RoundedFigure.Printed(4745.7, 1), published.Figures.AreaSquareKilometres);
        Assert.Equal("báo cáo", published.Source.English);
    }

    [Fact]
    public void A_number_typed_with_a_zero_at_its_end_is_known_to_two_decimals() =>
        Assert.Equal(2, Parse("""{ "averageServiceRadiusKilometres": 3.10 }""").Published!.Figures.RadiusKilometres!.Value.Decimals);

    [Fact]
    public void A_count_may_be_said_to_be_rounded() =>
        Assert.Equal(12_500, Parse("""{ "points": "khoảng 13.000" }""").Published!.Figures.Points!.Value.Low);

    [Fact]
    public void A_source_may_have_two_languages() =>
        Assert.Equal("report", Parse("""{ "points": 1, "source": { "vi": "báo cáo", "en": "report" } }""").Published!.Source.English);

    [Fact]
    public void No_figures_are_no_statement()
    {
        Assert.Null(Parse("""{ "source": "x" }""").Published);
        Assert.Null(Parse("null").Published);
    }

    [Theory]
    [InlineData("""{ "averageServiceRadius": "3.16" }""", "'averageServiceRadiusKilometres'")]
    [InlineData("""{ "point": 156 }""", "'points'")]
    [InlineData("""{ "points": 156.5 }""", "'published.points'")]
    [InlineData("""{ "points": 0 }""", "'published.points'")]
    [InlineData("""{ "points": true }""", "'published.points'")]
    [InlineData("""{ "areaSquareKilometres": "4,745" }""", "'published.areaSquareKilometres'")]
    [InlineData("""{ "areaSquareKilometres": "many" }""", "'published.areaSquareKilometres'")]
    [InlineData("""{ "areaSquareKilometres": 1e999 }""", "'published.areaSquareKilometres'")]
    [InlineData("""{ "averageServiceRadiusKilometres": "3.16 km" }""", "'published.averageServiceRadiusKilometres'")]
    [InlineData("""{ "source": 7 }""", "'published.source'")]
    [InlineData("""{ "source": { "fr": "x" } }""", "'published.source.fr'")]
    public void What_cannot_be_meant_is_refused_and_named(string published, string named)
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse(published));
        Assert.Contains(named, e.Problems[0].English);
        Assert.Contains(named.Trim('\''), e.Problems[0].Vietnamese);
    }

    private static StudyFile Parse(string published) => StudyFileReader.Parse(
        Encoding.UTF8.GetBytes($$"""{ "layers": { "communes": "a" }, "published": {{published}} }"""), Path.Combine("s", "study.json"));
}
