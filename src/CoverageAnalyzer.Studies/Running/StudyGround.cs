using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What of a study no postal point and no BTS site changes: its communes, people, heights, and how the communes lie. Measured once.</summary>
internal sealed record StudyGround
{
    private const double DefaultMaximumUnknownFraction = 0.05;

    /// <summary>The study.</summary>
    public required StudyFile Study { get; init; }

    /// <summary>The layers, with what was noticed of them.</summary>
    public required StudyInputs Inputs { get; init; }

    /// <summary>The analysis plane.</summary>
    public required StudyPlane Plane { get; init; }

    /// <summary>People of the raster, scaled to the communes' population; null without a raster.</summary>
    public PeoplePlaces? Places { get; init; }

    /// <summary>Each commune with its area and people.</summary>
    public required IReadOnlyList<CommuneIndicators> Communes { get; init; }

    /// <summary>People of each commune, NaN where unknown.</summary>
    public required double[] Population { get; init; }

    /// <summary>The terrain; null without an elevation model, or before it was measured.</summary>
    public TerrainMeasure? Terrain { get; init; }

    /// <summary>How the communes lie; null without rules, or before it was measured.</summary>
    public IReadOnlyList<CommuneSituation>? Situations { get; init; }

    /// <summary>Whether the mountain classes of Kapos and others are asked for.</summary>
    public bool HasKapos => Inputs.Elevation is not null && !double.IsNaN(Study.Classification.KaposMountainMinimumFraction);

    /// <summary>The heights and slopes that the rules ask for.</summary>
    public TerrainThresholds TerrainWanted => Inputs.Rules is { } rules ? RuleNeeds.Of(rules).Terrain : new TerrainThresholds([], []);

    /// <summary>Reads a study's layers and prepares them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="report">Told which stage begins, or what share of it is done.</param>
    /// <param name="cancellation">Stops the run between two steps.</param>
    /// <returns>The ground; its inputs are to be disposed of.</returns>
    /// <exception cref="InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static StudyGround Read(StudyFile study, StudyOptions options, Action<StudyStage, double> report, CancellationToken cancellation)
    {
        report(StudyStage.Import, 0);
        StudyInputs inputs = StudyImport.Read(study, options, f => report(StudyStage.Import, f), cancellation);
        try
        {
            StageMemory.Collect();
            report(StudyStage.Prepare, 0);
            return Prepare(study, options.IsCompact ? CompactPoints.Of(inputs) : inputs);
        }
        catch
        {
            inputs.Dispose();
            throw;
        }
    }

    /// <summary>Projects the layers and gives the communes their area and people.</summary>
    /// <param name="study">The study.</param>
    /// <param name="inputs">The layers.</param>
    public static StudyGround Prepare(StudyFile study, StudyInputs inputs)
    {
        StudyPlane plane = StudyPlane.Prepare(inputs);
        PeoplePlaces? places = inputs.Population is { } raster ? PeoplePlaces.Of(raster, plane.Crs, plane.Communes) : null;
        double[]? byRaster = places?.ByCommune(inputs.Layer.Communes.Count);
        CommuneIndicators[] communes = Describe(study, inputs, byRaster);
        double[] population = [.. communes.Select(c => c.Population)];
        if (byRaster is not null)
        {
            PopulationRasterFindings.Add(study.Population!.Files[0], places!.AllPeople, byRaster, inputs.Layer.Communes, inputs.Findings);
            places = places.ScaledTo(population);
        }

        return new StudyGround { Study = study, Inputs = inputs, Plane = plane, Places = places, Communes = communes, Population = population };
    }

    /// <summary>The same with the terrain of its communes and villages, and what is to be said of it.</summary>
    /// <param name="terrain">The terrain of all communes and villages; null without an elevation model.</param>
    public StudyGround WithTerrain(TerrainMeasure? terrain)
    {
        if (terrain is null)
        {
            return this;
        }

        Inputs.Elevation!.AddReadFindings(terrain.Communes.Sum(c => c.ImplausibleCells), Inputs.Findings);
        TerrainFindings.Add(Study.Elevation!.Files[0], Inputs.Layer.Communes, terrain.Communes, MaximumUnknown(Inputs.Rules), Inputs.Findings);
        return this with { Terrain = terrain, Communes = [.. Communes.Select(c => terrain.Describe(c, MaximumUnknown(Inputs.Rules)))] };
    }

    /// <summary>The same with findings of its own: what is added to them reaches no other.</summary>
    public StudyGround WithOwnFindings() => this with { Inputs = Inputs with { Findings = Inputs.Findings.Copy(_ => true) } };

    /// <summary>The same with how its communes lie, where rules ask for it.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="surroundings">What lies behind the boundary of each commune, where it is known already; null: measure it.</param>
    public StudyGround WithSituations(int threads, CancellationToken cancellation, CommuneSurroundings? surroundings = null)
    {
        if (Inputs.Rules is null)
        {
            return this;
        }

        SituationRequest request = CommuneClassification.SituationsOf(Study, Inputs, Plane, threads);
        IReadOnlyList<CommuneSituation> situations = CommuneSituations.Measure(
            surroundings is null ? request : request with { Locator = surroundings.Locator }, surroundings?.Lengths, cancellation);
        SituationFindings.Add(Study, Inputs.Layer.Communes, situations, Inputs.Findings);
        return this with { Situations = situations };
    }

    private static double MaximumUnknown(RuleSet? rules) => rules?.MaximumUnknownFraction ?? DefaultMaximumUnknownFraction;

    /// <summary>Measures the terrain of its communes and villages.</summary>
    /// <param name="block">The communes and villages to measure; null: all.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <returns>Null without an elevation model.</returns>
    /// <exception cref="InputFileException">The elevation model cannot be measured in.</exception>
    public TerrainMeasure? MeasureTerrain(UnitBlock? block, int threads, CancellationToken cancellation)
    {
        if (Inputs.Elevation is not { } elevation)
        {
            return null;
        }

        KaposOptions? kapos = HasKapos ? new KaposOptions { K6OnlyOutside23N19S = Study.Classification.KaposK6OnlyOutside23N19S } : null;
        try
        {
            return TerrainMeasure.Run(elevation.Model, Inputs.Layer, Inputs.Villages, TerrainWanted, kapos, threads, cancellation, block);
        }
        catch (ArgumentException e) when (kapos is not null && elevation.Model.Crs is { IsGeographic: true } or { IsConformalMetric: true })
        {
            throw new InputFileException(
                SourcePlace.OfFile(Study.Elevation!.Files[0]),
                new("mô hình độ cao có quá nhiều ô để xét các lớp núi UNEP-WCMC.", "the elevation model has too many cells for the UNEP-WCMC mountain classes."),
                new("Bỏ khóa 'classification.kaposMountainMinimumShare', hoặc dùng mô hình có ô lớn hơn.", "Leave out the key 'classification.kaposMountainMinimumShare', or use a model of larger cells."),
                e);
        }
        catch (ArgumentException e)
        {
            throw new InputFileException(
                SourcePlace.OfFile(Study.Elevation!.Files[0]),
                LocalizedText.Of($"không đo được độ dốc và diện tích trong hệ tọa độ {elevation.Model.Crs}.", $"slopes and areas cannot be measured in {elevation.Model.Crs}."),
                new(
                    "Chuyển sang WGS 84 hoặc UTM: gdalwarp -t_srs EPSG:4326 -r bilinear -ot Float32 -dstnodata -32768 cu.tif moi.tif",
                    "Convert it to WGS 84 or UTM: gdalwarp -t_srs EPSG:4326 -r bilinear -ot Float32 -dstnodata -32768 old.tif new.tif"),
                e);
        }
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
}
