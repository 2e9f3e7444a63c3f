namespace CoverageAnalyzer.Studies.Running;

/// <summary>A stage of a run, in the order of the run.</summary>
public enum StudyStage
{
    /// <summary>Reading the inputs.</summary>
    Import,

    /// <summary>Coordinates, areas, indexes.</summary>
    Prepare,

    /// <summary>Indicators.</summary>
    Measure,

    /// <summary>Coverage.</summary>
    Cover,

    /// <summary>Heights and slopes.</summary>
    Terrain,

    /// <summary>Gaps and classes.</summary>
    Classify,

    /// <summary>Writing the results.</summary>
    Publish,
}
