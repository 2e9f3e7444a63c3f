using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What one run found: the figures, ready to be shown, and how they were made.</summary>
/// <param name="Study">The study.</param>
/// <param name="Content">Figures, gaps, findings and geometry.</param>
/// <param name="InputFiles">Every file that was read, full paths, in the order of the layers.</param>
public sealed record StudyResults(StudyFile Study, ReportContent Content, IReadOnlyList<StudyInputFile> InputFiles)
{
    /// <summary>Rasters of mobile coverage that go into the results folder; null where there are none.</summary>
    internal RasterFiles? Rasters { get; init; }

    /// <summary>How many findings of a rank there are, those only counted included.</summary>
    /// <param name="rank">The rank.</param>
    public long CountOf(FindingRank rank) => Content.Findings.Where(f => f.Rank == rank).Sum(f => f.Count);
}
