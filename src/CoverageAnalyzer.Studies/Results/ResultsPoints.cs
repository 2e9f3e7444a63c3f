using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The postal points, service areas, BTS sites and villages of a results folder; null for a layer the run did not have.</summary>
internal static class ResultsPoints
{
    /// <summary>Reads the postal points.</summary>
    /// <param name="source">The results.</param>
    /// <param name="indexOfCode">Position of a commune by its code.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static IReadOnlyList<ServicePointIndicators>? Postal(ResultsSource source, IReadOnlyDictionary<string, int> indexOfCode, CancellationToken cancellation) =>
        ResultsTable.Find(source, "postal_points", PostalPointColumns.All) is { } table
            ?
            [
                .. table.Rows(cancellation).Select(r => new ServicePointIndicators
                {
                    Point = new ServicePoint
                    {
                        Code = r.Text("code"),
                        Name = r.Text("name"),
                        Type = r.Text("type"),
                        LongitudeDegrees = r.Number("longitude"),
                        LatitudeDegrees = r.Number("latitude"),
                        IsApproximate = StoredWords.YesOrNo(r.Text("approximate")) == true,
                        IsCounted = StoredWords.YesOrNo(r.Text("counted")) != false,
                        CommuneIndex = CommuneOf(r, indexOfCode),
                    },
                    ServiceAreaSquareKilometres = r.Number("service_area_km2"),
                    Population = r.Number("population"),
                    EffectiveRadiusKilometres = r.Number("effective_radius_km"),
                }),
            ]
            : null;

    /// <summary>Reads the polygons of a layer.</summary>
    /// <param name="source">The results.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static PolygonSet? Polygons(ResultsSource source, string layer, CancellationToken cancellation)
    {
        if (ResultsTable.Find(source, layer, []) is not { } table)
        {
            return null;
        }

        var polygons = new PolygonRows();
        foreach (ResultsRow row in table.Rows(cancellation))
        {
            polygons.Add(row.Geometry);
        }

        return polygons.ToSet();
    }

    /// <summary>Reads the BTS sites.</summary>
    /// <param name="source">The results.</param>
    /// <param name="indexOfCode">Position of a commune by its code.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static IReadOnlyList<BtsSite>? Sites(ResultsSource source, IReadOnlyDictionary<string, int> indexOfCode, CancellationToken cancellation) =>
        ResultsTable.Find(source, "bts_sites", BtsSiteColumns.All) is { } table
            ?
            [
                .. table.Rows(cancellation).Select(r => new BtsSite
                {
                    Code = r.Text("code"),
                    Name = r.Text("name"),
                    LongitudeDegrees = r.Number("longitude"),
                    LatitudeDegrees = r.Number("latitude"),
                    RadiusKilometres = r.Number("radius_km"),
                    Radio = r.Text("radio"),
                    Operator = r.Text("operator"),
                    CellCount = r.Count("cells") ?? 1,
                    RangeMetres = r.Number("range_m"),
                    Samples = r.Number("samples"),
                    CommuneIndex = CommuneOf(r, indexOfCode),
                }),
            ]
            : null;

    /// <summary>Reads the villages, and their polygons where the layer has some.</summary>
    /// <param name="source">The results.</param>
    /// <param name="indexOfCode">Position of a commune by its code.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static (IReadOnlyList<VillageIndicators>? Villages, PolygonSet? Polygons) Villages(
        ResultsSource source, IReadOnlyDictionary<string, int> indexOfCode, CancellationToken cancellation)
    {
        if (ResultsTable.Find(source, "villages", VillageColumns.All) is not { } table)
        {
            return (null, null);
        }

        var villages = new List<VillageIndicators>();
        var polygons = new PolygonRows();
        foreach (ResultsRow row in table.Rows(cancellation))
        {
            villages.Add(Village(row, villages.Count, indexOfCode));
            polygons.Add(row.Geometry);
        }

        PolygonSet set = polygons.ToSet();
        return (villages, set.RingCount > 0 ? set : null);
    }

    private static VillageIndicators Village(ResultsRow row, int index, IReadOnlyDictionary<string, int> indexOfCode)
    {
        string reasons = row.Text("reasons");
        NetTopologySuite.Geometries.Point? place = row.Geometry is { IsEmpty: false } g ? g as NetTopologySuite.Geometries.Point ?? g.InteriorPoint : null;
        return new VillageIndicators
        {
            Village = new Village
            {
                Index = index,
                Code = row.Text("code"),
                Name = row.Text("name"),
                CommuneIndex = CommuneOf(row, indexOfCode),
                LongitudeDegrees = place?.X ?? double.NaN,
                LatitudeDegrees = place?.Y ?? double.NaN,
                Households = row.Number("households"),
                Population = row.Number("population"),
                IsElectrified = StoredWords.YesOrNo(row.Text("electrified")),
            },
            NearestPostalKilometres = row.Number("nearest_postal_km"),
            NearestBtsKilometres = row.Number("nearest_bts_km"),
            MobileCovered = row.Verdict("mobile_covered"),
            WithinPostalLimit = row.Verdict("within_postal_limit"),
            Terrain = Terrain(row),
            ElevationMetres = row.Number("elevation_m"),
            Mountainous = row.Verdict("mountainous"),
            Reasons = reasons.Length == 0 ? [] : [LocalizedText.Same(reasons)],
        };
    }

    // The tables keep shares, not areas: a share of the polygon's area on the ellipsoid gives the same share back.
    private static UnitTerrain? Terrain(ResultsRow row)
    {
        double height = row.Number("share_above_200_m"), slope = row.Number("share_slope_15_percent");
        if ((double.IsNaN(height) && double.IsNaN(slope)) || row.Geometry is not { Dimension: NetTopologySuite.Geometries.Dimension.Surface } geometry)
        {
            return null;
        }

        var polygon = new PolygonRows();
        polygon.Add(geometry);
        double area = EllipsoidalArea.SquareMetres(polygon.ToSet(), 0) / 1e6;
        return new UnitTerrain
        {
            AreaSquareKilometres = area,
            UnknownAreaSquareKilometres = double.NaN,
            AtOrAboveHeightSquareKilometres = [height * area, double.NaN],
            AtOrAboveSlopeSquareKilometres = [slope * area],
        };
    }

    private static int? CommuneOf(ResultsRow row, IReadOnlyDictionary<string, int> indexOfCode) =>
        indexOfCode.TryGetValue(row.Text("commune_code"), out int index) ? index : null;
}
