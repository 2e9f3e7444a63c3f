using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>The verdicts of <see cref="SampleRules"/> on one commune, with chains as a rule engine would give them.</summary>
internal static class SampleVerdicts
{
    /// <summary>Index of the commune whose verdict on mountains a person set to yes.</summary>
    public const int Overridden = 12;

    private const double TwoThirds = 2d / 3;

    public static bool IsListed(int commune) => commune % 3 == 0 || commune % 13 < 3;

    /// <summary>Adds the verdicts of all rules and gives the commune back with the class that follows from them.</summary>
    public static CommuneIndicators Judge(CommuneIndicators c, int i, List<RuleVerdict> verdicts)
    {
        RuleVerdict mountainous = Mountainous(c, i);
        c = c with { Mountainous = mountainous.Verdict };
        bool inClass = DisadvantagedAreas.VerdictOfAny(c, DisadvantagedAreas.Disadvantaged) == Verdict.Yes;
        c = c with
        {
            Programme = DisadvantagedAreas.VerdictOfAny(c, DisadvantagedAreas.Disadvantaged) == Verdict.Undecidable && c.MobileGap > GapLevel.None ? Verdict.Undecidable
                : inClass && c.MobileGap > GapLevel.None ? Verdict.Yes : Verdict.No,
        };
        verdicts.AddRange(
        [
            mountainous,
            Simple(SampleRules.Highland, i, c.Highland, c.ShareAbove600MetresFraction, TwoThirds, "share", LocalizedText.Of($"diện tích từ 600 m trở lên", $"area at 600 m or higher"),
                LocalizedText.Of($"{c.ShareAbove600MetresFraction:P1} diện tích ở độ cao từ 600 m trở lên.", $"{c.ShareAbove600MetresFraction:P1} of its area lies at 600 m or higher.")),
            Simple(SampleRules.Remote, i, c.Remote, c.Situation!.DistanceToDistrictCentreKilometres, 20, "km", LocalizedText.Of($"khoảng cách đến trung tâm huyện", $"distance to the district centre"),
                LocalizedText.Of($"Cách trung tâm huyện {c.Situation.DistanceToDistrictCentreKilometres:N1} km.", $"It is {c.Situation.DistanceToDistrictCentreKilometres:N1} km from the district centre.")),
            Simple(SampleRules.Border, i, c.Border, c.Situation.LandBorderKilometres, 0, "km", LocalizedText.Of($"biên giới đất liền", $"land border"),
                LocalizedText.Of($"{c.Situation.LandBorderKilometres:N2} km ranh giới trùng với biên giới.", $"{c.Situation.LandBorderKilometres:N2} km of its boundary lie on the land border.")),
            Simple(SampleRules.Island, i, c.Island, c.Situation.DistanceToMainlandKilometres, 0, "km", LocalizedText.Of($"khoảng cách đến đất liền", $"distance to the mainland"),
                LocalizedText.Of($"Cách đất liền {c.Situation.DistanceToMainlandKilometres:N2} km.", $"It is {c.Situation.DistanceToMainlandKilometres:N2} km from the mainland.")),
            Programme(c, i, inClass),
        ]);
        return c;
    }

    private static RuleVerdict Mountainous(CommuneIndicators c, int i)
    {
        double share = c.ShareAbove200MetresFraction, unknown = c.Terrain!.UnknownFraction, margin = share - TwoThirds;
        LocalizedText sentence = unknown > 0.05
            ? LocalizedText.Of($"{unknown:P1} diện tích chưa rõ độ cao, quá mức 5 %.", $"The height of {unknown:P1} of its area is unknown, more than 5 %.")
            : LocalizedText.Of(
                $"{share:P1} diện tích ở độ cao từ 200 m trở lên, {(margin >= 0 ? "vượt" : "thiếu")} {Math.Abs(margin) * c.Commune.PolygonAreaSquareKilometres * 100:N0} ha so với hai phần ba.",
                $"{share:P1} of its area lies at 200 m or higher, {Math.Abs(margin) * c.Commune.PolygonAreaSquareKilometres * 100:N0} ha {(margin >= 0 ? "above" : "below")} two thirds.");
        var height = new RuleStep
        {
            Depth = 1, Condition = LocalizedText.Of($"diện tích từ 200 m trở lên", $"area at 200 m or higher"), Sentence = sentence, Value = share, Threshold = TwoThirds, Unit = "share", Margin = margin,
            MarginHectares = margin * c.Commune.PolygonAreaSquareKilometres * 100, Verdict = unknown > 0.05 ? Verdict.Undecidable : share >= TwoThirds ? Verdict.Yes : Verdict.No,
        };
        var villages = new RuleStep
        {
            Depth = 1, Condition = LocalizedText.Of($"tỷ lệ thôn, bản miền núi", $"share of mountainous villages"), Verdict = c.Mountainous == Verdict.Undecidable ? Verdict.Undecidable : Verdict.No,
            Sentence = LocalizedText.Of($"Chưa có lớp thôn, bản nên chưa xét được theo cách thứ hai.", $"There is no village layer, so the second way cannot be judged."),
        };
        LocalizedText reason = height.Verdict == Verdict.No && c.Mountainous == Verdict.Undecidable ? villages.Sentence : sentence;
        bool isOverridden = i == Overridden;
        return new RuleVerdict
        {
            Rule = SampleRules.Mountainous, UnitIndex = i, Computed = c.Mountainous, Verdict = isOverridden ? Verdict.Yes : c.Mountainous, Reason = reason,
            Chain = [new RuleStep { Depth = 0, Condition = SampleRules.Mountainous.Title, Verdict = c.Mountainous, Sentence = LocalizedText.Of($"Một trong hai điều kiện dưới đây.", $"Either of the two conditions below.") }, height, villages],
            Value = share, Threshold = TwoThirds, Unit = "share", Margin = margin, MarginHectares = height.MarginHectares, IsListed = IsListed(i),
            Override = isOverridden ? LocalizedText.Of($"Sở xác nhận ngày 12/11/2012.", $"Confirmed by the department on 12 November 2012.") : LocalizedText.Empty,
        };
    }

    private static RuleVerdict Programme(CommuneIndicators c, int i, bool inClass)
    {
        bool uncovered = c.MobileGap > GapLevel.None;
        var kind = new RuleStep
        {
            Depth = 1, Condition = LocalizedText.Of($"thuộc vùng được hỗ trợ", $"of a class that is supported"), Verdict = DisadvantagedAreas.VerdictOfAny(c, DisadvantagedAreas.Disadvantaged) is Verdict.Undecidable ? Verdict.Undecidable : inClass ? Verdict.Yes : Verdict.No,
            Sentence = inClass ? LocalizedText.Of($"Xã thuộc vùng được hỗ trợ.", $"It is of a class that is supported.") : LocalizedText.Of($"Xã không thuộc vùng nào được hỗ trợ.", $"It is of no class that is supported."),
        };
        var border = new RuleStep
        {
            Depth = 2, Condition = LocalizedText.Of($"xã biên giới", $"land-border commune"), Verdict = c.Border,
            Sentence = LocalizedText.Of($"{c.Situation!.LandBorderKilometres:N2} km ranh giới trùng với biên giới.", $"{c.Situation.LandBorderKilometres:N2} km of its boundary lie on the land border."),
        };
        var service = new RuleStep
        {
            Depth = 1, Condition = LocalizedText.Of($"chưa đủ dịch vụ di động", $"mobile service lacking"), Verdict = uncovered ? Verdict.Yes : Verdict.No, Value = c.MobileCoveredPopulationFraction, Threshold = 0.95, Unit = "share",
            Sentence = LocalizedText.Of($"{c.MobileCoveredPopulationFraction:P1} dân số được phủ sóng, ngưỡng 95 %.", $"{c.MobileCoveredPopulationFraction:P1} of the people are covered, against 95 %."),
        };
        return new RuleVerdict
        {
            Rule = SampleRules.Programme, UnitIndex = i, Verdict = c.Programme, Computed = c.Programme, Value = c.MobileCoveredPopulationFraction, Threshold = 0.95, Unit = "share",
            Margin = 0.95 - c.MobileCoveredPopulationFraction, Reason = c.Programme == Verdict.Undecidable ? kind.Condition : uncovered && inClass ? service.Sentence : uncovered ? kind.Sentence : service.Sentence,
            Chain = [new RuleStep { Depth = 0, Condition = SampleRules.Programme.Title, Verdict = c.Programme, Sentence = LocalizedText.Of($"Thuộc vùng được hỗ trợ và chưa đủ dịch vụ di động.", $"Of a class that is supported, and mobile service is lacking.") }, kind, border, service],
        };
    }

    private static RuleVerdict Simple(Rule rule, int i, Verdict verdict, double value, double threshold, string unit, LocalizedText condition, LocalizedText sentence) => new()
    {
        Rule = rule, UnitIndex = i, Verdict = verdict, Computed = verdict, Reason = sentence, Value = value, Threshold = threshold, Unit = unit, Margin = value - threshold,
        Chain = [new RuleStep { Depth = 0, Condition = condition, Verdict = verdict, Sentence = sentence, Value = value, Threshold = threshold, Unit = unit, Margin = value - threshold }],
    };
}
