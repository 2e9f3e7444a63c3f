using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>A feature table as the GeoPackage lists it.</summary>
/// <param name="Table">Table name.</param>
/// <param name="GeometryColumn">Its geometry column; empty for a table without geometry.</param>
/// <param name="GeometryType">Its geometry type, as stated.</param>
/// <param name="SrsId">Row of gpkg_spatial_ref_sys.</param>
/// <param name="Extent">Bounds stated, or null.</param>
internal sealed record GeoPackageTableInfo(string Table, string GeometryColumn, string GeometryType, long SrsId, Bounds? Extent);
