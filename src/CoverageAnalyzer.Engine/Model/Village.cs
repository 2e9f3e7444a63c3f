using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Engine.Model;

/// <summary>A village, hamlet or neighbourhood (thôn, bản, khu phố): the unit of the programme's rules.</summary>
public sealed record Village
{
    /// <summary>Position in the layer's village list and, where it has one, in its polygon set.</summary>
    public required int Index { get; init; }

    /// <summary>Code as text, or made up from the row.</summary>
    public required string Code { get; init; }

    /// <summary>Name, or empty.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Index of the commune it lies in, or null where it lies in none.</summary>
    public int? CommuneIndex { get; init; }

    /// <summary>Longitude in degrees, WGS 84: the point given, or a place inside the polygon.</summary>
    public required double LongitudeDegrees { get; init; }

    /// <summary>Latitude in degrees, WGS 84.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>True where the place was derived from the commune's name, not measured.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Households; NaN where unknown.</summary>
    public double Households { get; init; } = double.NaN;

    /// <summary>People; NaN where unknown.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Whether the village has electricity; null where unknown.</summary>
    public bool? IsElectrified { get; init; }

    /// <summary>Whether a list or column of the file says it is a mountainous village; null where it does not say.</summary>
    public bool? IsListedMountainous { get; init; }

    /// <summary>Where it stands in the input.</summary>
    public SourcePlace Place { get; init; } = new();
}
