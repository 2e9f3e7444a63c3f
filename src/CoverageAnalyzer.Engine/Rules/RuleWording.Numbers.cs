using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

// Values, thresholds and margins in words.
internal static partial class RuleWording
{
    private const double SmallestPoints = 0.05; // half a digit of what is printed
    private const double SmallestKilometres = 0.0095; // below it metres are printed

    /// <summary>A comparison: the value, and how far from the threshold.</summary>
    public static LocalizedText Comparison(FactQuery query, FactValue value, RuleThreshold threshold, Verdict verdict, double shown)
    {
        FactDefinition definition = query.Definition;
        if (definition.Measure == FactMeasure.YesNo && verdict == Verdict.Undecidable)
        {
            return LocalizedText.Of($"chưa rõ: {query.Name.Vietnamese}", $"not known: {query.Name.English}");
        }

        LocalizedText statement = Statement(query, value);
        if (definition.Measure == FactMeasure.YesNo || (threshold.Value == 0 && verdict != Verdict.Undecidable)
            || (definition.Measure == FactMeasure.Points && threshold.Value <= 1))
        {
            return statement;
        }

        bool isInterval = value.Low < value.High;
        if (verdict != Verdict.Undecidable)
        {
            return Join(statement, Margin(definition.Measure, threshold, shown, value.WholeSquareKilometres, isInterval));
        }

        LocalizedText line = Line(definition.Measure, threshold);
        return Join(statement, LocalizedText.Of($"{line.Vietnamese} nằm trong khoảng này", $"{line.English} lies in between"));
    }

    /// <summary>A fact as a phrase.</summary>
    public static LocalizedText Statement(FactQuery query, FactValue value)
    {
        FactDefinition definition = query.Definition;
        bool zero = value is { Low: 0, High: 0 } && !definition.ZeroStatement.IsEmpty;
        LocalizedText pattern = zero ? definition.ZeroStatement : definition.Statement;
        LocalizedText parameter = query.Parameter, amount = Amount(definition, value);
        return new(
            string.Format(NumberSigns.For(ReportLanguage.Vietnamese), pattern.Vietnamese, amount.Vietnamese, parameter.Vietnamese),
            string.Format(NumberSigns.For(ReportLanguage.English), pattern.English, amount.English, parameter.English));
    }

    /// <summary>No norm was found, and the study states none.</summary>
    public static LocalizedText NoNorm(ComparisonCondition condition) => condition.Setting.Length == 0
        ? new("chưa tìm thấy quy định về ngưỡng", "no norm found")
        : LocalizedText.Of(
            $"chưa tìm thấy quy định về ngưỡng; hãy tự đặt ngưỡng bằng khóa '{KeyOf(condition.Setting)}'",
            $"no norm found; state your own by the key '{KeyOf(condition.Setting)}'");

    // Where a study states the setting.
    private static string KeyOf(string setting) => StudySettings.Keys.GetValueOrDefault(setting, setting);

    private static LocalizedText Amount(FactDefinition definition, FactValue value)
    {
        LocalizedText low = Amount(definition.Measure, value.Low, definition.Counted);
        if (value.Low == value.High)
        {
            return low;
        }

        LocalizedText high = Amount(definition.Measure, value.High, definition.Counted);
        if (low == high)
        {
            return low; // the digits shown do not tell them apart
        }

        if (definition.Measure is FactMeasure.People or FactMeasure.Households or FactMeasure.Points)
        {
            low = LocalizedText.Of($"{value.Low:N0}", $"{value.Low:N0}");
        }

        return LocalizedText.Of($"từ {low.Vietnamese} đến {high.Vietnamese}", $"{low.English} to {high.English}");
    }

    private static LocalizedText Amount(FactMeasure measure, double value, LocalizedText counted) => measure switch
    {
        FactMeasure.AreaShare or FactMeasure.Share => LocalizedText.Of($"{value:P1}", $"{value:P1}"),
        FactMeasure.Metres => LocalizedText.Of($"{value:N0} m", $"{value:N0} m"),
        FactMeasure.Kilometres => value is > 0 and < SmallestKilometres
            ? LocalizedText.Of($"{1000 * value:0.#} m", $"{1000 * value:0.#} m")
            : LocalizedText.Of($"{value:#,0.##} km", $"{value:#,0.##} km"),
        FactMeasure.SquareKilometres => LocalizedText.Of($"{value:#,0.##} km²", $"{value:#,0.##} km²"),
        FactMeasure.People => LocalizedText.Of($"{value:N0} người", $"{value:N0} people"),
        FactMeasure.Households or FactMeasure.Points =>
            LocalizedText.Of($"{value:N0} {counted.Vietnamese}", $"{value:N0} {(Math.Round(value) == 1 ? Singular(counted.English) : counted.English)}"),
        _ => LocalizedText.Of($"{value:#,0.##}", $"{value:#,0.##}"),
    };

    private static string Singular(string plural) => plural[..^(plural.EndsWith("xes", StringComparison.Ordinal) ? 2 : 1)];

    // "mức hai phần ba", "the two-thirds line", "the threshold of 3 km".
    private static LocalizedText Line(FactMeasure measure, RuleThreshold threshold)
    {
        if (measure is not (FactMeasure.AreaShare or FactMeasure.Share))
        {
            LocalizedText amount = Amount(measure, threshold.Value, LocalizedText.Empty);
            return LocalizedText.Of($"mức {amount.Vietnamese.TrimEnd()}", $"the threshold of {amount.English.TrimEnd()}");
        }

        return (threshold.Numerator, threshold.Denominator) switch
        {
            (1, 3) => new("mức một phần ba", "the one-third line"),
            (2, 3) => new("mức hai phần ba", "the two-thirds line"),
            _ => LocalizedText.Of($"mức {100 * threshold.Value:0.##} %", $"the {100 * threshold.Value:0.##} % line"),
        };
    }

    // "cao hơn mức hai phần ba 1,7 điểm phần trăm (61 ha)", "1.7 points, 61 ha, above the two-thirds line".
    private static LocalizedText Margin(FactMeasure measure, RuleThreshold threshold, double shown, double wholeSquareKilometres, bool atLeast)
    {
        LocalizedText line = Line(measure, threshold);
        double difference = shown - threshold.Value;
        if (threshold.IsMetBy(shown, Rules.Comparison.EqualTo))
        {
            return LocalizedText.Of($"đúng bằng {line.Vietnamese}", $"exactly at {line.English}");
        }

        bool above = difference > 0;
        string atLeastVietnamese = atLeast ? "ít nhất " : string.Empty, atLeastEnglish = atLeast ? "at least " : string.Empty;
        if (measure is not (FactMeasure.AreaShare or FactMeasure.Share))
        {
            LocalizedText amount = Amount(measure, Math.Abs(difference), LocalizedText.Empty);
            return LocalizedText.Of(
                $"{(above ? "cao" : "thấp")} hơn {atLeastVietnamese}{amount.Vietnamese.TrimEnd()} so với {line.Vietnamese}",
                $"{atLeastEnglish}{amount.English.TrimEnd()} {(above ? "above" : "below")} {line.English}");
        }

        LocalizedText points = Points(100 * Math.Abs(difference));
        string vietnamese = $"{(above ? "cao" : "thấp")} hơn {line.Vietnamese} {atLeastVietnamese}{points.Vietnamese}";
        string english = $"{atLeastEnglish}{points.English}";
        string side = above ? "above" : "below";
        if (double.IsNaN(wholeSquareKilometres))
        {
            return new(vietnamese, $"{english} {side} {line.English}");
        }

        LocalizedText hectares = Hectares(Math.Abs(difference) * wholeSquareKilometres * 100);
        return new($"{vietnamese} ({hectares.Vietnamese})", $"{english}, {hectares.English}, {side} {line.English}");
    }

    private static LocalizedText Points(double points) => points < SmallestPoints
        ? LocalizedText.Of($"chưa tới {0.1:0.#} điểm phần trăm", $"less than {0.1:0.#} points")
        : LocalizedText.Of($"{points:N1} điểm phần trăm", $"{points:N1} points");

    private static LocalizedText Hectares(double hectares) => hectares < SmallestPoints
        ? LocalizedText.Of($"chưa tới {0.1:0.#} ha", $"less than {0.1:0.#} ha")
        : hectares < 10 ? LocalizedText.Of($"{hectares:N1} ha", $"{hectares:N1} ha")
        : LocalizedText.Of($"{hectares:N0} ha", $"{hectares:N0} ha");
}
