using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>A whole GeoPackage: as a layer of communes, and as the tables of a results folder that another run compares itself with.</summary>
public sealed class GeoPackageTarget : VectorTarget
{
    /// <inheritdoc/>
    public override string Name => "gpkg";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
    [
        "CREATE TABLE ", "CREATE VIEW ", "CREATE TRIGGER ", "CREATE VIRTUAL TABLE ", "USING rtree(", "WITHOUT ROWID", "STRICT", "GENERATED ALWAYS AS (", "WITH RECURSIVE ", "gpkg_contents", "gpkg_geometry_columns",
        "gpkg_spatial_ref_sys", "sqlite_schema", "features", "attributes", "table", "view", "index", "geom", "fid", "xa", "EPSG", "GP\0\u0001", "\0\0\0\u0001", "\u0003\0\0\0", "POLYGON", "GEOMETRY",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => GeoPackageSeeds.All();

    /// <inheritdoc/>
    internal override LayerReading? ReadLayer(byte[] file, CaseFolder folder)
    {
        string path = folder.Write("a.gpkg", file);
        ReadTables(path);
        return LayerOracle.Read(path, features: null, WritesFile(file));
    }

    private static void ReadTables(string path)
    {
        try
        {
            using GeoPackageRows tables = GeoPackageRows.Open(path);
            foreach (string table in tables.Tables)
            {
                int columns = tables.ColumnsOf(table).Count;
                var findings = new FindingLog();
                foreach (VectorFeature row in tables.Read(table, findings, CancellationToken.None))
                {
                    Oracle.Holds(row.Values.Length == columns, $"row {row.Number} of '{table}' has {row.Values.Length} values for {columns} columns");
                    Oracle.Holds(Array.IndexOf(row.Values, GeoPackageSeeds.Tripwire) < 0, $"the SQL of '{table}' was run");
                    GeometryTally.Measure(row.Number, row.Geometry);
                }
            }

            tables.Styles();
        }
        catch (InputFileException)
        {
            // Another table may be damaged than the one that is read as a layer.
        }
    }
}
