using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>One evaluation: the set, the facts, and what was judged so far. A unit is judged when it is first asked about.</summary>
/// <param name="set">The rules.</param>
/// <param name="facts">The facts.</param>
/// <param name="overrides">Classes the study states itself.</param>
/// <param name="known">The verdict by a rule (its position) on a unit where that is known already, else null; null: none is.</param>
/// <param name="together">Where evaluators on several threads put what they judged, by rule and unit, each for all; null: this one is alone.</param>
internal sealed partial class RuleEvaluator(RuleSet set, IRuleFacts facts, RuleOverrides overrides, Func<int, int, Verdict?>? known = null, JudgedUnit?[][]? together = null)
{
    private const int MostReasonsTold = 3; // more are counted, and stand in the chain
    private readonly JudgedRule?[] judged = new JudgedRule?[set.Rules.Count];
    private readonly SharedOutcomes shared = new();
    private readonly Dictionary<FactQuery, LocalizedText> names = [];
    private int current; // position of the rule being judged

    /// <summary>Conditions looked at so far, parts of conditions included: what judging costs, for tests that have no clock.</summary>
    public long ConditionsEvaluated { get; private set; }

    /// <summary>Outcomes worded once for all units that share them.</summary>
    public int OutcomesShared => shared.Count;

    /// <summary>Judges every unit by every rule.</summary>
    public List<RuleVerdict> All(CancellationToken cancellationToken)
    {
        var all = new List<RuleVerdict>();
        for (int rule = 0; rule < set.Rules.Count; rule++)
        {
            int units = facts.UnitCount(set.Rules[rule].Scope);
            for (int unit = 0; unit < units; unit++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                all.Add(VerdictOf(rule, unit));
            }
        }

        return all;
    }

    /// <summary>What a rule says of a unit.</summary>
    /// <param name="rule">Position of the rule.</param>
    /// <param name="unit">Index of the unit.</param>
    /// <exception cref="ArgumentException">The rule refers to one that is not before it.</exception>
    public RuleVerdict VerdictOf(int rule, int unit) => At(RuleAt(rule), unit).Verdict;

    /// <summary>Forgets the units; the words that many units share stay.</summary>
    public void Forget()
    {
        foreach (JudgedRule? rule in judged)
        {
            rule?.Units.Clear();
        }
    }

    private JudgedRule RuleAt(int position) => judged[position] ??= new JudgedRule(set.Rules[position], position);

    private JudgedUnit At(JudgedRule rule, int unit)
    {
        if (Found(rule, unit) is JudgedUnit found)
        {
            return found;
        }

        int before = current;
        current = rule.Position;
        JudgedUnit made = Judge(rule, unit);
        current = before;
        if (together is null)
        {
            rule.Units[unit] = made;
        }
        else
        {
            Volatile.Write(ref together[rule.Position][unit], made); // two threads may both have judged it: alike, word by word
        }

        return made;
    }

    private JudgedUnit? Found(JudgedRule rule, int unit) =>
        together is null ? rule.Units.GetValueOrDefault(unit) : Volatile.Read(ref together[rule.Position][unit]);

    private Verdict VerdictAt(JudgedRule rule, int unit) =>
        Found(rule, unit) is null && known?.Invoke(rule.Position, unit) is Verdict verdict ? verdict : At(rule, unit).Verdict.Verdict;

    private JudgedUnit Judge(JudgedRule result, int unit)
    {
        Rule rule = result.Rule;
        RuleOutcome outcome = Of(rule.When, rule.Scope, unit, 1);
        RuleOverride? stated = rule.Scope == RuleScope.Commune ? overrides.Find(rule.Decides, unit) : null;
        RuleOutcome? common = stated is null && outcome.IsShared ? outcome : null;
        RuleVerdict? verdict = null;
        if (common is null)
        {
            verdict = Worded(rule, outcome, stated);
        }
        else if (!result.Common.TryGetValue(outcome, out verdict))
        {
            result.Common.Add(outcome, verdict = Worded(rule, outcome, null));
        }

        verdict = verdict with
        {
            UnitIndex = unit,
            IsListed = rule.Scope == RuleScope.Commune && facts.Lists.FirstOrDefault(l => l.ComparedRule == rule.Id) is OfficialList list
                ? facts.Listed(list.Id, unit)
                : null,
        };
        return new JudgedUnit(
            verdict,
            stated is null ? outcome.Because : RuleWording.Small(verdict.Override),
            stated is null ? outcome.Route : LocalizedText.Empty,
            common);
    }

    /// <summary>The verdict on the first unit of an outcome, before lists.</summary>
    private static RuleVerdict Worded(Rule rule, RuleOutcome outcome, RuleOverride? stated)
    {
        LocalizedText reason = RuleWording.Reason(outcome);

        // What is open still tells the first margin that was measured: a planner asks how far the altitude is from the line.
        RuleStep? number = outcome.Number
            ?? (outcome.Verdict == Verdict.Undecidable ? outcome.Steps.FirstOrDefault(s => !double.IsNaN(s.Value) && s.Verdict != Verdict.NotComputed) : null);
        Verdict verdict = stated is null ? outcome.Verdict : stated.Belongs ? Verdict.Yes : Verdict.No;
        LocalizedText overridden = stated is null ? LocalizedText.Empty : RuleWording.Override(stated);
        var own = new RuleStep
        {
            Depth = 0,
            Condition = rule.Title,
            Verdict = verdict,
            Sentence = stated is null ? reason : overridden,
            Value = number?.Value ?? double.NaN,
            Threshold = number?.Threshold ?? double.NaN,
            Unit = number?.Unit ?? string.Empty,
            Margin = number?.Margin ?? double.NaN,
            MarginHectares = number?.MarginHectares ?? double.NaN,
        };
        RuleStep[] computed = stated is null
            ? []
            : [new RuleStep { Depth = 1, Condition = new("kết quả tính", "as computed"), Verdict = outcome.Verdict, Sentence = reason }];
        return new RuleVerdict
        {
            Rule = rule,
            UnitIndex = 0,
            Verdict = verdict,
            Computed = outcome.Verdict,
            Chain = [own, .. computed, .. outcome.Steps],
            Reason = own.Sentence,
            Value = own.Value,
            Threshold = own.Threshold,
            Unit = own.Unit,
            Margin = own.Margin,
            MarginHectares = own.MarginHectares,
            Override = overridden,
        };
    }

    private RuleOutcome Of(RuleCondition condition, RuleScope scope, int unit, int depth)
    {
        ConditionsEvaluated++;
        return Judged(condition, scope, unit, depth);
    }

    private RuleOutcome Judged(RuleCondition condition, RuleScope scope, int unit, int depth) => condition switch
    {
        ComparisonCondition comparison => Compare(comparison, scope, unit, depth),
        AllOfCondition all => Combine(all, all.Parts, false, scope, unit, depth),
        AnyOfCondition any => Combine(any, any.Parts, true, scope, unit, depth),
        NotCondition not => Negate(not, scope, unit, depth),
        FirstDecidedCondition first => FirstDecided(first, scope, unit, depth),
        RuleReferenceCondition reference => Refer(reference, scope, unit, depth),
        UnitShareCondition share => Share(share, scope, unit, depth),
        ListedCondition listed => Listed(listed, scope, unit, depth),
        _ => throw new ArgumentException($"a condition of the unknown kind {condition.GetType().Name}", nameof(condition)),
    };

    private RuleOutcome Combine(RuleCondition condition, IReadOnlyList<RuleCondition> conditions, bool any, RuleScope scope, int unit, int depth)
    {
        RuleOutcome[] parts = [.. conditions.Select(c => Of(c, scope, unit, depth + 1))];
        return shared.Of(condition, depth, parts, () => Combined(parts, any, depth));
    }

    private static RuleOutcome Combined(RuleOutcome[] parts, bool any, int depth)
    {
        Verdict verdict = any ? ThreeValued.Any(parts.Select(p => p.Verdict)) : ThreeValued.All(parts.Select(p => p.Verdict));

        // One part decides a met "any of" and a missed "all of"; all parts together decide the others.
        bool together = verdict == (any ? Verdict.No : Verdict.Yes);
        RuleOutcome first = parts.First(p => p.Verdict == verdict);
        LocalizedText[] alsoMet = any && verdict == Verdict.Yes ? [.. parts.Where(p => p.Verdict == Verdict.Yes && p != first).Select(p => p.Steps[0].Condition)] : [];
        LocalizedText because = alsoMet.Length > 0 ? RuleWording.AlsoMet(first.Because, alsoMet)
            : !together ? first.Because
            : parts.Length <= MostReasonsTold ? parts.Select(p => p.Because).Aggregate(RuleWording.Both)
            : RuleWording.Combination(parts, any, verdict);
        RuleStep? number = together ? Array.Find(parts, p => p.Number is not null)?.Number : first.Number;
        bool oneRoute = !together || Array.TrueForAll(parts, p => p.Route == first.Route);
        var own = new RuleStep
        {
            Depth = depth,
            Condition = any ? new("ít nhất một trong các điều kiện", "at least one of") : new("tất cả các điều kiện", "all of"),
            Verdict = verdict,
            Sentence = RuleWording.Capital(RuleWording.Combination(parts, any, verdict)),
        };
        return new RuleOutcome(verdict, [own, .. parts.SelectMany(p => p.Steps)], because, oneRoute ? first.Route : LocalizedText.Empty, number);
    }

    private RuleOutcome Negate(NotCondition condition, RuleScope scope, int unit, int depth)
    {
        RuleOutcome part = Of(condition.Part, scope, unit, depth + 1);
        return shared.Of(condition, depth, [part], () => Negated(part, depth));
    }

    private static RuleOutcome Negated(RuleOutcome part, int depth)
    {
        Verdict verdict = ThreeValued.Not(part.Verdict);
        var own = new RuleStep { Depth = depth, Condition = new("điều kiện ngược lại", "the opposite of"), Verdict = verdict, Sentence = RuleWording.Capital(part.Because) };
        return new RuleOutcome(verdict, [own, .. part.Steps], part.Because, part.Route, part.Number);
    }

    private RuleOutcome FirstDecided(FirstDecidedCondition condition, RuleScope scope, int unit, int depth)
    {
        var tried = new List<RuleOutcome>();
        foreach (RuleCondition part in condition.Parts)
        {
            tried.Add(Of(part, scope, unit, depth + 1));
            if (tried[^1].Verdict != Verdict.Undecidable)
            {
                break;
            }
        }

        RuleOutcome[] all = [.. tried];
        return shared.Of(condition, depth, all, () => Decisive(all, depth));
    }

    private static RuleOutcome Decisive(RuleOutcome[] tried, int depth)
    {
        RuleOutcome decisive = tried[^1].Verdict == Verdict.Undecidable ? tried[0] : tried[^1];
        var own = new RuleStep
        {
            Depth = depth,
            Condition = new("điều kiện đầu tiên kết luận được", "the first that can be decided of"),
            Verdict = decisive.Verdict,
            Sentence = RuleWording.Capital(decisive.Because),
        };
        return decisive with { Steps = [own, .. tried.SelectMany(p => p.Steps)], IsShared = false };
    }

    private RuleOutcome Refer(RuleReferenceCondition condition, RuleScope scope, int unit, int depth)
    {
        JudgedRule other = Earlier(condition.RuleId);
        bool ofCommune = scope == RuleScope.Village && other.Rule.Scope == RuleScope.Commune;
        if (other.Rule.Scope != scope && !ofCommune)
        {
            throw new ArgumentException($"rule {other.Rule.Id} judges a {other.Rule.Scope}, not a {scope}", nameof(condition));
        }

        if ((ofCommune ? facts.CommuneOf(unit) : unit) is not int judgedUnit)
        {
            return shared.Of(condition, depth, "no commune", () => Undecidable(
                Title(other.Rule), new("thôn, bản không nằm trong xã nào của nghiên cứu", "the village lies in no commune of the study"), depth));
        }

        JudgedUnit seen = At(other, judgedUnit);
        return seen.Shared is RuleOutcome met
            ? shared.Of(condition, depth, (met, ofCommune), () => Referred(other.Rule, seen, ofCommune, depth))
            : Referred(other.Rule, seen, ofCommune, depth);
    }

    private static LocalizedText Title(Rule rule) => LocalizedText.Of($"{rule.Title.Vietnamese} ({rule.Id})", $"{rule.Title.English} ({rule.Id})");

    private static RuleOutcome Referred(Rule other, JudgedUnit seen, bool ofCommune, int depth)
    {
        RuleVerdict verdict = seen.Verdict;
        LocalizedText because = ofCommune
            ? LocalizedText.Of($"xã: {seen.Because.Vietnamese}", $"its commune: {seen.Because.English}")
            : seen.Because;
        var own = new RuleStep
        {
            Depth = depth,
            Condition = Title(other),
            Verdict = verdict.Verdict,
            Sentence = LocalizedText.Of($"{other.Id}: {because.Vietnamese}", $"{other.Id}: {because.English}"),
            Value = verdict.Value,
            Threshold = verdict.Threshold,
            Unit = verdict.Unit,
            Margin = verdict.Margin,
            MarginHectares = verdict.MarginHectares,
        };
        return new RuleOutcome(verdict.Verdict, [own], because, seen.Route, double.IsNaN(own.Value) ? null : own);
    }

    private RuleOutcome Listed(ListedCondition condition, RuleScope scope, int unit, int depth)
    {
        bool? isListed = (scope == RuleScope.Village ? facts.CommuneOf(unit) : unit) is int commune ? facts.Listed(condition.ListId, commune) : null;
        return shared.Of(condition, depth, isListed switch { true => "named", false => "not named", _ => "no list" }, () => Listed(condition, isListed, depth));
    }

    private RuleOutcome Listed(ListedCondition condition, bool? isListed, int depth)
    {
        LocalizedText title = facts.Lists.FirstOrDefault(l => l.Id == condition.ListId)?.Title
            ?? set.Lists.FirstOrDefault(l => l.Id == condition.ListId)?.Title ?? LocalizedText.Same(condition.ListId);
        LocalizedText name = LocalizedText.Of($"có tên trong {title.Vietnamese}", $"named by {title.English}");
        if (isListed is not bool isNamed)
        {
            return Undecidable(name, LocalizedText.Of($"chưa có {title.Vietnamese}", $"{title.English} is not given"), depth);
        }

        LocalizedText because = isNamed
            ? LocalizedText.Of($"có tên trong {title.Vietnamese}", $"it is named by {title.English}")
            : LocalizedText.Of($"không có tên trong {title.Vietnamese}", $"it is not named by {title.English}");
        Verdict verdict = isNamed ? Verdict.Yes : Verdict.No;
        return new RuleOutcome(
            verdict,
            [new RuleStep { Depth = depth, Condition = name, Verdict = verdict, Sentence = RuleWording.Capital(because) }],
            because,
            new("danh sách", "an official list"),
            null);
    }

    private static RuleOutcome Undecidable(LocalizedText condition, LocalizedText reason, int depth) => new(
        Verdict.Undecidable,
        [
            new RuleStep
            {
                Depth = depth,
                Condition = condition,
                Verdict = Verdict.Undecidable,
                Sentence = RuleWording.Capital(LocalizedText.Of($"{condition.Vietnamese}: {reason.Vietnamese}", $"{condition.English}: {reason.English}")),
            },
        ],
        reason,
        LocalizedText.Empty,
        null);

    // A rule sees those before it only, never itself.
    private JudgedRule Earlier(string id)
    {
        for (int position = 0; position < current; position++)
        {
            if (string.Equals(set.Rules[position].Id, id, StringComparison.Ordinal))
            {
                return RuleAt(position);
            }
        }

        throw new ArgumentException($"rule {id} is not before the rule that refers to it", nameof(id));
    }

    /// <summary>The name of a fact, worded once.</summary>
    private LocalizedText NameOf(FactQuery query)
    {
        if (!names.TryGetValue(query, out LocalizedText name))
        {
            names.Add(query, name = query.Name);
        }

        return name;
    }

    private sealed record JudgedRule(Rule Rule, int Position)
    {
        public Dictionary<int, JudgedUnit> Units { get; } = [];

        public Dictionary<RuleOutcome, RuleVerdict> Common { get; } = [];
    }
}
