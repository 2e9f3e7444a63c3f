using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Tests.Studies;

/// <summary>Published figures inside a study: against each other and against the run's own.</summary>
public sealed class PublishedFigureCheckTests
{
    // 156 points on 4,745.7 km²: 3.1118 km per point.
    private static readonly UnitIndicators Province = new()
    {
        Name = "Quảng Trị",
        AreaSquareKilometres = 4745.66,
        PostalPoints = 156,
        AverageServiceRadiusKilometres = AverageServiceRadius.Kilometres(4745.66, 156),
        Population = 577_268,
        PeoplePerPostalPoint = 577_268 / 156.0,
    };

    [Fact]
    public void A_study_that_states_none_is_left_alone() => Assert.Empty(Check(null, out _));

    [Fact]
    public void What_agrees_is_said_and_is_no_finding()
    {
        LocalizedText note = Assert.Single(Check(Figures(3.11), out IReadOnlyList<Finding> findings));
        Assert.Empty(findings);
        Assert.Equal("The figures of a report agree with what is computed here.", note.English);
        Assert.Equal("Các số trong báo cáo khớp với kết quả tính ở đây.", note.Vietnamese);
    }

    [Fact]
    public void Figures_that_contradict_each_other_and_ours_are_two_findings()
    {
        LocalizedText note = Assert.Single(Check(Figures(3.16), out IReadOnlyList<Finding> findings));
        Assert.Equal(["published-figure-inconsistent", "published-figure-differs"], findings.Select(f => f.Code));
        Assert.All(findings, f => Assert.Equal((FindingRank.Warning, "study.json", "published"), (f.Rank, f.Place.File, f.Place.Field)));
        Assert.Contains("3.16 would mean 151 points", note.English);
        Assert.EndsWith("Computed here: 3.11 km per point, published 3.16; the same: 156 points, 4,745.7 km².", note.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_names_the_other_count_or_area_that_explains_it()
    {
        PublishedFigures consistent = new()
        {
            Points = RoundedFigure.Exact(151), AreaSquareKilometres = RoundedFigure.Printed(4745.7, 1), RadiusKilometres = RoundedFigure.Printed(3.16, 2),
        };
        Check(consistent, out IReadOnlyList<Finding> findings);
        Finding only = Assert.Single(findings);
        Assert.Equal("published-figure-differs", only.Code);
        Assert.Contains("3.11 km per point, published 3.16; 156 points, published 151; the same: 4,745.7 km²", only.Message.English);
        Assert.Contains("3,11 km/điểm, công bố 3,16; 156 điểm, công bố 151; giống nhau: 4.745,7 km²", only.Message.Vietnamese);
    }

    [Fact]
    public void What_the_run_did_not_compute_is_not_compared()
    {
        var log = new FindingLog();
        StudyFile study = Study(Figures(3.11));
        PublishedFigureCheck.Run(study, Province with { PostalPoints = null, AverageServiceRadiusKilometres = double.NaN, PeoplePerPostalPoint = double.NaN }, [], log);
        Assert.Empty(log.ToList());
    }

    [Fact]
    public void A_source_need_not_be_named() =>
        Assert.StartsWith("Compared with the published table: ", PublishedFigureCheck.Run(
            Study(Figures(3.16)) with { Published = new PublishedStatement(Figures(3.16), LocalizedText.Empty) }, Province, [], new FindingLog())[0].English, StringComparison.Ordinal);

    private static PublishedFigures Figures(double radius) => new()
    {
        Points = RoundedFigure.Exact(156),
        AreaSquareKilometres = RoundedFigure.Printed(4745.7, 1),
        RadiusKilometres = RoundedFigure.Printed(radius, 2),
    };

    private static StudyFile Study(PublishedFigures? figures) => new()
    {
        Directory = "s",
        Name = "s",
        Communes = new LayerSettings { Files = ["a"] },
        Published = figures is null ? null : new PublishedStatement(figures, new LocalizedText("báo cáo", "a report")),
    };

    private static IReadOnlyList<LocalizedText> Check(PublishedFigures? figures, out IReadOnlyList<Finding> findings)
    {
        var log = new FindingLog();
        IReadOnlyList<LocalizedText> notes = PublishedFigureCheck.Run(Study(figures), Province, [], log);
        findings = log.ToList();
        return notes;
    }
}
