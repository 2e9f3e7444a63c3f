namespace CoverageAnalyzer.Engine.Rules;

// Facts of how a commune lies, and of villages.
public static partial class FactCatalog
{
    private static FactDefinition[] Situation() =>
    [
        new()
        {
            Fact = RuleFact.LandBorderLength,
            Measure = FactMeasure.Kilometres,
            Scopes = Communes,
            Name = new("chiều dài ranh giới trùng với biên giới quốc gia trên đất liền", "length of boundary on the national land border"),
            Statement = new("{0} ranh giới trùng với biên giới quốc gia trên đất liền", "{0} of its boundary runs along the national land border"),
            ZeroStatement = new("không có đoạn ranh giới nào trùng với biên giới quốc gia trên đất liền", "no part of its boundary runs along the national land border"),
            Route = new("biên giới đất liền", "the land border"),
        },
        new()
        {
            Fact = RuleFact.SeaBoundaryLength,
            Measure = FactMeasure.Kilometres,
            Scopes = Communes,
            Name = new("chiều dài ranh giới giáp biển", "length of boundary on the sea"),
            Statement = new("{0} ranh giới giáp biển", "{0} of its boundary lies on the sea"),
            ZeroStatement = new("không có đoạn ranh giới nào giáp biển", "no part of its boundary lies on the sea"),
            Route = new("ranh giới giáp biển", "the sea"),
        },
        new()
        {
            Fact = RuleFact.DistanceToMainland,
            Measure = FactMeasure.Kilometres,
            Scopes = Communes,
            Name = new("khoảng cách tới đất liền", "distance to the mainland"),
            Statement = new("cách đất liền {0}, không có xã nào nối liền", "it lies {0} from the mainland, and no chain of communes connects it"),
            ZeroStatement = new("được nối với đất liền qua các xã liền kề", "a chain of communes connects it to the mainland"),
            Route = new("kết nối với đất liền", "connection to the mainland"),
        },
        new()
        {
            Fact = RuleFact.DistanceToDistrictCentre,
            Measure = FactMeasure.Kilometres,
            Scopes = Communes,
            Name = new("khoảng cách tới trung tâm huyện", "distance to the district's centre"),
            Statement = new("cách trung tâm huyện {0}", "it lies {0} from the district's centre"),
            ZeroStatement = new("nằm ngay tại trung tâm huyện", "it lies at the district's centre"),
            Route = new("khoảng cách tới trung tâm huyện", "distance to the district's centre"),
        },
        new()
        {
            Fact = RuleFact.IsElectrified,
            Measure = FactMeasure.YesNo,
            Scopes = Villages,
            Name = new("có điện", "electricity"),
            Statement = new("thôn, bản có điện", "the village has electricity"),
            ZeroStatement = new("thôn, bản chưa có điện", "the village has no electricity"),
            Route = new("điện", "electricity"),
        },
        new()
        {
            Fact = RuleFact.IsInhabited,
            Measure = FactMeasure.YesNo,
            Scopes = Villages,
            Name = new("có dân cư", "people living there"),
            Statement = new("thôn, bản có dân cư", "people live in the village"),
            ZeroStatement = new("thôn, bản không có dân cư", "nobody lives in the village"),
            Route = new("dân cư", "habitation"),
        },
        new()
        {
            Fact = RuleFact.MobileCovered,
            Measure = FactMeasure.YesNo,
            Scopes = Villages,
            Name = new("phủ sóng di động", "mobile coverage"),
            Statement = new("thôn, bản nằm trong vùng phủ sóng di động", "the village is within mobile coverage"),
            ZeroStatement = new("thôn, bản nằm ngoài vùng phủ sóng di động", "the village is outside mobile coverage"),
            Route = new("phủ sóng di động", "mobile coverage"),
        },
        new()
        {
            Fact = RuleFact.IsListedMountainous,
            Measure = FactMeasure.YesNo,
            Scopes = Villages,
            Name = new("được ghi là miền núi trong danh sách thôn, bản", "listed as mountainous in the village file"),
            Statement = new("danh sách thôn, bản ghi là miền núi", "the village file lists it as mountainous"),
            ZeroStatement = new("danh sách thôn, bản ghi là không thuộc miền núi", "the village file lists it as not mountainous"),
            Route = new("danh sách thôn, bản", "the village file"),
        },
    ];
}
