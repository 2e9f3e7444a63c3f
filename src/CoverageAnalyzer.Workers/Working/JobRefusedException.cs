using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>This worker must do nothing for a job: what it sees is not what the others see.</summary>
internal sealed class JobRefusedException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="reason">Why, and what to do.</param>
    public JobRefusedException(LocalizedText reason)
        : base(reason.English) => Reason = reason;

    /// <summary>Why, and what to do.</summary>
    public LocalizedText Reason { get; }
}
