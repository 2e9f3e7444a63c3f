using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Gaps;

public sealed class GapAssessmentTests
{
    private static readonly GapStandard Standard = new(3, 0.95, 3, 0.95);

    [Theory]
    [InlineData(1, 0.95, GapLevel.None)] // exactly the minimum is enough
    [InlineData(1, 0.949, GapLevel.Partial)]
    [InlineData(0, 0.99, GapLevel.Partial)] // no point of its own, though its neighbours serve it
    [InlineData(0, 0.5, GapLevel.Partial)]
    [InlineData(0, 0.001, GapLevel.Full)] // nobody, within 0.1 %
    [InlineData(0, 0.0011, GapLevel.Partial)]
    [InlineData(1, 0.0, GapLevel.Partial)] // a point nobody lives near is still a point
    public void Postal_gap_follows_the_definition(int points, double within, GapLevel expected)
    {
        var (communes, _) = GapAssessment.Assess([Commune("1", 1000) with { PostalPoints = points, PopulationWithinPostalLimitFraction = within }], Standard);
        Assert.Equal(expected, communes[0].PostalGap);
        Assert.Equal(expected == GapLevel.None, communes[0].Reasons.Count == 0);
    }

    [Theory]
    [InlineData(0.95, GapLevel.None)]
    [InlineData(0.9499, GapLevel.Partial)]
    [InlineData(0.0009, GapLevel.Full)]
    [InlineData(0.002, GapLevel.Partial)]
    public void Mobile_gap_follows_the_definition(double covered, GapLevel expected)
    {
        var (communes, _) = GapAssessment.Assess([Mobile("1", 1000, covered)], Standard);
        Assert.Equal(expected, communes[0].MobileGap);
    }

    [Fact]
    public void What_was_not_measured_is_not_a_gap()
    {
        var (communes, gaps) = GapAssessment.Assess([Commune("1", 1000)], Standard);
        Assert.Equal(GapLevel.NotComputed, communes[0].PostalGap);
        Assert.Equal(GapLevel.NotComputed, communes[0].MobileGap);
        Assert.Empty(gaps);
        Assert.Null(communes[0].GapRank);
    }

    [Fact]
    public void Gaps_rank_by_people_left_without_then_by_area()
    {
        var (communes, gaps) = GapAssessment.Assess([Mobile("a", 100, 0), Mobile("b", 900, 0.5), Mobile("c", 450, 0), Mobile("d", 10, 1)], Standard);
        Assert.Equal([2, 1, 0], gaps.Select(g => g.CommuneIndex)); // 450 people on 10 km², 450 on 5 km², 100
        Assert.Equal([1, 2, 3], gaps.Select(g => g.Rank));
        Assert.Equal([3, 2, 1, null], communes.Select(c => c.GapRank));
    }

    [Fact]
    public void Reasons_are_sentences_in_both_languages_with_their_number_signs()
    {
        var (communes, _) = GapAssessment.Assess([Mobile("a", 1234, 0.5)], Standard);
        Assert.Contains("617 người ngoài vùng phủ", communes[0].Reasons[0].In(ReportLanguage.Vietnamese));
        Assert.Contains("50,0 %", communes[0].Reasons[0].In(ReportLanguage.Vietnamese));
        Assert.Contains("50.0 %", communes[0].Reasons[0].In(ReportLanguage.English));
    }

    private static CommuneIndicators Commune(string code, double people) => new()
    {
        Commune = new Commune { Index = 0, Code = code, Name = code, PolygonAreaSquareKilometres = 10 },
        Population = people,
    };

    private static CommuneIndicators Mobile(string code, double people, double covered) => Commune(code, people) with
    {
        BtsSites = 1,
        MobileCoveredAreaFraction = covered,
        MobileCoveredPopulationFraction = covered,
        MobileUncoveredPopulation = people * (1 - covered),
    };
}
