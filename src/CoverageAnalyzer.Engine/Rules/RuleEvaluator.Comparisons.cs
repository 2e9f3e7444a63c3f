using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

// Facts against thresholds.
internal sealed partial class RuleEvaluator
{
    private const int MostCommonCount = 1000;

    private RuleOutcome Compare(ComparisonCondition condition, RuleScope scope, int unit, int depth)
    {
        FactValue value = facts.Of(scope, unit, condition.Query);
        return IsCommon(value) ? shared.Of(condition, depth, value, () => Compare(condition, value, depth)) : Compare(condition, value, depth);
    }

    /// <summary>True for a value that many units have: yes or no, a count, nothing at all.</summary>
    private static bool IsCommon(FactValue value) => !value.IsKnown
        || (double.IsNaN(value.WholeSquareKilometres) && value is { UnknownFraction: 0, Low: >= 0 and <= MostCommonCount, High: >= 0 and <= MostCommonCount }
            && double.IsInteger(value.Low) && double.IsInteger(value.High));

    private RuleOutcome Compare(ComparisonCondition condition, FactValue value, int depth)
    {
        FactQuery query = condition.Query;
        FactDefinition definition = query.Definition;
        RuleThreshold? threshold = condition.Threshold ?? StatedByTheStudy(condition.Setting);
        if (!value.IsKnown)
        {
            return Undecidable(NameOf(query), value.Unknown, depth);
        }

        if (TooMuchIsUnknown(definition, value) is LocalizedText unknown)
        {
            return Undecidable(NameOf(query), unknown, depth);
        }

        if (threshold is null)
        {
            return WithoutNorm(condition, value, depth);
        }

        Verdict verdict = ThreeValued.Compare(value.Low, value.High, condition.Comparison, threshold);
        bool falling = condition.Comparison is Comparison.AtMost or Comparison.LessThan;

        // The end of the interval that decides: the less favorable one where the threshold is met, the more favorable one where it is missed.
        double shown = verdict == Verdict.No != falling ? value.High : value.Low;

        double margin = condition.Comparison == Comparison.EqualTo ? -Math.Abs(shown - threshold.Value)
            : falling ? threshold.Value - shown
            : shown - threshold.Value;
        LocalizedText sentence = RuleWording.Comparison(query, value, threshold, verdict, shown);
        bool yesNo = definition.Measure == FactMeasure.YesNo;
        var step = new RuleStep
        {
            Depth = depth,
            Condition = NameOf(query),
            Verdict = verdict,
            Sentence = RuleWording.Capital(sentence),
            Value = yesNo ? double.NaN : shown,
            Threshold = yesNo ? double.NaN : threshold.Value,
            Unit = definition.UnitName,
            Margin = yesNo ? double.NaN : margin,
            MarginHectares = definition.Measure == FactMeasure.AreaShare ? margin * value.WholeSquareKilometres * 100 : double.NaN,
        };
        return new RuleOutcome(verdict, [step], sentence, definition.Route, yesNo ? null : step);
    }

    private RuleOutcome WithoutNorm(ComparisonCondition condition, FactValue value, int depth)
    {
        LocalizedText reason = RuleWording.NoNorm(condition);
        LocalizedText statement = RuleWording.Statement(condition.Query, value);
        var step = new RuleStep
        {
            Depth = depth,
            Condition = NameOf(condition.Query),
            Verdict = Verdict.Undecidable,
            Sentence = RuleWording.Capital(RuleWording.Join(statement, reason)),
            Value = condition.Query.Definition.Measure == FactMeasure.YesNo ? double.NaN : value.Low,
            Unit = condition.Query.Definition.UnitName,
        };
        return new RuleOutcome(Verdict.Undecidable, [step], reason, LocalizedText.Empty, null);
    }

    private LocalizedText? TooMuchIsUnknown(FactDefinition definition, FactValue value) =>
        definition.IsTerrain && value.UnknownFraction > set.MaximumUnknownFraction
            ? LocalizedText.Of(
                $"{value.UnknownFraction:P1} diện tích không có độ cao, vượt giới hạn {100 * set.MaximumUnknownFraction:0.##} %",
                $"{value.UnknownFraction:P1} of its area has no height, above the limit of {100 * set.MaximumUnknownFraction:0.##} %")
            : null;

    private RuleThreshold? StatedByTheStudy(string setting)
    {
        double stated = setting.Length == 0 ? double.NaN : facts.Setting(setting);
        return double.IsNaN(stated) ? null : new RuleThreshold(stated);
    }
}
