using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>Made-up terrain, rules, verdicts of every kind and villages on the communes of a report: the farther west, the higher. They mean nothing.</summary>
internal static class SampleRules
{
    private const double TwoThirds = 2d / 3;

    /// <summary>Read, but later than the set's day: a comparator.</summary>
    public static Rule Mountainous { get; } = Make("MTN-272-C", LocalizedText.Of($"Xã miền núi", $"Mountainous commune"), UnitClass.Mountainous, RuleStatus.Read) with
    {
        Instrument = LocalizedText.Of($"Nghị định 272/2025/NĐ-CP", $"Decree 272/2025/NĐ-CP"), Article = "4", InForceFrom = new DateOnly(2025, 12, 1), IsComparator = true, Source = "news item 2453972",
    };

    public static Rule Highland { get; } = Make("MTN-UP-91", LocalizedText.Of($"Xã vùng cao (tạm thời)", $"Highland commune (provisional)"), UnitClass.Highland, RuleStatus.Partly) with
    {
        Instrument = LocalizedText.Of($"Công văn 69/MNDT-VP", $"Letter 69/MNDT-VP"), InForceFrom = new DateOnly(1991, 4, 19),
    };

    public static Rule Remote { get; } = Make("REMOTE-20", LocalizedText.Of($"Vùng sâu, vùng xa: cách trung tâm huyện từ 20 km", $"Remote: 20 km or more from the district centre"), UnitClass.Remote, RuleStatus.Proposal);

    public static Rule Border { get; } = Make("BORD-L", LocalizedText.Of($"Xã biên giới đất liền", $"Land-border commune"), UnitClass.LandBorder, RuleStatus.Read) with
    {
        Instrument = LocalizedText.Of($"Nghị định 34/2014/NĐ-CP", $"Decree 34/2014/NĐ-CP"), Article = "3", InForceFrom = new DateOnly(2014, 6, 15), InForceTo = new DateOnly(2025, 11, 16),
    };

    public static Rule Island { get; } = Make("ISL", LocalizedText.Of($"Xã đảo", $"Island commune"), UnitClass.Island, RuleStatus.NotFound);

    public static Rule Programme { get; } = Make("VTCI-1643", LocalizedText.Of($"Chương trình viễn thông công ích 2011–2015", $"Public-utility telecom programme 2011–2015"), UnitClass.Programme, RuleStatus.Partly) with
    {
        Instrument = LocalizedText.Of($"Quyết định 1643/QĐ-TTg", $"Decision 1643/QĐ-TTg"), InForceFrom = new DateOnly(2011, 9, 21), InForceTo = new DateOnly(2015, 12, 31),
        Note = LocalizedText.Of($"Các chỉ tiêu còn lại chưa đọc được.", $"Its further targets could not be seen."),
    };

    public static Rule Village { get; } = Make("VTCI-2269-V", LocalizedText.Of($"Thôn, bản có điện, có người ở được phủ sóng", $"Electrified, inhabited village with mobile service"), UnitClass.Programme, RuleStatus.Read) with
    {
        Scope = RuleScope.Village, IsComparator = true, Instrument = LocalizedText.Of($"Quyết định 2269/QĐ-TTg", $"Decision 2269/QĐ-TTg"), InForceFrom = new DateOnly(2021, 12, 31), InForceTo = new DateOnly(2025, 12, 31),
    };

    /// <summary>The report with terrain, rules and, if wanted, villages: two a commune in every third commune.</summary>
    public static ReportContent On(ReportContent content, bool villages = true, bool polygons = false)
    {
        Bounds land = content.CommunePlane.BoundsOf();
        CommuneIndicators[] communes = [.. content.Communes.Select((c, i) => Placed(c, i, Westward(content.CommunePlane.BoundsOf(i), land)))];
        var verdicts = new List<RuleVerdict>();
        for (int i = 0; i < communes.Length; i++)
        {
            communes[i] = SampleVerdicts.Judge(communes[i], i, verdicts);
        }

        content = content with
        {
            Communes = communes,
            Province = content.Province with { MountainousCommunes = communes.Count(c => c.Mountainous == Verdict.Yes) },
            Rules = new RuleSet
            {
                Id = "vn-2012", Title = LocalizedText.Of($"Việt Nam, cuối năm 2012", $"Viet Nam, end of 2012"), AsOf = new DateOnly(2012, 12, 31),
                Rules = [Mountainous, Highland, Remote, Border, Island, Programme, .. villages ? (Rule[])[Village] : []],
            },
            Lists =
            [
                new OfficialList { Id = "mtn-list", Title = LocalizedText.Of($"Danh sách xã miền núi đã công nhận", $"Recognized mountainous communes"), ComparedRule = Mountainous.Id, Communes = [.. Enumerable.Range(0, communes.Length).Where(SampleVerdicts.IsListed)], UnmatchedRows = 2 },
                new OfficialList { Id = "vtci-59", Title = LocalizedText.Of($"Danh sách 59 xã của chương trình", $"The programme's 59 communes"), Communes = [0, 1, 2] },
            ],
            DisadvantagedAreas = DisadvantagedAreas.Of(communes),
            ElevationNote = LocalizedText.Of($"Mô hình độ cao 90 m, WGS 84; 0,4 % diện tích trống.", $"Elevation model of 90 m, WGS 84; 0.4 % of the area is void."),
            TerrainThresholds = new TerrainThresholds([200, 600], [15]),
            BorderPlane = new PolylineSet([land.MinX - (0.01 * land.Width), land.MinX, land.MinX - (0.02 * land.Width)], [land.MinY - land.Height, (land.MinY + land.MaxY) / 2, land.MaxY + land.Height], [0, 3]),
        };
        return SampleVillages.On(content, verdicts, villages, polygons);
    }

    private static Rule Make(string id, LocalizedText title, UnitClass decides, RuleStatus status) =>
        new() { Id = id, Title = title, Scope = RuleScope.Commune, Decides = decides, Status = status, When = new Always() };

    private static double Westward(Bounds commune, Bounds land) => 1 - (((commune.MinX + commune.MaxX) / 2) - land.MinX) / land.Width;

    private static CommuneIndicators Placed(CommuneIndicators c, int index, double west)
    {
        double area = c.Commune.PolygonAreaSquareKilometres, share = Math.Clamp((1.5 * west) - 0.25 + (0.05 * Math.Sin(index)), 0, 1);
        double unknown = index % 29 == 7 ? 0.12 : index % 5 == 0 ? 0.004 : 0;
        bool island = c.Commune.Name.Contains("Cồn Cỏ", StringComparison.Ordinal);
        return c with
        {
            MeanElevationMetres = 20 + (900 * west * west),
            ShareAbove200MetresFraction = share,
            ShareAbove600MetresFraction = Math.Max(0, (1.4 * share) - 0.55),
            ShareSlope15PercentFraction = share * 0.9,
            Terrain = new UnitTerrain
            {
                AreaSquareKilometres = area, UnknownAreaSquareKilometres = area * unknown, MeanElevationMetres = 20 + (900 * west * west), MinimumElevationMetres = Math.Round(400 * west * west),
                MaximumElevationMetres = Math.Round(60 + (1500 * west)), AtOrAboveHeightSquareKilometres = [area * share, area * Math.Max(0, (1.4 * share) - 0.55)], AtOrAboveSlopeSquareKilometres = [area * share * 0.9],
            },
            Situation = new CommuneSituation
            {
                DistanceToMainlandKilometres = island ? 27.5 : 0, IsConnectedToMainland = !island, OpenBoundaryKilometres = west is > 0.93 or < 0.07 ? 12.25 : 0,
                LandBorderKilometres = west > 0.93 ? 12.25 : 0, SeaBoundaryKilometres = west < 0.07 ? 12.25 : 0, DistanceToDistrictCentreKilometres = 4 + (index * 7 % 31),
            },
            Border = west > 0.93 ? Verdict.Yes : Verdict.No,
            SeaBorder = west < 0.07 || island ? Verdict.Yes : Verdict.No,
            Island = island ? Verdict.Yes : Verdict.No,
            Remote = 4 + (index * 7 % 31) >= 20 && west > 0.5 ? Verdict.Yes : Verdict.No,
            Mountainous = unknown > 0.05 || (index % 11 == 4 && share is > 0.2 and < TwoThirds) ? Verdict.Undecidable : share >= TwoThirds ? Verdict.Yes : Verdict.No,
            Highland = unknown > 0.05 ? Verdict.Undecidable : (1.4 * share) - 0.55 >= TwoThirds ? Verdict.Yes : Verdict.No,
        };
    }

    private sealed record Always : RuleCondition;
}
