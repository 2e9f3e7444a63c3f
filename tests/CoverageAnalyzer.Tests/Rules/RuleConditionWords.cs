using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>A rule's condition in words, without values of a unit: what the page of the rule sets says of it.</summary>
internal static class RuleConditionWords
{
    private static readonly LocalizedText[] Comparisons =
        [new("từ {0} trở lên", "at least {0}"), new("không quá {0}", "at most {0}"), new("lớn hơn {0}", "more than {0}"), new("nhỏ hơn {0}", "less than {0}"), new("bằng {0}", "exactly {0}")];

    /// <summary>The condition.</summary>
    public static LocalizedText Of(RuleCondition condition, RuleSet set) => condition switch
    {
        AllOfCondition all => Several(all.Parts, set, new("đủ các điều kiện", "all of"), new("và", "and")),
        AnyOfCondition any => Several(any.Parts, set, new("một trong các điều kiện", "one of"), new("hoặc", "or")),
        FirstDecidedCondition first => Several(first.Parts, set, new("điều kiện đầu tiên mà số liệu xét được trong", "the first that the data can decide of"), new("rồi đến", "then")),
        NotCondition not => In(Of(not.Part, set), "không đạt điều kiện ({0})", "not ({0})"),
        RuleReferenceCondition reference => Same(reference.RuleId, "đạt {0}", "{0} is met"),
        ListedCondition listed => In(set.Lists.First(l => l.Id == listed.ListId).Title, "có tên trong {0}", "named by {0}"),
        UnitShareCondition share => Share(share),
        ComparisonCondition compared => Compared(compared),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "has no words yet"),
    };

    private static LocalizedText Several(IReadOnlyList<RuleCondition> parts, RuleSet set, LocalizedText head, LocalizedText between)
    {
        LocalizedText[] words = [.. parts.Select(p => Of(p, set))];
        return words.Length == 1
            ? words[0]
            : new(
                $"{head.Vietnamese} ({string.Join($"; {between.Vietnamese} ", words.Select(w => w.Vietnamese))})",
                $"{head.English} ({string.Join($"; {between.English} ", words.Select(w => w.English))})");
    }

    private static LocalizedText Share(UnitShareCondition share)
    {
        LocalizedText units = share.Of switch
        {
            RuleScope.Village => new("số thôn, bản", "the villages"),
            RuleScope.Commune => new("số xã", "the communes"),
            _ => new("số huyện", "the districts"),
        };
        LocalizedText among = share.Among.Length == 0 ? LocalizedText.Empty : new($" trong số đạt {share.Among}", $" of those that meet {share.Among}");
        LocalizedText amount = Amount(share.Comparison, share.Threshold, FactMeasure.Share);
        return new($"tỷ lệ {units.Vietnamese} đạt {share.Meeting}{among.Vietnamese}: {amount.Vietnamese}", $"share of {units.English} that meet {share.Meeting}{among.English}: {amount.English}");
    }

    private static LocalizedText Compared(ComparisonCondition compared)
    {
        FactDefinition fact = compared.Query.Definition;
        if (fact.Measure == FactMeasure.YesNo)
        {
            return fact.Statement;
        }

        LocalizedText name = compared.Query.Name;
        if (compared.Threshold is RuleThreshold threshold)
        {
            LocalizedText amount = Amount(compared.Comparison, threshold, fact.Measure);
            return new($"{name.Vietnamese}: {amount.Vietnamese}", $"{name.English}: {amount.English}");
        }

        LocalizedText own = In(
            new($"mức do nghiên cứu tự đặt (`{compared.Setting}`; chưa có quy định)", $"the study's own value (`{compared.Setting}`; no norm)"),
            Comparisons[(int)compared.Comparison].Vietnamese,
            Comparisons[(int)compared.Comparison].English);
        return new($"{name.Vietnamese}: {own.Vietnamese}", $"{name.English}: {own.English}");
    }

    private static LocalizedText Amount(Comparison comparison, RuleThreshold threshold, FactMeasure measure)
    {
        LocalizedText amount = measure switch
        {
            FactMeasure.AreaShare or FactMeasure.Share when threshold.Denominator == 1 => LocalizedText.Of($"{100 * threshold.Value:0.##} %", $"{100 * threshold.Value:0.##} %"),
            FactMeasure.AreaShare or FactMeasure.Share => LocalizedText.Of($"{threshold.Numerator:0}/{threshold.Denominator:0}", $"{threshold.Numerator:0}/{threshold.Denominator:0}"),
            FactMeasure.Kilometres => LocalizedText.Of($"{threshold.Value:0.##} km", $"{threshold.Value:0.##} km"),
            FactMeasure.People => LocalizedText.Of($"{threshold.Value:N0} người", $"{threshold.Value:N0} people"),
            _ => LocalizedText.Of($"{threshold.Value:#,0.##}", $"{threshold.Value:#,0.##}"),
        };
        return new(
            Comparisons[(int)comparison].Vietnamese.Replace("{0}", amount.Vietnamese, StringComparison.Ordinal),
            Comparisons[(int)comparison].English.Replace("{0}", amount.English, StringComparison.Ordinal));
    }

    private static LocalizedText Same(string text, string vietnamese, string english) => In(new(text, text), vietnamese, english);

    private static LocalizedText In(LocalizedText text, string vietnamese, string english) =>
        new(vietnamese.Replace("{0}", text.Vietnamese, StringComparison.Ordinal), english.Replace("{0}", text.English, StringComparison.Ordinal));
}
