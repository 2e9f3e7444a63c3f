namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a fact is measured in.</summary>
public enum FactMeasure
{
    /// <summary>Share of the unit's area, 0 to 1: its margin is also told in hectares.</summary>
    AreaShare,

    /// <summary>Any other share, 0 to 1.</summary>
    Share,

    /// <summary>Metres.</summary>
    Metres,

    /// <summary>Kilometres.</summary>
    Kilometres,

    /// <summary>Square kilometres.</summary>
    SquareKilometres,

    /// <summary>People.</summary>
    People,

    /// <summary>Households.</summary>
    Households,

    /// <summary>Postal points, sites, mailboxes: counted things.</summary>
    Points,

    /// <summary>A bare number.</summary>
    Number,

    /// <summary>Yes (1) or no (0).</summary>
    YesNo,
}
