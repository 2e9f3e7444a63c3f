namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Boundaries cut into pieces that meet only at their ends; each piece once, whatever number of units it bounds.</summary>
/// <param name="From">Grid point each piece starts at; always less than its end.</param>
/// <param name="To">Grid point each piece ends at.</param>
/// <param name="UnitStart">First entry of each piece in <paramref name="Units"/>, and the entry count at the end.</param>
/// <param name="Units">Units bounded by each piece, ascending; those passing along it an even number of times cancel out and are left out.</param>
internal sealed record BoundaryPieces(GridPoint[] From, GridPoint[] To, int[] UnitStart, int[] Units)
{
    /// <summary>Number of pieces.</summary>
    public int Count => From.Length;
}
