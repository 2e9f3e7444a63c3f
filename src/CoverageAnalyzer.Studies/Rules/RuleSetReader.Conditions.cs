using System.Text.Json;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Rules;

// Conditions: each an object whose one kind key says what it is.
public sealed partial class RuleSetReader
{
    private RuleCondition? Condition(JsonElement element, string path, string rule, RuleScope scope, int depth)
    {
        if (depth > MaximumDepth)
        {
            json.Fault($"'{path}': các điều kiện lồng nhau quá {MaximumDepth} tầng.", $"'{path}': conditions stand more than {MaximumDepth} deep within one another.");
            return null;
        }

        string[] kinds = element.ValueKind == JsonValueKind.Object ? [.. RuleKeys.Kinds.Where(k => element.TryGetProperty(k, out _))] : [];
        if (kinds.Length != 1)
        {
            json.Fault(
                $"'{path}' phải là một đối tượng có đúng một trong các khóa: {string.Join(", ", RuleKeys.Kinds)}.",
                $"'{path}' must be an object with exactly one of the keys: {string.Join(", ", RuleKeys.Kinds)}.");
            return null;
        }

        string kind = kinds[0];
        IReadOnlyList<string> keys = kind == "fact" ? RuleKeys.Fact : kind == "shareOf" ? RuleKeys.Share : [kind];
        if (!json.IsObject(element, path, keys, kind))
        {
            return null;
        }

        return kind switch
        {
            "allOf" => Parts(element, path, kind, rule, scope, depth) is { } all ? new AllOfCondition(all) : null,
            "anyOf" => Parts(element, path, kind, rule, scope, depth) is { } any ? new AnyOfCondition(any) : null,
            "firstDecided" => Parts(element, path, kind, rule, scope, depth) is { } first ? new FirstDecidedCondition(first) : null,
            "not" => Condition(element.GetProperty(kind), StrictJson.At(path, kind), rule, scope, depth + 1) is { } part ? new NotCondition(part) : null,
            "fact" => Comparison(element, path, scope),
            "rule" => Reference(element, path, kind, rule) is string id && FitsReference(id, path, scope) ? new RuleReferenceCondition(id) : null,
            "shareOf" => Share(element, path, rule, scope),
            _ => Listed(element, path, scope),
        };
    }

    private List<RuleCondition>? Parts(JsonElement element, string path, string kind, string rule, RuleScope scope, int depth)
    {
        IReadOnlyList<JsonElement> elements = json.Array(element, path, kind);
        List<RuleCondition> parts =
            [.. elements.Select((e, i) => Condition(e, $"{StrictJson.At(path, kind)}[{i}]", rule, scope, depth + 1)).OfType<RuleCondition>()];
        return elements.Count > 0 && parts.Count == elements.Count ? parts : null;
    }

    private ComparisonCondition? Comparison(JsonElement element, string path, RuleScope scope)
    {
        if (json.Text(element, path, "fact") is not string key)
        {
            Needs(element, path, "fact");
            return null;
        }

        if (FactCatalog.Named(key) is not FactDefinition definition)
        {
            Unknown(StrictJson.At(path, "fact"), key, FactCatalog.All.Select(d => d.Key));
            return null;
        }

        if (!definition.Scopes.Contains(scope))
        {
            json.Fault(
                $"'{StrictJson.At(path, "fact")}': '{key}' không có ở cấp '{RuleKeys.Scopes[(int)scope]}' mà quy tắc xét.",
                $"'{StrictJson.At(path, "fact")}': '{key}' is no fact of a {RuleKeys.Scopes[(int)scope]}, which the rule judges.");
            return null;
        }

        FactQuery query = Query(element, path, definition);
        string setting = json.Text(element, path, "setting") ?? string.Empty;
        if (definition.Measure == FactMeasure.YesNo)
        {
            foreach (string wrong in RuleKeys.Comparisons.Append("setting").Where(k => element.TryGetProperty(k, out _)))
            {
                json.Fault(
                    $"'{StrictJson.At(path, wrong)}': '{key}' chỉ có hoặc không, không so với ngưỡng; dùng 'not' cho trường hợp không.",
                    $"'{StrictJson.At(path, wrong)}': '{key}' is yes or no and has no threshold; use 'not' for no.");
            }

            return new ComparisonCondition(query, Engine.Rules.Comparison.EqualTo, new RuleThreshold(1));
        }

        if (Threshold(element, path, definition.IsShare, true) is not (Comparison comparison, var threshold))
        {
            return null;
        }

        if (threshold is not null && setting.Length > 0)
        {
            json.Fault(
                $"'{StrictJson.At(path, "setting")}' chỉ dùng khi ngưỡng là null.",
                $"'{StrictJson.At(path, "setting")}' stands only where the threshold is null.");
        }

        if (setting.Length > 0 && !StudySettings.Keys.ContainsKey(setting))
        {
            json.Fault(
                $"'{StrictJson.At(path, "setting")}' là '{setting}', phải là một trong: {string.Join(", ", StudySettings.Keys.Keys)}.",
                $"'{StrictJson.At(path, "setting")}' is '{setting}'; it must be one of: {string.Join(", ", StudySettings.Keys.Keys)}.");
        }

        return new ComparisonCondition(query, comparison, threshold, setting);
    }

    private FactQuery Query(JsonElement element, string path, FactDefinition definition)
    {
        foreach ((string key, FactParameter parameter) in new[]
        {
            ("heightMetres", FactParameter.Height), ("slope", FactParameter.Slope), ("slopeUnit", FactParameter.Slope),
            ("distance", FactParameter.Distance), ("distanceUnit", FactParameter.Distance),
        })
        {
            bool wanted = parameter == definition.Parameter, given = StrictJson.Get(element, key, out _);
            if (wanted && !given)
            {
                json.Fault($"thiếu khóa '{StrictJson.At(path, key)}'.", $"the key '{StrictJson.At(path, key)}' is missing.");
            }
            else if (given && !wanted)
            {
                json.Fault(
                    $"'{StrictJson.At(path, key)}' không dùng với '{definition.Key}'.",
                    $"'{StrictJson.At(path, key)}' does not go with '{definition.Key}'.");
            }
        }

        return definition.Parameter switch
        {
            FactParameter.Height => new FactQuery(definition.Fact, json.Number(element, path, "heightMetres", 0, -500, 9000), FactUnit.Metres),
            FactParameter.Slope => json.Choice(element, path, "slopeUnit", RuleKeys.SlopeUnits) == 1
                ? new FactQuery(definition.Fact, json.Number(element, path, "slope", 1, 0.1, 89), FactUnit.Degrees)
                : new FactQuery(definition.Fact, json.Number(element, path, "slope", 1, 0.1, 1000), FactUnit.Percent),
            FactParameter.Distance => new FactQuery(
                definition.Fact,
                json.Number(element, path, "distance", 1, 1e-3, 1000),
                json.Choice(element, path, "distanceUnit", RuleKeys.DistanceUnits) == 1 ? FactUnit.Miles : FactUnit.Kilometres),
            _ => new FactQuery(definition.Fact),
        };
    }

    // Exactly one comparison key; null where there is none, or its value is no threshold.
    private (Comparison Comparison, RuleThreshold? Threshold)? Threshold(JsonElement element, string path, bool isShare, bool mayBeOpen)
    {
        string[] given = [.. RuleKeys.Comparisons.Where(k => element.TryGetProperty(k, out _))];
        if (given.Length != 1)
        {
            json.Fault(
                $"'{path}' phải có đúng một trong các khóa: {string.Join(", ", RuleKeys.Comparisons)}.",
                $"'{path}' must have exactly one of the keys: {string.Join(", ", RuleKeys.Comparisons)}.");
            return null;
        }

        var comparison = (Comparison)RuleKeys.Comparisons.ToList().IndexOf(given[0]);
        JsonElement value = element.GetProperty(given[0]);
        string at = StrictJson.At(path, given[0]);
        if (value.ValueKind == JsonValueKind.Null && mayBeOpen)
        {
            return (comparison, null);
        }

        RuleThreshold? threshold = value.ValueKind == JsonValueKind.String ? RuleThreshold.Fraction(value.GetString()!)
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? new RuleThreshold(number)
            : null;
        double most = isShare ? 1 : MaximumThreshold;
        if (threshold is null || !(threshold.Value >= 0 && threshold.Value <= most))
        {
            json.WrongType(
                at,
                $"một số từ 0 đến {most:0} hoặc phân số như \"2/3\"{(mayBeOpen ? ", hoặc null nếu không có quy định" : string.Empty)}",
                $"a number from 0 to {most:0} or a fraction such as \"2/3\"{(mayBeOpen ? ", or null where there is no norm" : string.Empty)}",
                value);
            return null;
        }

        return (comparison, threshold);
    }

    private UnitShareCondition? Share(JsonElement element, string path, string rule, RuleScope scope)
    {
        int unit = json.Choice(element, path, "shareOf", RuleKeys.Units);
        Needs(element, path, "shareOf", "meeting");
        string? meeting = Reference(element, path, "meeting", rule);
        string? among = StrictJson.Get(element, "among", out _) ? Reference(element, path, "among", rule) : string.Empty;
        if (Threshold(element, path, true, false) is not (Comparison comparison, RuleThreshold threshold) || unit < 0 || meeting is null || among is null)
        {
            return null;
        }

        var of = (RuleScope)unit;
        bool smaller = Size(of) < Size(scope);
        bool fits = earlier[meeting] == of && (among.Length == 0 || earlier[among] == of);
        if (!smaller || !fits)
        {
            json.Fault(
                $"'{path}': quy tắc cấp '{RuleKeys.Scopes[(int)scope]}' không thể tính tỷ lệ '{RuleKeys.Units[unit]}' đạt quy tắc đó.",
                $"'{path}': a rule on a {RuleKeys.Scopes[(int)scope]} cannot count '{RuleKeys.Units[unit]}' by that rule.");
            return null;
        }

        return new UnitShareCondition(of, meeting, among, comparison, threshold);
    }

    private ListedCondition? Listed(JsonElement element, string path, RuleScope scope)
    {
        string? list = json.Text(element, path, "listed");
        Needs(element, path, "listed");
        if (list is not null && !lists.Contains(list))
        {
            Unknown(StrictJson.At(path, "listed"), list, lists);
            return null;
        }

        if (scope is RuleScope.District or RuleScope.Study)
        {
            json.Fault($"'{path}': danh sách chỉ nêu tên xã.", $"'{path}': lists name communes only.");
            return null;
        }

        return list is null ? null : new ListedCondition(list);
    }

    private string? Reference(JsonElement element, string path, string key, string rule)
    {
        string? id = json.Text(element, path, key);
        Needs(element, path, key);
        if (id is null || earlier.ContainsKey(id))
        {
            return id;
        }

        string at = StrictJson.At(path, key);
        if (id == rule)
        {
            json.Fault($"'{at}': quy tắc '{id}' dẫn chiếu chính nó.", $"'{at}': the rule '{id}' refers to itself.");
        }
        else if (ids.Contains(id))
        {
            json.Fault(
                $"'{at}': quy tắc '{id}' đứng sau; chỉ được dẫn chiếu quy tắc đứng trước, để không có vòng lặp.",
                $"'{at}': the rule '{id}' stands later; a rule may refer only to earlier ones, so that none refers back to itself.");
        }
        else
        {
            Unknown(at, id, ids);
        }

        return null;
    }

    private bool FitsReference(string id, string path, RuleScope scope)
    {
        if (earlier[id] == scope || (scope == RuleScope.Village && earlier[id] == RuleScope.Commune))
        {
            return true;
        }

        json.Fault(
            $"'{path}': quy tắc '{id}' xét cấp '{RuleKeys.Scopes[(int)earlier[id]]}', không phải '{RuleKeys.Scopes[(int)scope]}'.",
            $"'{path}': the rule '{id}' judges a {RuleKeys.Scopes[(int)earlier[id]]}, not a {RuleKeys.Scopes[(int)scope]}.");
        return false;
    }

    private void Needs(JsonElement element, string path, params IReadOnlyList<string> keys)
    {
        foreach (string key in keys.Where(k => !StrictJson.Get(element, k, out _)))
        {
            json.Fault($"thiếu khóa '{StrictJson.At(path, key)}'.", $"the key '{StrictJson.At(path, key)}' is missing.");
        }
    }

    private void Unknown(string at, string word, IEnumerable<string> known)
    {
        if (Suggestions.Closest(word, known) is string near)
        {
            json.Fault($"'{at}': không có '{word}'. Có phải ý bạn là '{near}'?", $"'{at}': there is no '{word}'. Did you mean '{near}'?");
            return;
        }

        json.Fault($"'{at}': không có '{word}'.", $"'{at}': there is no '{word}'.");
    }

    private static int Size(RuleScope scope) => scope switch
    {
        RuleScope.Village => 0,
        RuleScope.Commune => 1,
        RuleScope.District => 2,
        _ => 3,
    };
}
