namespace CoverageAnalyzer.Web.Layers;

/// <summary>What the features of a layer are.</summary>
public enum LayerGeometry
{
    /// <summary>Areas, with holes and several parts.</summary>
    Polygon,

    /// <summary>Lines.</summary>
    Line,

    /// <summary>Places.</summary>
    Point,
}
