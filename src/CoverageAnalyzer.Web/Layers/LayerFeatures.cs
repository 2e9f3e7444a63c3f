using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>The geometry of one layer as a map draws it, and what its features are called.</summary>
/// <remarks>One of <see cref="Polygons"/>, <see cref="Lines"/> and <see cref="Points"/> is there, all of them in WGS 84 degrees.</remarks>
public sealed record LayerFeatures
{
    /// <summary>Which layer.</summary>
    public required MapSource Source { get; init; }

    /// <summary>Number of features.</summary>
    public required int Count { get; init; }

    /// <summary>What they are.</summary>
    public required LayerGeometry Geometry { get; init; }

    /// <summary>One unit a feature; null where the features are no areas.</summary>
    public PolygonSet? Polygons { get; init; }

    /// <summary>Lines; null where the features are none.</summary>
    public PolylineSet? Lines { get; init; }

    /// <summary>Of each line the feature it is a part of.</summary>
    public int[] FeatureOfLine { get; init; } = [];

    /// <summary>One place a feature; null where the features are no places.</summary>
    public (double[] LongitudeDegrees, double[] LatitudeDegrees)? Points { get; init; }

    /// <summary>Code of a feature, or empty.</summary>
    public required Func<int, string> CodeOf { get; init; }

    /// <summary>Name of a feature, or empty.</summary>
    public required Func<int, string> NameOf { get; init; }

    /// <summary>Radius of a point's coverage in km; null where the layer has none.</summary>
    public Func<int, double>? RadiusKilometresOf { get; init; }

    /// <summary>Whether a point is counted; null where the layer does not tell.</summary>
    public Func<int, bool>? IsCounted { get; init; }

    /// <summary>Number of vertices, closing ones included.</summary>
    public int VertexCount => Polygons?.VertexCount ?? Lines?.X.Length ?? Points?.LongitudeDegrees.Length ?? 0;
}
