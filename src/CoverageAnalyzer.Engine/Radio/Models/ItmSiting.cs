namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>How the place of a terminal was chosen, for the area mode of the Irregular Terrain Model.</summary>
public enum ItmSiting
{
    /// <summary>At random: the antenna counts with its height alone.</summary>
    Random = 0,

    /// <summary>With care: on some rise of the ground.</summary>
    Careful = 1,

    /// <summary>With great care: on the best hill.</summary>
    VeryCareful = 2,
}
