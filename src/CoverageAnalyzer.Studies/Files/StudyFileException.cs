using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>A study file that cannot be used: all its faults at once.</summary>
public sealed class StudyFileException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="path">The study file.</param>
    /// <param name="problems">What is wrong, one text a fault, each naming its key.</param>
    public StudyFileException(string path, IReadOnlyList<LocalizedText> problems)
        : base($"{path}: {string.Join(" ", (problems ?? []).Select(p => p.English))}")
    {
        StudyPath = path;
        Problems = problems ?? [];
    }

    /// <summary>The study file.</summary>
    public string StudyPath { get; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<LocalizedText> Problems { get; }

    /// <summary>The whole message in one language, one line a fault.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language) =>
        string.Join(Environment.NewLine, Problems.Select(p => $"{Path.GetFileName(StudyPath)}: {p.In(language)}".Replace("\n", "\\u000A", StringComparison.Ordinal))); // of a name in the file: shown
}
