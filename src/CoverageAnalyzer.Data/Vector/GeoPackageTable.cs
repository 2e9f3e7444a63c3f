using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>A table to write to a GeoPackage.</summary>
public sealed record GeoPackageTable
{
    /// <summary>Table name: letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Columns: name and SQL type (TEXT, INTEGER, REAL).</summary>
    public required IReadOnlyList<(string Name, string Type)> Columns { get; init; }

    /// <summary>Rows: string, long, double or null a column. NaN is written as NULL. Gone through once, so that they can be made as they are written.</summary>
    public IEnumerable<object?[]> Rows { get; init; } = [];

    /// <summary>In place of <see cref="Rows"/>, for many of them: gives the cells of the next row, and says false where there is none.</summary>
    public Func<IGeoPackageCells, bool>? Next { get; init; }

    /// <summary>Number of rows where it is known, which writes them faster; 0 where it is not.</summary>
    public int RowCount { get; init; }

    /// <summary>Polygons in WGS 84 degrees, one unit a row; null for points or a table without geometry.</summary>
    public PolygonSet? Polygons { get; init; }

    /// <summary>Lines in WGS 84 degrees, one a row; null for polygons, points or a table without geometry.</summary>
    public PolylineSet? Lines { get; init; }

    /// <summary>True for a layer, false for a table without geometry.</summary>
    public bool IsSpatial => Polygons is not null || Points is not null || Lines is not null;

    /// <summary>Longitudes and latitudes in degrees, one a row; null for polygons or a table without geometry.</summary>
    public (IReadOnlyList<double> Longitudes, IReadOnlyList<double> Latitudes)? Points { get; init; }
}
