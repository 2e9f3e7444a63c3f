namespace CoverageAnalyzer.Web.Tiles;

/// <summary>The order in which every tile of every zoom is one run of places (Morton 1966).</summary>
internal static class MortonOrder
{
    /// <summary>The key of a place: the bits of column and row in turn.</summary>
    public static ulong Of(int column, int row) => Spread((uint)column) | (Spread((uint)row) << 1);

    private static ulong Spread(uint value)
    {
        ulong v = value;
        v = (v | (v << 16)) & 0x0000FFFF0000FFFF;
        v = (v | (v << 8)) & 0x00FF00FF00FF00FF;
        v = (v | (v << 4)) & 0x0F0F0F0F0F0F0F0F;
        v = (v | (v << 2)) & 0x3333333333333333;
        return (v | (v << 1)) & 0x5555555555555555;
    }
}
