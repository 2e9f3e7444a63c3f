using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What a file says about its coordinate reference system, before anything is decided.</summary>
/// <param name="EpsgCode">EPSG code the file names, or null.</param>
/// <param name="Wkt">WKT the file carries, or null.</param>
/// <param name="Origin">Who said it.</param>
/// <param name="Source">Where it was said, for messages: <c>xa.prj</c>, <c>crs member</c>, <c>gpkg_spatial_ref_sys</c>.</param>
public sealed record CrsDeclaration(int? EpsgCode, string? Wkt, CrsOrigin Origin, string Source)
{
    /// <summary>The file says nothing.</summary>
    public static CrsDeclaration None { get; } = new(null, null, CrsOrigin.Unknown, string.Empty);
}
