namespace CoverageAnalyzer.Web.Contract;

/// <summary>A run of the shared store, or a push of the study itself.</summary>
/// <param name="Number">Its number among those of the study, from 1.</param>
/// <param name="PushedAt">When it was pushed, UTC.</param>
/// <param name="PushedBy">The database user who pushed it.</param>
internal sealed record RunAnswer(int Number, string PushedAt, string PushedBy)
{
    /// <summary>A run as an answer; null for none.</summary>
    /// <param name="run">The run.</param>
    public static RunAnswer? Of(ServedRun? run) => run is null ? null : new(run.Number, StatusAnswer.Print(run.PushedAt), run.PushedBy);
}
