namespace CoverageAnalyzer.Web.Contract;

/// <summary>A map with its layers: <c>GET /api/maps/{id}</c>.</summary>
/// <param name="Id">Id of the definition.</param>
/// <param name="Title">Title.</param>
/// <param name="Notes">What it shows.</param>
/// <param name="Layers">From the lowest to the highest.</param>
/// <param name="Leading">Position of the layer the map is about.</param>
/// <param name="Tooltip">Columns of the tooltip.</param>
/// <param name="Detail">Columns of the detail panel.</param>
internal sealed record MapAnswer(
    string Id, string Title, string Notes, IReadOnlyList<MapLayerAnswer> Layers, int Leading, IReadOnlyList<string> Tooltip, IReadOnlyList<string> Detail);
