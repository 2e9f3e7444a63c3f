namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What of the cells of a part of a network a stream holds.</summary>
[Flags]
public enum RadioPartContent
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Under which assumptions a cell is covered, by all operators together and by each: all that shares and outlines need.</summary>
    States = 1,

    /// <summary>Best server, how far its power lies above what is needed, and number of servers.</summary>
    Powers = 2,
}
