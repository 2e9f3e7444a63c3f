using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>The figures of the built-in study, computed once for all tests that look at a real report.</summary>
internal static class BuiltInStudy
{
    private static readonly Lazy<ReportContent> Computed = new(() => StudyRunner.Run(
        StudyFileReader.Read(Path.Combine(Repository.Root, "data", "quang-tri-2012", "study.json")), new StudyOptions(1), "0.0.0", null, CancellationToken.None).Content);

    /// <summary>The report's content in a language.</summary>
    public static ReportContent Content(ReportLanguage language) => Computed.Value with { Language = language };
}
