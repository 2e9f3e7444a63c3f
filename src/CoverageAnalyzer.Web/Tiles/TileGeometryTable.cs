using System.Globalization;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Web.Layers;
using Npgsql;
using NpgsqlTypes;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Stores the geometry that tiles of a run are cut from: <c>coverage.tile_geometry</c>.</summary>
/// <remarks>
/// Behavior: areas and lines are stored once a zoom, simplified by the same arcs and rounded to the same steps as the tiles made in memory, so that
/// neighbours share their borders; points once, with the zooms they are drawn at after thinning.
/// Cost: 11,000 communes, 18,000 service areas and 300,000 sites are some 750,000 rows.
/// </remarks>
public static class TileGeometryTable
{
    /// <summary>Name of the table in the schema <c>coverage</c>; the partition of a run has it with <c>_RUN</c> in the schema <c>coverage_runs</c>.</summary>
    public const string Name = "tile_geometry";

    /// <summary>Writes the geometry of layers into the partition of a run that is being pushed.</summary>
    /// <param name="connection">The connection of the push, in its transaction.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="cancellation">Stops the work; the transaction is then to be rolled back.</param>
    /// <returns>Number of rows.</returns>
    public static long Write(NpgsqlConnection connection, long run, IEnumerable<LayerFeatures> layers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(layers);
        string partition = SqlIdentifier.Quote(string.Create(CultureInfo.InvariantCulture, $"{Name}_{run}"));
        using NpgsqlBinaryImporter rows = connection.BeginBinaryImport($"COPY coverage_runs.{partition} (run_id, bands, feature, geom) FROM STDIN (FORMAT BINARY)");
        var geometry = new TileGeometry();
        foreach (LayerFeatures layer in layers)
        {
            Write(rows, run, layer, geometry, cancellation);
        }

        return (long)rows.Complete();
    }

    /// <summary>Writes the layers of results that go as tiles; small ones are sent whole and need none.</summary>
    /// <param name="connection">The connection of the push, in its transaction.</param>
    /// <param name="run">Key of the run.</param>
    /// <param name="content">The results.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Number of rows.</returns>
    public static long Write(NpgsqlConnection connection, long run, Reports.ReportContent content, int threads, CancellationToken cancellation = default) =>
        Write(connection, run, StudyLayers.Of(content, threads, cancellation).Tiled, cancellation);

    /// <summary>What writes the geometry of a results folder while it is pushed.</summary>
    /// <param name="folder">The results folder.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Action<NpgsqlConnection, long> WriterOf(string folder, int threads, CancellationToken cancellation = default) =>
        (connection, run) => Write(connection, run, ResultsReader.Read(folder, cancellation).Content, threads, cancellation);

    private static void Write(NpgsqlBinaryImporter rows, long run, LayerFeatures layer, TileGeometry geometry, CancellationToken cancellation)
    {
        if (layer.Polygons is { } polygons)
        {
            WriteAreas(rows, run, layer.Source, new PolygonTiles(polygons, cancellation), geometry, cancellation);
        }
        else if (layer.Lines is { } lines)
        {
            WriteLines(rows, run, layer.Source, new LineTiles(lines, layer.FeatureOfLine, cancellation), geometry, cancellation);
        }
        else
        {
            foreach ((int feature, int zoom, int column, int row) in new PointTiles(layer).All())
            {
                geometry.MakePoint(column, row);
                WriteRow(rows, run, TileBands.From(layer.Source, zoom), feature, geometry);
            }
        }
    }

    // Zoom by zoom: what one tile needs lies together in the table.
    private static void WriteAreas(NpgsqlBinaryImporter rows, long run, MapSource source, PolygonTiles tiles, TileGeometry geometry, CancellationToken cancellation)
    {
        var path = new TilePath();
        for (int zoom = 0; zoom <= LayerShape.GreatestZoom; zoom++)
        {
            cancellation.ThrowIfCancellationRequested();
            int at = zoom;
            NpgsqlRange<int> bands = TileBands.At(source, zoom);
            for (int unit = 0; unit < tiles.UnitCount; unit++)
            {
                geometry.StartAreas();
                tiles.Rings(unit, zoom, path, (ring, isHole) => geometry.AddRing(ring, isHole, at));
                if (geometry.HasParts)
                {
                    WriteRow(rows, run, bands, unit, geometry);
                }
            }
        }
    }

    private static void WriteLines(NpgsqlBinaryImporter rows, long run, MapSource source, LineTiles tiles, TileGeometry geometry, CancellationToken cancellation)
    {
        var path = new TilePath();
        for (int zoom = 0; zoom <= LayerShape.GreatestZoom; zoom++)
        {
            cancellation.ThrowIfCancellationRequested();
            NpgsqlRange<int> bands = TileBands.At(source, zoom);
            for (int line = 0; line < tiles.LineCount; line++)
            {
                tiles.Line(line, zoom, path);
                if (path.Count > 1)
                {
                    geometry.MakeLine(path, zoom);
                    WriteRow(rows, run, bands, tiles.FeatureOf(line), geometry);
                }
            }
        }
    }

    // PostGIS reads its own binary form where a geometry comes by COPY: the bytes go as they are.
    private static void WriteRow(NpgsqlBinaryImporter rows, long run, NpgsqlRange<int> bands, int feature, TileGeometry geometry)
    {
        rows.StartRow();
        rows.Write(run, NpgsqlDbType.Bigint);
        rows.Write(bands, NpgsqlDbType.IntegerRange);
        rows.Write(feature, NpgsqlDbType.Integer);
        rows.Write(geometry.Written, NpgsqlDbType.Bytea);
    }
}
