using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Comparing;
using CoverageAnalyzer.Tests.Reports;

namespace CoverageAnalyzer.Tests.Comparing;

/// <summary>Two results side by side: which communes come first, how they are matched, and what made the results differ.</summary>
public sealed class ResultsComparisonTests
{
    private static readonly ReportContent Sample = SampleReport.Make();

    [Fact]
    public void Results_beside_themselves_are_the_same() => Assert.True(Compare(Sample, Sample).IsSame);

    [Fact]
    public void Communes_that_lost_service_come_first_then_those_that_gained_new_and_gone_ones_classes_and_figures()
    {
        int[] partial = [.. Where(c => c.PostalGap == GapLevel.Partial).Take(6)];
        int served = partial[5], lacking = partial[4];
        ReportContent before = With((served, c => c with { PostalGap = GapLevel.None, MobileGap = GapLevel.None }));
        int[] others = partial[..4];
        ReportContent after = With(
            (others[0], c => c with { NearestPostalMeanKilometres = c.NearestPostalMeanKilometres + 1 }),
            (others[1], c => c with { Border = c.Border == Verdict.Yes ? Verdict.No : Verdict.Yes }),
            (others[2], c => c with { Commune = c.Commune with { Code = "99999" } }),
            (lacking, c => c with { PostalGap = GapLevel.None }),
            (served, c => c with { PostalGap = GapLevel.Partial, MobileGap = GapLevel.None }));
        IReadOnlyList<CommuneChange> changes = Compare(before, after).Communes;
        Assert.Equal(
            [CommuneChangeKind.Lost, CommuneChangeKind.Gained, CommuneChangeKind.New, CommuneChangeKind.Vanished, CommuneChangeKind.Class, CommuneChangeKind.Figures],
            changes.Select(c => c.Kind));
        Assert.Equal([served, lacking, others[2], others[2], others[1], others[0]], changes.Select(c => c.Row.Indicators.Commune.Index));
        Assert.Equal("99999", changes[2].After!.Indicators.Commune.Code);
        Assert.Null(changes[2].Before);
        Assert.Null(changes[3].After);
        Assert.Equal(["nearest_postal_mean_km"], changes[5].Columns.Select(c => c.Name));
    }

    [Fact]
    public void Of_the_same_weight_more_people_come_first_and_unknown_population_last()
    {
        (int, Func<CommuneIndicators, CommuneIndicators>)[] further =
            [.. Enumerable.Range(0, Sample.Communes.Count).Select(i => (i, (Func<CommuneIndicators, CommuneIndicators>)(c => c with { NearestPostalMeanKilometres = c.NearestPostalMeanKilometres + 1 })))];
        IReadOnlyList<CommuneChange> changes = Compare(Sample, With(further)).Communes;
        Assert.Equal(Sample.Communes.Count, changes.Count);
        double[] people = [.. changes.Select(c => c.Row.Indicators.Population)];
        Assert.True(double.IsNaN(people[^1]));
        Assert.Equal(people[..^1].OrderDescending(), people[..^1]);
    }

    [Fact]
    public void A_commune_that_loses_one_service_and_gains_another_has_lost()
    {
        int mixed = Where(c => c.PostalGap == GapLevel.None && c.MobileGap == GapLevel.Partial).First();
        CommuneChange change = Assert.Single(Compare(Sample, With((mixed, c => c with { PostalGap = GapLevel.Full, MobileGap = GapLevel.None }))).Communes);
        Assert.Equal(CommuneChangeKind.Lost, change.Kind);
    }

    [Fact]
    public void What_was_not_computed_before_is_neither_lost_nor_gained()
    {
        IReadOnlyList<CommuneChange> changes = Compare(SampleReport.Make(withLayers: false), Sample).Communes;
        Assert.Equal(Sample.Communes.Count, changes.Count);
        Assert.DoesNotContain(changes, c => c.Kind is CommuneChangeKind.Lost or CommuneChangeKind.Gained);
    }

    [Fact]
    public void Communes_without_a_code_are_matched_by_name_and_district_and_those_of_one_code_by_their_order()
    {
        Func<CommuneIndicators, CommuneIndicators> Coded(string code, string name) => c => c with { Commune = c.Commune with { Code = code, Name = name } };
        (int, Func<CommuneIndicators, CommuneIndicators>)[] named = [(0, Coded(string.Empty, "Xã A")), (1, Coded(string.Empty, "Xã B")), (2, Coded("7", "Xã C")), (3, Coded("7", "Xã D"))];
        ReportContent before = With(named);
        Assert.Empty(Compare(before, before).Communes);
        ReportContent moved = With([.. named[1..], (0, Coded(string.Empty, "Xã Á"))]);
        Assert.Equal([CommuneChangeKind.New, CommuneChangeKind.Vanished], Compare(before, moved).Communes.Select(c => c.Kind));

        // Of two with one code only the second changed: it alone is told of.
        ReportContent second = With([.. named, (4, c => c), (3, c => Coded("7", "Xã D")(c) with { NearestPostalMeanKilometres = 99 })]);
        Assert.Equal("Xã D", Assert.Single(Compare(before, second).Communes).Row.Indicators.Commune.Name);
    }

    [Fact]
    public void Inputs_that_differ_are_paired_by_role_then_by_name_and_a_new_name_alone_is_no_difference()
    {
        ComparedResults before = Side(Sample, ("communes", "a.gpkg", "1"), ("postalPoints", "old.csv", "2"), ("btsSites", "x.csv", "3"), ("btsSites", "y.csv", "4"), ("elevation", "dem.tif", "5"));
        ComparedResults after = Side(Sample, ("communes", "b.gpkg", "1"), ("postalPoints", "new.csv", "6"), ("btsSites", "y.csv", "7"), ("btsSites", "x.csv", "8"), ("population", "p.tif", "9"));
        ResultsComparison comparison = ResultsComparison.Of(before, after);
        Assert.False(comparison.IsSame);
        Assert.Equal(
            [
                new InputDifference("postalPoints", "old.csv", "2", "new.csv", "6"),
                new InputDifference("btsSites", "x.csv", "3", "x.csv", "8"),
                new InputDifference("btsSites", "y.csv", "4", "y.csv", "7"),
                new InputDifference("elevation", "dem.tif", "5", string.Empty, string.Empty),
                new InputDifference("population", string.Empty, string.Empty, "p.tif", "9"),
            ],
            comparison.Inputs);
    }

    [Fact]
    public void Settings_of_either_side_are_told_in_order()
    {
        ComparedResults before = Side(Sample) with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["b"] = "1", ["same"] = "x" } };
        ComparedResults after = Side(Sample) with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "2", ["same"] = "x" } };
        Assert.Equal([("a", string.Empty, "2"), ("b", "1", string.Empty)], ResultsComparison.Of(before, after).Settings);
    }

    private static IEnumerable<int> Where(Func<CommuneIndicators, bool> wanted) => Sample.Communes.Where(wanted).Select(c => c.Commune.Index);

    private static ReportContent With(params (int Commune, Func<CommuneIndicators, CommuneIndicators> Change)[] changes)
    {
        CommuneIndicators[] communes = [.. Sample.Communes];
        foreach ((int commune, Func<CommuneIndicators, CommuneIndicators> change) in changes)
        {
            communes[commune] = change(communes[commune]);
        }

        return Sample with { Communes = communes };
    }

    private static ResultsComparison Compare(ReportContent before, ReportContent after) => ResultsComparison.Of(Side(before), Side(after));

    private static ComparedResults Side(ReportContent content, params (string Role, string File, string Sha256)[] inputs) => new()
    {
        Name = "results", Content = content, Program = "1.0", Inputs = inputs, Settings = new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
