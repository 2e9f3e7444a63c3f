using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What the user says about a commune layer.</summary>
public sealed record CommuneImportOptions
{
    /// <summary>Which field holds what.</summary>
    public required CommuneFieldMap Fields { get; init; }

    /// <summary>Coordinate system the user states (<c>EPSG:9212</c>), or null: what the file says.</summary>
    public string? UserCrs { get; init; }

    /// <summary>Where the layer should fall, in degrees, or null: for a layer read beside communes that are known already.</summary>
    public Bounds? ExpectedWgs84 { get; init; }

    /// <summary>Threads to check geometry with, 1 or more; the result is the same for any.</summary>
    public int Threads { get; init; } = 1;
}
