namespace CoverageAnalyzer.Engine.Rules;

// Facts of people and services.
public static partial class FactCatalog
{
    private static FactDefinition[] Services() =>
    [
        new()
        {
            Fact = RuleFact.Population,
            Measure = FactMeasure.People,
            Scopes = AllUnits,
            Name = new("dân số", "population"),
            Statement = new("dân số là {0}", "it has {0}"),
            ZeroStatement = new("không có người ở", "nobody lives in it"),
            Route = new("dân số", "population"),
        },
        new()
        {
            Fact = RuleFact.Households,
            Measure = FactMeasure.Households,
            Scopes = VillagesAndCommunes,
            Name = new("số hộ", "households"),
            Statement = new("có {0}", "it has {0}"),
            ZeroStatement = new("không có hộ nào", "it has no households"),
            Route = new("số hộ", "households"),
            Counted = new("hộ", "households"),
        },
        new()
        {
            Fact = RuleFact.PostalPoints,
            Measure = FactMeasure.Points,
            Scopes = FromCommunes,
            Name = new("số điểm phục vụ bưu chính", "postal points"),
            Statement = new("có {0}", "it has {0}"),
            ZeroStatement = new("không có điểm phục vụ bưu chính nào", "it has no postal point"),
            Route = new("số điểm phục vụ bưu chính", "postal points"),
            Counted = new("điểm phục vụ bưu chính", "postal points"),
        },
        new()
        {
            Fact = RuleFact.StaffedPostalPoints,
            Measure = FactMeasure.Points,
            Scopes = Communes,
            Name = new("số điểm bưu chính có người phục vụ", "staffed postal points"),
            Statement = new("có {0}", "it has {0}"),
            ZeroStatement = new("không có điểm bưu chính nào có người phục vụ", "it has no staffed postal point"),
            Route = new("điểm bưu chính có người phục vụ", "a staffed postal point"),
            Counted = new("điểm bưu chính có người phục vụ", "staffed points"),
        },
        new()
        {
            Fact = RuleFact.PublicMailboxes,
            Measure = FactMeasure.Points,
            Scopes = Communes,
            Name = new("số thùng thư công cộng", "public mailboxes"),
            Statement = new("có {0}", "it has {0}"),
            ZeroStatement = new("không có thùng thư công cộng nào", "it has no public mailbox"),
            Route = new("thùng thư công cộng", "a public mailbox"),
            Counted = new("thùng thư công cộng", "mailboxes"),
        },
        new()
        {
            Fact = RuleFact.BtsSites,
            Measure = FactMeasure.Points,
            Scopes = FromCommunes,
            Name = new("số trạm BTS", "BTS sites"),
            Statement = new("có {0}", "it has {0}"),
            ZeroStatement = new("không có trạm BTS nào", "it has no BTS site"),
            Route = new("số trạm BTS", "BTS sites"),
            Counted = new("trạm BTS", "BTS sites"),
        },
        new()
        {
            Fact = RuleFact.MobileCoveredPopulationShare,
            Measure = FactMeasure.Share,
            Scopes = FromCommunes,
            Name = new("tỷ lệ dân số được phủ sóng di động", "share of people within mobile coverage"),
            Statement = new("{0} dân số nằm trong vùng phủ sóng di động", "{0} of its people are within mobile coverage"),
            ZeroStatement = new("không có người dân nào nằm trong vùng phủ sóng di động", "none of its people are within mobile coverage"),
            Route = new("phủ sóng di động", "mobile coverage"),
        },
        new()
        {
            Fact = RuleFact.MobileCoveredAreaShare,
            Measure = FactMeasure.Share,
            Scopes = FromCommunes,
            Name = new("tỷ lệ diện tích được phủ sóng di động", "share of area within mobile coverage"),
            Statement = new("{0} diện tích nằm trong vùng phủ sóng di động", "{0} of its area is within mobile coverage"),
            ZeroStatement = new("không có phần diện tích nào nằm trong vùng phủ sóng di động", "none of its area is within mobile coverage"),
            Route = new("phủ sóng di động", "mobile coverage"),
        },
        new()
        {
            Fact = RuleFact.PopulationWithinPostalDistanceShare,
            Measure = FactMeasure.Share,
            Parameter = FactParameter.Distance,
            Scopes = FromCommunes,
            Name = new("tỷ lệ dân số sống trong vòng {1} quanh điểm bưu chính", "share of people within {1} of a postal point"),
            Statement = new("{0} dân số sống trong vòng {1} quanh điểm bưu chính", "{0} of its people live within {1} of a postal point"),
            ZeroStatement = new("không có người dân nào sống trong vòng {1} quanh điểm bưu chính", "none of its people live within {1} of a postal point"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.NearestPostalMeanKilometres,
            Measure = FactMeasure.Kilometres,
            Scopes = Communes,
            Name = new("khoảng cách trung bình tới điểm bưu chính gần nhất", "mean distance to the nearest postal point"),
            Statement = new("điểm bưu chính gần nhất cách trung bình {0}", "the nearest postal point is {0} away on average"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.NearestPostalKilometres,
            Measure = FactMeasure.Kilometres,
            Scopes = Villages,
            Name = new("khoảng cách tới điểm bưu chính gần nhất", "distance to the nearest postal point"),
            Statement = new("điểm bưu chính gần nhất cách {0}", "the nearest postal point is {0} away"),
            ZeroStatement = new("có điểm bưu chính ngay tại chỗ", "a postal point stands at its place"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.AverageServiceRadius,
            Measure = FactMeasure.Kilometres,
            Scopes = FromCommunes,
            Name = new("bán kính phục vụ bình quân", "average service radius"),
            Statement = new("bán kính phục vụ bình quân là {0}", "its average service radius is {0}"),
            Route = new("bán kính phục vụ bình quân", "the average service radius"),
        },
        new()
        {
            Fact = RuleFact.PeoplePerPostalPoint,
            Measure = FactMeasure.People,
            Scopes = FromCommunes,
            Name = new("số dân phục vụ bình quân một điểm bưu chính", "people per postal point"),
            Statement = new("bình quân {0} cho một điểm bưu chính", "there are {0} per postal point"),
            Route = new("số dân trên một điểm", "people per point"),
        },
        new()
        {
            Fact = RuleFact.LacksPostal,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("thiếu dịch vụ bưu chính", "lack of postal service"),
            Statement = new("xã thiếu dịch vụ bưu chính", "the commune lacks postal service"),
            ZeroStatement = new("xã không thiếu dịch vụ bưu chính", "the commune does not lack postal service"),
            Route = new("dịch vụ bưu chính", "postal service"),
        },
        new()
        {
            Fact = RuleFact.LacksMobile,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("thiếu phủ sóng di động", "lack of mobile service"),
            Statement = new("xã thiếu phủ sóng di động", "the commune lacks mobile service"),
            ZeroStatement = new("xã không thiếu phủ sóng di động", "the commune does not lack mobile service"),
            Route = new("phủ sóng di động", "mobile service"),
        },
    ];
}
