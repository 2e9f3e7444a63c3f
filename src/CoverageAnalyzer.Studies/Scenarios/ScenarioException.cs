using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario that cannot be used: all its faults at once.</summary>
public class ScenarioException : Exception
{
    /// <summary>Makes the error of one fault.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    public ScenarioException(LocalizedText problem)
        : this(string.Empty, [problem])
    {
    }

    /// <summary>Makes the error.</summary>
    /// <param name="file">Name of the scenario's file, or empty.</param>
    /// <param name="problems">What is wrong, one text a fault, each naming its key.</param>
    public ScenarioException(string file, IReadOnlyList<LocalizedText> problems)
        : base(string.Join(" ", (problems ?? []).Select(p => p.English)))
    {
        ScenarioFile = file ?? string.Empty;
        Problems = problems ?? [];
    }

    /// <summary>Name of the scenario's file without its folder, or empty.</summary>
    public string ScenarioFile { get; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<LocalizedText> Problems { get; }

    /// <summary>All that is wrong as one text.</summary>
    public LocalizedText Problem => new(string.Join(" ", Problems.Select(p => p.Vietnamese)), string.Join(" ", Problems.Select(p => p.English)));

    /// <summary>The whole message in one language, one line a fault.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language) => string.Join(
        Environment.NewLine, Problems.Select(p =>
            (ScenarioFile.Length > 0 ? $"{ScenarioFile}: {p.In(language)}" : p.In(language)).Replace("\n", "\\u000A", StringComparison.Ordinal))); // of a name in the file: shown
}
