using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>What a study's network does as the terrain allows it: shares of communes, states of villages, outlines, rasters.</summary>
/// <param name="Run">What was asked, and counts.</param>
/// <param name="Shares">Shares of the communes.</param>
/// <param name="Areas">Outlines; null where they are not wanted.</param>
/// <param name="Villages">State at each village; null without villages.</param>
/// <param name="Rasters">Rasters for the results folder; null where they are not wanted, or cannot be written.</param>
internal sealed record RadioMeasure(RadioRunResult Run, RadioSharesResult Shares, RadioAreas? Areas, IReadOnlyList<RadioCoverageStatus>? Villages, RasterFiles? Rasters)
{
    /// <summary>Measured points against the prediction; null without measured points.</summary>
    public MeasurementResult? Measurements { get; init; }

    /// <summary>Land cover of the communes; null without the layer.</summary>
    public LandCoverTally? LandCover { get; init; }

    /// <summary>Measures.</summary>
    /// <param name="ground">The study, with sites and an elevation model.</param>
    /// <param name="keepsRasters">Whether rasters are wanted.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="measured">The network where it is worked out already; null: work it out.</param>
    /// <exception cref="StudyFileException">The model cannot be used with these inputs.</exception>
    public static RadioMeasure Of(StudyGround ground, bool keepsRasters, FindingLog findings, int threads, CancellationToken cancellation, MeasuredRadio? measured = null)
    {
        StudyFile study = ground.Study;
        DigitalElevationModel model = ground.Inputs.Elevation!.Model;
        IReadOnlyList<BtsSite> sites = ground.Inputs.BtsSites!;
        RequireUsable(model);
        LandCoverTally? cover = CoverOf(ground, findings, threads, cancellation);
        GridMetrics metrics = GridMetrics.Of(model.Grid, model.Crs);
        IReadOnlyList<string> operators = RadioNetwork.OperatorsOf(sites);
        RadioCircles circles = RadioGround.CirclesIn(sites, study.MobileRadiusKilometres, model);
        var shares = new RadioShares(
            metrics, PolygonProjection.FromWgs84(ground.Inputs.Layer.Polygons, model.Crs), operators.Count, RadioGround.PeopleIn(ground.Places, ground.Plane.Crs, model), circles);
        var outlines = new RadioOutlines(metrics, model.Crs, circles);
        List<IRadioCoverageSink> sinks = [shares, outlines];
        RadioPowers? villages = null;
        if (ground.Inputs.Villages is { } layer)
        {
            sinks.Add(villages = new RadioPowers(model.Grid, RadioPowers.CellsOf(model, [.. layer.Villages.Select(v => (v.LongitudeDegrees, v.LatitudeDegrees))])));
        }

        MeasurementComparison? comparison = ground.Inputs.Measurements is { Count: > 0 } points ? new MeasurementComparison(model, points) : null;
        bool makesRasters = keepsRasters && model.Crs.EpsgCode is not null;
        if (keepsRasters && !makesRasters)
        {
            findings.Add(
                "radio-rasters-left-out",
                FindingRank.Warning,
                SourcePlace.OfFile(study.Elevation!.Files[0]),
                LocalizedText.Of($"hệ tọa độ {model.Crs.Name} của mô hình độ cao không có mã EPSG.", $"the elevation model's coordinate system {model.Crs.Name} has no EPSG code."),
                new("Không ghi các tệp mobile_*.tif; mọi chỉ tiêu vẫn đủ.", "The files mobile_*.tif are not written; every figure is there."));
        }

        RadioRasters NewRasters() => new(model.Grid, model.Crs, operators, threads);
        if (measured is not null)
        {
            RadioRunResult merged = measured.Run(new RadioSinks(sinks), comparison?.OfAll, findings, cancellation);
            return new RadioMeasure(
                merged, shares.Result(), outlines.Result(), villages?.States, makesRasters ? new RasterFiles(RadioRasters.NamesOf(operators.Count), stop => Drawn(NewRasters, measured.Take, stop)) : null)
            {
                Measurements = comparison?.Compare(merged, findings, threads, cancellation, (number, sites, powers) => measured.Take(number, sites, powers, cancellation)),
                LandCover = cover,
            };
        }

        if (comparison is not null)
        {
            sinks.Add(comparison.OfAll);
        }

        RasterFiles? files = null;
        RadioRunResult? run = null;
        void Run(IRadioCoverageSink sink) => run = RadioRun.Run(study, model, sites, AreaPredictions.Of(ground), sink, findings, threads, cancellation);
        try
        {
            if (makesRasters)
            {
                files = Drawn(NewRasters, (rasters, _) => Run(new RadioSinks([.. sinks, rasters])), cancellation);
            }
            else
            {
                Run(new RadioSinks(sinks));
            }

            return new RadioMeasure(run!, shares.Result(), outlines.Result(), villages?.States, files) { Measurements = comparison?.Compare(run!, findings, threads, cancellation), LandCover = cover };
        }
        catch
        {
            files?.Dispose();
            throw;
        }
    }

    /// <summary>Refuses an elevation model whose cells are not about square on the ground.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="StudyFileException">It is in another projection.</exception>
    public static void RequireUsable(DigitalElevationModel model)
    {
        if (!model.Crs.IsGeographic && !model.Crs.IsConformalMetric)
        {
            throw new StudyFileException(StudyFile.FileName, [new(
                $"khóa 'mobile.model' cần mô hình độ cao theo kinh độ, vĩ độ hoặc phép chiếu đồng góc tính bằng mét; mô hình này theo {model.Crs}. Hãy chuyển nó sang EPSG:4326 hoặc một múi UTM.",
                $"the key 'mobile.model' needs an elevation model in longitude and latitude or in a conformal projection in metres; this one is in {model.Crs}. Warp it to EPSG:4326 or to a UTM zone.")]);
        }
    }

    private static LandCoverTally? CoverOf(StudyGround ground, FindingLog findings, int threads, CancellationToken cancellation)
    {
        if (ground.Inputs.LandCover is not { } source)
        {
            return null;
        }

        DigitalElevationModel model = ground.Inputs.Elevation!.Model;
        var units = UnitRaster.Rasterize(PolygonProjection.FromWgs84(ground.Inputs.Layer.Polygons, model.Crs), model.Grid, threads);
        LandCoverTally tally = LandCoverTally.Of(source.Cover, units, threads, cancellation);
        LandCoverFindings.Add(source.Files[0], tally, findings);
        return tally;
    }

    /// <summary>Covered shares of the communes, for their published figures; NaN where more than 1 part in 20 is not known.</summary>
    public (double[] Area, double[] People) CoveredFractions()
    {
        const double mostUnknown = 0.05;
        static double Covered(RadioStatusFractions of) => of.UnknownFraction > mostUnknown ? double.NaN : of.CoveredFraction;
        return ([.. Shares.Any.Area.Select(Covered)], [.. Shares.Any.People.Select(Covered)]);
    }

    // Fills rasters with all rows and keeps their files.
    private static RasterFiles Drawn(Func<RadioRasters> make, Action<RadioRasters, CancellationToken> fill, CancellationToken cancellation)
    {
        using RadioRasters rasters = make();
        fill(rasters, cancellation);
        var files = new RasterFiles();
        try
        {
            rasters.Finish(files.Keep);
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }
}
