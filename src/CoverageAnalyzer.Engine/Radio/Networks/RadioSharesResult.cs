namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What <see cref="RadioShares"/> measured.</summary>
/// <param name="AreaSquareKilometres">True area of each unit on the ellipsoid.</param>
/// <param name="UnknownPlacesPeople">People of each unit who stand outside the elevation model, as the places of people count them.</param>
/// <param name="Any">By any operator.</param>
/// <param name="Operators">By each operator alone, in the network's order; empty where sites name none.</param>
/// <param name="All">By all operators at once; null with fewer than two.</param>
public sealed record RadioSharesResult(
    IReadOnlyList<double> AreaSquareKilometres,
    IReadOnlyList<double> UnknownPlacesPeople,
    RadioLayerShares Any,
    IReadOnlyList<RadioLayerShares> Operators,
    RadioLayerShares? All)
{
    /// <summary>Shadows by area; null where no circles were given.</summary>
    public RadioShadowShares? AreaShadow { get; init; }

    /// <summary>Shadows by people; null where no circles were given.</summary>
    public RadioShadowShares? PeopleShadow { get; init; }
}
