namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Where scenarios of a study are kept, by one or by several people at once.</summary>
/// <remarks>
/// A scenario is saved whole or not at all, and only by someone who knows what is there (optimistic concurrency): of two who edit one scenario the
/// second to save is told, never is the first one's work lost silently. Safe for concurrent use.
/// </remarks>
public interface IScenarioStore
{
    /// <summary>The scenarios there are, in the order of their names; one that cannot be used with the reason.</summary>
    /// <param name="by">Who asks.</param>
    IReadOnlyList<ScenarioListing> List(ScenarioEditor by);

    /// <summary>Reads a scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="by">Who asks.</param>
    /// <exception cref="ScenarioMissingException">There is none.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or what is stored cannot be used.</exception>
    StoredScenario Read(string name, ScenarioEditor by);

    /// <summary>Saves a scenario, if it is still what the caller knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="expectedETag">The tag it had when it was read; null for a new one.</param>
    /// <param name="by">Who saves.</param>
    /// <returns>The new tag.</returns>
    /// <exception cref="ScenarioConflictException">It was changed, removed or made since.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or the scenario cannot be written.</exception>
    string Save(string name, Scenario scenario, string? expectedETag, ScenarioEditor by);

    /// <summary>Removes a scenario, if it is still what the caller knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expectedETag">The tag it had when it was read; null: whatever it is.</param>
    /// <param name="by">Who removes.</param>
    /// <exception cref="ScenarioMissingException">There is none.</exception>
    /// <exception cref="ScenarioConflictException">It was changed since.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or it cannot be removed.</exception>
    void Delete(string name, string? expectedETag, ScenarioEditor by);
}
