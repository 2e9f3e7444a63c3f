using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Rules;

// Facts of communes.
public sealed partial class StudyFacts
{
    private static readonly LocalizedText NoPolygon = new("xã không có ranh giới", "the commune has no polygon");
    private static readonly LocalizedText NoPoint = new("chưa có điểm bưu chính nào", "there is no postal point");

    private FactValue OfCommune(CommuneIndicators c, int index, FactQuery query) => query.Fact switch
    {
        RuleFact.AreaShareAtOrAboveHeight or RuleFact.AreaShareAtOrAboveSlope or RuleFact.MeanElevation => OfTerrain(c.Terrain, query, NoPolygon),
        RuleFact.KaposMountainAreaShare => OfKapos(index),
        RuleFact.VillagePointsShareAtOrAboveHeight => VillagePoints(index, query),
        RuleFact.AreaSquareKilometres => FactValue.Of(c.AreaSquareKilometres, NoArea),
        RuleFact.Population => FactValue.Of(c.Population, NoPopulation),
        RuleFact.Households => HouseholdsOf(index),
        RuleFact.PostalPoints => Count(c.PostalPoints, NoPostalLayer),
        RuleFact.StaffedPostalPoints => inputs.StaffedPostalPoints is { } staffed ? FactValue.Of(staffed[index]) : StaffedUpTo(c.PostalPoints),
        RuleFact.PublicMailboxes => inputs.PublicMailboxes is { } mailboxes
            ? FactValue.Of(mailboxes[index])
            : FactValue.NotKnown(new("chưa tách riêng thùng thư công cộng", "public mailboxes are not told apart")),
        RuleFact.BtsSites => Count(c.BtsSites, NoBtsLayer),
        RuleFact.MobileCoveredPopulationShare => FactValue.Of(c.MobileCoveredPopulationFraction, c.BtsSites is null ? NoBtsLayer : c.Population > 0 ? NoHeights : NoPopulation),
        RuleFact.MobileCoveredAreaShare => FactValue.Of(c.MobileCoveredAreaFraction, c.BtsSites is null ? NoBtsLayer : c.Commune.PolygonAreaSquareKilometres > 0 ? NoHeights : NoPolygon),
        RuleFact.PopulationWithinPostalDistanceShare => WithinPostalDistance(RuleScope.Commune, index, query, c.PostalPoints is null),
        RuleFact.NearestPostalMeanKilometres => FactValue.Of(c.NearestPostalMeanKilometres, c.PostalPoints is null ? NoPostalLayer : NoPolygon),
        RuleFact.AverageServiceRadius => FactValue.Of(c.AverageServiceRadiusKilometres, RadiusReason(c.PostalPoints)),
        RuleFact.PeoplePerPostalPoint => FactValue.Of(c.PeoplePerPostalPoint, c.PostalPoints is > 0 ? NoPopulation : RadiusReason(c.PostalPoints)),
        RuleFact.LacksPostal => Lacks(c.PostalGap, NoPostalLayer),
        RuleFact.LacksMobile => Lacks(c.MobileGap, NoBtsLayer),
        RuleFact.LandBorderLength or RuleFact.SeaBoundaryLength or RuleFact.DistanceToMainland or RuleFact.DistanceToDistrictCentre => OfSituation(c, query),
        _ => NoFigure(query),
    };

    private FactValue OfKapos(int commune)
    {
        if (inputs.Terrain is null)
        {
            return FactValue.NotKnown(NoElevation);
        }

        return inputs.Kapos?[commune] switch
        {
            null => FactValue.NotKnown(new(
                "chưa đo các lớp núi này; nêu khóa 'classification.kaposMountainMinimumShare' trong nghiên cứu thì sẽ đo",
                "these classes were not measured; the study's key 'classification.kaposMountainMinimumShare' asks for them")),
            { AreaSquareKilometres: > 0 } area => FactValue.AreaShare(area.MountainSquareKilometres, area.UnknownAreaSquareKilometres, area.AreaSquareKilometres),
            _ => FactValue.NotKnown(NoPolygon),
        };
    }

    private static FactValue OfSituation(CommuneIndicators c, FactQuery query)
    {
        if (c.Situation is not { } situation)
        {
            return FactValue.NotKnown(new("chưa xác định vị trí của xã", "how the commune lies was not computed"));
        }

        bool hasPolygon = !double.IsNaN(situation.OpenBoundaryKilometres);
        return query.Fact switch
        {
            RuleFact.LandBorderLength => FactValue.Of(
                situation.LandBorderKilometres, hasPolygon ? new("chưa có lớp biên giới quốc gia", "no national border layer") : NoPolygon),
            RuleFact.SeaBoundaryLength => FactValue.Of(
                situation.SeaBoundaryKilometres, hasPolygon ? new("chưa có dữ liệu để phân biệt biển với đất liền", "nothing tells sea from land") : NoPolygon),
            RuleFact.DistanceToMainland => situation.IsIsland == false // connected, or an exclave that land lies around
                ? FactValue.Of(0)
                : FactValue.Of(situation.DistanceToMainlandKilometres, NoPolygon),
            _ => FactValue.Of(situation.DistanceToDistrictCentreKilometres, new("chưa rõ trung tâm huyện", "the district's centre is unknown")),
        };
    }

    private FactValue HouseholdsOf(int commune)
    {
        if (villagesOfCommune is null || inputs.Villages is not { } villages)
        {
            return FactValue.NotKnown(NoVillageLayer);
        }

        return FactValue.Of(
            villagesOfCommune[commune].Sum(v => villages[v].Village.Households), // NaN where one is unknown
            new("có thôn, bản chưa rõ số hộ", "the households of a village are unknown"));
    }

    private FactValue VillagePoints(int commune, FactQuery query)
    {
        if (villagesOfCommune is null || inputs.Villages is not { } villages)
        {
            return FactValue.NotKnown(NoVillageLayer);
        }

        double[] heights = [.. villagesOfCommune[commune].Select(v => villages[v].ElevationMetres)];
        return heights.Length == 0
            ? FactValue.NotKnown(RuleWording.NoMembers(RuleScope.Village))
            : FactValue.Between(
                (double)heights.Count(h => h >= query.HeightMetres) / heights.Length,
                (double)heights.Count(h => h >= query.HeightMetres || double.IsNaN(h)) / heights.Length);
    }

    private FactValue WithinPostalDistance(RuleScope scope, int unit, FactQuery query, bool noLayer)
    {
        double share = inputs.PopulationWithinPostalDistance?.Invoke(scope, unit, query.DistanceKilometres) ?? double.NaN;
        return FactValue.Of(share, noLayer ? NoPostalLayer : new("chưa rõ dân số theo khoảng cách này", "the people within this distance are unknown"));
    }

    // Points not told apart by kind: none has staff at worst, all have at best.
    private static FactValue StaffedUpTo(int? points) => points is int n ? FactValue.Between(0, n) : FactValue.NotKnown(NoPostalLayer);

    private static FactValue Count(int? count, LocalizedText missing) => count is int n ? FactValue.Of(n) : FactValue.NotKnown(missing);

    private static LocalizedText RadiusReason(int? points) => points switch
    {
        null => NoPostalLayer,
        0 => NoPoint,
        _ => NoArea,
    };

    private static FactValue Lacks(GapLevel level, LocalizedText missing) =>
        FactValue.Of(level == GapLevel.NotComputed ? null : level != GapLevel.None, missing);
}
