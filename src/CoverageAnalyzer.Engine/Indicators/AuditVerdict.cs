namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Whether published figures agree with each other.</summary>
public enum AuditVerdict
{
    /// <summary>Too few figures are printed: none follows from the others.</summary>
    NotCheckable,

    /// <summary>Some whole number of points, area and population round to everything that is printed.</summary>
    Consistent,

    /// <summary>No number of points, area and population round to everything that is printed.</summary>
    Inconsistent,
}
