namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>Which services a commune lacks, partly or fully, as a filter asks for it.</summary>
public enum GapKind
{
    /// <summary>No assessed service is lacking.</summary>
    None,

    /// <summary>At least one service is lacking.</summary>
    Any,

    /// <summary>Postal service is lacking.</summary>
    Postal,

    /// <summary>Mobile service is lacking.</summary>
    Mobile,

    /// <summary>Both are lacking.</summary>
    Both,
}
