namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>How the mark of a legend entry looks.</summary>
internal enum ProfileMark
{
    /// <summary>A filled area.</summary>
    Area,

    /// <summary>A hatched area.</summary>
    Hatch,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    Dashes,

    /// <summary>A triangle.</summary>
    Triangle,
}
