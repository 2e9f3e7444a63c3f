using System.Text.Json;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>What <c>POST /api/whatif</c> answers: what a scenario changes.</summary>
internal sealed record WhatIfAnswer
{
    /// <summary>The headline figures with the scenario.</summary>
    public required IReadOnlyList<HeadlineAnswer> Headlines { get; init; }

    /// <summary>The map with the scenario's classes; null where none was asked for, or it has nothing to show.</summary>
    public required MapAnswer? Map { get; init; }

    /// <summary>Rows of the communes whose figures differ from the study's, by position.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<TableCell>> Rows { get; init; }

    /// <summary>All points of the layers that the scenario changes, in the order of the map's features.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<WhatIfPointAnswer>> Points { get; init; }

    /// <summary>Service areas as GeoJSON; null where not asked for, or unchanged.</summary>
    public required JsonElement? ServiceAreas { get; init; }

    /// <summary>The commune asked for as it is with the scenario, its reasons and rules too; null where none was asked for.</summary>
    public required FeatureAnswer? Detail { get; init; }

    /// <summary>What was noticed.</summary>
    public required IReadOnlyList<WhatIfNoteAnswer> Notes { get; init; }

    /// <summary>Milliseconds it took to compute.</summary>
    public required double Milliseconds { get; init; }
}
