using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

// Facts of villages.
public sealed partial class StudyFacts
{
    private static readonly LocalizedText VillagesAreUnknown = new("chưa rõ số hộ và số dân của thôn, bản", "the households and people of the village are unknown");

    private FactValue OfVillage(VillageIndicators v, FactQuery query) => query.Fact switch
    {
        RuleFact.AreaShareAtOrAboveHeight or RuleFact.AreaShareAtOrAboveSlope or RuleFact.MeanElevation => OfTerrain(
            v.Terrain,
            query,
            inputs.VillagesHavePolygons ? new("thôn, bản không có ranh giới", "the village has no polygon") : new("lớp thôn, bản chỉ có điểm, chưa có ranh giới", "villages have no polygons")),
        RuleFact.AreaSquareKilometres => FactValue.Of(v.Terrain?.AreaSquareKilometres ?? double.NaN, NoArea),
        RuleFact.Population => FactValue.Of(v.Village.Population, NoPopulation),
        RuleFact.Households => FactValue.Of(v.Village.Households, new("chưa rõ số hộ", "the number of households is unknown")),
        RuleFact.NearestPostalKilometres => FactValue.Of(v.NearestPostalKilometres, NoPostalLayer),
        RuleFact.IsElectrified => FactValue.Of(v.Village.IsElectrified, new("chưa rõ thôn, bản có điện hay không", "whether the village has electricity is unknown")),
        RuleFact.IsInhabited => FactValue.Of(IsInhabited(v.Village), VillagesAreUnknown),
        RuleFact.MobileCovered => FactValue.Of(
            v.MobileCovered switch { Verdict.Yes => true, Verdict.No => false, _ => null },
            v.MobileCovered == Verdict.Undecidable ? new("chưa rõ thôn, bản có trong vùng phủ sóng hay không", "whether the village is within mobile coverage is unknown") : NoBtsLayer),
        RuleFact.IsListedMountainous => FactValue.Of(
            v.Village.IsListedMountainous, new("danh sách thôn, bản không ghi là miền núi hay không", "the village file does not say whether it is mountainous")),
        _ => NoFigure(query),
    };

    private static bool? IsInhabited(Village village) => village.Households > 0 || village.Population > 0
        ? true
        : double.IsNaN(village.Households) && double.IsNaN(village.Population) ? null : false;
}
