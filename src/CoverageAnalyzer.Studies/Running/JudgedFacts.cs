using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>All that points can change of what rules judge by. Heights, lists, people and how communes lie are those of the study.</summary>
/// <param name="Communes">The communes before they were classed.</param>
/// <param name="Villages">The villages before they were classed, or null.</param>
/// <param name="Kinds">Staffed points and mailboxes of each commune; null where the points are not told apart.</param>
/// <param name="WithinPostalDistance">Share of people within each distance that rules ask for, per commune.</param>
/// <param name="Districts">Communes of each district.</param>
internal sealed record JudgedFacts(
    IReadOnlyList<CommuneIndicators> Communes,
    IReadOnlyList<VillageIndicators>? Villages,
    (int[] Staffed, int[] Mailboxes)? Kinds,
    double[][] WithinPostalDistance,
    IReadOnlyList<IReadOnlyList<int>> Districts)
{
    /// <summary>Says of which units a fact differs, be it one of its members or its commune.</summary>
    /// <param name="before">The facts of the same study with other points.</param>
    public Func<RuleScope, int, bool> ChangesSince(JudgedFacts before)
    {
        bool allKinds = Kinds is null != before.Kinds is null;
        bool[] communes = [.. Communes.Select((c, i) => allKinds || !CommuneComparison.IsSame(c, before.Communes[i]) || IsChanged(before, i))];
        bool[] villages = [.. (Villages ?? []).Select((v, i) =>
            (v.Village.CommuneIndex is int commune && communes[commune]) || !CommuneComparison.IsSame(v, before.Villages![i]))];
        bool[] villageOf = new bool[Communes.Count]; // communes with a changed village
        for (int v = 0; v < villages.Length; v++)
        {
            if (villages[v] && Villages![v].Village.CommuneIndex is int commune)
            {
                villageOf[commune] = true;
            }
        }

        return (scope, unit) => scope switch
        {
            RuleScope.Commune => communes[unit] || villageOf[unit],
            RuleScope.Village => villages[unit],
            RuleScope.District => Districts[unit].Any(c => communes[c] || villageOf[c]),
            _ => true,
        };
    }

    // Bit for bit: NaN is NaN.
    private bool IsChanged(JudgedFacts before, int commune) =>
        (Kinds is { } now && before.Kinds is { } then && (now.Staffed[commune] != then.Staffed[commune] || now.Mailboxes[commune] != then.Mailboxes[commune]))
        || WithinPostalDistance.Where((shares, i) => !shares[commune].Equals(before.WithinPostalDistance[i][commune])).Any();
}
