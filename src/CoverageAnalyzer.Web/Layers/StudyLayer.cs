using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>How the features of one layer reach a map.</summary>
/// <param name="Source">Which layer.</param>
/// <param name="Count">Number of features.</param>
/// <param name="Geometry">What they are.</param>
/// <param name="IsTiled">True: as vector tiles; false: as one GeoJSON.</param>
public sealed record StudyLayer(MapSource Source, int Count, LayerGeometry Geometry, bool IsTiled)
{
    /// <summary>The name in addresses and tiles.</summary>
    public string Name => LayerNames.Of(Source);
}
