namespace CoverageAnalyzer.Cli;

/// <summary>What the process answers with; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed: an input cannot be used, or an output cannot be written.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage: a verb, option, argument or study key.</summary>
    public const int Usage = 2;

    /// <summary>Done, with findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 3;

    /// <summary>Stopped by Ctrl-C or asked to end (SIGTERM, a closed terminal); nothing was changed. (128 + SIGINT, as shells have it.)</summary>
    public const int Interrupted = 130;
}
