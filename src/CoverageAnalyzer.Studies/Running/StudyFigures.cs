using System.Collections.Concurrent;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Makes all figures of a run from its ground and what was measured of its points.</summary>
internal static class StudyFigures
{
    /// <summary>Counts, assesses the gaps, applies the rules and sums up.</summary>
    /// <param name="ground">The ground, with terrain and situations.</param>
    /// <param name="points">What was measured of the points in its layers.</param>
    /// <param name="before">The classes of the study before its points were changed; null: judge every unit.</param>
    /// <param name="keepWords">Whether the reasons of verdicts are kept, not made when they are asked for.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="classes">The classes, for figures after this study's points are changed.</param>
    /// <param name="cancellation">Stops between units.</param>
    public static ReportContent Of(
        StudyGround ground, PointMeasures points, CommuneClassification? before, bool keepWords, string programVersion, int threads, out CommuneClassification classes, CancellationToken cancellation)
    {
        StudyFile study = ground.Study;
        CommuneIndicators[] communes = [.. ground.Communes];
        if (points.Nearest is { } nearest)
        {
            PointFigures.CountPostal(communes, ground.Inputs.PostalPoints!, nearest);
        }

        if (points.Mobile is { } mobile)
        {
            PointFigures.CountMobile(communes, ground.Inputs.LargeSites?.CommuneCounts ?? PointFigures.CountOf(communes.Length, ground.Inputs.BtsSites!), points.Radio?.CoveredFractions() ?? (mobile.AreaFraction, mobile.PeopleFraction));
        }

        IReadOnlyList<VillageIndicators>? villages = VillageMeasure.Run(
            ground.Inputs, ground.Plane, ground.Terrain, study.PostalMaximumDistanceKilometres, study.MobileRadiusKilometres, points.Radio?.Villages);
        var standard = new GapStandard(
            study.PostalMaximumDistanceKilometres, study.PostalMinimumCoveredFraction, study.MobileRadiusKilometres, study.MobileMinimumCoveredFraction)
        {
            MobileBasis = points.Radio is null ? null : RadioReport.BasisOf(study.Radio),
        };
        var (assessed, gaps) = GapAssessment.Assess(communes, standard);
        classes = Classify(ground, assessed, villages, points.Nearest, before, keepWords, threads, cancellation);
        return Content(ground, points, classes, gaps, programVersion);
    }

    private static CommuneClassification Classify(
        StudyGround ground,
        IReadOnlyList<CommuneIndicators> communes,
        IReadOnlyList<VillageIndicators>? villages,
        NearestPostalMeasure? nearest,
        CommuneClassification? before,
        bool keepWords,
        int threads,
        CancellationToken cancellation)
    {
        if (ground.Situations is not { } situations)
        {
            return new CommuneClassification(communes, villages, null, null);
        }

        var byLimit = new ConcurrentDictionary<double, NearestPostalMeasure>(); // reasons are made when they are asked for, by any thread
        double WithinDistance(IReadOnlyList<int> units, double kilometres)
        {
            if (nearest is null)
            {
                return double.NaN;
            }

            return byLimit.GetOrAdd(kilometres, nearest.WithLimit).OverPeople(units).PopulationWithinLimitFraction;
        }

        CommuneClassification classes = CommuneClassification.Apply(
            ground.Study,
            ground.Inputs,
            [.. communes.Select((c, i) => c with { Situation = situations[i] })],
            villages,
            ground.Terrain,
            WithinDistance,
            before,
            keepWords,
            threads,
            cancellation);
        ListFindings.Add(ground.Study, ground.Inputs.Lists, ground.Inputs.Rules, classes.Verdicts, ground.Inputs.Findings);
        return classes;
    }

    private static ReportContent Content(StudyGround ground, PointMeasures points, CommuneClassification classes, IReadOnlyList<CoverageGap> gaps, string programVersion)
    {
        (StudyFile study, StudyInputs inputs, StudyPlane plane) = (ground.Study, ground.Inputs, ground.Plane);
        ServicePointMeasure? areas = points.Areas;
        IReadOnlyList<CommuneIndicators> communes = classes.Communes;
        UnitIndicators Rolled(string name, IReadOnlyList<CommuneIndicators> of) => Unit(name, of, study, points.Nearest);
        UnitIndicators province = Rolled(study.Name, communes);
        IReadOnlyList<LocalizedText> compared = PublishedFigureCheck.Run(study, province, communes, inputs.Findings);
        return new ReportContent
        {
            StudyName = study.Name,
            Language = study.Language,
            Notices = study.Notice.IsEmpty ? [] : [study.Notice],
            Communes = communes,
            Districts = [.. inputs.Districts.Names.Select((name, d) => Rolled(name, [.. inputs.Districts.Communes[d].Select(c => communes[c])]))],
            Province = province,
            HeadlineNotes = compared,
            PostalPoints = areas?.Points,
            BtsSites = inputs.BtsSites,
            Gaps = gaps,
            Findings = inputs.Findings.ToList(),
            RejectedRows = inputs.Rejected,
            CommunePolygons = inputs.Layer.Polygons,
            CommunePlane = plane.Communes,
            ServiceAreas = areas?.Areas,
            ServiceAreaPlane = areas?.Plane,
            PostalPlane = inputs.PostalPoints is null ? null : (plane.PostalX, plane.PostalY),
            BtsPlane = inputs.BtsSites is null ? null : (plane.BtsX, plane.BtsY),
            Rules = inputs.Rules,
            Verdicts = (IReadOnlyList<RuleVerdict>?)classes.Verdicts ?? [],
            Lists = inputs.Lists,
            DisadvantagedAreas = inputs.Rules is null ? [] : DisadvantagedAreas.Of(communes),
            Villages = classes.Villages,
            VillagePolygons = inputs.Villages?.Polygons,
            VillagePlane = inputs.Villages is null ? null : (plane.VillageX, plane.VillageY),
            TerrainThresholds = ground.Terrain?.Thresholds,
            BorderPlane = plane.Border,
            NationalBorder = inputs.NationalBorder,
            ElevationNote = inputs.Elevation?.Note ?? LocalizedText.Empty,
            AnalysisCrsName = plane.Crs.ToString() ?? plane.Crs.Name,
            TargetServiceRadiusKilometres = study.TargetServiceRadiusKilometres,
            TargetSource = study.TargetSource,
            PostalLimitKilometres = study.PostalMaximumDistanceKilometres,
            MobileRadiusKilometres = study.MobileRadiusKilometres,
            MinimumCoveredFraction = study.MobileMinimumCoveredFraction,
            Radio = points.Radio is null ? null : RadioReport.Of(ground, points.Radio, points.Mobile!),
            UsesStatedArea = study.Area == AreaKind.Statistical && communes.Any(c => c.Commune.StatedAreaHectares > 0),
            Inputs = inputs.Inputs,
            ProgramVersion = programVersion,
        };
    }

    private static UnitIndicators Unit(string name, IReadOnlyList<CommuneIndicators> communes, StudyFile study, NearestPostalMeasure? nearest)
    {
        UnitIndicators unit = UnitRollup.Of(name, communes, study.TargetServiceRadiusKilometres);
        if (nearest is null)
        {
            return unit;
        }

        int[] units = [.. communes.Select(c => c.Commune.Index)];
        NearestPointSummary area = nearest.OverArea(units), people = nearest.OverPeople(units);
        return unit with
        {
            NearestPostalMeanKilometres = area.MeanKilometres,
            NearestPostalP90Kilometres = area.P90Kilometres,
            NearestPostalMaximumKilometres = area.MaximumKilometres,
            NearestPostalPopulationMeanKilometres = people.PopulationMeanKilometres,
            PopulationWithinPostalLimitFraction = people.PopulationWithinLimitFraction,
        };
    }
}
