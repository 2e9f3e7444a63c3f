using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>
/// The one error a reader throws: an input as a whole cannot be used. Whatever a format library throws is turned into this
/// at the reader's edge, once. A bad row is a <see cref="Finding"/>, not this.
/// </summary>
public sealed class InputFileException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="place">File, and row or layer where known.</param>
    /// <param name="problem">What is wrong, in words a planner understands.</param>
    /// <param name="remedy">What the user can do.</param>
    /// <param name="inner">What the library said, for the log; never shown as such.</param>
    public InputFileException(SourcePlace place, LocalizedText problem, LocalizedText remedy, Exception? inner = null)
        : base($"{place?.In(ReportLanguage.English)}: {problem.English} {remedy.English}", inner)
    {
        ArgumentNullException.ThrowIfNull(place);
        Place = place;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>File, and row or layer where known.</summary>
    public SourcePlace Place { get; }

    /// <summary>What is wrong.</summary>
    public LocalizedText Problem { get; }

    /// <summary>What the user can do.</summary>
    public LocalizedText Remedy { get; }

    /// <summary>Byte offset of the fault, where known.</summary>
    public long? ByteOffset { get; init; }

    /// <summary>The whole message in one language.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language) => In(language, Place);

    /// <summary>The whole message in one language, with its place in other words.</summary>
    /// <param name="language">The language.</param>
    /// <param name="place">The place as it is to be shown.</param>
    public string In(ReportLanguage language, SourcePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return $"{place.In(language)}: {Problem.In(language)} {Remedy.In(language)}".TrimEnd();
    }
}
