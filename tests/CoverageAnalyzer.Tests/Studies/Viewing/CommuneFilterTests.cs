using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Tests.Reports;

namespace CoverageAnalyzer.Tests.Studies.Viewing;

public sealed class CommuneFilterTests
{
    private static readonly ReportContent Content = BuiltInStudy.Content(ReportLanguage.Vietnamese);

    [Fact]
    public void The_empty_filter_fits_every_commune()
    {
        Assert.True(CommuneFilter.None.IsEmpty);
        Assert.All(Enumerable.Range(0, Content.Communes.Count), i => Assert.True(CommuneFilter.None.Fits(Content, i)));
    }

    [Theory]
    [InlineData(GapLevel.None, GapLevel.None, "None")]
    [InlineData(GapLevel.Partial, GapLevel.None, "Any Postal")]
    [InlineData(GapLevel.NotComputed, GapLevel.Full, "Any Mobile")]
    [InlineData(GapLevel.Full, GapLevel.Partial, "Any Postal Mobile Both")]
    [InlineData(GapLevel.NotComputed, GapLevel.NotComputed, "")]
    public void A_kind_of_gap_fits_as_it_says(GapLevel postal, GapLevel mobile, string fitting)
    {
        CommuneIndicators commune = Content.Communes[0] with { PostalGap = postal, MobileGap = mobile };
        Assert.Equal(fitting, string.Join(' ', Enum.GetValues<GapKind>().Where(k => new CommuneFilter { Gap = k }.Fits(commune))));
    }

    [Fact]
    public void Conditions_add_up()
    {
        var filter = new CommuneFilter { District = Content.Communes[0].Commune.District, Mountainous = Verdict.Yes };
        CommuneIndicators commune = Content.Communes[0];
        Assert.True(filter.Fits(commune with { Mountainous = Verdict.Yes }));
        Assert.False(filter.Fits(commune with { Mountainous = Verdict.Undecidable }));
        Assert.False(filter.Fits(commune with { Mountainous = Verdict.Yes, Commune = commune.Commune with { District = "khác" } }));
    }

    [Fact]
    public void Each_class_has_a_condition_of_its_own()
    {
        CommuneIndicators commune = Content.Communes[0] with { Mountainous = Verdict.No, Border = Verdict.No, Island = Verdict.No, Remote = Verdict.No };
        Assert.True(new CommuneFilter { Border = Verdict.Yes }.Fits(commune with { Border = Verdict.Yes }));
        Assert.True(new CommuneFilter { Island = Verdict.Yes }.Fits(commune with { Island = Verdict.Yes }));
        Assert.True(new CommuneFilter { Remote = Verdict.Yes }.Fits(commune with { Remote = Verdict.Yes }));
        Assert.False(new CommuneFilter { Border = Verdict.Yes }.Fits(commune with { Island = Verdict.Yes, Remote = Verdict.Yes, Mountainous = Verdict.Yes }));
    }

    [Fact]
    public void Only_settings_that_some_commune_fits_are_offered()
    {
        Assert.Equal(Content.Communes.Select(c => c.Commune.District).Distinct().Order(), FilterChoices.Districts(Content).Order());
        foreach (FilterChoice<Verdict> choice in FilterChoices.Verdicts(Content, c => c.Mountainous).Skip(1))
        {
            Assert.Contains(Content.Communes, c => new CommuneFilter { Mountainous = choice.Value }.Fits(c));
        }

        ReportContent bare = Content with { Communes = [.. Content.Communes.Select(c => c with { PostalGap = GapLevel.NotComputed, MobileGap = GapLevel.NotComputed, Mountainous = Verdict.NotComputed })] };
        Assert.Single(FilterChoices.Gaps(bare));
        Assert.Single(FilterChoices.Verdicts(bare, c => c.Mountainous));
    }
}
