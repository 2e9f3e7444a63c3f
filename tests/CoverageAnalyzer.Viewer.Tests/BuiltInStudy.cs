using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Viewer.Tests;

/// <summary>The built-in study, computed once.</summary>
internal static class BuiltInStudy
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "data", "quang-tri-2012");

    private static readonly Lazy<ReportContent> Content = new(() => StudyRunner.Run(
        StudyFileReader.Read(Path.Combine(Folder, "study.json")), new StudyOptions(1), "0.0.0", null, CancellationToken.None).Content);

    /// <summary>A new session on it.</summary>
    /// <param name="map">The map shown.</param>
    /// <param name="language">The language.</param>
    public static ViewerSession Open(string map, ReportLanguage language = ReportLanguage.Vietnamese)
    {
        var session = new ViewerSession(Content.Value with { Language = language }, MapLibrary.Load());
        session.Show(map);
        return session;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoverageAnalyzer.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("CoverageAnalyzer.sln was not found above the test's folder.");
    }
}
