using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What the user says about a point file, and where its points should fall.</summary>
public sealed record PointReadOptions
{
    /// <summary>What the columns may hold: those of points unless villages or a list of communes are read.</summary>
    public IReadOnlyList<FieldRole> Roles { get; init; } = FieldSynonyms.Points;

    /// <summary>Columns the study states, by role.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Coordinate system the user states, or null.</summary>
    public string? Crs { get; init; }

    /// <summary>Text encoding the user states, or null.</summary>
    public string? Encoding { get; init; }

    /// <summary>Sheet of a workbook or layer of a GeoPackage, or null.</summary>
    public string? Layer { get; init; }

    /// <summary>The PostGIS table that stands in place of a file, or null.</summary>
    public PostGis.Layers.PostGisTable? Table { get; init; }

    /// <summary>Bounds of the communes in degrees, or null.</summary>
    public Bounds? ExpectedWgs84 { get; init; }

    /// <summary>Coordinate system of the communes, or null: what a list of the same office that says nothing is probably in too.</summary>
    public CoordinateReferenceSystem? CommuneCrs { get; init; }

    /// <summary>Provinces the communes name, whose official zones are looked at first; null where they name none.</summary>
    public IReadOnlyCollection<string>? Provinces { get; init; }
}
