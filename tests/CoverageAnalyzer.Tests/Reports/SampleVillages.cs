using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>Made-up villages for <see cref="SampleRules"/>, as points or as polygons.</summary>
internal static class SampleVillages
{
    /// <summary>Puts villages, and the verdicts with those on villages, into a report.</summary>
    public static ReportContent On(ReportContent content, List<RuleVerdict> verdicts, bool villages, bool polygons)
    {
        if (!villages)
        {
            return content with { Verdicts = InOrderOfRules(verdicts, content.Rules!) };
        }

        var all = new List<VillageIndicators>();
        List<double> planeX = [], planeY = [], x = [], y = [];
        List<int> rings = [0], units = [0];
        foreach (CommuneIndicators c in content.Communes.Where(c => c.Commune.Index % 3 == 0))
        {
            Bounds degrees = content.CommunePolygons.BoundsOf(c.Commune.Index), plane = content.CommunePlane.BoundsOf(c.Commune.Index);
            for (int k = 0; k < 2; k++)
            {
                int n = all.Count;
                double part = 0.35 + (0.3 * k);
                planeX.Add(plane.MinX + (plane.Width * part));
                planeY.Add(plane.MinY + (plane.Height * part));
                double longitude = degrees.MinX + (degrees.Width * part), latitude = degrees.MinY + (degrees.Height * part), half = degrees.Width / 12;
                foreach ((int dx, int dy) in ((int, int)[])[(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)])
                {
                    x.Add(longitude + (dx * half));
                    y.Add(latitude + (dy * half));
                }

                rings.Add(x.Count);
                units.Add(rings.Count - 1);
                all.Add(Make(c, n, k, longitude, latitude, polygons));
            }
        }

        RuleVerdict[] onVillages =
        [
            .. all.Select(v =>
            {
                Verdict verdict = v.Village.IsElectrified is null ? Verdict.Undecidable : v.Village.IsElectrified == true && v.MobileCovered == Verdict.No ? Verdict.Yes : Verdict.No;
                LocalizedText reason = v.Village.IsElectrified is null ? LocalizedText.Of($"Không rõ thôn, bản có điện hay chưa.", $"Whether the village has electricity is unknown.")
                    : LocalizedText.Of($"Trạm gần nhất cách {v.NearestBtsKilometres:N2} km.", $"The nearest site is {v.NearestBtsKilometres:N2} km away.");
                return new RuleVerdict
                {
                    Rule = SampleRules.Village, UnitIndex = v.Village.Index, Verdict = verdict, Computed = verdict, Reason = reason,
                    Chain = [new RuleStep { Depth = 0, Condition = SampleRules.Village.Title, Verdict = verdict, Sentence = reason }],
                };
            }),
        ];
        return content with
        {
            Villages = all,
            VillagePlane = ([.. planeX], [.. planeY]),
            VillagePolygons = polygons ? new PolygonSet([.. x], [.. y], [.. rings], [.. units]) : null,
            Verdicts = InOrderOfRules([.. verdicts, .. onVillages], content.Rules!),
        };
    }

    private static VillageIndicators Make(CommuneIndicators c, int n, int k, double longitude, double latitude, bool polygons)
    {
        double bts = 0.4 + (n * 13 % 70 / 10d), postal = 0.6 + (n * 29 % 80 / 10d), share = c.ShareAbove200MetresFraction;
        bool covered = bts <= 3, near = postal <= 3;
        return new VillageIndicators
        {
            Village = new Village
            {
                Index = n, Code = $"V{n + 1:000}", Name = $"{(k == 0 ? "Thôn" : "Bản")} {(n / 2) + 1}", CommuneIndex = c.Commune.Index, LongitudeDegrees = longitude, LatitudeDegrees = latitude,
                Households = n % 17 == 3 ? double.NaN : 30 + (n * 31 % 190), Population = n % 17 == 3 ? double.NaN : 130 + (n * 131 % 800), IsElectrified = n % 9 == 0 ? null : n % 7 != 0, IsApproximate = n % 10 == 1,
            },
            NearestPostalKilometres = postal,
            NearestBtsKilometres = bts,
            MobileCovered = covered ? Verdict.Yes : Verdict.No,
            WithinPostalLimit = near ? Verdict.Yes : Verdict.No,
            ElevationMetres = c.MeanElevationMetres,
            Terrain = polygons ? new UnitTerrain { AreaSquareKilometres = 2, UnknownAreaSquareKilometres = 0, AtOrAboveHeightSquareKilometres = [2 * share, share], AtOrAboveSlopeSquareKilometres = [1.5 * share] } : null,
            Mountainous = !polygons ? Verdict.Undecidable : share >= 2d / 3 ? Verdict.Yes : Verdict.No,
            Reasons =
            [
                .. covered ? (LocalizedText[])[] : [LocalizedText.Of($"Trạm gần nhất cách {bts:N2} km.", $"The nearest site is {bts:N2} km away.")],
                .. near ? (LocalizedText[])[] : [LocalizedText.Of($"Điểm bưu chính gần nhất cách {postal:N2} km.", $"The nearest postal point is {postal:N2} km away.")],
            ],
        };
    }

    private static RuleVerdict[] InOrderOfRules(List<RuleVerdict> verdicts, RuleSet rules) =>
        [.. rules.Rules.SelectMany(r => verdicts.Where(v => v.Rule.Id == r.Id).OrderBy(v => v.UnitIndex))];
}
