using System.Security.Cryptography;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>A job of <c>docs/performance.md</c> as we do it. It runs in a process of its own, so that its peak memory is its own.</summary>
internal abstract class PerformanceJob
{
    /// <summary>One word for command lines, for example <c>nearest</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the table calls it, with the numbers of this size, for example <c>nearest of 18,000 points for 32,690,773 cells</c>; after <see cref="Prepare"/>.</summary>
    public abstract string Title { get; }

    /// <summary>What growth is counted by, in the singular: cell, point, commune.</summary>
    public abstract string Unit { get; }

    /// <summary>How many of them there are; after <see cref="Prepare"/>.</summary>
    public abstract long Units { get; }

    /// <summary>Brings in what the clock leaves out at the peer as well (for example reading), and nothing else.</summary>
    /// <param name="folder">The folder of this size, as the generator wrote it: S or L.</param>
    public abstract void Prepare(string folder);

    /// <summary>Lets go of what the run before has left, so that a run again finds the memory a program that measures once has; not timed.</summary>
    public virtual void Forget()
    {
    }

    /// <summary>Does the job; timed.</summary>
    /// <param name="threads">Threads to use.</param>
    public abstract void Run(int threads);

    /// <summary>Figures of the last run that others agree with or not: key as in <c>expected/summary.csv</c> without the size where there is one, and the value in full digits.</summary>
    public abstract IEnumerable<(string Key, double Value)> Figures();

    /// <summary>Adds every number of the last result, so that equal results can be told from unequal ones bit by bit.</summary>
    /// <param name="hash">Takes the bytes.</param>
    public abstract void AddResult(IncrementalHash hash);

    /// <summary>Compares the last result with a file of a peer, row by row.</summary>
    /// <param name="file">A file such as those in <c>expected</c>.</param>
    /// <returns>What differs, or null where all agrees.</returns>
    public virtual string? Differences(string file) => $"{Path.GetFileName(file)} cannot be compared with this job.";
}
