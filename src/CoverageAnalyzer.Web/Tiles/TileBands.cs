using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Web.Layers;
using NpgsqlTypes;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Layer and zoom of stored tile geometry as one number, so that one index finds both: layer × 16 + zoom.</summary>
/// <remarks>The numbers of the layers stand in databases and never change.</remarks>
internal static class TileBands
{
    private const int Zooms = 16;

    /// <summary>The number of a layer at a zoom.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="zoom">The zoom.</param>
    public static int Of(MapSource source, int zoom) => (NumberOf(source) * Zooms) + zoom;

    /// <summary>One zoom of a layer.</summary>
    public static NpgsqlRange<int> At(MapSource source, int zoom) => Between(source, zoom, zoom);

    /// <summary>A zoom of a layer and all greater ones.</summary>
    public static NpgsqlRange<int> From(MapSource source, int zoom) => Between(source, zoom, LayerShape.GreatestZoom);

    private static NpgsqlRange<int> Between(MapSource source, int least, int greatest) =>
        new(Of(source, least), lowerBoundIsInclusive: true, Of(source, greatest) + 1, upperBoundIsInclusive: false);

    private static int NumberOf(MapSource source) => source switch
    {
        MapSource.Communes => 0,
        MapSource.Districts => 1,
        MapSource.ServiceAreas => 2,
        MapSource.PostalPoints => 3,
        MapSource.BtsSites => 4,
        MapSource.Villages => 5,
        MapSource.NationalBorder => 6,
        MapSource.MobileAreas => 7,
        MapSource.MobileMeasurements => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A layer of the results."),
    };
}
