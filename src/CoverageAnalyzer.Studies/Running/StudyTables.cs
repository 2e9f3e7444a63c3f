using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Where the layers of a run are: files below the study's folder, and tables of databases, each database at one moment for all layers.</summary>
internal sealed class StudyTables : IDisposable
{
    private readonly StudyFile study;
    private readonly Dictionary<(string Store, string User), PostGisSnapshot> snapshots = [];
    private readonly Dictionary<TableSettings, PostGisTable> tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares; nothing is asked of a database yet.</summary>
    /// <param name="study">The study.</param>
    public StudyTables(StudyFile study)
    {
        this.study = study;
        foreach ((string key, LayerSettings layer) in LayersOf(study))
        {
            if (layer.Table is not { } table)
            {
                continue;
            }

            var database = (table.Address.Display, table.Address.User);
            if (!snapshots.TryGetValue(database, out PostGisSnapshot? snapshot))
            {
                snapshots.Add(database, snapshot = new PostGisSnapshot(table.Address)
                {
                    Tables = [.. LayersOf(study).Select(l => l.Layer.Table).OfType<TableSettings>()
                        .Where(t => (t.Address.Display, t.Address.User) == database).Select(t => t.Name).Distinct()],
                });
            }

            tables[table] = new PostGisTable(snapshot, table.Name, table.Where, table.Geometry);
            Keys.Add((key, table, snapshot));
        }
    }

    /// <summary>The tables, each with the study's key and its database.</summary>
    public List<(string Key, TableSettings Table, PostGisSnapshot Snapshot)> Keys { get; } = [];

    /// <summary>The layers of a study with their keys.</summary>
    /// <param name="study">The study.</param>
    public static IEnumerable<(string Key, LayerSettings Layer)> LayersOf(StudyFile study) =>
        ((string Key, LayerSettings? Layer)[])
        [
            ("layers.communes", study.Communes), ("layers.postalPoints", study.PostalPoints), ("layers.btsSites", study.BtsSites), ("layers.villages", study.Villages),
            ("layers.elevation", study.Elevation), ("layers.landCover", study.LandCover), ("layers.population", study.Population), ("layers.nationalBorder", study.NationalBorder),
            ("layers.districtCentres", study.DistrictCentres), ("layers.measurements", study.Measurements), .. study.Lists.Select(l => ("lists." + l.Id, (LayerSettings?)l.Layer)),
        ] is var all ? all.Where(l => l.Layer is not null).Select(l => (l.Key, l.Layer!)) : [];

    /// <summary>The table of a layer; null where it is in files.</summary>
    /// <param name="layer">The layer.</param>
    public PostGisTable? Of(LayerSettings layer) => layer.Table is { } table ? tables[table] : null;

    /// <summary>Full path of a layer's file; of a table, what messages call it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="file">Which of its files, from 0.</param>
    public string PathOf(LayerSettings layer, int file = 0) => layer.Table is null ? study.PathOf(layer.Files[file]) : layer.DisplayName;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PostGisSnapshot snapshot in snapshots.Values)
        {
            snapshot.Dispose();
        }
    }
}
