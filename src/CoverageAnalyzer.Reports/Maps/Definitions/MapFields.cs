using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>The columns of each source of map layers.</summary>
public static class MapFields
{
    /// <summary>The columns of a source in their published order.</summary>
    /// <param name="source">The source.</param>
    public static IReadOnlyList<TableColumn> Of(MapSource source) => source switch
    {
        MapSource.Communes => CommuneColumns.Every,
        MapSource.Districts => DistrictColumns.All,
        MapSource.BtsSites => BtsSiteColumns.All,
        MapSource.Villages => VillageColumns.All,
        MapSource.NationalBorder => [],
        MapSource.MobileAreas => RadioAreaColumns.All,
        MapSource.MobileMeasurements => MeasuredPointColumns.All,
        _ => PostalPointColumns.All,
    };

    /// <summary>A column of a source; of communes also those of their mobile coverage by a radio model, which only some studies have.</summary>
    /// <param name="source">The source.</param>
    /// <param name="name">The column's name.</param>
    /// <returns>Null where the source has no such column.</returns>
    public static TableColumn? Find(MapSource source, string? name) =>
        Of(source).FirstOrDefault(c => c.Name == name) ?? (source == MapSource.Communes ? RadioCoverageColumns.OfCommunes.FirstOrDefault(c => c.Name == name) : null);
}
