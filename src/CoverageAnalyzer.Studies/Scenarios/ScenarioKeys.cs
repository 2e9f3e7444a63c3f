namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>The keys and words of a scenario file. One list serves reader, writer, suggestions and schema test.</summary>
public static class ScenarioKeys
{
    /// <summary>Keys of the scenario itself.</summary>
    public static IReadOnlyList<string> Scenario { get; } = ["$schema", "name", "study", "edits"];

    /// <summary>Keys of a change.</summary>
    public static IReadOnlyList<string> Edit { get; } = ["action", "layer", "code", "name", "type", "longitude", "latitude", "radiusKilometres"];

    /// <summary>Words of <see cref="ScenarioAction"/>, in its order.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["add", "move", "remove"];

    /// <summary>Words of <see cref="ScenarioLayer"/>, in its order.</summary>
    public static IReadOnlyList<string> Layers { get; } = ["postal_points", "bts_sites"];
}
