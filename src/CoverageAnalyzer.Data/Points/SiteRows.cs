namespace CoverageAnalyzer.Data.Points;

/// <summary>Some rows of a file of sites, column by column.</summary>
public readonly ref struct SiteRows
{
    /// <summary>Longitudes, WGS 84, degrees.</summary>
    public required ReadOnlySpan<double> LongitudeDegrees { get; init; }

    /// <summary>Latitudes, as many.</summary>
    public required ReadOnlySpan<double> LatitudeDegrees { get; init; }

    /// <summary>Coverage radii in km; NaN where the row states none.</summary>
    public required ReadOnlySpan<double> RadiusKilometres { get; init; }

    /// <summary>Measurements a cell rests on; NaN where unknown.</summary>
    public required ReadOnlySpan<double> Samples { get; init; }

    /// <summary>What two rows must have in common to be one point; see <see cref="SiteIdentity"/>.</summary>
    public required ReadOnlySpan<ulong> Identity { get; init; }

    /// <summary>Lines or records of the file.</summary>
    public required ReadOnlySpan<long> Rows { get; init; }
}
