using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Puts a scenario's changes into the layers of a study, as if someone had edited its files.</summary>
/// <param name="ground">The study.</param>
/// <param name="nearest">Finds the commune nearest to a place outside.</param>
internal sealed class ScenarioLayers(StudyGround ground, Lazy<NearestUnit> nearest)
{
    // Findings that say where one point stands; of a point that is moved or gone they say nothing any more.
    private static readonly HashSet<string> OfPlace = new(StringComparer.Ordinal)
    {
        "point-outside", "point-on-overlap", "point-other-commune", "point-same-place",
    };

    /// <summary>The study's ground with the layers as the scenario has them.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="notes">Takes what is noticed.</param>
    public ScenarioGround Apply(Scenario scenario, List<ScenarioNote> notes)
    {
        StudyInputs inputs = ground.Inputs;
        StudyPlane plane = ground.Plane;
        IReadOnlyList<ServicePoint>? points = inputs.PostalPoints;
        IReadOnlyList<BtsSite>? sites = inputs.BtsSites;
        SortedDictionary<string, PointOutcome> ofPoints = ScenarioResolution.Of(
            scenario, ScenarioLayer.PostalPoints, points is null ? null : code => CodeOrder.Find(points, p => p.Code, code).Count, notes);
        SortedDictionary<string, PointOutcome> ofSites = ScenarioResolution.Of(
            scenario, ScenarioLayer.BtsSites, sites is null ? null : code => CodeOrder.Find(sites, s => s.Code, code).Count, notes);
        if (ofPoints.Count + ofSites.Count == 0)
        {
            return new ScenarioGround(ground with { Inputs = inputs with { Findings = inputs.Findings.Copy(_ => true) } }, [], []);
        }

        var gone = new HashSet<(string File, string Row)>();
        void Forget(SourcePlace place) => gone.Add(Key(place));
        var added = new FindingLog();
        var placing = new Placing(this, scenario, notes, added);
        EditedLayer<ServicePoint>? editedPoints = ofPoints.Count == 0 ? null : EditedLayer<ServicePoint>.Of(
            points!,
            (plane.PostalX, plane.PostalY),
            p => p.Code,
            ofPoints,
            (before, outcome) => Placed(before, outcome, placing),
            p => plane.Crs.FromWgs84(p.LongitudeDegrees, p.LatitudeDegrees),
            p => Forget(p.Place));
        EditedLayer<BtsSite>? editedSites = ofSites.Count == 0 ? null : EditedLayer<BtsSite>.Of(
            sites!,
            (plane.BtsX, plane.BtsY),
            s => s.Code,
            ofSites,
            (before, outcome) => Placed(before, outcome, placing),
            s => plane.Crs.FromWgs84(s.LongitudeDegrees, s.LatitudeDegrees),
            s => Forget(s.Place));
        FindingLog findings = inputs.Findings.Copy(f => gone.Count == 0 || !OfPlace.Contains(f.Code) || !gone.Contains(Key(f.Place)));
        foreach (Finding finding in added.ToList())
        {
            findings.Add(finding);
        }

        StudyGround changed = ground with
        {
            Inputs = inputs with { PostalPoints = editedPoints?.Points ?? points, BtsSites = editedSites?.Points ?? sites, Findings = findings },
            Plane = plane with
            {
                PostalX = editedPoints?.X ?? plane.PostalX,
                PostalY = editedPoints?.Y ?? plane.PostalY,
                BtsX = editedSites?.X ?? plane.BtsX,
                BtsY = editedSites?.Y ?? plane.BtsY,
            },
        };
        return new ScenarioGround(changed, editedPoints?.Changes ?? [], editedSites?.Changes ?? []);
    }

    private static (string File, string Row) Key(SourcePlace place) => (place.File, place.Row(Engine.Language.ReportLanguage.English));

    private ServicePoint Placed(ServicePoint? before, PointOutcome outcome, Placing placing)
    {
        ScenarioEdit edit = outcome.Last;
        string name = before?.Name ?? outcome.Added!.Name, type = before?.Type ?? outcome.Added!.Type;
        SourcePlace place = before?.Place ?? placing.PlaceOf(outcome, name);
        return new ServicePoint
        {
            Code = edit.Code,
            Name = name,
            Type = type,
            LongitudeDegrees = edit.LongitudeDegrees,
            LatitudeDegrees = edit.LatitudeDegrees,
            CommuneIndex = placing.CommuneOf(outcome, place),
            IsCounted = before?.IsCounted ?? PointPlacement.IsCounted(type, ground.Study.PostalCountedTypes),
            Place = place,
        };
    }

    private static BtsSite Placed(BtsSite? before, PointOutcome outcome, Placing placing)
    {
        ScenarioEdit edit = outcome.Last;
        string name = before?.Name ?? outcome.Added!.Name;
        SourcePlace place = before?.Place ?? placing.PlaceOf(outcome, name);
        double own = before?.RadiusKilometres ?? outcome.Added!.RadiusKilometres;
        return (before ?? new BtsSite { Code = edit.Code, Name = name, LongitudeDegrees = double.NaN, LatitudeDegrees = double.NaN }) with
        {
            LongitudeDegrees = edit.LongitudeDegrees,
            LatitudeDegrees = edit.LatitudeDegrees,
            RadiusKilometres = double.IsNaN(edit.RadiusKilometres) ? own : edit.RadiusKilometres,
            CommuneIndex = placing.CommuneOf(outcome, place),
            Place = place,
        };
    }

    /// <summary>Finds the communes of the points of one scenario, and makes notes of what the import would have found.</summary>
    private sealed class Placing(ScenarioLayers layers, Scenario scenario, List<ScenarioNote> notes, FindingLog findings)
    {
        public SourcePlace PlaceOf(PointOutcome outcome, string name) => new()
        {
            File = scenario.Name,
            Record = outcome.Edit + 1,
            Name = name.Length > 0 ? name : outcome.Last.Code,
        };

        public int? CommuneOf(PointOutcome outcome, SourcePlace place)
        {
            var found = new FindingLog();
            StudyInputs inputs = layers.Ground.Inputs;
            var communeOf = new CommuneOfPoint(inputs.Layer, inputs.Locator.At(outcome.Last.LongitudeDegrees, outcome.Last.LatitudeDegrees), found, layers.Nearest);
            int? commune = communeOf.Find(place, outcome.Last.LongitudeDegrees, outcome.Last.LatitudeDegrees);
            communeOf.Report();
            foreach (Finding finding in found.ToList())
            {
                findings.Add(finding);
                notes.Add(new ScenarioNote(outcome.Edit, finding.Rank, new(
                    $"{finding.Message.Vietnamese} {finding.Action.Vietnamese}", $"{finding.Message.English} {finding.Action.English}")) { IsFinding = true });
            }

            return commune;
        }
    }

    private StudyGround Ground => ground;

    private Lazy<NearestUnit> Nearest => nearest;
}
