using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The communes of a results folder, with their polygons and gaps.</summary>
/// <param name="Communes">Their figures.</param>
/// <param name="Polygons">Their polygons in degrees.</param>
/// <param name="Gaps">The gaps of each service in rank order.</param>
/// <param name="IndexOfCode">Position of a commune by its code.</param>
internal sealed record ResultsCommunes(
    IReadOnlyList<CommuneIndicators> Communes, PolygonSet Polygons, IReadOnlyList<CoverageGap> Gaps, IReadOnlyDictionary<string, int> IndexOfCode)
{
    /// <summary>Heights and slopes whose shares the tables have columns for.</summary>
    public static TerrainThresholds Thresholds { get; } = new([200, 600], [15]);

    /// <summary>Reads them.</summary>
    /// <param name="source">The results.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static ResultsCommunes Read(ResultsSource source, CancellationToken cancellation)
    {
        var communes = new List<CommuneIndicators>();
        var polygons = new PolygonRows();
        foreach (ResultsRow row in ResultsTable.Require(source, "communes", [.. CommuneColumns.Every, CommuneColumns.Province]).Rows(cancellation))
        {
            communes.Add(Commune(row, communes.Count));
            polygons.Add(row.Geometry);
        }

        var indexOfCode = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CommuneIndicators commune in communes)
        {
            indexOfCode.TryAdd(commune.Commune.Code, commune.Commune.Index);
        }

        IReadOnlyList<CoverageGap> gaps = [.. ResultsTable.Require(source, "gaps", GapColumns.All).Rows(cancellation).Select(r => Gap(source, r, indexOfCode))];
        return new ResultsCommunes(WithSentences(communes, gaps), polygons.ToSet(), gaps, indexOfCode);
    }

    private static CommuneIndicators Commune(ResultsRow row, int index)
    {
        double area = row.Number("area_km2"), polygon = row.Number("polygon_area_km2"), population = row.Number("population");
        string reasons = row.Text("reasons");
        return new CommuneIndicators
        {
            Commune = new Commune
            {
                Index = index,
                Code = row.Text("code"),
                Name = row.Text("name"),
                Type = row.Text("type"),
                District = row.Text("district"),
                Province = row.Text("province"),
                Population = population,
                StatedAreaHectares = area == polygon ? double.NaN : area * 100,
                PolygonAreaSquareKilometres = polygon,
            },
            AreaSquareKilometres = area,
            Population = population,
            PostalPoints = row.Count("postal_points"),
            AverageServiceRadiusKilometres = row.Number("average_service_radius_km"),
            PeoplePerPostalPoint = row.Number("people_per_postal_point"),
            NearestPostalMeanKilometres = row.Number("nearest_postal_mean_km"),
            NearestPostalP90Kilometres = row.Number("nearest_postal_p90_km"),
            NearestPostalMaximumKilometres = row.Number("nearest_postal_max_km"),
            NearestPostalPopulationMeanKilometres = row.Number("nearest_postal_population_mean_km"),
            PopulationWithinPostalLimitFraction = row.Number("population_within_postal_limit_share"),
            BtsSites = row.Count("bts_sites"),
            MobileCoveredAreaFraction = row.Number("mobile_covered_area_share"),
            MobileCoveredPopulationFraction = row.Number("mobile_covered_population_share"),
            MobileUncoveredPopulation = row.Number("mobile_uncovered_population"),
            MeanElevationMetres = row.Number("mean_elevation_m"),
            ShareAbove200MetresFraction = row.Number("share_above_200_m"),
            ShareAbove600MetresFraction = row.Number("share_above_600_m"),
            ShareSlope15PercentFraction = row.Number("share_slope_15_percent"),
            Mountainous = row.Verdict("mountainous"),
            Highland = row.Verdict("highland"),
            Island = row.Verdict("island"),
            Border = row.Verdict("border"),
            SeaBorder = row.Verdict("sea_border"),
            Remote = row.Verdict("remote"),
            Programme = row.Verdict("programme"),
            Terrain = Terrain(row, polygon),
            Situation = Situation(row),
            PostalGap = StoredWords.GapLevelOf(row.Text("postal_gap")),
            MobileGap = StoredWords.GapLevelOf(row.Text("mobile_gap")),
            GapRank = row.Count("gap_rank"),
            Reasons = reasons.Length == 0 ? [] : [LocalizedText.Same(reasons)],
        };
    }

    private static UnitTerrain? Terrain(ResultsRow row, double areaSquareKilometres)
    {
        double unknown = row.Number("unknown_elevation_share");
        return double.IsNaN(unknown)
            ? null
            : new UnitTerrain
            {
                AreaSquareKilometres = areaSquareKilometres,
                UnknownAreaSquareKilometres = unknown * areaSquareKilometres,
                MeanElevationMetres = row.Number("mean_elevation_m"),
                MinimumElevationMetres = row.Number("minimum_elevation_m"),
                MaximumElevationMetres = row.Number("maximum_elevation_m"),
                AtOrAboveHeightSquareKilometres = [row.Number("share_above_200_m") * areaSquareKilometres, row.Number("share_above_600_m") * areaSquareKilometres],
                AtOrAboveSlopeSquareKilometres = [row.Number("share_slope_15_percent") * areaSquareKilometres],
            };
    }

    private static CommuneSituation? Situation(ResultsRow row)
    {
        double mainland = row.Number("distance_to_mainland_km"), land = row.Number("land_border_km"), sea = row.Number("sea_boundary_km"), centre = row.Number("district_centre_km");
        return double.IsNaN(mainland) && double.IsNaN(land) && double.IsNaN(sea) && double.IsNaN(centre)
            ? null
            : new CommuneSituation
            {
                DistanceToMainlandKilometres = mainland,
                IsConnectedToMainland = double.IsNaN(mainland) ? null : mainland == 0,
                LandBorderKilometres = land,
                SeaBoundaryKilometres = sea,
                DistanceToDistrictCentreKilometres = centre,
            };
    }

    private static CoverageGap Gap(ResultsSource source, ResultsRow row, Dictionary<string, int> indexOfCode)
    {
        string code = row.Text("code"), service = row.Text("service"), reasons = row.Text("reasons");
        return new CoverageGap
        {
            Rank = row.Count("rank") ?? throw ResultsFault.Unfitting(source.Folder, "gaps", code),
            Service = StoredWords.ServiceOf(service) ?? throw ResultsFault.Unfitting(source.Folder, "gaps", service),
            CommuneIndex = indexOfCode.TryGetValue(code, out int index) ? index : throw ResultsFault.Unfitting(source.Folder, "gaps", code),
            Level = StoredWords.GapLevelOf(row.Text("level")),
            UncoveredPopulation = row.Number("uncovered_population"),
            UncoveredAreaSquareKilometres = row.Number("uncovered_area_km2"),
            Reasons = reasons.Length == 0 ? [] : [LocalizedText.Same(reasons)],
        };
    }

    // A commune's reasons are those of its gaps, post first: where they still are, they are told one by one.
    private static IReadOnlyList<CommuneIndicators> WithSentences(List<CommuneIndicators> communes, IReadOnlyList<CoverageGap> gaps)
    {
        ILookup<int, CoverageGap> ofCommune = gaps.ToLookup(g => g.CommuneIndex);
        return
        [
            .. communes.Select(c =>
            {
                LocalizedText[] sentences = [.. ofCommune[c.Commune.Index].OrderBy(g => g.Service).SelectMany(g => g.Reasons)];
                return c.Reasons.Count == 1 && string.Join(' ', sentences.Select(s => s.Vietnamese)) == c.Reasons[0].Vietnamese ? c with { Reasons = sentences } : c;
            }),
        ];
    }
}
