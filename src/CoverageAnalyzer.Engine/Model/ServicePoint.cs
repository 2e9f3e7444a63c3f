using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Engine.Model;

/// <summary>A postal or telecom service point (điểm phục vụ).</summary>
public sealed record ServicePoint
{
    /// <summary>Code as text, or made up from the row.</summary>
    public required string Code { get; init; }

    /// <summary>Name, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Kind of point as the file names it (bưu cục cấp 1, điểm bưu điện văn hoá xã …), or empty.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Longitude in degrees, WGS 84.</summary>
    public required double LongitudeDegrees { get; init; }

    /// <summary>Latitude in degrees, WGS 84.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>True where the place was derived from the commune's name, not measured.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Index of the commune the point stands in, or null where it stands in none.</summary>
    public int? CommuneIndex { get; init; }

    /// <summary>False where its kind is not among the counted types of the study.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>Where it stands in the input.</summary>
    public SourcePlace Place { get; init; } = new();
}
