using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Runs a study: import, prepare, measure, cover, look at the terrain, classify. Publishing is a step of its own.</summary>
/// <remarks>The same study gives the same results for any number of threads, on any day and machine.</remarks>
public static class StudyRunner
{
    private const double DefaultMaximumUnknownFraction = 0.05;

    /// <summary>Runs a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="progress">Told where the run stands, or null.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static StudyResults Run(
        StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        void Report(StudyStage stage, double fraction)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StudyProgress(stage, fraction));
        }

        Report(StudyStage.Import, 0);
        using StudyInputs inputs = StudyImport.Read(study, options.Threads, f => Report(StudyStage.Import, f), cancellation);

        Report(StudyStage.Prepare, 0);
        StudyPlane plane = StudyPlane.Prepare(inputs);
        PeoplePlaces? places = inputs.Population is { } raster ? PeoplePlaces.Of(raster, plane.Crs, plane.Communes) : null;

        Report(StudyStage.Measure, 0);
        double[]? byRaster = places?.ByCommune(inputs.Layer.Communes.Count);
        CommuneIndicators[] communes = Describe(study, inputs, byRaster);
        if (byRaster is not null)
        {
            double all = 0;
            foreach (float people in inputs.Population!.People)
            {
                all += people > 0 ? people : 0;
            }

            PopulationRasterFindings.Add(study.Population!.Files[0], all, byRaster, inputs.Layer.Communes, inputs.Findings);
            places = places!.ScaledTo([.. communes.Select(c => c.Population)]);
        }

        bool[] counted = [.. (inputs.PostalPoints ?? []).Select(p => p.IsCounted)];
        NearestPostalMeasure? nearest = null;
        ServicePointMeasure? areas = null;
        if (inputs.PostalPoints is { } points)
        {
            nearest = NearestPostalMeasure.Run(
                plane,
                counted,
                inputs.Population,
                places,
                [.. communes.Select(c => c.Population)],
                study.PostalMaximumDistanceKilometres,
                options.Threads,
                cancellation);
            Report(StudyStage.Measure, 0.6);
            areas = ServicePointMeasure.Run(plane, points, places, [.. communes.Select(c => c.Population)], options.Threads, cancellation);
            CountPostal(communes, points, nearest);
        }

        Report(StudyStage.Cover, 0);
        if (inputs.BtsSites is { } sites)
        {
            MobileMeasure mobile = MobileMeasure.Run(plane, sites, study.MobileRadiusKilometres, places, options.Threads, cancellation);
            CountMobile(communes, sites, mobile);
        }

        Report(StudyStage.Terrain, 0);
        TerrainMeasure? terrain = MeasureTerrain(study, inputs, options.Threads, cancellation);
        if (terrain is not null)
        {
            communes = [.. communes.Select(c => terrain.Describe(c, MaximumUnknown(inputs.Rules)))];
        }

        IReadOnlyList<VillageIndicators>? villages = VillageMeasure.Run(
            inputs, plane, terrain, study.PostalMaximumDistanceKilometres, study.MobileRadiusKilometres);

        Report(StudyStage.Classify, 0);
        var standard = new GapStandard(
            study.PostalMaximumDistanceKilometres, study.PostalMinimumCoveredFraction, study.MobileRadiusKilometres, study.MobileMinimumCoveredFraction);
        var (assessed, gaps) = GapAssessment.Assess(communes, standard);
        CommuneClassification classes = Classify(study, inputs, plane, assessed, villages, terrain, nearest, options.Threads, cancellation);
        var measured = new Measured(plane, classes, gaps, nearest, areas, terrain);
        return new StudyResults(study, Content(study, inputs, measured, programVersion), inputs.Files);
    }

    private static double MaximumUnknown(RuleSet? rules) => rules?.MaximumUnknownFraction ?? DefaultMaximumUnknownFraction;

    private static TerrainMeasure? MeasureTerrain(StudyFile study, StudyInputs inputs, int threads, CancellationToken cancellation)
    {
        if (inputs.Elevation is not { } elevation)
        {
            return null;
        }

        TerrainThresholds wanted = inputs.Rules is { } rules ? RuleNeeds.Of(rules).Terrain : new TerrainThresholds([], []);
        KaposOptions? kapos = double.IsNaN(study.Classification.KaposMountainMinimumFraction)
            ? null
            : new KaposOptions { K6OnlyOutside23N19S = study.Classification.KaposK6OnlyOutside23N19S };
        TerrainMeasure terrain;
        try
        {
            terrain = TerrainMeasure.Run(elevation.Model, inputs.Layer, inputs.Villages, wanted, kapos, threads, cancellation);
        }
        catch (ArgumentException e) when (kapos is not null && elevation.Model.Crs is { IsGeographic: true } or { IsConformalMetric: true })
        {
            throw new InputFileException(
                SourcePlace.OfFile(study.Elevation!.Files[0]),
                new("mô hình độ cao có quá nhiều ô để xét các lớp núi UNEP-WCMC.", "the elevation model has too many cells for the UNEP-WCMC mountain classes."),
                new("Bỏ khóa 'classification.kaposMountainMinimumShare', hoặc dùng mô hình có ô lớn hơn.", "Leave out the key 'classification.kaposMountainMinimumShare', or use a model of larger cells."),
                e);
        }
        catch (ArgumentException e)
        {
            throw new InputFileException(
                SourcePlace.OfFile(study.Elevation!.Files[0]),
                LocalizedText.Of($"không đo được độ dốc và diện tích trong hệ tọa độ {elevation.Model.Crs}.", $"slopes and areas cannot be measured in {elevation.Model.Crs}."),
                new(
                    "Chuyển sang WGS 84 hoặc UTM: gdalwarp -t_srs EPSG:4326 -r bilinear -ot Float32 -dstnodata -32768 cu.tif moi.tif",
                    "Convert it to WGS 84 or UTM: gdalwarp -t_srs EPSG:4326 -r bilinear -ot Float32 -dstnodata -32768 old.tif new.tif"),
                e);
        }

        elevation.AddReadFindings(inputs.Findings);
        TerrainFindings.Add(study.Elevation!.Files[0], inputs.Layer.Communes, terrain.Communes, MaximumUnknown(inputs.Rules), inputs.Findings);
        return terrain;
    }

    private static CommuneClassification Classify(
        StudyFile study,
        StudyInputs inputs,
        StudyPlane plane,
        IReadOnlyList<CommuneIndicators> communes,
        IReadOnlyList<VillageIndicators>? villages,
        TerrainMeasure? terrain,
        NearestPostalMeasure? nearest,
        int threads,
        CancellationToken cancellation)
    {
        if (inputs.Rules is null)
        {
            return new CommuneClassification(communes, villages, []);
        }

        IReadOnlyList<CommuneSituation> situations = CommuneClassification.Situations(study, inputs, plane, threads, cancellation);
        SituationFindings.Add(study, inputs.Layer.Communes, situations, inputs.Findings);
        var byLimit = new Dictionary<double, NearestPostalMeasure>();
        double WithinDistance(IReadOnlyList<int> units, double kilometres)
        {
            if (nearest is null)
            {
                return double.NaN;
            }

            if (!byLimit.TryGetValue(kilometres, out NearestPostalMeasure? measure))
            {
                byLimit.Add(kilometres, measure = nearest.WithLimit(kilometres));
            }

            return measure.OverPeople(units).PopulationWithinLimitFraction;
        }

        CommuneClassification classes = CommuneClassification.Apply(
            study, inputs, [.. communes.Select((c, i) => c with { Situation = situations[i] })], villages, terrain, WithinDistance, cancellation);
        ListFindings.Add(study, inputs.Lists, classes.Verdicts, inputs.Findings);
        return classes;
    }

    private static CommuneIndicators[] Describe(StudyFile study, StudyInputs inputs, double[]? raster)
    {
        IReadOnlyList<Commune> communes = inputs.Layer.Communes;
        var described = new CommuneIndicators[communes.Count];
        for (int i = 0; i < described.Length; i++)
        {
            Commune commune = communes[i];
            double stated = commune.StatedAreaHectares / 100;
            described[i] = new CommuneIndicators
            {
                Commune = commune,
                AreaSquareKilometres = study.Area == AreaKind.Statistical && stated > 0 ? stated : commune.PolygonAreaSquareKilometres,
                Population = double.IsNaN(commune.Population) && raster is not null ? raster[i] : commune.Population,
            };
        }

        if (study.Area == AreaKind.Statistical && communes.Count(c => !(c.StatedAreaHectares > 0)) is > 0 and int missing)
        {
            inputs.Findings.Add(
                "area-not-stated",
                missing == communes.Count ? FindingRank.Info : FindingRank.Warning,
                new SourcePlace { File = StudyFile.FileName, Field = "area" },
                LocalizedText.Of($"{missing:N0} trong {communes.Count:N0} xã không có diện tích thống kê.", $"{missing:N0} of {communes.Count:N0} communes state no statistical area."),
                new("Dùng diện tích đa giác trên elipxoit cho các xã này.", "The polygon's area on the ellipsoid is used for them."));
        }

        return described;
    }

    private static void CountPostal(CommuneIndicators[] communes, IReadOnlyList<ServicePoint> points, NearestPostalMeasure nearest)
    {
        var count = new int[communes.Length];
        foreach (ServicePoint point in points)
        {
            if (point is { IsCounted: true, CommuneIndex: int index })
            {
                count[index]++;
            }
        }

        for (int i = 0; i < communes.Length; i++)
        {
            CommuneIndicators c = communes[i];
            NearestPointSummary area = nearest.OverArea([i]), people = nearest.OverPeople([i]);
            communes[i] = c with
            {
                PostalPoints = count[i],
                AverageServiceRadiusKilometres = AverageServiceRadius.Kilometres(c.AreaSquareKilometres, count[i]),
                PeoplePerPostalPoint = count[i] > 0 ? c.Population / count[i] : double.NaN,
                NearestPostalMeanKilometres = area.MeanKilometres,
                NearestPostalP90Kilometres = area.P90Kilometres,
                NearestPostalMaximumKilometres = area.MaximumKilometres,
                NearestPostalPopulationMeanKilometres = people.PopulationMeanKilometres,
                PopulationWithinPostalLimitFraction = people.PopulationWithinLimitFraction,
            };
        }
    }

    private static void CountMobile(CommuneIndicators[] communes, IReadOnlyList<BtsSite> sites, MobileMeasure mobile)
    {
        var count = new int[communes.Length];
        foreach (BtsSite site in sites)
        {
            if (site.CommuneIndex is int index)
            {
                count[index]++;
            }
        }

        for (int i = 0; i < communes.Length; i++)
        {
            communes[i] = communes[i] with
            {
                BtsSites = count[i],
                MobileCoveredAreaFraction = mobile.AreaFraction[i],
                MobileCoveredPopulationFraction = communes[i].Population > 0 ? mobile.PeopleFraction[i] : double.NaN,
                MobileUncoveredPopulation = communes[i].Population > 0 ? communes[i].Population * (1 - mobile.PeopleFraction[i]) : double.NaN,
            };
        }
    }

    private static ReportContent Content(StudyFile study, StudyInputs inputs, Measured measured, string programVersion)
    {
        StudyPlane plane = measured.Plane;
        ServicePointMeasure? areas = measured.Areas;
        IReadOnlyList<CommuneIndicators> communes = measured.Classes.Communes;
        UnitIndicators Rolled(string name, IReadOnlyList<CommuneIndicators> of) => Unit(name, of, study, measured.Nearest);
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
            Gaps = measured.Gaps,
            Findings = inputs.Findings.ToList(),
            RejectedRows = inputs.Rejected,
            CommunePolygons = inputs.Layer.Polygons,
            CommunePlane = plane.Communes,
            ServiceAreas = areas?.Areas,
            ServiceAreaPlane = areas?.Plane,
            PostalPlane = inputs.PostalPoints is null ? null : (plane.PostalX, plane.PostalY),
            BtsPlane = inputs.BtsSites is null ? null : (plane.BtsX, plane.BtsY),
            Rules = inputs.Rules,
            Verdicts = measured.Classes.Verdicts,
            Lists = inputs.Lists,
            DisadvantagedAreas = inputs.Rules is null ? [] : DisadvantagedAreas.Of(communes),
            Villages = measured.Classes.Villages,
            VillagePolygons = inputs.Villages?.Polygons,
            VillagePlane = inputs.Villages is null ? null : (plane.VillageX, plane.VillageY),
            TerrainThresholds = measured.Terrain?.Thresholds,
            BorderPlane = plane.Border,
            ElevationNote = inputs.Elevation?.Note ?? LocalizedText.Empty,
            AnalysisCrsName = plane.Crs.ToString() ?? plane.Crs.Name,
            TargetServiceRadiusKilometres = study.TargetServiceRadiusKilometres,
            TargetSource = study.TargetSource,
            PostalLimitKilometres = study.PostalMaximumDistanceKilometres,
            MobileRadiusKilometres = study.MobileRadiusKilometres,
            MinimumCoveredFraction = study.MobileMinimumCoveredFraction,
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

    /// <summary>What the stages found, for the report.</summary>
    private sealed record Measured(
        StudyPlane Plane,
        CommuneClassification Classes,
        IReadOnlyList<CoverageGap> Gaps,
        NearestPostalMeasure? Nearest,
        ServicePointMeasure? Areas,
        TerrainMeasure? Terrain);
}
