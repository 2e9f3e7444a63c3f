using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>The keys of a study file, each object's in the order people write them. One list serves reader, suggestions and schema test.</summary>
public static class StudyKeys
{
    /// <summary>Keys of the study itself.</summary>
    public static IReadOnlyList<string> Study { get; } =
        ["$schema", "name", "language", "analysisCrs", "notice", "layers", "area", "targets", "published", "postal", "mobile", "background", "rules", "lists", "classification"];

    /// <summary>Layers.</summary>
    public static IReadOnlyList<string> Layers { get; } =
        ["communes", "postalPoints", "btsSites", "villages", "elevation", "landCover", "population", "nationalBorder", "districtCentres", "measurements"];

    /// <summary>Keys of a layer.</summary>
    public static IReadOnlyList<string> Layer { get; } = ["file", "files", "postgis", "table", "where", "geometry", "layer", "crs", "encoding", "source", "fields"];

    /// <summary>Keys of <c>targets</c>.</summary>
    public static IReadOnlyList<string> Targets { get; } = ["averageServiceRadiusKilometres", "source"];

    /// <summary>Keys of <c>published</c>.</summary>
    public static IReadOnlyList<string> Published { get; } =
    [
        "averageServiceRadiusKilometres", "points", "areaSquareKilometres", "areaPerPointSquareKilometres", "population", "peoplePerPoint", "programmeCommunes", "source",
    ];

    /// <summary>Keys of <c>postal</c>.</summary>
    public static IReadOnlyList<string> Postal { get; } = ["maximumDistanceKilometres", "countedTypes", "minimumCoveredShare"];

    /// <summary>Keys of <c>mobile</c>.</summary>
    public static IReadOnlyList<string> Mobile { get; } =
    [
        "model", "radiusKilometres", "minimumCoveredShare", "reachKilometres", "preset", "thresholdDbm", "margin", "edgeProbability", "locationDeviationDb",
        "receiverHeightMetres", "timePercent", "deltaN", "n0", "btsDefaults", "patterns", "clutter", "offsetDb",
    ];

    /// <summary>Models of <c>mobile.model</c>: the distance alone, and those that ask for an elevation model.</summary>
    public static IReadOnlyList<string> MobileModels { get; } = ["distance", "line-of-sight", "hata", "rma", "p1812", "itm"];

    /// <summary>Where the telephone is: <c>mobile.margin</c>.</summary>
    public static IReadOnlyList<string> MobileMargins { get; } = ["outdoor", "in-vehicle", "indoor"];

    /// <summary>Keys of <c>background</c>.</summary>
    public static IReadOnlyList<string> Background { get; } = ["url", "attribution", "maximumZoom"];

    /// <summary>Keys of an item of <c>lists</c>.</summary>
    public static IReadOnlyList<string> List { get; } = ["id", "title", "file", "postgis", "table", "where", "layer", "encoding", "fields", "compareWith"];

    /// <summary>Keys of <c>classification</c>.</summary>
    public static IReadOnlyList<string> Classification { get; } = ["connectMetres", "borderSnapMetres", "remoteDistanceKilometres", "kaposMountainMinimumShare", "kaposK6OnlyOutside23N19S", "overrides"];

    /// <summary>Keys of an item of <c>classification.overrides</c>.</summary>
    public static IReadOnlyList<string> Override { get; } = ["class", "verdict", "communes", "reason"];

    /// <summary>The classes as study files name them.</summary>
    public static IReadOnlyDictionary<string, UnitClass> Classes { get; } = new Dictionary<string, UnitClass>(StringComparer.Ordinal)
    {
        ["mountainous"] = UnitClass.Mountainous,
        ["highland"] = UnitClass.Highland,
        ["island"] = UnitClass.Island,
        ["landBorder"] = UnitClass.LandBorder,
        ["seaBorder"] = UnitClass.SeaBorder,
        ["remote"] = UnitClass.Remote,
        ["programme"] = UnitClass.Programme,
    };

    /// <summary>Roles a commune layer's <c>fields</c> may name.</summary>
    public static IReadOnlyList<string> CommuneFields { get; } =
        ["code", "name", "type", "district", "districtCode", "province", "population", "areaHectares"];

    /// <summary>Roles a point layer's <c>fields</c> may name.</summary>
    public static IReadOnlyList<string> PointFields { get; } =
    [
        "x", "y", "coordinates", "code", "name", "type", "province", "district", "commune", "communeCode", "address",
        "radius", "radio", "operator", "height", "frequency", "bandwidth", "power", "eirp", "gain", "azimuth", "tilt", "electricalTilt", "pattern", "range", "samples",
    ];

    /// <summary>Roles the <c>fields</c> of a layer of measured points may name.</summary>
    public static IReadOnlyList<string> MeasurementFields { get; } = ["x", "y", "coordinates", "dbm", "time", "operator", "radio", "clutter"];

    /// <summary>Roles a village layer's <c>fields</c> may name.</summary>
    public static IReadOnlyList<string> VillageFields { get; } =
    [
        "x", "y", "coordinates", "code", "name", "type", "province", "district", "commune", "communeCode", "address",
        "households", "population", "electrified", "mountainous",
    ];
}
