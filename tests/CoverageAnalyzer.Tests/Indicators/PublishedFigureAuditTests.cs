using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CsCheck;

namespace CoverageAnalyzer.Tests.Indicators;

public sealed class PublishedFigureAuditTests
{
    private static readonly RoundedFigure QuangTriArea = RoundedFigure.Printed(4745.7, 1);

    [Theory]
    [InlineData(18502, 2.39)] // White Book 2010, end of 2008
    [InlineData(17976, 2.42)] // end of 2009
    [InlineData(17898, 2.43)] // first quarter of 2010
    public void The_white_book_rows_agree_to_the_printed_digit(int points, double radius)
    {
        PublishedFigureAudit audit = PublishedFigureAudit.Of(new PublishedFigures
        {
            Points = RoundedFigure.Exact(points),
            AreaSquareKilometres = RoundedFigure.Printed(331_212, 0),
            RadiusKilometres = RoundedFigure.Printed(radius, 2),
        });
        Assert.Equal(AuditVerdict.Consistent, audit.Verdict);
        Assert.Equal(radius, Math.Round(audit.ComputedRadiusKilometres, 2));
    }

    [Fact]
    public void The_radius_of_quang_tri_means_151_points_or_4894_square_kilometres()
    {
        PublishedFigures printed = QuangTri();
        PublishedFigureAudit audit = PublishedFigureAudit.Of(printed);
        Assert.Equal(AuditVerdict.Inconsistent, audit.Verdict);
        Assert.Equal([PublishedFigureConflict.Radius], audit.Conflicts);
        Assert.Equal(3.11, Math.Round(audit.ComputedRadiusKilometres, 2));
        Assert.Equal((151.0, 151.0), (audit.ImpliedPoints!.Value.LeastWhole, audit.ImpliedPoints.Value.GreatestWhole));
        Assert.Equal(4894, Math.Round(audit.ImpliedAreaSquareKilometres!.Value.Value));
        Assert.Equal((4878.0, 4909.0), (Math.Round(audit.ImpliedAreaSquareKilometres.Value.Low), Math.Round(audit.ImpliedAreaSquareKilometres.Value.High)));
        LocalizedText why = PublishedFigureWording.Explain(printed, audit);
        Assert.Equal("4.745,7 km² và 156 điểm cho 3,11 km/điểm, không phải 3,16; 3,16 ứng với 151 điểm, hoặc 4.894 (4.878 đến 4.909) km².", why.Vietnamese);
        Assert.Equal("4,745.7 km² and 156 points give 3.11 km per point, not 3.16; 3.16 would mean 151 points, or 4,894 (4,878 to 4,909) km².", why.English);
    }

    [Theory]
    [InlineData(151, AuditVerdict.Consistent)]
    [InlineData(150, AuditVerdict.Inconsistent)]
    [InlineData(152, AuditVerdict.Inconsistent)]
    public void Only_the_implied_count_agrees(int points, AuditVerdict verdict) =>
        Assert.Equal(verdict, PublishedFigureAudit.Of(QuangTri() with { Points = RoundedFigure.Exact(points) }).Verdict);

    [Theory]
    [InlineData(4877, AuditVerdict.Inconsistent)]
    [InlineData(4879, AuditVerdict.Consistent)]
    [InlineData(4909, AuditVerdict.Consistent)]
    [InlineData(4911, AuditVerdict.Inconsistent)]
    public void Only_areas_in_the_implied_range_agree(double area, AuditVerdict verdict) =>
        Assert.Equal(verdict, PublishedFigureAudit.Of(QuangTri() with { AreaSquareKilometres = RoundedFigure.Printed(area, 0) }).Verdict);

    [Fact]
    public void A_rounded_count_widens_what_agrees()
    {
        // 12,281 points would be right; "13000" as a count of thousands still excludes it, "12000" to ten thousands does not.
        PublishedFigures printed = new() { AreaSquareKilometres = RoundedFigure.Printed(331_212, 0), RadiusKilometres = RoundedFigure.Printed(2.93, 2) };
        Assert.Equal(AuditVerdict.Inconsistent, PublishedFigureAudit.Of(printed with { Points = RoundedFigure.RoundedWhole(13_000) }).Verdict);
        Assert.Equal(AuditVerdict.Consistent, PublishedFigureAudit.Of(printed with { Points = RoundedFigure.RoundedWhole(10_000) }).Verdict);
        Assert.Equal(AuditVerdict.Inconsistent, PublishedFigureAudit.Of(printed with { Points = RoundedFigure.Exact(10_000) }).Verdict);
    }

    [Fact]
    public void Too_few_figures_are_said_with_what_they_mean()
    {
        PublishedFigures two = QuangTri() with { Points = null };
        PublishedFigureAudit audit = PublishedFigureAudit.Of(two);
        Assert.Equal(AuditVerdict.NotCheckable, audit.Verdict);
        Assert.Contains("means 151 points", PublishedFigureWording.Explain(two, audit).English);
        Assert.Equal(AuditVerdict.NotCheckable, PublishedFigureAudit.Of(new PublishedFigures()).Verdict);
        PublishedFigures noRadius = QuangTri() with { RadiusKilometres = null };
        Assert.Contains("3.11 km per point", PublishedFigureWording.Explain(noRadius, PublishedFigureAudit.Of(noRadius)).English);
    }

    [Fact]
    public void A_radius_and_an_area_per_point_can_contradict_each_other_without_any_count()
    {
        PublishedFigures printed = new() { RadiusKilometres = RoundedFigure.Printed(3.16, 2), AreaPerPointSquareKilometres = RoundedFigure.Printed(30.4, 1) };
        Assert.Equal([PublishedFigureConflict.RadiusAndAreaPerPoint], PublishedFigureAudit.Of(printed).Conflicts);
        Assert.Equal(AuditVerdict.Consistent, PublishedFigureAudit.Of(printed with { AreaPerPointSquareKilometres = RoundedFigure.Printed(31.4, 1) }).Verdict);
    }

    [Fact]
    public void People_per_point_are_checked_against_people_and_points()
    {
        PublishedFigures printed = new() { Points = RoundedFigure.Exact(156), Population = RoundedFigure.Printed(577_268, 0), PeoplePerPoint = RoundedFigure.Printed(3_700, 0) };
        Assert.Equal(AuditVerdict.Consistent, PublishedFigureAudit.Of(printed).Verdict);
        PublishedFigureAudit wrong = PublishedFigureAudit.Of(printed with { PeoplePerPoint = RoundedFigure.Printed(3_850, 0) });
        Assert.Equal([PublishedFigureConflict.PeoplePerPoint], wrong.Conflicts);
        Assert.Equal(150, Math.Round(wrong.ImpliedPointsOfPopulation!.Value.Value));
    }

    [Fact]
    public void Area_and_population_can_ask_for_different_counts()
    {
        PublishedFigures printed = new()
        {
            AreaSquareKilometres = QuangTriArea,
            RadiusKilometres = RoundedFigure.Printed(3.16, 2),
            Population = RoundedFigure.Printed(577_268, 0),
            PeoplePerPoint = RoundedFigure.Printed(3_700, 0),
        };
        PublishedFigureAudit audit = PublishedFigureAudit.Of(printed);
        Assert.Equal([PublishedFigureConflict.ImpliedPoints], audit.Conflicts);
        Assert.Equal("The area means 151 points, but the population means 156.", PublishedFigureWording.Explain(printed, audit).English);
    }

    [Fact]
    public void A_radius_without_points_agrees_with_nothing() =>
        Assert.Equal(AuditVerdict.Inconsistent, PublishedFigureAudit.Of(QuangTri() with { Points = RoundedFigure.Exact(0) }).Verdict);

    [Fact]
    public void No_whole_number_of_points_is_told()
    {
        PublishedFigures printed = new() { AreaSquareKilometres = RoundedFigure.Printed(1, 0), RadiusKilometres = RoundedFigure.Printed(3.16, 2) };
        PublishedFigureAudit audit = PublishedFigureAudit.Of(printed);
        Assert.Equal(AuditVerdict.Inconsistent, audit.Verdict);
        Assert.StartsWith("No whole number of points", PublishedFigureWording.Explain(printed, audit).English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_printed_from_true_values_always_agrees() =>
        Gen.Select(Gen.Int[1, 200_000], Gen.Double[0.5, 4e5], Gen.Double[100, 1e8], Gen.Int[0, 4], Gen.Int[0, 3]).Sample((points, area, people, decimals, areaDecimals) =>
        {
            RoundedFigure? Printed(double value, int digits)
            {
                double rounded = Math.Round(value, digits);
                return rounded > 0 ? RoundedFigure.Printed(rounded, digits) : null;
            }

            PublishedFigureAudit audit = PublishedFigureAudit.Of(new PublishedFigures
            {
                Points = RoundedFigure.Exact(points),
                AreaSquareKilometres = Printed(area, areaDecimals),
                RadiusKilometres = Printed(AverageServiceRadius.Kilometres(area, points), decimals),
                AreaPerPointSquareKilometres = Printed(area / points, decimals),
                Population = Printed(people, 0),
                PeoplePerPoint = Printed(people / points, decimals),
            });
            return audit.Verdict != AuditVerdict.Inconsistent;
        });

    [Fact]
    public void The_verdict_is_that_of_a_search_through_all_counts() =>
        Gen.Select(Interval(1, 60), Interval(1, 400), Interval(0.5, 8), Interval(1, 90)).Sample((points, area, radius, perPoint) =>
        {
            bool found = false;
            for (int n = 1; n <= 200 && !found; n++)
            {
                // Areas per point that the radius, the area per point and the area all allow for this count.
                double low = Math.Max(Math.Max(Math.PI * radius.Low * radius.Low, perPoint.Low), area.Low / n);
                double high = Math.Min(Math.Min(Math.PI * radius.High * radius.High, perPoint.High), area.High / n);
                found = n >= points.Low && n <= points.High && low <= high;
            }

            PublishedFigureAudit audit = PublishedFigureAudit.Of(new PublishedFigures
            {
                Points = points, AreaSquareKilometres = area, RadiusKilometres = radius, AreaPerPointSquareKilometres = perPoint,
            });
            return audit.Verdict == (found ? AuditVerdict.Consistent : AuditVerdict.Inconsistent);
        });

    [Fact]
    public void A_figure_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => PublishedFigureAudit.Of(QuangTri() with { RadiusKilometres = default(RoundedFigure) }));

    private static Gen<RoundedFigure> Interval(double least, double most) =>
        Gen.Select(Gen.Double[least, most], Gen.Double[0, 0.3]).Select((value, width) => new RoundedFigure(value, value * (1 - width), value * (1 + width)));

    private static PublishedFigures QuangTri() => new()
    {
        Points = RoundedFigure.Exact(156),
        AreaSquareKilometres = QuangTriArea,
        RadiusKilometres = RoundedFigure.Printed(3.16, 2),
    };
}
