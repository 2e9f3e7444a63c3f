namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>A table of PostGIS that a study names as a layer, and what the study says about it.</summary>
/// <param name="Snapshot">The moment all layers of a run are read at.</param>
/// <param name="Name">The table, view or materialised view.</param>
/// <param name="Where">SQL that picks rows, by the study's author; null: all rows. Never from anybody else.</param>
/// <param name="Geometry">The geometry column; null: the only one; empty: none is wanted, coordinates stand in columns.</param>
public sealed record PostGisTable(PostGisSnapshot Snapshot, TableName Name, string? Where, string? Geometry)
{
    /// <summary>As findings name it: <c>quang_tri public.communes</c>.</summary>
    public string Display => $"{Snapshot.Database} {Name}";

    /// <summary>As a manifest names it: <c>host:port/database schema.table</c> and the condition.</summary>
    public string Source => Where is null ? $"{Snapshot.Store} {Name}" : $"{Snapshot.Store} {Name} WHERE {Where}";
}
