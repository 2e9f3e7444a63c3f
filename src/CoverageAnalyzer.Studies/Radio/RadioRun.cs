using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Works out the mobile coverage of a study by a model of radio waves over its terrain.</summary>
public static class RadioRun
{
    /// <summary>Works out the network.</summary>
    /// <param name="study">The study: settings, and the names of its files for findings.</param>
    /// <param name="model">Its elevation model, whose cells are those of the results.</param>
    /// <param name="masts">Its sites.</param>
    /// <param name="makePrediction">Makes the prediction of the study's model that one thread uses.</param>
    /// <param name="sink">Takes the results band by band.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="StudyFileException">The study's own BTS defaults cannot be used.</exception>
    /// <exception cref="ArgumentException">The elevation model is neither geographic nor in a conformal projection in metres.</exception>
    public static RadioRunResult Run(
        StudyFile study, DigitalElevationModel model, IReadOnlyList<BtsSite> masts, Func<AreaPrediction> makePrediction, IRadioCoverageSink sink,
        FindingLog findings, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(masts);
        ArgumentNullException.ThrowIfNull(findings);
        (IReadOnlyList<RadioSite> sites, RadioNetworkRequest request) = Prepare(study, masts, makePrediction, findings);
        return Conclude(study, model, masts, sites, request, RadioNetwork.Run(model, sites, request, sink, threads, cancellation), findings);
    }

    /// <summary>Makes the network of a study: the sites as far as they can be used, and what is asked.</summary>
    /// <param name="study">The study.</param>
    /// <param name="masts">Its sites.</param>
    /// <param name="makePrediction">Makes the prediction that one thread uses.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <exception cref="StudyFileException">The study's own BTS defaults cannot be used.</exception>
    internal static (IReadOnlyList<RadioSite> Sites, RadioNetworkRequest Request) Prepare(
        StudyFile study, IReadOnlyList<BtsSite> masts, Func<AreaPrediction> makePrediction, FindingLog findings)
    {
        RadioSettings settings = study.Radio;
        string file = FileOf(study);
        BtsDefaults defaults = BtsDefaultsReader.Load(settings.BtsDefaultsFile, study.Directory);
        if (settings.Model == MobileModel.Hata)
        {
            defaults = defaults.HeldTo((30, 200), (150, 2000)); // what Okumura-Hata and COST 231-Hata are made for
        }

        IReadOnlyDictionary<string, AntennaPattern> patterns = RadioPatterns.Read(masts, settings.PatternsFolder is { } folder ? study.PathOf(folder) : null, findings);
        IReadOnlyList<RadioSite> sites = RadioSiteCheck.Check(masts, file, defaults, patterns, findings);
        var request = new RadioNetworkRequest
        {
            MakePrediction = makePrediction,
            ReachMetres = settings.ReachKilometres * 1000,
            Defaults = defaults,
            Preset = settings.Reception,
            Margin = settings.Margin,
            EdgeProbabilityFraction = settings.EdgeProbabilityFraction,
            LocationDeviationDb = settings.LocationDeviationDb,
            ReceiverHeightAboveGroundMetres = settings.ReceiverHeightAboveGroundMetres,
            TimePercent = settings.TimePercent,
            RefractivityGradient = settings.RefractivityGradient,
            SeaLevelRefractivity = settings.SeaLevelRefractivity,
            Patterns = patterns,
            PowerOffsetDb = settings.PowerOffsetDb,
        };
        ReportUncounted(sites, request.Preset, file, findings);
        return (sites, request);
    }

    /// <summary>Tells of the sites that could not be worked out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="model">Its elevation model.</param>
    /// <param name="masts">Its sites.</param>
    /// <param name="sites">What <see cref="Prepare"/> made of them.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="network">What the network counted.</param>
    /// <param name="findings">Takes what is wrong with sites.</param>
    internal static RadioRunResult Conclude(
        StudyFile study, DigitalElevationModel model, IReadOnlyList<BtsSite> masts, IReadOnlyList<RadioSite> sites, RadioNetworkRequest request, RadioNetworkResult network,
        FindingLog findings)
    {
        string file = FileOf(study);
        foreach (int site in network.RefusedSites)
        {
            findings.Add(Refusal(model, masts[site]));
        }

        if (network.Operators.Count == 0 && masts.Any(m => m.Operator.Length > 0))
        {
            findings.Add(
                "too-many-operators",
                FindingRank.Warning,
                SourcePlace.OfFile(file) with { Field = "operator" },
                LocalizedText.Of($"cột nhà mạng có hơn {RadioNetwork.MostOperators:N0} tên khác nhau.", $"the column of operators has more than {RadioNetwork.MostOperators:N0} names."),
                new("Không tách kết quả theo nhà mạng; hãy kiểm tra cột này.", "Results are not told apart by operator; check the column."));
        }

        return new RadioRunResult(network, sites, request);
    }

    private static string FileOf(StudyFile study) => study.BtsSites is { Files.Count: > 0 } layer ? layer.Files[0] : string.Empty;

    private static void ReportUncounted(IReadOnlyList<RadioSite> sites, ReceptionPreset preset, string file, FindingLog findings)
    {
        long none = sites.LongCount(s => s.Sectors.All(e => double.IsNaN(preset.ThresholdsDbm[(int)e.Radio])));
        if (none > 0)
        {
            findings.Add(new Finding(
                "site-radio-not-counted",
                FindingRank.Info,
                SourcePlace.OfFile(file),
                LocalizedText.Of($"{none:N0} trạm chỉ có công nghệ mà '{preset.Title.Vietnamese}' không tính.", $"{none:N0} sites have only technologies that '{preset.Title.English}' does not count."),
                new("Các trạm đó không phủ gì; chọn khóa 'mobile.preset' khác nếu cần.", "They cover nothing; choose another 'mobile.preset' if that is not meant."))
            {
                Count = none,
            });
        }
    }

    private static Finding Refusal(DigitalElevationModel model, BtsSite mast)
    {
        (double x, double y) = model.Crs.FromWgs84(mast.LongitudeDegrees, mast.LatitudeDegrees);
        double column = (x - model.Grid.West) / model.Grid.CellWidth, row = (model.Grid.North - y) / model.Grid.CellHeight;
        bool isInside = column >= 0 && row >= 0 && column < model.Grid.Columns && row < model.Grid.Rows;
        bool isKnown = isInside && !double.IsNaN(TerrainWindow.Read(model, mast.LongitudeDegrees, mast.LatitudeDegrees, 1) is var window ? window.ElevationMetres(window.SiteRow, window.SiteColumn) : double.NaN);
        (string code, LocalizedText message) = (isInside, isKnown) switch
        {
            (false, _) => ("site-outside-elevation", new LocalizedText("trạm đứng ngoài mô hình độ cao.", "the site stands outside the elevation model.")),
            (_, false) => ("site-on-void", new("trạm đứng ở nơi mô hình độ cao không có số liệu.", "the site stands where the elevation model has no height.")),
            _ => ("site-outside-model", new("tần số hoặc độ cao của trạm nằm ngoài phạm vi của mô hình truyền sóng.", "the site's frequency or height is outside what the propagation model is made for.")),
        };
        return new Finding(
            code,
            FindingRank.Warning,
            mast.Place with { Name = mast.Name.Length > 0 ? mast.Name : mast.Code },
            message,
            new("Không tính được trạm này; nơi nó có thể phủ mà không trạm nào khác phủ là 'không rõ'.", "Nothing was worked out for the site; what it could cover and no other does is 'unknown'."))
        {
            LongitudeDegrees = mast.LongitudeDegrees,
            LatitudeDegrees = mast.LatitudeDegrees,
        };
    }
}
