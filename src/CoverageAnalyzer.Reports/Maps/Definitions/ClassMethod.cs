namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>How values are put into classes.</summary>
public enum ClassMethod
{
    /// <summary>Fixed breaks, one of which may be the target of the study.</summary>
    Breaks,

    /// <summary>Breaks are multiples of a target of the study; without one, quantiles.</summary>
    Target,

    /// <summary>Classes with as many features each as equal values allow.</summary>
    Quantiles,

    /// <summary>Fixed words.</summary>
    Categories,
}
