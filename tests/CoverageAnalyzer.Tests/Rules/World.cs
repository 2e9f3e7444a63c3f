using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>A study made of stated facts only. What is not stated is unknown; all villages lie in commune 0, all communes in district 0.</summary>
internal sealed class World : IRuleFacts
{
    public static readonly LocalizedText Nothing = new("không nêu", "not stated");
    private readonly Dictionary<(RuleScope, int, string), FactValue> values = [];
    private readonly Dictionary<string, double> settings = [];
    private readonly List<OfficialList> lists = [];

    public int Communes { get; init; } = 1;

    /// <summary>Null: no village layer.</summary>
    public int? Villages { get; init; }

    public int Districts { get; init; } = 1;

    public IReadOnlyList<OfficialList> Lists => lists;

    public static string Key(FactQuery query) => double.IsNaN(query.Amount) ? query.Definition.Key : $"{query.Definition.Key} {query.Amount:R}";

    public World With(RuleScope scope, int unit, string fact, FactValue value)
    {
        values[(scope, unit, fact)] = value;
        return this;
    }

    public World Commune(string fact, double value, int unit = 0) => With(RuleScope.Commune, unit, fact, FactValue.Of(value));

    public World Village(string fact, double value, int unit = 0) => With(RuleScope.Village, unit, fact, FactValue.Of(value));

    public World Study(string fact, double value) => With(RuleScope.Study, 0, fact, FactValue.Of(value));

    public World District(string fact, double value, int unit = 0) => With(RuleScope.District, unit, fact, FactValue.Of(value));

    public World Set(string name, double value)
    {
        settings[name] = value;
        return this;
    }

    public World List(string id, params int[] communes)
    {
        lists.Add(new OfficialList { Id = id, Title = new("danh sách thử", "a list"), Communes = communes });
        return this;
    }

    public int UnitCount(RuleScope scope) => scope switch
    {
        RuleScope.Commune => Communes,
        RuleScope.Village => Villages ?? 0,
        RuleScope.District => Districts,
        _ => 1,
    };

    public FactValue Of(RuleScope scope, int unit, FactQuery query) =>
        values.TryGetValue((scope, unit, Key(query)), out FactValue? value) ? value : FactValue.NotKnown(Nothing);

    public IReadOnlyList<int>? Members(RuleScope scope, int unit, RuleScope of) => of == RuleScope.Village && Villages is null
        ? null
        : unit == 0 ? [.. Enumerable.Range(0, UnitCount(of))] : [];

    public int? CommuneOf(int village) => 0;

    public bool? Listed(string listId, int commune) => lists.FirstOrDefault(l => l.Id == listId)?.Communes.Contains(commune);

    public double Setting(string name) => settings.TryGetValue(name, out double value) ? value : double.NaN;
}
