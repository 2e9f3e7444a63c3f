namespace CoverageAnalyzer.Reports;

/// <summary>Outputs that are written together where a run is shared between processes.</summary>
public enum ReportGroup
{
    /// <summary>The report page.</summary>
    Report,

    /// <summary>The workbook.</summary>
    Workbook,

    /// <summary>The maps as pictures.</summary>
    Maps,

    /// <summary>The verdicts.</summary>
    Eligibility,

    /// <summary>All other tables, and the summary.</summary>
    Tables,
}
