using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The facts of a study, from its indicators. What was not measured is unknown, with the reason.</summary>
public sealed partial class StudyFacts : IRuleFacts
{
    private static readonly LocalizedText NoElevation = new("chưa có mô hình độ cao", "no elevation model");
    private static readonly LocalizedText NoPostalLayer = new("chưa có lớp điểm bưu chính", "no layer of postal points");
    private static readonly LocalizedText NoBtsLayer = new("chưa có lớp trạm BTS", "no layer of BTS sites");
    private static readonly LocalizedText NoPopulation = new("chưa rõ dân số", "the population is unknown");
    private static readonly LocalizedText NoHeights = new("chưa rõ vì thiếu độ cao trên đường truyền sóng", "it is unknown for want of heights on the way of the waves");
    private static readonly LocalizedText NoVillageLayer = new("chưa có lớp thôn, bản", "no village layer");
    private static readonly LocalizedText NoArea = new("chưa rõ diện tích", "the area is unknown");
    private readonly StudyFactInputs inputs;
    private readonly Dictionary<string, HashSet<int>> listed = new(StringComparer.Ordinal);
    private readonly int[] all;
    private readonly IReadOnlyList<int>[]? villagesOfCommune;
    private readonly int[] districtOfCommune;

    /// <summary>Takes a study's figures.</summary>
    /// <param name="inputs">The figures.</param>
    /// <exception cref="ArgumentException">A list, a district or a village names a commune the study does not have.</exception>
    public StudyFacts(StudyFactInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        this.inputs = inputs;
        int n = inputs.Communes.Count;
        all = [.. Enumerable.Range(0, n)];
        foreach (OfficialList list in inputs.Lists)
        {
            listed.Add(list.Id, [.. list.Communes.Select(c => Existing(c, n, list.Id))]);
        }

        districtOfCommune = [.. all.Select(_ => -1)];
        for (int d = 0; d < inputs.Districts.Count; d++)
        {
            foreach (int commune in inputs.Districts[d])
            {
                districtOfCommune[Existing(commune, n, "a district")] = d;
            }
        }

        if (inputs.Villages is { } villages)
        {
            var of = new List<int>[n];
            for (int i = 0; i < n; i++)
            {
                of[i] = [];
            }

            for (int v = 0; v < villages.Count; v++)
            {
                if (villages[v].Village.CommuneIndex is int commune)
                {
                    of[Existing(commune, n, "a village")].Add(v);
                }
            }

            villagesOfCommune = of;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<OfficialList> Lists => inputs.Lists;

    /// <inheritdoc/>
    public int UnitCount(RuleScope scope) => scope switch
    {
        RuleScope.Commune => inputs.Communes.Count,
        RuleScope.Village => inputs.Villages?.Count ?? 0,
        RuleScope.District => inputs.Districts.Count,
        _ => 1,
    };

    /// <inheritdoc/>
    public FactValue Of(RuleScope scope, int unit, FactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return scope switch
        {
            RuleScope.Commune => OfCommune(inputs.Communes[unit], unit, query),
            RuleScope.Village => OfVillage((inputs.Villages ?? [])[unit], query),
            RuleScope.District => OfGroup(scope, unit, inputs.Districts[unit], query),
            _ => OfGroup(scope, 0, all, query),
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<int>? Members(RuleScope scope, int unit, RuleScope of) => (scope, of) switch
    {
        (RuleScope.Commune, RuleScope.Village) => villagesOfCommune?[unit],
        (RuleScope.District, RuleScope.Village) => villagesOfCommune is null ? null : [.. inputs.Districts[unit].SelectMany(c => villagesOfCommune[c]).Order()],
        (RuleScope.Study, RuleScope.Village) => inputs.Villages is null ? null : [.. Enumerable.Range(0, inputs.Villages.Count)],
        (RuleScope.District, RuleScope.Commune) => inputs.Districts[unit],
        (RuleScope.Study, RuleScope.Commune) => all,
        (RuleScope.Study, RuleScope.District) => inputs.Districts.Count == 0 ? null : [.. Enumerable.Range(0, inputs.Districts.Count)],
        _ => null,
    };

    /// <inheritdoc/>
    public int? CommuneOf(int village) => inputs.Villages?[village].Village.CommuneIndex;

    /// <summary>The district a commune belongs to, or null where it names none.</summary>
    /// <param name="commune">Index of the commune.</param>
    public int? DistrictOf(int commune) => districtOfCommune[commune] < 0 ? null : districtOfCommune[commune];

    /// <inheritdoc/>
    public bool? Listed(string listId, int commune) => listed.TryGetValue(listId, out HashSet<int>? members) ? members.Contains(commune) : null;

    /// <inheritdoc/>
    public double Setting(string name) => inputs.Settings.TryGetValue(name, out double value) ? value : double.NaN;

    private FactValue OfTerrain(UnitTerrain? terrain, FactQuery query, LocalizedText missing)
    {
        if (inputs.Terrain is null)
        {
            return FactValue.NotKnown(NoElevation);
        }

        if (terrain is null || !(terrain.AreaSquareKilometres > 0))
        {
            return FactValue.NotKnown(missing);
        }

        if (query.Fact == RuleFact.MeanElevation)
        {
            return FactValue.Of(terrain.MeanElevationMetres, NoElevation).WithUnknownFraction(terrain.UnknownFraction);
        }

        bool byHeight = query.Fact == RuleFact.AreaShareAtOrAboveHeight;
        int at = byHeight ? Place(inputs.Terrain.HeightsMetres, query.HeightMetres) : Place(inputs.Terrain.SlopesPercent, query.SlopePercent);
        IReadOnlyList<double> parts = byHeight ? terrain.AtOrAboveHeightSquareKilometres : terrain.AtOrAboveSlopeSquareKilometres;
        return at >= 0 && at < parts.Count
            ? FactValue.AreaShare(parts[at], terrain.UnknownAreaSquareKilometres, terrain.AreaSquareKilometres)
            : FactValue.NotKnown(new("chưa đo với ngưỡng này", "it was not measured at this threshold"));
    }

    private static FactValue NoFigure(FactQuery query) => FactValue.NotKnown(
        LocalizedText.Of($"nghiên cứu không có số liệu này: {query.Name.Vietnamese}", $"the study has no such figure: {query.Name.English}"));

    private static int Place(IReadOnlyList<double> measured, double wanted)
    {
        for (int i = 0; i < measured.Count; i++)
        {
            if (Math.Abs(measured[i] - wanted) <= 1e-9 * Math.Max(1, Math.Abs(wanted)))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Existing(int commune, int count, string named) => (uint)commune < (uint)count
        ? commune
        : throw new ArgumentException($"{named} names commune {commune}, and there are {count}", nameof(commune));
}
