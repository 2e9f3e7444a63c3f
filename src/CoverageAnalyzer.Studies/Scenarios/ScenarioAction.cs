namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>What a change does with a point.</summary>
public enum ScenarioAction
{
    /// <summary>A new point.</summary>
    Add,

    /// <summary>A point stands elsewhere.</summary>
    Move,

    /// <summary>A point is gone.</summary>
    Remove,
}
