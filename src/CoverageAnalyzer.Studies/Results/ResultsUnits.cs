using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The districts and the province of a results folder.</summary>
internal static class ResultsUnits
{
    /// <summary>Reads the districts in their order.</summary>
    /// <param name="source">The results.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static IReadOnlyList<UnitIndicators> Districts(ResultsSource source, CancellationToken cancellation) =>
        [.. ResultsTable.Require(source, "districts", DistrictColumns.All).Rows(cancellation).Select(Unit)];

    /// <summary>Reads the province.</summary>
    /// <param name="source">The results.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static UnitIndicators Province(ResultsSource source, CancellationToken cancellation)
    {
        UnitIndicators[] units = [.. ResultsTable.Require(source, "province", DistrictColumns.All).Rows(cancellation).Take(1).Select(Unit)];
        return units.Length == 1 ? units[0] : throw ResultsFault.Incomplete(source.Folder, source.Manifest.Program, "province", []);
    }

    private static UnitIndicators Unit(ResultsRow row) => new()
    {
        Name = row.Text("name"),
        Communes = row.Count("communes") ?? 0,
        AreaSquareKilometres = row.Number("area_km2"),
        PolygonAreaSquareKilometres = row.Number("polygon_area_km2"),
        Population = row.Number("population"),
        PostalPoints = row.Count("postal_points"),
        AverageServiceRadiusKilometres = row.Number("average_service_radius_km"),
        PointsNeededForTarget = row.Count("points_needed_for_target"),
        PeoplePerPostalPoint = row.Number("people_per_postal_point"),
        CommunesWithoutPostalPoint = row.Count("communes_without_postal_point"),
        NearestPostalMeanKilometres = row.Number("nearest_postal_mean_km"),
        NearestPostalP90Kilometres = row.Number("nearest_postal_p90_km"),
        NearestPostalMaximumKilometres = row.Number("nearest_postal_max_km"),
        NearestPostalPopulationMeanKilometres = row.Number("nearest_postal_population_mean_km"),
        PopulationWithinPostalLimitFraction = row.Number("population_within_postal_limit_share"),
        BtsSites = row.Count("bts_sites"),
        MobileCoveredAreaFraction = row.Number("mobile_covered_area_share"),
        MobileCoveredPopulationFraction = row.Number("mobile_covered_population_share"),
        MobileUncoveredPopulation = row.Number("mobile_uncovered_population"),
        CommunesLackingPostal = row.Count("communes_lacking_postal"),
        CommunesLackingMobile = row.Count("communes_lacking_mobile"),
        MountainousCommunes = row.Count("mountainous_communes"),
    };
}
