namespace CoverageAnalyzer.Fuzz;

/// <summary>A reader accepted what it must not, or lost something: a defect, as an exception that should not have escaped is one.</summary>
/// <param name="oracle">Short name of the rule, the same for the same defect: it groups what is found.</param>
/// <param name="message">What was seen.</param>
public sealed class OracleException(string oracle, string message) : Exception(message)
{
    /// <summary>Short name of the rule.</summary>
    public string Oracle { get; } = oracle;

    /// <summary>Throws where a rule does not hold.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="oracle">Short name of the rule.</param>
    /// <param name="message">What was seen.</param>
    public static void Require(bool holds, string oracle, string message = "")
    {
        if (!holds)
        {
            throw new OracleException(oracle, message);
        }
    }
}
