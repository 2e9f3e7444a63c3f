namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What rules are judged on: the facts of villages, communes, districts and the study, each unit by its index.</summary>
public interface IRuleFacts
{
    /// <summary>Number of units of a kind: 1 for the study, 0 for villages without a village layer.</summary>
    /// <param name="scope">The kind.</param>
    int UnitCount(RuleScope scope);

    /// <summary>A fact of a unit.</summary>
    /// <param name="scope">The kind of unit.</param>
    /// <param name="unit">Its index.</param>
    /// <param name="query">The fact.</param>
    /// <returns>The value, or unknown with the reason; never null.</returns>
    FactValue Of(RuleScope scope, int unit, FactQuery query);

    /// <summary>The smaller units that lie in a unit.</summary>
    /// <param name="scope">The kind of unit.</param>
    /// <param name="unit">Its index.</param>
    /// <param name="of">The kind of the smaller units.</param>
    /// <returns>Their indices in ascending order; null where the study has no such units (no village layer).</returns>
    IReadOnlyList<int>? Members(RuleScope scope, int unit, RuleScope of);

    /// <summary>The commune a village lies in, or null where it lies in none.</summary>
    /// <param name="village">Index of the village.</param>
    int? CommuneOf(int village);

    /// <summary>The official lists the study has.</summary>
    IReadOnlyList<OfficialList> Lists { get; }

    /// <summary>Whether a list names a commune; null where the study has no such list.</summary>
    /// <param name="listId">Id of the list.</param>
    /// <param name="commune">Index of the commune.</param>
    bool? Listed(string listId, int commune);

    /// <summary>A threshold the study states itself where a rule has none; NaN where it does not.</summary>
    /// <param name="name">Name of the setting, for example <c>remoteDistanceKilometres</c>.</param>
    double Setting(string name);
}
