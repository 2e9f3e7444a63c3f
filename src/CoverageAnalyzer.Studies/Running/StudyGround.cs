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

    /// <summary>The same with the terrain of its communes and villages.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <exception cref="InputFileException">The elevation model cannot be measured in.</exception>
    public StudyGround WithTerrain(int threads, CancellationToken cancellation)
    {
        TerrainMeasure? terrain = MeasureTerrain(Study, Inputs, threads, cancellation);
        return terrain is null
            ? this
            : this with { Terrain = terrain, Communes = [.. Communes.Select(c => terrain.Describe(c, MaximumUnknown(Inputs.Rules)))] };
    }

    /// <summary>The same with how its communes lie, where rules ask for it.</summary>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public StudyGround WithSituations(int threads, CancellationToken cancellation)
    {
        if (Inputs.Rules is null)
        {
            return this;
        }

        IReadOnlyList<CommuneSituation> situations = CommuneClassification.Situations(Study, Inputs, Plane, threads, cancellation);
        SituationFindings.Add(Study, Inputs.Layer.Communes, situations, Inputs.Findings);
        return this with { Situations = situations };
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
