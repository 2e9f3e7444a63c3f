using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

// Shares of the villages, communes or districts of a unit.
internal sealed partial class RuleEvaluator
{
    private readonly Dictionary<UnitShareCondition, LocalizedText> shareNames = [];

    private RuleOutcome Share(UnitShareCondition condition, RuleScope scope, int unit, int depth)
    {
        JudgedRule meeting = Earlier(condition.Meeting);
        JudgedRule? among = condition.Among.Length == 0 ? null : Earlier(condition.Among);
        if (meeting.Rule.Scope != condition.Of || (among is not null && among.Rule.Scope != condition.Of))
        {
            throw new ArgumentException($"rule {meeting.Rule.Id} does not judge a {condition.Of}", nameof(condition));
        }

        if (facts.Members(scope, unit, condition.Of) is not { Count: > 0 } members)
        {
            return (scope == RuleScope.Commune && condition.Of == RuleScope.Village ? NoVillageCould(condition, meeting.Rule, unit, depth) : null)
                ?? (facts.Members(scope, unit, condition.Of) is null
                    ? shared.Of(condition, depth, "no layer", () => Undecidable(NameOf(condition), RuleWording.NoLayer(condition.Of), depth))
                    : shared.Of(condition, depth, "no members", () => Undecidable(NameOf(condition), RuleWording.NoMembers(condition.Of), depth)));
        }

        ShareCount count = ShareCount.Of(
            members.Select(m => (among is null ? Verdict.Yes : VerdictAt(among, m), VerdictAt(meeting, m))));
        if (count.AppliesToNone)
        {
            return shared.Of(condition, depth, "applies to none", () => Decided(
                condition.Comparison == Comparison.AtLeast ? Verdict.Yes : Verdict.No, NameOf(condition), RuleWording.AppliesToNone(condition.Of), condition.Of, depth, null));
        }

        Verdict verdict = ThreeValued.Compare(count.Low, count.High, condition.Comparison, condition.Threshold);
        if (verdict != Verdict.Undecidable)
        {
            return shared.Of(condition, depth, count, () => DecidedShare(condition, count, verdict, depth));
        }

        // Villages as points are undecidable one by one, but none of them can lie on land that the commune does not have.
        bool ofVillages = scope == RuleScope.Commune && condition.Of == RuleScope.Village && count.Meeting == 0;
        return (ofVillages ? NoVillageCould(condition, meeting.Rule, unit, depth) : null)
            ?? UndecidedShare(condition, meeting, members, count, NameOf(condition), unit, scope, depth);
    }

    private RuleOutcome DecidedShare(UnitShareCondition condition, ShareCount count, Verdict verdict, int depth)
    {
        LocalizedText name = NameOf(condition);
        double shown = verdict == Verdict.Yes ? count.Low : count.High;
        LocalizedText sentence = RuleWording.Share(condition, count, shown);
        return Decided(verdict, name, sentence, condition.Of, depth, new RuleStep
        {
            Depth = depth,
            Condition = name,
            Verdict = verdict,
            Sentence = RuleWording.Capital(sentence),
            Value = shown,
            Threshold = condition.Threshold.Value,
            Unit = "share",
            Margin = condition.Comparison is Comparison.AtMost or Comparison.LessThan ? condition.Threshold.Value - shown : shown - condition.Threshold.Value,
        });
    }

    private LocalizedText NameOf(UnitShareCondition condition)
    {
        if (!shareNames.TryGetValue(condition, out LocalizedText name))
        {
            Rule? among = condition.Among.Length == 0 ? null : Earlier(condition.Among).Rule;
            shareNames.Add(condition, name = RuleWording.ShareName(condition, Earlier(condition.Meeting).Rule, among));
        }

        return name;
    }

    private RuleOutcome UndecidedShare(
        UnitShareCondition condition, JudgedRule meeting, IReadOnlyList<int> members, ShareCount count, LocalizedText name, int unit, RuleScope scope, int depth)
    {
        LocalizedText[] reasons = [.. members.Where(m => VerdictAt(meeting, m) == Verdict.Undecidable).Select(m => At(meeting, m).Because).Distinct()];
        LocalizedText reason = reasons.Length == 1 ? reasons[0] : RuleWording.UndecidedMembers(condition.Of, count);
        RuleOutcome outcome = Undecidable(name, reason, depth);
        var height = RuleNeeds.Within(meeting.Rule.When).OfType<ComparisonCondition>()
            .FirstOrDefault(c => c.Query.Fact == RuleFact.AreaShareAtOrAboveHeight);
        if (scope != RuleScope.Commune || condition.Of != RuleScope.Village || height is null)
        {
            return outcome;
        }

        // What the village points say instead: shown, never a verdict.
        FactQuery query = height.Query with { Fact = RuleFact.VillagePointsShareAtOrAboveHeight };
        FactValue points = facts.Of(scope, unit, query);
        if (!points.IsKnown)
        {
            return outcome;
        }

        LocalizedText statement = RuleWording.Statement(query, points);
        var proxy = new RuleStep
        {
            Depth = depth + 1,
            Condition = NameOf(query),
            Verdict = Verdict.NotComputed,
            Sentence = LocalizedText.Of(
                $"Chỉ để tham khảo, không phải kết luận: {statement.Vietnamese}",
                $"For information only, no verdict: {statement.English}"),
            Value = points.Low,
            Unit = "share",
        };
        return outcome with { Steps = [.. outcome.Steps, proxy] };
    }

    // Without villages that are decided the share is still 0 where no village of a least size could meet the rule: it needs more such land than the commune has.
    private RuleOutcome? NoVillageCould(UnitShareCondition condition, Rule meeting, int commune, int depth)
    {
        RuleCondition when = meeting.When is FirstDecidedCondition first ? first.Parts[0] : meeting.When;
        RuleCondition[] ways = when is AnyOfCondition any ? [.. any.Parts] : [when];
        double suitableHectares = 0, least = double.PositiveInfinity;
        foreach (RuleCondition way in ways)
        {
            if (way is not ComparisonCondition { Comparison: Comparison.AtLeast, Threshold: { Value: > 0 } threshold, Query: { Definition: { Measure: FactMeasure.AreaShare } definition } query }
                || facts.Of(RuleScope.Commune, commune, query) is not { IsKnown: true } value
                || TooMuchIsUnknown(definition, value) is not null)
            {
                return null;
            }

            suitableHectares += value.High * value.WholeSquareKilometres * 100;
            least = Math.Min(least, threshold.Value);
        }

        double neededHectares = least * set.SmallestVillageHectares;
        bool none = suitableHectares < neededHectares; // false for NaN
        bool missed = ThreeValued.Compare(0, 0, condition.Comparison, condition.Threshold) == Verdict.No;
        return none && missed
            ? Decided(Verdict.No, NameOf(condition), RuleWording.NoVillageCould(set.SmallestVillageHectares, suitableHectares, neededHectares), condition.Of, depth, null)
            : null;
    }

    private static RuleOutcome Decided(Verdict verdict, LocalizedText name, LocalizedText because, RuleScope of, int depth, RuleStep? number) => new(
        verdict,
        [number ?? new RuleStep { Depth = depth, Condition = name, Verdict = verdict, Sentence = RuleWording.Capital(because) }],
        because,
        RuleWording.Units(of),
        number);
}
