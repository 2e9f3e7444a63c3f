namespace CoverageAnalyzer.Engine.Rules;

// Facts of terrain and area.
public static partial class FactCatalog
{
    private static FactDefinition[] Terrain() =>
    [
        new()
        {
            Fact = RuleFact.AreaShareAtOrAboveHeight,
            Measure = FactMeasure.AreaShare,
            Parameter = FactParameter.Height,
            Scopes = AllUnits,
            Name = new("diện tích ở độ cao từ {1} trở lên", "area at {1} or higher"),
            Statement = new("{0} diện tích ở độ cao từ {1} trở lên", "{0} of its area lies at {1} or higher"),
            ZeroStatement = new("không có phần diện tích nào ở độ cao từ {1} trở lên", "none of its area lies at {1} or higher"),
            Route = new("độ cao", "altitude"),
        },
        new()
        {
            Fact = RuleFact.AreaShareAtOrAboveSlope,
            Measure = FactMeasure.AreaShare,
            Parameter = FactParameter.Slope,
            Scopes = AllUnits,
            Name = new("diện tích có độ dốc từ {1} trở lên", "area with a slope of {1} or more"),
            Statement = new("{0} diện tích có độ dốc từ {1} trở lên", "{0} of its area has a slope of {1} or more"),
            ZeroStatement = new("không có phần diện tích nào có độ dốc từ {1} trở lên", "none of its area has a slope of {1} or more"),
            Route = new("độ dốc", "slope"),
        },
        new()
        {
            Fact = RuleFact.VillagePointsShareAtOrAboveHeight,
            Measure = FactMeasure.Share,
            Parameter = FactParameter.Height,
            Scopes = Communes,
            Name = new("tỷ lệ điểm thôn, bản ở độ cao từ {1} trở lên", "share of village points at {1} or higher"),
            Statement = new("{0} số điểm thôn, bản ở độ cao từ {1} trở lên", "{0} of its village points stand at {1} or higher"),
            ZeroStatement = new("không có điểm thôn, bản nào ở độ cao từ {1} trở lên", "none of its village points stands at {1} or higher"),
            Route = new("độ cao của điểm thôn, bản", "the height of village points"),
        },
        new()
        {
            Fact = RuleFact.MeanElevation,
            Measure = FactMeasure.Metres,
            Scopes = VillagesAndCommunes,
            Name = new("độ cao trung bình", "mean height"),
            Statement = new("độ cao trung bình là {0}", "its mean height is {0}"),
            Route = new("độ cao", "altitude"),
        },
        new()
        {
            Fact = RuleFact.AreaSquareKilometres,
            Measure = FactMeasure.SquareKilometres,
            Scopes = AllUnits,
            Name = new("diện tích", "area"),
            Statement = new("diện tích là {0}", "its area is {0}"),
            Route = new("diện tích", "area"),
        },
        new()
        {
            Fact = RuleFact.KaposMountainAreaShare,
            Measure = FactMeasure.AreaShare,
            Scopes = Communes,
            Name = new("diện tích thuộc các lớp núi theo UNEP-WCMC", "area in a UNEP-WCMC mountain class"),
            Statement = new("{0} diện tích thuộc các lớp núi theo UNEP-WCMC", "{0} of its area is in a UNEP-WCMC mountain class"),
            ZeroStatement = new("không có phần diện tích nào thuộc các lớp núi theo UNEP-WCMC", "none of its area is in a UNEP-WCMC mountain class"),
            Route = new("lớp núi theo UNEP-WCMC", "UNEP-WCMC mountain classes"),
        },
    ];
}
