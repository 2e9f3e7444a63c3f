using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>How each village is served, by its place: distances on the ground and whether a site's circle reaches it.</summary>
internal static class VillageMeasure
{
    /// <summary>Measures.</summary>
    /// <param name="inputs">The layers.</param>
    /// <param name="plane">The analysis plane.</param>
    /// <param name="terrain">The terrain, or null.</param>
    /// <param name="postalLimitKilometres">Greatest acceptable distance to a postal point.</param>
    /// <param name="mobileRadiusKilometres">Radius of a site that states none.</param>
    /// <param name="overTerrain">State at each village as the terrain allows it; null: by distance.</param>
    /// <returns>Null without a village layer.</returns>
    public static IReadOnlyList<VillageIndicators>? Run(
        StudyInputs inputs, StudyPlane plane, TerrainMeasure? terrain, double postalLimitKilometres, double mobileRadiusKilometres, IReadOnlyList<RadioCoverageStatus>? overTerrain = null)
    {
        if (inputs.Villages is not { } layer)
        {
            return null;
        }

        IReadOnlyList<Village> villages = layer.Villages;
        double[]? postal = inputs.PostalPoints is { } points ? Nearest(plane, villages, [.. points.Where(p => p.IsCounted).Select(p => (p.LongitudeDegrees, p.LatitudeDegrees))]) : null;
        double[]? bts = inputs.LargeSites is { } large ? large.NearestKilometres : inputs.BtsSites is { } sites ? Nearest(plane, villages, [.. sites.Select(s => (s.LongitudeDegrees, s.LatitudeDegrees))]) : null;
        bool[]? covered = inputs.LargeSites is { } many ? many.CoversVillages(plane) : inputs.BtsSites is { } all ? Covered(plane, all, mobileRadiusKilometres, villages.Count) : null;
        var measured = new VillageIndicators[villages.Count];
        for (int i = 0; i < measured.Length; i++)
        {
            Verdict within = postal is null ? Verdict.NotComputed : postal[i] <= postalLimitKilometres ? Verdict.Yes : Verdict.No;
            Verdict mobile = overTerrain is not null ? Of(overTerrain[i]) : covered is null ? Verdict.NotComputed : covered[i] ? Verdict.Yes : Verdict.No;
            measured[i] = new VillageIndicators
            {
                Village = villages[i],
                NearestPostalKilometres = postal?[i] ?? double.NaN,
                NearestBtsKilometres = bts?[i] ?? double.NaN,
                MobileCovered = mobile,
                WithinPostalLimit = within,
                Terrain = terrain?.Villages?[i],
                ElevationMetres = terrain?.VillageElevationMetres?[i] ?? double.NaN,
                Reasons =
                [
                    .. PostalReason(within, postal?[i] ?? double.NaN, postalLimitKilometres),
                    .. overTerrain is null ? MobileReason(mobile, bts?[i] ?? double.NaN) : TerrainReason(overTerrain[i], covered?[i] == true, bts?[i] ?? double.NaN),
                ],
            };
        }

        return measured;
    }

    private static Verdict Of(RadioCoverageStatus status) => status switch
    {
        RadioCoverageStatus.Covered => Verdict.Yes,
        RadioCoverageStatus.Uncovered => Verdict.No,
        _ => Verdict.Undecidable,
    };

    private static IEnumerable<LocalizedText> PostalReason(Verdict withinPostal, double postalKilometres, double limitKilometres)
    {
        if (withinPostal == Verdict.No)
        {
            yield return double.IsNaN(postalKilometres)
                ? new("Không có điểm phục vụ bưu chính nào.", "There is no postal point at all.")
                : LocalizedText.Of(
                    $"Điểm bưu chính gần nhất cách {postalKilometres:N1} km, quá {limitKilometres:0.##} km.",
                    $"The nearest postal point is {postalKilometres:N1} km away, beyond {limitKilometres:0.##} km.");
        }
    }

    private static IEnumerable<LocalizedText> MobileReason(Verdict mobile, double btsKilometres)
    {
        if (mobile == Verdict.No)
        {
            yield return double.IsNaN(btsKilometres)
                ? new("Không có trạm BTS nào.", "There is no BTS site at all.")
                : LocalizedText.Of(
                    $"Ngoài vùng phủ di động: trạm BTS gần nhất cách {btsKilometres:N1} km.",
                    $"Outside mobile coverage: the nearest BTS site is {btsKilometres:N1} km away.");
        }
    }

    // Where a site is near by, the distance alone would not say why there is no signal; what is not sure is said to be so.
    private static IEnumerable<LocalizedText> TerrainReason(RadioCoverageStatus status, bool isInCircle, double btsKilometres) => status switch
    {
        RadioCoverageStatus.Covered => [],
        RadioCoverageStatus.Uncovered when isInCircle =>
        [
            LocalizedText.Of(
                $"Không có sóng di động theo địa hình với mọi giả định, dù trạm BTS gần nhất chỉ cách {btsKilometres:N1} km.",
                $"No mobile signal over the terrain under any assumption, although the nearest BTS site is only {btsKilometres:N1} km away."),
        ],
        RadioCoverageStatus.Uncovered => MobileReason(Verdict.No, btsKilometres),
        RadioCoverageStatus.Uncertain =>
        [
            LocalizedText.Of(
                $"Chưa chắc có sóng di động: chỉ một số giả định về trạm cho thấy có; trạm BTS gần nhất cách {btsKilometres:N1} km.",
                $"Mobile coverage is uncertain: only some assumptions about the sites give a signal; the nearest BTS site is {btsKilometres:N1} km away."),
        ],
        _ =>
        [
            new(
                "Không biết có sóng di động hay không: thiếu độ cao trên đường truyền, hoặc nằm ngoài mô hình độ cao.",
                "Mobile coverage is not known: heights on the way are missing, or the place lies outside the elevation model."),
        ],
    };

    // The nearest in the conformal plane, then its distance on the ellipsoid: over the kilometres between a village and its nearest points the
    // scale moves by less than 1 in 10,000, so no other point is nearer on the ground by more than that.
    private static double[] Nearest(StudyPlane plane, IReadOnlyList<Village> villages, (double LongitudeDegrees, double LatitudeDegrees)[] points)
    {
        double[] x = [.. points.Select(p => p.LongitudeDegrees)], y = [.. points.Select(p => p.LatitudeDegrees)];
        plane.Crs.FromWgs84(x, y);
        var index = new NearestPointIndex(x, y);
        var kilometres = new double[villages.Count];
        for (int i = 0; i < kilometres.Length; i++)
        {
            int nearest = index.Nearest(plane.VillageX[i], plane.VillageY[i], out _);
            kilometres[i] = nearest < 0
                ? double.NaN
                : EllipsoidalDistance.Metres(
                    villages[i].LongitudeDegrees, villages[i].LatitudeDegrees, points[nearest].LongitudeDegrees, points[nearest].LatitudeDegrees) / 1000;
        }

        return kilometres;
    }

    private static bool[] Covered(StudyPlane plane, IReadOnlyList<BtsSite> sites, double radiusKilometres, int villages)
    {
        var covered = new bool[villages];
        SiteCircles.Of(plane, sites, radiusKilometres).All().Covers(plane.VillageX, plane.VillageY, covered);
        return covered;
    }
}
