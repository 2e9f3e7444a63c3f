namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The kind of unit a rule judges.</summary>
public enum RuleScope
{
    /// <summary>Each commune.</summary>
    Commune,

    /// <summary>Each village.</summary>
    Village,

    /// <summary>Each district.</summary>
    District,

    /// <summary>The study as a whole (a province, a country).</summary>
    Study,
}
