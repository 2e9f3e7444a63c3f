using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Engine.Model;

/// <summary>A commune, ward or township (xã, phường, thị trấn): the unit most figures are reported by.</summary>
public sealed record Commune
{
    /// <summary>Position in the layer's commune list and in its polygon set.</summary>
    public required int Index { get; init; }

    /// <summary>Code as text, with its leading zeros; made up from the position where the file has none.</summary>
    public required string Code { get; init; }

    /// <summary>Full name as people write it, for example <c>Xã Hướng Hiệp</c> (NFC).</summary>
    public required string Name { get; init; }

    /// <summary>Kind of unit as the file names it (Xã, Phường, Thị trấn, Đặc khu), or empty.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Name of the district, or empty.</summary>
    public string District { get; init; } = string.Empty;

    /// <summary>Name of the province, or empty.</summary>
    public string Province { get; init; } = string.Empty;

    /// <summary>People; NaN where unknown.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Area stated by the file, in hectares (a land statistic, not the polygon's area); NaN where unknown.</summary>
    public double StatedAreaHectares { get; init; } = double.NaN;

    /// <summary>Area of the polygon on the ellipsoid, in km².</summary>
    public double PolygonAreaSquareKilometres { get; init; } = double.NaN;

    /// <summary>Where it stands in the input.</summary>
    public SourcePlace Place { get; init; } = new();
}
