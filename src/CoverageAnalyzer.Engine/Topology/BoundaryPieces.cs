namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Boundaries cut into pieces that meet only at their ends; each piece once, whatever number of units it bounds.</summary>
/// <param name="From">Packed grid point each piece starts at; always less than its end.</param>
/// <param name="To">Packed grid point each piece ends at.</param>
/// <param name="UnitStart">First entry of each piece in <paramref name="Units"/>, and the entry count at the end.</param>
/// <param name="Units">Units bounded by each piece, ascending; those passing along it an even number of times cancel out and are left out.</param>
internal sealed record BoundaryPieces(long[] From, long[] To, int[] UnitStart, int[] Units)
{
    /// <summary>Number of pieces.</summary>
    public int Count => From.Length;
}
