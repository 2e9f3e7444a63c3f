namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>What a scenario did with a point that is there in it.</summary>
public enum ScenarioChange
{
    /// <summary>It stands as in the study.</summary>
    None,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It stands elsewhere.</summary>
    Moved,
}
