using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli;

/// <summary>The user typed something that cannot be meant; the text says what and what would do.</summary>
internal sealed class UsageException(LocalizedText text) : Exception(text.English)
{
    /// <summary>The message.</summary>
    public LocalizedText Text { get; } = text;
}
