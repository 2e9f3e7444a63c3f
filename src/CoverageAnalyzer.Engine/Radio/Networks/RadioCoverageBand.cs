namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Results of a network for a band of whole rows of the elevation model's grid; bands come from the north without a gap.</summary>
/// <remarks>Arrays are used again for the next band: whoever wants them longer copies them. Shape of each: rows × columns of the grid, row by row.</remarks>
public sealed class RadioCoverageBand
{
    /// <summary>Row of the grid that is the band's first.</summary>
    public required int FirstRow { get; init; }

    /// <summary>Rows of the band.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of the grid.</summary>
    public required int Columns { get; init; }

    /// <summary>Status over all operators together.</summary>
    public required ReadOnlyMemory<byte> Status { get; init; }

    /// <summary>Status of each operator alone, in the order of the network's operators; empty where sites name none.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> OperatorStatus { get; init; }

    /// <summary>Status under all operators at once: the least that one of them gives (unknown where that decides); empty without operators.</summary>
    public ReadOnlyMemory<byte> EveryOperatorStatus { get; init; }

    /// <summary>Received power of the best server in dBm (RSRP for LTE and NR) by the expected assumptions; NaN where none reaches or a height is not known.</summary>
    public required ReadOnlyMemory<float> PowerDbm { get; init; }

    /// <summary>
    /// Index of the site that is the best server by the expected assumptions, or −1: the one with most power above what its technology needs,
    /// the lower index where two are equal; it need not be enough to cover the cell.
    /// </summary>
    public required ReadOnlyMemory<int> BestServer { get; init; }

    /// <summary>Number of sites that cover the cell by the expected assumptions, 255 at most.</summary>
    public required ReadOnlyMemory<byte> Servers { get; init; }
}
