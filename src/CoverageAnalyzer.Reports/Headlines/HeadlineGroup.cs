namespace CoverageAnalyzer.Reports.Headlines;

/// <summary>What a headline figure is about.</summary>
public enum HeadlineGroup
{
    /// <summary>Post.</summary>
    Postal,

    /// <summary>Mobile telephony.</summary>
    Mobile,

    /// <summary>Terrain, border, islands and the programme: classes of communes by the rule set.</summary>
    Classes,
}
