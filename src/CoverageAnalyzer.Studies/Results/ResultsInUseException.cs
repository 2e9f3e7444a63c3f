namespace CoverageAnalyzer.Studies.Results;

/// <summary>Another run holds the results folder.</summary>
public sealed class ResultsInUseException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="inner">What the system said, or null.</param>
    public ResultsInUseException(Exception? inner = null)
        : base("The results folder is in use by another run.", inner)
    {
    }
}
