namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Which labels get their place first.</summary>
public enum LabelPriority
{
    /// <summary>Large units first.</summary>
    Area,

    /// <summary>Units with many people first.</summary>
    Population,
}
