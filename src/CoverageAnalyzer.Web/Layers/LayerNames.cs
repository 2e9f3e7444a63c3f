using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>The names of the layers in addresses and in tiles: those of the map definitions.</summary>
public static class LayerNames
{
    private static readonly Dictionary<string, MapSource> ByName = Enum.GetValues<MapSource>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The name of a layer.</summary>
    /// <param name="source">The layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public static string Of(MapSource source) => source switch
    {
        MapSource.Communes => "communes",
        MapSource.Districts => "districts",
        MapSource.ServiceAreas => "service_areas",
        MapSource.PostalPoints => "postal_points",
        MapSource.BtsSites => "bts_sites",
        MapSource.Villages => "villages",
        MapSource.NationalBorder => "national_border",
        MapSource.MobileAreas => "mobile_areas",
        MapSource.MobileMeasurements => "mobile_measurements",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A layer of the results."),
    };

    /// <summary>The layer of a name; null where there is none.</summary>
    /// <param name="name">The name, exactly.</param>
    public static MapSource? Find(string name) => ByName.TryGetValue(name, out MapSource source) ? source : null;
}
