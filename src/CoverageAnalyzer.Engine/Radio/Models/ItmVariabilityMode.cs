namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Which of time, location and situation vary together; the numbers are those of the published model.</summary>
public enum ItmVariabilityMode
{
    /// <summary>One message: all three together, as confidence.</summary>
    SingleMessage = 0,

    /// <summary>One link: time alone; location together with situation.</summary>
    Individual = 1,

    /// <summary>One terminal moves: time and location together; situation alone.</summary>
    Mobile = 2,

    /// <summary>Each alone.</summary>
    Broadcast = 3,
}
