namespace CoverageAnalyzer.Data.Points;

/// <summary>What may be wrong with a row of a point file.</summary>
internal enum PointFaultKind
{
    /// <summary>Neither coordinate is there.</summary>
    NoPlace,

    /// <summary>One of the two coordinates is not there.</summary>
    OneMissing,

    /// <summary>A coordinate is no number.</summary>
    Unreadable,

    /// <summary>A coordinate could be a decimal or thousands.</summary>
    Ambiguous,

    /// <summary>The coordinates are no place on the ground.</summary>
    Impossible,

    /// <summary>More cells than the header has columns.</summary>
    Long,

    /// <summary>The end of the file cuts the row in two.</summary>
    CutShort,

    /// <summary>Longitude and latitude were swapped and were swapped back; the row is used.</summary>
    Swapped,

    /// <summary>Fewer cells than the header has columns; the row is used where its coordinates are there.</summary>
    Short,
}
