namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What antennas of several heights at one place see of a cell: two bits a height, from the lowest.</summary>
internal static class HeightStates
{
    /// <summary>Heights a byte has room for.</summary>
    public const int MostHeights = 4;

    /// <summary>Bits of a height.</summary>
    public const int Bits = 2;

    /// <summary>The states where all heights have the same.</summary>
    /// <param name="visibility">What all see.</param>
    public static byte All(CellVisibility visibility) => (byte)(0x55 * (int)visibility);

    /// <summary>What one height sees.</summary>
    /// <param name="states">The states.</param>
    /// <param name="height">Number of the height, from the lowest.</param>
    public static CellVisibility Of(byte states, int height) => (CellVisibility)((states >> (Bits * height)) & 3);
}
