using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Answers;

/// <summary>How the enumerations of map definitions are called in answers: as in the definitions.</summary>
internal static class MapNames
{
    private static readonly (MapSource Source, string Name)[] Sources =
    [
        (MapSource.Communes, "communes"), (MapSource.Districts, "districts"), (MapSource.ServiceAreas, "service_areas"),
        (MapSource.PostalPoints, "postal_points"), (MapSource.BtsSites, "bts_sites"), (MapSource.Villages, "villages"),
        (MapSource.NationalBorder, "national_border"), (MapSource.MobileAreas, "mobile_areas"), (MapSource.MobileMeasurements, "mobile_measurements"),
    ];

    /// <summary>All sources.</summary>
    public static IEnumerable<MapSource> All => Sources.Select(s => s.Source);

    /// <summary>Name of a source.</summary>
    /// <param name="source">The source.</param>
    public static string Of(MapSource source) => Array.Find(Sources, s => s.Source == source).Name;

    /// <summary>A source by its name; null where there is none of that name.</summary>
    /// <param name="name">The name.</param>
    public static MapSource? Find(string? name) => Array.FindIndex(Sources, s => s.Name == name) is >= 0 and int at ? Sources[at].Source : null;

    /// <summary>Geometry of a source: <c>polygon | line | point</c>.</summary>
    /// <param name="source">The source.</param>
    public static string GeometryOf(MapSource source) => source switch
    {
        MapSource.Communes or MapSource.ServiceAreas or MapSource.MobileAreas => "polygon",
        MapSource.Districts or MapSource.NationalBorder => "line",
        _ => "point",
    };

    /// <summary>Name of a shape.</summary>
    /// <param name="shape">The shape.</param>
    public static string Of(SymbolShape shape) => shape switch
    {
        SymbolShape.Square => "square",
        SymbolShape.Triangle => "triangle",
        _ => "circle",
    };

    /// <summary>Name of a label order.</summary>
    /// <param name="priority">The order.</param>
    public static string Of(LabelPriority priority) => priority == LabelPriority.Population ? "population" : "area";
}
