namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Resource blocks of a carrier, by which its power is spread over resource elements.</summary>
/// <remarks>
/// Source: LTE: 3GPP TS 36.101, Table 5.6-1. NR: 3GPP TS 38.101-1, Table 5.3.2-1, with a spacing of 15 kHz up to 20 MHz and 30 kHz above.
/// Behavior: a width between those of the table takes the widest that fits; one below the least takes the least.
/// </remarks>
public static class ResourceBlocks
{
    private const int SubcarriersOfBlock = 12;

    private static readonly (double WidthMHz, int Blocks)[] Lte = [(1.4, 6), (3, 15), (5, 25), (10, 50), (15, 75), (20, 100)];
    private static readonly (double WidthMHz, int Blocks)[] Nr =
        [(5, 25), (10, 52), (15, 79), (20, 106), (25, 65), (30, 78), (40, 106), (50, 133), (60, 162), (70, 189), (80, 217), (90, 245), (100, 273)];

    /// <summary>Resource blocks of a carrier.</summary>
    /// <param name="radio">LTE, NR or unknown (as LTE).</param>
    /// <param name="bandwidthMHz">Width of the carrier.</param>
    public static int Count(RadioClass radio, double bandwidthMHz)
    {
        (double WidthMHz, int Blocks)[] table = radio == RadioClass.Nr ? Nr : Lte;
        int blocks = table[0].Blocks;
        foreach ((double width, int of) in table)
        {
            blocks = bandwidthMHz >= width - 1e-9 ? of : blocks;
        }

        return blocks;
    }

    /// <summary>How far below a carrier's whole power lies what its coverage is measured by, in dB, 0 or more.</summary>
    /// <remarks>
    /// LTE and NR: 10·log₁₀(12·N_RB), the power of one resource element when all carry the same. UMTS: 10 dB, CPICH_Ec/Ior of 3GPP TS 25.101,
    /// Table C.3. GSM: 0, the carrier itself.
    /// </remarks>
    /// <param name="radio">Technology.</param>
    /// <param name="bandwidthMHz">Width of the carrier.</param>
    public static double ShareLossDb(RadioClass radio, double bandwidthMHz) => radio switch
    {
        RadioClass.Gsm => 0,
        RadioClass.Umts => 10,
        _ => 10 * Math.Log10(SubcarriersOfBlock * Count(radio, bandwidthMHz)),
    };
}
