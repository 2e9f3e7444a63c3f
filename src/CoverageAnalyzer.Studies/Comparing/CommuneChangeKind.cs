namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>What became of a commune between two results, the weightiest for a planner first.</summary>
public enum CommuneChangeKind
{
    /// <summary>It lacks a service more than before.</summary>
    Lost,

    /// <summary>It lacks a service less than before.</summary>
    Gained,

    /// <summary>It is only in the second results.</summary>
    New,

    /// <summary>It is only in the first results.</summary>
    Vanished,

    /// <summary>Its class (mountainous, border, programme …) changed.</summary>
    Class,

    /// <summary>Figures changed, and nothing that is decided by them.</summary>
    Figures,
}
