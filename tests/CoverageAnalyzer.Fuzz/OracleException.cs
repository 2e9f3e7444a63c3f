namespace CoverageAnalyzer.Fuzz;

/// <summary>A reader accepted what it must not, or lost something: a defect, as an exception that should not have escaped is one.</summary>
/// <param name="oracle">Short name of the rule, the same for the same defect: it groups what is found.</param>
/// <param name="message">What was seen.</param>
public sealed class OracleException(string oracle, string message) : Exception(message)
{
    /// <summary>Short name of the rule.</summary>
    public string Oracle { get; } = oracle;
}
