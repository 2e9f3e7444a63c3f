namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>The layers a scenario may change.</summary>
public enum ScenarioLayer
{
    /// <summary>Postal points.</summary>
    PostalPoints,

    /// <summary>BTS sites.</summary>
    BtsSites,
}
