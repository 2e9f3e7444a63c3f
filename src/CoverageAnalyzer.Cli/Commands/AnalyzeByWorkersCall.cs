using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What was typed for a run by workers.</summary>
internal sealed record AnalyzeByWorkersCall
{
    /// <summary>Studies, or folders of studies.</summary>
    public required IReadOnlyList<string> Studies { get; init; }

    /// <summary>The database of the workers.</summary>
    public required PostGisAddress Address { get; init; }

    /// <summary>The address as it was typed; shown again only where it is a variable's name.</summary>
    public required string AddressAsTyped { get; init; }

    /// <summary>The results folder, or the folder of all results folders of several studies; null: each study's own.</summary>
    public string? Output { get; init; }

    /// <summary>For whom the CSV files are.</summary>
    public CsvStyle CsvStyle { get; init; }

    /// <summary>Number of pieces to measure a single study in.</summary>
    public int Pieces { get; init; }

    /// <summary>Go on with the last job of the same studies.</summary>
    public bool IsResume { get; init; }

    /// <summary>Whether each study's results are pushed into the shared store when the job is done.</summary>
    public bool IsPushed { get; init; }

    /// <summary>Pushes a results folder.</summary>
    public required Func<string, StoredRun> Push { get; init; }

    /// <summary>The address as it may be shown: no password can be in it.</summary>
    public string AddressShown => AddressAsTyped.StartsWith("env:", StringComparison.OrdinalIgnoreCase) ? AddressAsTyped : "…";
}
