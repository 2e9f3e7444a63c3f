namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>How far a commune lacks a service.</summary>
public enum GapLevel
{
    /// <summary>Not computed: the layer is not there.</summary>
    NotComputed,

    /// <summary>Served.</summary>
    None,

    /// <summary>Partly served.</summary>
    Partial,

    /// <summary>Not served at all.</summary>
    Full,
}
