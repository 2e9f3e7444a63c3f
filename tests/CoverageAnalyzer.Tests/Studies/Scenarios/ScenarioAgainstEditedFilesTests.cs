using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;
using CsCheck;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>A scenario gives what a run on files edited by hand gives: every figure, gap, reason, class and verdict, to the last bit.</summary>
public sealed class ScenarioAgainstEditedFilesTests
{
    // Six decimals, as files have them; some places outside the six communes, some shared by several points.
    private static readonly Gen<(double X, double Y)> Place = Gen.Select(
        Gen.Frequency((5, Gen.Int[106_980_000, 107_320_000]), (1, Gen.Int[0, 3].Select(i => 107_000_000 + (i * 100_000)))),
        Gen.Frequency((5, Gen.Int[16_480_000, 16_720_000]), (1, Gen.Int[0, 2].Select(i => 16_500_000 + (i * 100_000)))),
        (x, y) => (x / 1e6, y / 1e6));

    private static readonly Gen<double> Radius = Gen.OneOf(Gen.Const(double.NaN), Gen.Int[500, 9_000].Select(r => r / 1000.0));

    [Fact]
    public void On_small_worlds() =>
        Gen.Select(Place.Array[0, 7], Gen.Select(Place, Radius, (p, r) => (p.X, p.Y, r)).Array[0, 6], Edits(7, 6, Place).Array[1, 6]).Sample(
            (points, sites, wanted) =>
            {
                using EditableStudy study = EditableStudy.Small(points, sites);
                ScenarioEdit[] edits = OneAPoint(wanted, study);
                Compare(study, edits);
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void On_the_built_in_study() =>
        Edits(156, 1159, Gen.Select(Gen.Int[106_600_000, 107_350_000], Gen.Int[16_350_000, 17_100_000], (x, y) => (x / 1e6, y / 1e6))).Array[1, 5].Sample(
            wanted =>
            {
                using EditableStudy study = EditableStudy.BuiltIn();
                Compare(study, OneAPoint(wanted, study));
            },
            iter: 4,
            threads: 1);

    [Fact]
    public void Concurrent_scenarios_do_not_disturb_each_other()
    {
        using EditableStudy study = EditableStudy.Small([(107.05, 16.55), (107.12, 16.61)], [(107.14, 16.64, 4)]);
        using PreparedStudy prepared = PreparedStudy.Open(study.Open(), new StudyOptions(2), "test", null, TestContext.Current.CancellationToken);
        Scenario Scenario(int i) => new() { Name = "s", Edits = [new ScenarioEdit { Action = ScenarioAction.Move, Layer = i % 2 == 0 ? ScenarioLayer.PostalPoints : ScenarioLayer.BtsSites, Code = i % 2 == 0 ? "P0" : "B0", LongitudeDegrees = 107.01 + (i * 0.01), LatitudeDegrees = 16.6 }] };
        ScenarioResult[] alone = [.. Enumerable.Range(0, 12).Select(i => prepared.Evaluate(Scenario(i), TestContext.Current.CancellationToken))];
        var together = new ScenarioResult[12];
        Parallel.For(0, 12, i => together[i] = prepared.Evaluate(Scenario(i), CancellationToken.None));
        for (int i = 0; i < 12; i++)
        {
            SameFigures.Check(alone[i].Content, together[i].Content);
        }
    }

    [Fact]
    public void Nothing_changed_is_the_study_itself()
    {
        using EditableStudy study = EditableStudy.Small([(107.05, 16.55)], [(107.14, 16.64, 4)]);
        using PreparedStudy prepared = PreparedStudy.Open(study.Open(), new StudyOptions(1), "test", null, TestContext.Current.CancellationToken);
        ScenarioResult result = prepared.Evaluate(new Scenario { Name = "s", Edits = [] }, TestContext.Current.CancellationToken);
        SameFigures.Check(prepared.Baseline.Content, result.Content);
        Assert.Equal(prepared.Baseline.Content.Findings.Select(f => (f.Code, f.Message)), result.Content.Findings.Select(f => (f.Code, f.Message)));
        Assert.Empty(result.ChangedCommunes);
        Assert.Empty(result.Notes);
    }

    private static void Compare(EditableStudy study, ScenarioEdit[] edits)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        var options = new StudyOptions(1) { IsCompact = edits.Length % 2 == 1 }; // as a server keeps it, reasons made when they are asked for
        using PreparedStudy prepared = PreparedStudy.Open(study.Open(), options, "test", null, cancellation);
        ScenarioResult result = prepared.Evaluate(new Scenario { Name = "s", Edits = edits }, cancellation);
        study.Apply(edits);
        StudyResults edited = StudyRunner.Run(study.Open(), new StudyOptions(2), "test", null, cancellation);
        SameFigures.Check(edited.Content, result.Content);
    }

    private static Gen<ScenarioEdit> Edits(int points, int sites, Gen<(double X, double Y)> place) => Gen.Select(
        Gen.Enum<ScenarioAction>(), Gen.Bool, Gen.Int[0, 10_000], place, Radius, Gen.Bool, (action, postal, number, p, radius, counted) => new ScenarioEdit
        {
            Action = action,
            Layer = postal ? ScenarioLayer.PostalPoints : ScenarioLayer.BtsSites,
            Code = (number % (postal ? points : sites)).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Name = action == ScenarioAction.Add && postal ? "Mới" : string.Empty, // the rows of sites have no name
            Type = action == ScenarioAction.Add && postal ? counted ? "Bưu cục" : "Đại lý" : string.Empty,
            LongitudeDegrees = action == ScenarioAction.Remove ? double.NaN : p.X,
            LatitudeDegrees = action == ScenarioAction.Remove ? double.NaN : p.Y,
            RadiusKilometres = postal || action == ScenarioAction.Remove ? double.NaN : radius,
        });

    // Changes that can be made, one a point: numbers become codes of the study, or new ones before, between and behind them.
    private static ScenarioEdit[] OneAPoint(ScenarioEdit[] wanted, EditableStudy study) =>
    [
        .. wanted.Select((e, i) =>
        {
            string[] codes = e.Layer == ScenarioLayer.PostalPoints ? [.. study.Points.Keys] : [.. study.Sites.Keys];
            int number = int.Parse(e.Code, System.Globalization.CultureInfo.InvariantCulture);
            string code = e.Action == ScenarioAction.Add ? $"{(i % 3 == 0 ? "A" : i % 3 == 1 ? "P1" : "X")}-{i}" : number < codes.Length ? codes[number] : string.Empty;
            return e with { Code = code };
        }).Where(e => e.Code.Length > 0).GroupBy(e => (e.Layer, e.Code)).Select(g => g.First()),
    ];
}
