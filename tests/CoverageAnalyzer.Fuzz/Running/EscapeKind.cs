namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>The rules that a case can break.</summary>
public enum EscapeKind
{
    /// <summary>Another exception than the one typed error came out of a reader.</summary>
    Exception,

    /// <summary>What was accepted is not as it must be.</summary>
    Oracle,

    /// <summary>More was allocated than 64 MB and 20 times the file.</summary>
    Allocation,

    /// <summary>It took longer than 10 seconds.</summary>
    Time,

    /// <summary>The process ended: stack overflow, memory, an abort in a native library.</summary>
    Died,

    /// <summary>The reader's edge turned a programming error (a null reference, an index out of range) into the typed error: the user is safe, the scan before it has a hole.</summary>
    Wrapped,
}
