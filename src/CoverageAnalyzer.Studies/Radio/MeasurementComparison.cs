using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Holds measured points against what the study's network is predicted to give at their cells.</summary>
/// <remarks>
/// A point whose operator or technology is stated is compared with the best server of that operator and technology: their sites are worked out again,
/// without the others. A point that states neither is compared with the best server of all.
/// Cost: that of the sites near the points, once more for each operator and technology that is measured.
/// </remarks>
internal sealed class MeasurementComparison
{
    private readonly DigitalElevationModel model;
    private readonly IReadOnlyList<MeasuredPoint> points;
    private readonly long[] cells;

    /// <summary>Prepares; before the network is worked out.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="points">The points.</param>
    public MeasurementComparison(DigitalElevationModel model, IReadOnlyList<MeasuredPoint> points)
    {
        (this.model, this.points) = (model, points);
        cells = RadioPowers.CellsOf(model, [.. points.Select(p => (p.LongitudeDegrees, p.LatitudeDegrees))]);
        OfAll = new RadioPowers(model.Grid, cells);
    }

    /// <summary>Takes the bands of the whole network.</summary>
    public RadioPowers OfAll { get; }

    /// <summary>Compares; once the network is worked out.</summary>
    /// <param name="run">The network.</param>
    /// <param name="findings">Takes points that could not be compared.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="workOut">Gives the powers of one of the <see cref="Apart"/>: its number, its sites, what takes the powers; null: it is worked out here.</param>
    public MeasurementResult Compare(
        RadioRunResult run, FindingLog findings, int threads, CancellationToken cancellation, Action<int, IReadOnlyList<RadioSite>, RadioPowers>? workOut = null)
    {
        workOut ??= (_, sites, powers) => RadioNetwork.Run(model, sites, run.Request, powers, threads, cancellation);
        int apart = 0;
        bool nameOperators = run.Sites.Any(s => s.Site.Operator.Length > 0);
        var compared = new MeasuredComparison[points.Count];
        var isVoid = new Dictionary<long, bool>();
        foreach (MeasuredNetwork network in MeasuredNetwork.Of(points, nameOperators))
        {
            double threshold = ThresholdOf(run, network.Radio);
            (IReadOnlyList<RadioSite> own, bool counts, bool isApart) = SitesOf(network, run.Sites, run.Request);
            RadioPowers powers = OfAll;
            if (isApart)
            {
                powers = new RadioPowers(model.Grid, CellsOf(network));
                workOut(apart++, network.Near(own, points, run.Request.ReachMetres), powers);
            }

            if (counts && network.Radio == RadioClass.Unknown && ClassesOf(own, run.Request.Preset) > 1)
            {
                ReportNoTechnology(network, findings);
            }

            foreach (int i in network.Points)
            {
                compared[i] = Compared(i, counts, powers, threshold, isVoid);
            }

            if (!counts)
            {
                ReportNoNetwork(network, findings);
            }
        }

        foreach (MeasuredComparison one in compared)
        {
            Report(one, findings);
        }

        return MeasurementResult.Of(compared, run.Request.PowerOffsetDb);
    }

    /// <summary>The networks that are worked out again for points that were measured on them alone, in the order of comparing: their sites, and the cells of their points.</summary>
    /// <param name="sites">All sites.</param>
    /// <param name="request">What is asked.</param>
    public IReadOnlyList<(IReadOnlyList<RadioSite> Sites, IReadOnlyList<long> Cells)> Apart(IReadOnlyList<RadioSite> sites, RadioNetworkRequest request) =>
    [
        .. MeasuredNetwork.Of(points, sites.Any(s => s.Site.Operator.Length > 0))
            .Select(network => (Network: network, Of: SitesOf(network, sites, request)))
            .Where(n => n.Of.IsApart)
            .Select(n => (n.Network.Near(n.Of.Sites, points, request.ReachMetres), (IReadOnlyList<long>)CellsOf(n.Network))),
    ];

    /// <summary>Cells of all points; −1 outside the model.</summary>
    public IReadOnlyList<long> Cells => cells;

    private static (IReadOnlyList<RadioSite> Sites, bool Counts, bool IsApart) SitesOf(MeasuredNetwork network, IReadOnlyList<RadioSite> sites, RadioNetworkRequest request)
    {
        IReadOnlyList<RadioSite>? own = network.Of(sites);
        bool counts = (own ?? sites).Any(s => s.Sectors.Any(e => !double.IsNaN(request.Preset.ThresholdsDbm[(int)e.Radio])));
        return (own ?? sites, counts, counts && own is not null);
    }

    private long[] CellsOf(MeasuredNetwork network)
    {
        long[] wanted = new long[cells.Length];
        Array.Fill(wanted, -1);
        foreach (int i in network.Points)
        {
            wanted[i] = cells[i];
        }

        return wanted;
    }

    private MeasuredComparison Compared(int point, bool counts, RadioPowers powers, double thresholdDbm, Dictionary<long, bool> isVoid)
    {
        double power = powers.PowerDbm(point);
        MeasurementStatus status = cells[point] < 0 ? MeasurementStatus.OutsideElevation
            : !counts ? MeasurementStatus.NoSuchNetwork
            : powers.StateOf(point) == RadioCoverageStatus.Unknown ? (IsVoid(point, isVoid) ? MeasurementStatus.OnVoid : MeasurementStatus.Unknown)
            : double.IsNaN(power) ? (IsVoid(point, isVoid) ? MeasurementStatus.OnVoid : MeasurementStatus.NoServer)
            : MeasurementStatus.Compared;
        return new MeasuredComparison(
            points[point],
            status,
            cells[point],
            status == MeasurementStatus.Compared ? power : double.NaN,
            status == MeasurementStatus.Compared && powers.IsCovered(point),
            thresholdDbm);
    }

    private bool IsVoid(int point, Dictionary<long, bool> known)
    {
        if (!known.TryGetValue(cells[point], out bool isVoid))
        {
            TerrainWindow window = TerrainWindow.Read(model, points[point].LongitudeDegrees, points[point].LatitudeDegrees, 1);
            known.Add(cells[point], isVoid = double.IsNaN(window.ElevationMetres(window.SiteRow, window.SiteColumn)));
        }

        return isVoid;
    }

    // The measured value is at the place itself: it takes the threshold and what a vehicle or building takes, not the reserve for the edge of a cell.
    private static double ThresholdOf(RadioRunResult run, RadioClass radio)
    {
        RadioNetworkRequest request = run.Request;
        RadioClass of = radio == RadioClass.Unknown ? RadioReport.UsualClass(run.Sites, request.Preset) : radio;
        return request.Preset.ThresholdsDbm[(int)of] + request.Preset.MarginDb(request.Margin);
    }

    private static int ClassesOf(IReadOnlyList<RadioSite> sites, ReceptionPreset preset) =>
        sites.SelectMany(s => s.Sectors).Select(e => e.Radio).Distinct().Count(r => !double.IsNaN(preset.ThresholdsDbm[(int)r]));

    private void ReportNoTechnology(MeasuredNetwork network, FindingLog findings) => findings.Add(new Finding(
        "measurement-technology-unknown",
        FindingRank.Warning,
        new SourcePlace { File = points[network.Points[0]].Place.File },
        LocalizedText.Of($"{network.Points.Count:N0} điểm đo không ghi rõ công nghệ, mà các trạm có nhiều công nghệ.", $"{network.Points.Count:N0} measured points name no single technology, and the sites have several."),
        new("So sánh với trạm tốt nhất của bất kỳ công nghệ nào, có thể không phải công nghệ đã đo; hãy thêm cột công nghệ (2G, 3G, 4G, 5G).", "They are compared with the best server of any technology, which may not be the one that was measured; add a column of technologies (2G, 3G, 4G, 5G)."))
    {
        Count = network.Points.Count,
    });

    private void ReportNoNetwork(MeasuredNetwork network, FindingLog findings)
    {
        string radio = network.Radio == RadioClass.Unknown ? string.Empty : RadioClassNames.Keys[(int)network.Radio];
        string name = string.Join(" ", new[] { network.Operator, radio }.Where(t => t.Length > 0));
        findings.Add(new Finding(
            "measurement-network-unknown",
            FindingRank.Warning,
            new SourcePlace { File = points[network.Points[0]].Place.File },
            LocalizedText.Of($"{network.Points.Count:N0} điểm đo của mạng '{name}': nghiên cứu không có trạm được tính của mạng này.", $"{network.Points.Count:N0} measured points of the network '{name}': the study has no site of it that counts."),
            new("Giữ các điểm trong mobile_measurements.csv, không so sánh; kiểm tra tên nhà mạng, công nghệ và 'mobile.preset'.", "They are kept in mobile_measurements.csv and not compared; check the names of operators and technologies, and 'mobile.preset'."))
        {
            Count = network.Points.Count,
        });
    }

    private static void Report(MeasuredComparison one, FindingLog findings)
    {
        (string Code, LocalizedText Message)? told = one.Status switch
        {
            MeasurementStatus.OutsideElevation => ("measurement-outside-elevation", new LocalizedText("điểm đo nằm ngoài mô hình độ cao.", "the measured point lies outside the elevation model.")),
            MeasurementStatus.OnVoid => ("measurement-on-void", new("điểm đo nằm ở nơi mô hình độ cao không có số liệu.", "the measured point lies where the elevation model has no height.")),
            MeasurementStatus.Unknown => ("measurement-prediction-unknown", new("không dự báo được ở điểm đo: thiếu độ cao trên đường truyền.", "nothing can be predicted at the measured point: heights on the way are missing.")),
            _ => null,
        };
        if (told is { } finding)
        {
            findings.Add(new Finding(
                finding.Code,
                FindingRank.Warning,
                one.Point.Place,
                finding.Message,
                new("Giữ trong mobile_measurements.csv, không so sánh.", "It is kept in mobile_measurements.csv and not compared."))
            {
                LongitudeDegrees = one.Point.LongitudeDegrees,
                LatitudeDegrees = one.Point.LatitudeDegrees,
            });
        }
    }
}
