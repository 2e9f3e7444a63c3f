using System.Text.Json;

namespace CoverageAnalyzer.Studies.Stores;

/// <summary>A run of a study in the shared store: results as they were published.</summary>
public sealed record StoredRun
{
    /// <summary>What stands before the name of a run where a folder could stand too: <c>store:NAME@RUN</c>.</summary>
    public const string Scheme = "store:";

    /// <summary>Its key in the database.</summary>
    public required long Id { get; init; }

    /// <summary>Name of the study.</summary>
    public required string Study { get; init; }

    /// <summary>Its number among the runs of the study, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Name of the scenario; empty for the study as it is.</summary>
    public required string Scenario { get; init; }

    /// <summary>Program and version that made the results.</summary>
    public required string Program { get; init; }

    /// <summary>When it was pushed, by the server's clock.</summary>
    public required DateTimeOffset PushedAt { get; init; }

    /// <summary>The database user who pushed it.</summary>
    public required string PushedBy { get; init; }

    /// <summary>Whether the folder was changed after the run and pushed nevertheless.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Tables the run has.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary><c>summary.json</c>: the headline figures.</summary>
    public required string SummaryJson { get; init; }

    /// <summary>The run as it is named on the command line: <c>NAME@RUN</c>.</summary>
    public string Name => FormattableString.Invariant($"{Study}@{Number}");

    /// <summary>A number of the summary; NaN where it has none.</summary>
    /// <param name="key">Its key, for example <c>average_service_radius_km</c>.</param>
    public double Figure(string key)
    {
        using JsonDocument summary = JsonDocument.Parse(SummaryJson);
        return summary.RootElement.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
    }
}
