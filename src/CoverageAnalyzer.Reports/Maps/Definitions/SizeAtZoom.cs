namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Size of a symbol at a zoom level; in between it is interpolated.</summary>
public sealed record SizeAtZoom
{
    /// <summary>Zoom level as web maps count it (0: the world in 256 px; one more: twice as large).</summary>
    public required double Zoom { get; init; }

    /// <summary>Diameter in px.</summary>
    public required double Size { get; init; }
}
