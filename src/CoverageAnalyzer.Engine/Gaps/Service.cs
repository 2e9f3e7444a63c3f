namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>A service a commune may lack.</summary>
public enum Service
{
    /// <summary>Postal service (bưu chính).</summary>
    Postal,

    /// <summary>Mobile telephony (di động).</summary>
    Mobile,
}
