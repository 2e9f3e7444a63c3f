using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>A piece of a study run in pieces that cannot be used: damaged, of another study or program, or missing.</summary>
/// <remarks>It is the piece that is wrong, not the study: measured or written again, it is right.</remarks>
public sealed class ChunkException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="inner">What caused it, or null.</param>
    public ChunkException(LocalizedText problem, Exception? inner = null)
        : base(problem.English, inner) => Problem = problem;

    /// <summary>What is wrong, and what to do.</summary>
    public LocalizedText Problem { get; }
}
