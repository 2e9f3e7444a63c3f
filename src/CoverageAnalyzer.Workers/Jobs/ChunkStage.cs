namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>Stage of a job. All pieces of a stage are done before one of the next begins; the numbers stand in the database.</summary>
public enum ChunkStage
{
    /// <summary>A whole study, the only stage of its job.</summary>
    Whole = 0,

    /// <summary>A block of communes is measured, or a piece of the radio network worked out.</summary>
    Measure = 1,

    /// <summary>A group of files is written.</summary>
    Write = 2,

    /// <summary>The manifest is made and the results take their name.</summary>
    Seal = 3,
}
