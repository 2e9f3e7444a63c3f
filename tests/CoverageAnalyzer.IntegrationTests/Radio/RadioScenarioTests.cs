using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>A study that is kept open answers a changed list of sites from the parts of its network that did not change, and answers as if all had been worked out.</summary>
public sealed class RadioScenarioTests : IDisposable
{
    private static readonly JsonSerializerOptions AllDigits = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IncludeFields = true };
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Edited_sites_give_what_a_run_on_all_of_them_gives()
    {
        string path = Study(folder);
        using PreparedStudy kept = Open(path, compact: true), whole = Open(path, compact: false);
        Assert.Equal(Figures(whole.Baseline.Content), Figures(kept.Baseline.Content));
        foreach (ScenarioEdit[] edits in (ScenarioEdit[][])
            [
                [New("N1", 107.0705, 16.5505)], // in the valley behind the ridge, where nothing was seen
                [New("N1", 107.0105, 16.5055)], // on the place of a site that stays
                [Gone("S00")],
                [Gone("S03"), Gone("S41"), New("N2", 107.0305, 16.5805), Moved("S20", 107.0655, 16.5205)],
                [New("N3", 108.5, 16.5505)], // outside the elevation model: refused, in this list as in the other
                [.. Enumerable.Range(0, 48).Select(i => Gone($"S{i:00}"))], // none is left
                [.. Enumerable.Range(0, 24).Select(i => Gone($"S{2 * i:00}"))], // all of one operator: its layer goes with it
            ])
        {
            ReportContent quick = Evaluate(kept, edits), slow = Evaluate(whole, edits);
            Assert.Equal(Figures(slow), Figures(quick));
            Assert.NotEqual(Figures(kept.Baseline.Content), Figures(quick));
        }
    }

    [Fact]
    public void What_is_kept_serves_a_changed_list_unless_its_operators_are_others()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        StudyGround ground = StudyGround.Read(StudyFileReader.Read(Study(folder)), new StudyOptions(1) { IsCompact = true }, (_, _) => { }, stop);
        using StudyInputs inputs = ground.Inputs;
        var layers = new ScenarioLayers(ground, new Lazy<NearestUnit>(() => new NearestUnit(ground.Inputs.Layer.Polygons)));
        KeptRadio kept = KeptRadio.Of(ground, 1, stop)!;
        MeasuredRadio? Of(params ScenarioEdit[] edits) => kept.For(layers.Apply(new Scenario { Name = "s", Edits = edits }, []).Ground, 1, stop);
        Assert.NotNull(Of());
        Assert.NotNull(Of(New("N1", 107.0705, 16.5505) with { Name = "N1" }));
        Assert.NotNull(Of(Gone("S00"), Moved("S20", 107.0655, 16.5205)));
        Assert.Null(Of([.. Enumerable.Range(0, 24).Select(i => Gone($"S{2 * i:00}"))]));
    }

    // 48 sites of two operators in four rows on the plain and the bank: three parts of 16.
    private static string Study(ScratchFolder folder)
    {
        string sites = string.Concat(Enumerable.Range(0, 48).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"S{i:00},{107.0005 + (0.003 * (i % 12)):F4},{16.5055 + (0.025 * (i / 12)):F4},{(i % 2 == 0 ? "A" : "B")},{(i % 5 == 0 ? "18" : string.Empty)}\n")));
        string path = folder.File("study");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "study.json"), RidgeStudy.Study.Replace("\"reachKilometres\": 10", "\"reachKilometres\": 3", StringComparison.Ordinal));
        foreach ((string name, string text) in RidgeStudy.Files("id,lon,lat,operator,height_m\n" + sites))
        {
            File.WriteAllText(Path.Combine(path, name), text);
        }

        return path;
    }

    private static PreparedStudy Open(string path, bool compact) =>
        PreparedStudy.Open(StudyFileReader.Read(path), new StudyOptions(2) { IsCompact = compact }, "test", null, TestContext.Current.CancellationToken);

    private static ReportContent Evaluate(PreparedStudy study, ScenarioEdit[] edits) =>
        study.Evaluate(new Scenario { Name = "s", Edits = edits }, TestContext.Current.CancellationToken).Content;

    private static string Figures(ReportContent content) => JsonSerializer.Serialize(
        new
        {
            content.Radio,
            Communes = content.Communes.Select(c => (c.MobileCoveredAreaFraction, c.MobileCoveredPopulationFraction)).ToArray(),
            Villages = content.Villages!.Select(v => v.Reasons.Select(r => r.Vietnamese).ToArray()).ToArray(),
        },
        AllDigits);

    private static ScenarioEdit New(string code, double longitude, double latitude) => new()
    {
        Action = ScenarioAction.Add, Layer = ScenarioLayer.BtsSites, Code = code, LongitudeDegrees = longitude, LatitudeDegrees = latitude,
    };

    private static ScenarioEdit Moved(string code, double longitude, double latitude) => New(code, longitude, latitude) with { Action = ScenarioAction.Move };

    private static ScenarioEdit Gone(string code) => new() { Action = ScenarioAction.Remove, Layer = ScenarioLayer.BtsSites, Code = code };
}
