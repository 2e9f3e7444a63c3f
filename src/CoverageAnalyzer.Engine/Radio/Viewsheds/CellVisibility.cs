namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What an antenna sees of a cell.</summary>
public enum CellVisibility : byte
{
    /// <summary>Beyond the reach asked for: not looked at.</summary>
    OutOfReach = 0,

    /// <summary>The ground, or the bulge of the earth, is in the way.</summary>
    Hidden = 1,

    /// <summary>The height of the cell is not known, or no known height is in the way but one on the way is not known.</summary>
    Unknown = 2,

    /// <summary>Nothing is in the way; a sight line that touches the ground counts as free.</summary>
    Visible = 3,
}
