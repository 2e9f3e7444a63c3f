using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The sentences of reason chains. Phrases are without capital and full stop, so that they can be joined.</summary>
internal static partial class RuleWording
{
    /// <summary>The deciding reason as a sentence.</summary>
    public static LocalizedText Reason(RuleOutcome outcome) => outcome.Verdict == Verdict.Undecidable
        ? LocalizedText.Of($"Chưa kết luận được: {outcome.Because.Vietnamese}", $"Undecidable: {outcome.Because.English}")
        : !outcome.Route.IsEmpty
            ? LocalizedText.Of($"Kết luận theo {outcome.Route.Vietnamese}: {outcome.Because.Vietnamese}", $"Decided by {outcome.Route.English}: {outcome.Because.English}")
            : outcome.Verdict == Verdict.Yes
                ? LocalizedText.Of($"Đạt: {outcome.Because.Vietnamese}", $"Met: {outcome.Because.English}")
                : LocalizedText.Of($"Không đạt: {outcome.Because.Vietnamese}", $"Not met: {outcome.Because.English}");

    /// <summary>What an override says.</summary>
    public static LocalizedText Override(RuleOverride stated) => stated.Belongs
        ? LocalizedText.Of($"Nghiên cứu ấn định là có: {stated.Reason.Vietnamese}", $"The study states yes: {stated.Reason.English}")
        : LocalizedText.Of($"Nghiên cứu ấn định là không: {stated.Reason.Vietnamese}", $"The study states no: {stated.Reason.English}");

    /// <summary>How many parts of a combination are met.</summary>
    public static LocalizedText Combination(RuleOutcome[] parts, bool any, Verdict verdict)
    {
        int n = parts.Length, met = parts.Count(p => p.Verdict == Verdict.Yes), open = parts.Count(p => p.Verdict == Verdict.Undecidable);
        return (any, verdict) switch
        {
            (true, Verdict.Yes) => LocalizedText.Of($"đạt {met} trong {n} điều kiện, chỉ cần một", $"{met} of {n} conditions met, where one is enough"),
            (true, Verdict.No) => LocalizedText.Of($"không đạt điều kiện nào trong {n} điều kiện", $"none of {n} conditions met"),
            (true, _) => LocalizedText.Of($"chưa đạt điều kiện nào trong {n} điều kiện, {open} điều kiện chưa kết luận được", $"none of {n} conditions met, {open} undecidable"),
            (false, Verdict.Yes) => LocalizedText.Of($"đạt cả {n} điều kiện", $"all {n} conditions met"),
            (false, Verdict.No) => LocalizedText.Of($"đạt {met} trong {n} điều kiện, cần đạt tất cả", $"{met} of {n} conditions met, where all are needed"),
            _ => LocalizedText.Of($"đạt {met} trong {n} điều kiện, {open} điều kiện chưa kết luận được", $"{met} of {n} conditions met, {open} undecidable"),
        };
    }

    /// <summary>Two phrases in one.</summary>
    public static LocalizedText Join(LocalizedText a, LocalizedText b) => LocalizedText.Of($"{a.Vietnamese}; {b.Vietnamese}", $"{a.English}; {b.English}");

    /// <summary>A reason with the names of other conditions that are met as well, where one was enough.</summary>
    public static LocalizedText AlsoMet(LocalizedText reason, IReadOnlyList<LocalizedText> others) => new(
        $"{reason.Vietnamese}; cũng đạt: {string.Join(", ", others.Select(o => o.Vietnamese))}",
        $"{reason.English}; also met: {string.Join(", ", others.Select(o => o.English))}");

    /// <summary>Two phrases that each may have a semicolon, as two sentences.</summary>
    public static LocalizedText Both(LocalizedText a, LocalizedText b) =>
        LocalizedText.Of($"{a.Vietnamese}. {Capital(b.Vietnamese)}", $"{a.English}. {Capital(b.English)}");

    /// <summary>The phrase with a capital.</summary>
    public static LocalizedText Capital(LocalizedText phrase) => new(Capital(phrase.Vietnamese), Capital(phrase.English));

    /// <summary>The sentence as a phrase.</summary>
    public static LocalizedText Small(LocalizedText sentence) => new(Small(sentence.Vietnamese), Small(sentence.English));

    /// <summary>Why there are no smaller units at all.</summary>
    public static LocalizedText NoLayer(RuleScope of) => of switch
    {
        RuleScope.Village => new("chưa có lớp thôn, bản", "no village layer"),
        RuleScope.District => new("nghiên cứu chưa có huyện", "the study has no districts"),
        _ => new("nghiên cứu chưa có xã", "the study has no communes"),
    };

    /// <summary>Why a unit has no smaller units although there is a layer.</summary>
    public static LocalizedText NoMembers(RuleScope of) => of == RuleScope.Village
        ? new("lớp thôn, bản không có thôn, bản nào ở đây", "the village layer has no village here")
        : LocalizedText.Of($"ở đây không có {Units(of).Vietnamese} nào", $"there are no {Units(of).English} here");

    /// <summary>A rule that applies to none of the units.</summary>
    public static LocalizedText AppliesToNone(RuleScope of) =>
        LocalizedText.Of($"không có {Units(of).Vietnamese} nào thuộc diện áp dụng", $"there are no {Units(of).English} it applies to");

    /// <summary>Name of a kind of unit, as many.</summary>
    public static LocalizedText Units(RuleScope of) => of switch
    {
        RuleScope.Village => new("thôn, bản", "villages"),
        RuleScope.Commune => new("xã", "communes"),
        RuleScope.District => new("huyện", "districts"),
        _ => new("nghiên cứu", "studies"),
    };

    /// <summary>What a share of units is of.</summary>
    public static LocalizedText ShareName(UnitShareCondition condition, Rule meeting, Rule? among) => among is null
        ? LocalizedText.Of($"tỷ lệ {Units(condition.Of).Vietnamese} đạt {meeting.Id}", $"share of {Units(condition.Of).English} that meet {meeting.Id}")
        : LocalizedText.Of(
            $"tỷ lệ {Units(condition.Of).Vietnamese} đạt {meeting.Id} trong số thuộc {among.Id}",
            $"share of {Units(condition.Of).English} that meet {meeting.Id} among those of {among.Id}");

    /// <summary>A decided share of units.</summary>
    public static LocalizedText Share(UnitShareCondition condition, ShareCount count, double shown)
    {
        LocalizedText open = count.Open == 0
            ? LocalizedText.Empty
            : LocalizedText.Of($", {count.Open} chưa kết luận được", $", {count.Open} undecidable");
        int whole = Math.Max(count.Counting, 1);
        LocalizedText units = Units(condition.Of);
        LocalizedText counted = LocalizedText.Of(
            $"{count.Meeting} trên {count.Counting} {units.Vietnamese} ({(double)count.Meeting / whole:P1}) đạt {condition.Meeting}{open.Vietnamese}",
            $"{count.Meeting} of {count.Counting} {units.English} ({(double)count.Meeting / whole:P1}) meet {condition.Meeting}{open.English}");
        return condition.Threshold.Value <= 0
            ? counted
            : Join(counted, Margin(FactMeasure.Share, condition.Threshold, shown, double.NaN, count.Low < count.High));
    }

    /// <summary>Some units cannot be judged, for different reasons.</summary>
    public static LocalizedText UndecidedMembers(RuleScope of, ShareCount count) => LocalizedText.Of(
        $"{count.Open} {Units(of).Vietnamese} chưa kết luận được",
        $"{count.Open} {(count.Open == 1 ? Units(of).English[..^1] : Units(of).English)} undecidable");

    /// <summary>No village of the least size could meet a rule.</summary>
    public static LocalizedText NoVillageCould(double smallestHectares, double suitableHectares, double neededHectares) => LocalizedText.Of(
        $"không thôn, bản nào rộng từ {smallestHectares:0.##} ha trở lên có thể đạt: cả xã chỉ có {suitableHectares:N2} ha đất như vậy, mà một thôn, bản cần ít nhất {neededHectares:N2} ha",
        $"no village of {smallestHectares:0.##} ha or more could qualify: the whole commune has {suitableHectares:N2} ha of such land, and one village needs at least {neededHectares:N2} ha");

    private static string Capital(string phrase) => phrase.Length == 0 ? phrase : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static string Small(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
