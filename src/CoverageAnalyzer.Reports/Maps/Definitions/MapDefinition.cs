using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A map: one file under <c>maps/</c>; the report's picture, the QGIS style, the web page and the desktop viewer are drawn from it.</summary>
public sealed record MapDefinition
{
    /// <summary>Location of the JSON schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Name of the map in files and links: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Place in the list of maps.</summary>
    public int Order { get; init; } = 1000;

    /// <summary>Title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What the map shows, in a sentence.</summary>
    public LocalizedText Notes { get; init; }

    /// <summary>In place of the notes where the study does not state the target the classes follow; empty: the notes.</summary>
    public LocalizedText NotesWithoutTarget { get; init; }

    /// <summary>In place of <see cref="Notes"/> where a radio model ran.</summary>
    public LocalizedText NotesWithRadio { get; init; }

    /// <summary>Drawn only where no other map can be: what a study without points still has to show.</summary>
    public bool OnlyAlone { get; init; }

    /// <summary>Layers from the lowest to the highest.</summary>
    public required IReadOnlyList<MapLayer> Layers { get; init; }

    /// <summary>Columns shown when a feature of the leading layer is pointed at.</summary>
    public IReadOnlyList<string> Tooltip { get; init; } = [];

    /// <summary>Columns shown when a feature of the leading layer is chosen.</summary>
    public IReadOnlyList<string> Detail { get; init; } = [];

    /// <summary>The layer the map is about: the first one with classes, or else the first.</summary>
    [JsonIgnore]
    public MapLayer LeadingLayer => Layers.FirstOrDefault(l => l.Classes is not null) ?? Layers[0];
}
