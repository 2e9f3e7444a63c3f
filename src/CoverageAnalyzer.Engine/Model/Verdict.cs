namespace CoverageAnalyzer.Engine.Model;

/// <summary>A verdict that may be open.</summary>
public enum Verdict
{
    /// <summary>Not computed: nothing is printed.</summary>
    NotComputed,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>Computed, but the data cannot decide it.</summary>
    Undecidable,
}
