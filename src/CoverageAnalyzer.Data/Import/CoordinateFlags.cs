namespace CoverageAnalyzer.Data.Import;

/// <summary>What a row's coordinates leave open until the whole column has been seen.</summary>
[Flags]
internal enum CoordinateFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Both stand in one cell and neither letters nor words say which is which.</summary>
    OrderUnstated = 1,

    /// <summary>The latitude carries a bare N: north, or Nam (south) where the column uses Vietnamese letters.</summary>
    BareN = 2,
}
