using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A commune while it is being imported.</summary>
internal sealed class CommuneDraft
{
    /// <summary>Where it stands, its name included.</summary>
    public required SourcePlace Place { get; set; }

    /// <summary>The feature as read.</summary>
    public required VectorFeature Feature { get; init; }

    /// <summary>Its polygons.</summary>
    public List<PolygonDraft> Polygons { get; } = [];

    /// <summary>Code, or empty until one is made up.</summary>
    public string Code { get; set; } = string.Empty;

    /// <summary>Full name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Kind of unit.</summary>
    public string Type { get; set; } = string.Empty;

    /// <summary>District, or empty.</summary>
    public string District { get; set; } = string.Empty;

    /// <summary>Province, or empty.</summary>
    public string Province { get; set; } = string.Empty;

    /// <summary>People; NaN where unknown.</summary>
    public double Population { get; set; } = double.NaN;

    /// <summary>Stated area, in the file's unit until that is known, then in hectares; NaN where unknown.</summary>
    public double StatedArea { get; set; } = double.NaN;
}
