using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>How each commune lies, and what the rule set says of every unit.</summary>
/// <param name="Communes">The communes with their situation and classes.</param>
/// <param name="Villages">The villages with their class; null without a village layer.</param>
/// <param name="Verdicts">All verdicts, rule by rule; null without a rule set.</param>
/// <param name="Grounds">What the verdicts were made of; null without a rule set.</param>
internal sealed record CommuneClassification(
    IReadOnlyList<CommuneIndicators> Communes, IReadOnlyList<VillageIndicators>? Villages, RuleVerdictTable? Verdicts, JudgedFacts? Grounds)
{
    /// <summary>What there is to measure how the communes lie: islands, border, sea, district centre.</summary>
    /// <param name="study">The study.</param>
    /// <param name="inputs">The layers.</param>
    /// <param name="plane">The analysis plane.</param>
    /// <param name="threads">Threads.</param>
    public static SituationRequest SituationsOf(StudyFile study, StudyInputs inputs, StudyPlane plane, int threads)
    {
        Func<double, double, SurfaceKind>? surface = null;
        if (inputs.Elevation is { } elevation)
        {
            surface = new ElevationSeaTest(elevation.Model, plane.Crs).At;
        }

        return new SituationRequest
        {
            Communes = inputs.Layer.Communes,
            Polygons = plane.Communes,
            ScaleFactor = plane.Crs.ScaleFactor,
            ConnectToleranceMetres = study.Classification.ConnectMetres,
            BorderToleranceMetres = study.Classification.BorderSnapMetres,
            NationalBorder = plane.Border,
            SurfaceAt = surface,
            DistrictOfCommune = inputs.Districts.OfCommune,
            Threads = threads,
            DistrictCentres = inputs.DistrictCentres is { } centres ? [.. centres.Select(c => InPlane(c, plane))] : null,
        };
    }

    /// <summary>Applies the rule set.</summary>
    /// <param name="study">The study.</param>
    /// <param name="inputs">The layers, with the rule set.</param>
    /// <param name="communes">The communes, gaps assessed, with terrain and situation.</param>
    /// <param name="villages">The villages, or null.</param>
    /// <param name="terrain">The terrain, or null.</param>
    /// <param name="withinDistance">Share of people of some communes within a distance in km of a postal point; NaN where unknown.</param>
    /// <param name="before">The study as it was judged before its points changed, whose verdicts hold where the facts do; null: judge every unit.</param>
    /// <param name="keepWords">Whether the reasons of verdicts are kept; a study judged before decides it for those after.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops between units.</param>
    public static CommuneClassification Apply(
        StudyFile study,
        StudyInputs inputs,
        IReadOnlyList<CommuneIndicators> communes,
        IReadOnlyList<VillageIndicators>? villages,
        TerrainMeasure? terrain,
        Func<IReadOnlyList<int>, double, double> withinDistance,
        CommuneClassification? before,
        bool keepWords,
        int threads,
        CancellationToken cancellation)
    {
        if (inputs.Rules is not { } rules)
        {
            return new CommuneClassification(communes, villages, null, null);
        }

        IReadOnlyList<int> all = [.. Enumerable.Range(0, communes.Count)];
        (int[] Staffed, int[] Mailboxes)? kinds = inputs.PostalPoints is { } points ? PostalPointKinds.Count(points, communes.Count) : null;
        var facts = new StudyFacts(new StudyFactInputs
        {
            Communes = communes,
            Terrain = terrain?.Thresholds,
            Kapos = terrain?.Kapos,
            Villages = villages,
            VillagesHavePolygons = inputs.Villages?.Polygons is not null,
            Lists = inputs.Lists,
            Districts = inputs.Districts.Communes,
            PopulationWithinPostalDistance = (scope, unit, km) => withinDistance(
                scope switch
                {
                    RuleScope.Commune => [unit],
                    RuleScope.District => inputs.Districts.Communes[unit],
                    _ => all,
                },
                km),
            StaffedPostalPoints = kinds?.Staffed,
            PublicMailboxes = kinds?.Mailboxes,
            Settings = Settings(study),
        });
        double[][] within = [.. RuleNeeds.Of(rules).PostalDistancesKilometres.Select(km => (double[])[.. all.Select(c => withinDistance([c], km))])];
        var grounds = new JudgedFacts(communes, villages, kinds, within, inputs.Districts.Communes);
        RuleVerdictTable verdicts = before is { Verdicts: { } known, Grounds: { } earlier }
            ? known.Again(facts, grounds.ChangesSince(earlier), cancellation, threads)
            : RuleVerdictTable.Judge(rules, facts, Overrides(study, inputs), keepWords, cancellation, threads);
        return new CommuneClassification(Classed(communes, verdicts), Classed(villages, rules, verdicts), verdicts, grounds);
    }

    // Thresholds that no norm states, by the names that rules ask for them.
    private static Dictionary<string, double> Settings(StudyFile study)
    {
        (string Name, double Value)[] stated =
        [
            (StudySettings.RemoteDistanceKilometres, study.Classification.RemoteDistanceKilometres),
            (StudySettings.TargetServiceRadiusKilometres, study.TargetServiceRadiusKilometres),
            (StudySettings.KaposMountainMinimumShare, study.Classification.KaposMountainMinimumFraction),
        ];
        return stated.Where(s => !double.IsNaN(s.Value)).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
    }

    private static CommuneIndicators[] Classed(IReadOnlyList<CommuneIndicators> communes, RuleVerdictTable verdicts)
    {
        IReadOnlyList<Verdict> Of(UnitClass kind) => verdicts.OfClass(kind, communes.Count);
        IReadOnlyList<Verdict> mountainous = Of(UnitClass.Mountainous), highland = Of(UnitClass.Highland), island = Of(UnitClass.Island);
        IReadOnlyList<Verdict> border = Of(UnitClass.LandBorder), sea = Of(UnitClass.SeaBorder), remote = Of(UnitClass.Remote), programme = Of(UnitClass.Programme);
        return
        [
            .. communes.Select((c, i) => c with
            {
                Mountainous = mountainous[i],
                Highland = highland[i],
                Island = island[i],
                Border = border[i],
                SeaBorder = sea[i],
                Remote = remote[i],
                Programme = programme[i],
            }),
        ];
    }

    // A village is mountainous by the rule that says so, or by the one whose villages the communes' rule counts.
    private static IReadOnlyList<VillageIndicators>? Classed(IReadOnlyList<VillageIndicators>? villages, RuleSet rules, RuleVerdictTable verdicts)
    {
        if (villages is null)
        {
            return null;
        }

        string? counted = rules.Rules.FirstOrDefault(r => r is { Scope: RuleScope.Commune, Decides: UnitClass.Mountainous }) is { } ofCommunes
            ? RuleNeeds.Within(ofCommunes.When).OfType<UnitShareCondition>().FirstOrDefault(s => s.Of == RuleScope.Village)?.Meeting
            : null;
        string? decisive = rules.Rules.FirstOrDefault(r => r is { Scope: RuleScope.Village, Decides: UnitClass.Mountainous })?.Id ?? counted;
        IReadOnlyList<Verdict> mountainous = decisive is null ? [] : verdicts.OfRule(decisive).Verdicts;
        return [.. villages.Select((v, i) => v with { Mountainous = i < mountainous.Count ? mountainous[i] : Verdict.NotComputed })];
    }

    private static RuleOverrides Overrides(StudyFile study, StudyInputs inputs)
    {
        var lists = study.Classification.Overrides.Select(o => new RuleOverrideList
        {
            Kind = o.Class,
            Yes = o.Verdict == Verdict.Yes ? o.Communes : [],
            No = o.Verdict == Verdict.No ? o.Communes : [],
            Reason = o.Reason.IsEmpty ? new LocalizedText("nghiên cứu tự nêu", "stated by the study") : o.Reason,
        });
        try
        {
            RuleOverrides overrides = RuleOverrides.Of(lists, [.. inputs.Layer.Communes.Select(c => c.Code)]);
            foreach (string code in overrides.UnknownCodes)
            {
                inputs.Findings.Add(
                    "override-unknown-commune",
                    FindingRank.Warning,
                    new SourcePlace { File = StudyFile.FileName, Field = "classification.overrides" },
                    LocalizedText.Of($"mã '{code}' không phải của xã nào.", $"the code '{code}' is no commune's."),
                    new("Kiểm tra mã trong communes.csv.", "Check the codes in communes.csv."));
            }

            return overrides;
        }
        catch (ArgumentException)
        {
            throw new StudyFileException(StudyFile.FileName, [new(
                "khóa 'classification.overrides' nêu một xã vừa thuộc vừa không thuộc cùng một loại.",
                "the key 'classification.overrides' says of one commune both that it belongs to a class and that it does not.")]);
        }
    }

    private static DistrictCentre? InPlane((double LongitudeDegrees, double LatitudeDegrees, LocalizedText Text)? centre, StudyPlane plane)
    {
        if (centre is not { } place)
        {
            return null;
        }

        (double x, double y) = plane.Crs.FromWgs84(place.LongitudeDegrees, place.LatitudeDegrees);
        return new DistrictCentre(x, y, place.Text);
    }
}
