namespace CoverageAnalyzer.Engine.Rules;

// Facts that legal texts name and no study has yet: what depends on them is undecidable.
public static partial class FactCatalog
{
    private static FactDefinition[] Unmeasured() =>
    [
        new()
        {
            Fact = RuleFact.PhonesPer100People,
            Measure = FactMeasure.Number,
            Scopes = StudyOnly,
            Name = new("số máy điện thoại trên 100 dân", "telephones per 100 people"),
            Statement = new("có {0} máy điện thoại trên 100 dân", "there are {0} telephones per 100 people"),
            Route = new("mật độ điện thoại", "telephone density"),
        },
        new()
        {
            Fact = RuleFact.PublicPhonePoint,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("điểm điện thoại công cộng", "public telephone point"),
            Statement = new("xã có điểm điện thoại công cộng", "the commune has a public telephone point"),
            ZeroStatement = new("xã chưa có điểm điện thoại công cộng", "the commune has no public telephone point"),
            Route = new("điện thoại công cộng", "public telephones"),
        },
        new()
        {
            Fact = RuleFact.PublicInternetPoint,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("điểm truy nhập Internet công cộng", "public Internet point"),
            Statement = new("xã có điểm truy nhập Internet công cộng", "the commune has a public Internet point"),
            ZeroStatement = new("xã chưa có điểm truy nhập Internet công cộng", "the commune has no public Internet point"),
            Route = new("Internet công cộng", "public Internet"),
        },
        new()
        {
            Fact = RuleFact.InternetReachesVillages,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("Internet đến thôn, bản", "Internet reaching the villages"),
            Statement = new("Internet đã đến các thôn, bản", "Internet reaches the villages"),
            ZeroStatement = new("Internet chưa đến các thôn, bản", "Internet does not reach the villages"),
            Route = new("Internet đến thôn, bản", "Internet in the villages"),
        },
        new()
        {
            Fact = RuleFact.BroadbandBackbone,
            Measure = FactMeasure.YesNo,
            Scopes = Communes,
            Name = new("mạng trục băng rộng đến xã", "broadband backbone"),
            Statement = new("mạng trục băng rộng đã đến xã", "the broadband backbone reaches the commune"),
            ZeroStatement = new("mạng trục băng rộng chưa đến xã", "the broadband backbone does not reach the commune"),
            Route = new("mạng trục băng rộng", "the broadband backbone"),
        },
        new()
        {
            Fact = RuleFact.FixedBroadbandVillageShare,
            Measure = FactMeasure.Share,
            Scopes = StudyOnly,
            Name = new("tỷ lệ thôn, bản có điện được cung cấp băng rộng cố định", "share of electrified villages with fixed broadband"),
            Statement = new("{0} số thôn, bản có điện được cung cấp băng rộng cố định", "{0} of the electrified villages have fixed broadband"),
            Route = new("băng rộng cố định", "fixed broadband"),
        },
        new()
        {
            Fact = RuleFact.MinorityHouseholdShare,
            Measure = FactMeasure.Share,
            Scopes = VillagesAndCommunes,
            Name = new("tỷ lệ hộ dân tộc thiểu số", "share of ethnic-minority households"),
            Statement = new("{0} số hộ là hộ dân tộc thiểu số", "{0} of its households are of ethnic minorities"),
            Route = new("tỷ lệ hộ dân tộc thiểu số", "the share of ethnic-minority households"),
        },
        new()
        {
            Fact = RuleFact.DeprivedUrbanWithinPostalDistanceShare,
            Measure = FactMeasure.Share,
            Parameter = FactParameter.Distance,
            Scopes = StudyOnly,
            Name = new("tỷ lệ dân đô thị khó khăn sống trong vòng {1} quanh điểm bưu chính", "share of the people of deprived urban areas within {1} of a postal point"),
            Statement = new("{0} dân đô thị khó khăn sống trong vòng {1} quanh điểm bưu chính", "{0} of the people of deprived urban areas live within {1} of a postal point"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.UrbanWithinPostalDistanceShare,
            Measure = FactMeasure.Share,
            Parameter = FactParameter.Distance,
            Scopes = StudyOnly,
            Name = new("tỷ lệ dân đô thị sống trong vòng {1} quanh điểm bưu chính", "share of the urban people within {1} of a postal point"),
            Statement = new("{0} dân đô thị sống trong vòng {1} quanh điểm bưu chính", "{0} of the urban people live within {1} of a postal point"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.RuralWithinPostalDistanceShare,
            Measure = FactMeasure.Share,
            Parameter = FactParameter.Distance,
            Scopes = StudyOnly,
            Name = new("tỷ lệ dân nông thôn sống trong vòng {1} quanh điểm bưu chính", "share of the rural people within {1} of a postal point"),
            Statement = new("{0} dân nông thôn sống trong vòng {1} quanh điểm bưu chính", "{0} of the rural people live within {1} of a postal point"),
            Route = new("khoảng cách tới điểm bưu chính", "distance to a postal point"),
        },
        new()
        {
            Fact = RuleFact.OfficeIncomeShare,
            Measure = FactMeasure.Share,
            Scopes = VillagesAndCommunes,
            Name = new("thu nhập dự kiến so với chi phí của bưu cục", "expected income as a share of cost"),
            Statement = new("thu nhập dự kiến bằng {0} chi phí của bưu cục", "the expected income is {0} of the cost"),
            Route = new("thu nhập của bưu cục", "the income of the office"),
        },
    ];
}
