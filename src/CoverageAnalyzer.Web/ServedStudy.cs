using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Web;

/// <summary>What a server shows: the figures of one run, the maps, and what may be done with them.</summary>
public sealed record ServedStudy
{
    /// <summary>The figures of the run.</summary>
    public required ReportContent Content { get; init; }

    /// <summary>The map definitions.</summary>
    public required MapLibrary Maps { get; init; }

    /// <summary>Background tiles, off until someone switches them on; null: none.</summary>
    public BackgroundTiles? Background { get; init; }

    /// <summary>The study, ready to answer "what if"; null: there is none, as with a results folder. Not disposed of by the server.</summary>
    public PreparedStudy? Prepared { get; init; }

    /// <summary>The run of a shared store that the figures are; null: they are of a study or folder on this machine.</summary>
    public ServedRun? Run { get; init; }

    /// <summary>Whether the run is looked at because the study of its name could not be opened here.</summary>
    public bool IsInPlaceOfStudy { get; init; }

    /// <summary>Threads that preparing the layers may use, 1 or more.</summary>
    public int Threads { get; init; } = 1;
}
