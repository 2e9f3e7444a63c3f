using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>How a results folder is pushed.</summary>
public sealed record RunPushOptions
{
    /// <summary>Whether a folder that was changed after its run is pushed nevertheless; the run is marked so.</summary>
    public bool Force { get; init; }

    /// <summary>Told how much is done, from 0 to 1; or null.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Told where something is tried again; or null.</summary>
    public Action<LocalizedText>? Note { get; init; }

    /// <summary>Writes what else belongs to the run, such as the geometry of map tiles, in the same transaction, before its tables are indexed; or null.</summary>
    /// <remarks>Gets the connection and the key of the run. May be called more than once: each time for another transaction.</remarks>
    public Action<NpgsqlConnection, long>? WriteMore { get; init; }

    /// <summary>How long is waited before each further try; null: as <see cref="StoreRetry"/> has it.</summary>
    internal IReadOnlyList<TimeSpan>? Waits { get; init; }
}
