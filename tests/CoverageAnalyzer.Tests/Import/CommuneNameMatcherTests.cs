using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

public sealed class CommuneNameMatcherTests
{
    private static readonly CommuneLayer Layer = MakeLayer(
        ("00101", "Phường 1", "Phường", "Thành phố Đông Hà", "Quảng Trị"),
        ("00102", "Phường 2", "Phường", "Thành phố Đông Hà", "Quảng Trị"),
        ("00201", "Phường 1", "Phường", "Thị xã Quảng Trị", "Quảng Trị"),
        ("00301", "Xã Cam Thành", "Xã", "Huyện Cam Lộ", "Quảng Trị"),
        ("00302", "Xã Cam Thanh", "Xã", "Huyện Cam Lộ", "Quảng Trị"),
        ("00401", "Thị trấn Phước Long", "Thị trấn", "Huyện Phước Long", "Bạc Liêu"),
        ("00402", "Xã Phước Long", "Xã", "Huyện Phước Long", "Bạc Liêu"),
        ("00501", "Thị trấn Krông Klang", "Thị trấn", "Huyện Đa Krông", "Quảng Trị"),
        ("00601", "Xã Tân Hội", "Xã", "Thị xã Hồng Ngự", "Đồng Tháp"),
        ("00701", "Xã Tân Hội", "Xã", "Huyện Hồng Ngự", "Đồng Tháp"),
        ("00801", "Xã Xa Dung", "Xã", "Huyện Điện Biên Đông", "Điện Biên"),
        ("00802", "Xã Dung", "Xã", "Huyện Điện Biên Đông", "Điện Biên"));

    [Theory]
    [InlineData("Quảng Trị", "Đông Hà", "Số 1", "00101")]
    [InlineData("Quảng Trị", "Quảng Trị", "1", "00201")]
    [InlineData("Tỉnh Quảng Trị", "TX. Quảng Trị", "P1", "00201")]
    [InlineData("QUẢNG TRỊ", "Cam lộ", "Cam Thành", "00301")]
    [InlineData("Quảng Trị", "Cam lộ", "Cam Thanh", "00302")]
    [InlineData("Quảng Trị", "Đakrông", "Krông Klang", "00501")]
    [InlineData("Quảng Trị", "Đa KRông", "TT KRông KLang", "00501")]
    [InlineData("", "", "Krông Klang", "00501")]
    [InlineData("", "Đông Hà", "Phường 2", "00102")]
    [InlineData("Đồng Tháp", "Huyện Hồng Ngự", "Tân Hội", "00701")]
    [InlineData("Đồng Tháp", "TX Hồng Ngự", "Tân Hội", "00601")]
    [InlineData("Điện Biên", "Điện Biên Đông", "Xa Dung", "00801")]
    public void Names_are_matched_within_their_district(string province, string district, string commune, string code)
    {
        Assert.Equal((CommuneMatchKind.Name, code), Match(province, district, commune));
        Assert.Equal((CommuneMatchKind.Name, code), Match(
            province.Normalize(NormalizationForm.FormD), district.Normalize(NormalizationForm.FormD), commune.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Quang Tri", "Da Krong", "Krong Klang", "00501")]
    [InlineData("Quang Tri", "Thi xa Quang Tri", "Phuong 1", "00201")]
    public void Without_accents_the_only_unit_that_fits_is_taken(string province, string district, string commune, string code)
    {
        (CommuneMatchKind kind, string? found) = Match(province, district, commune);
        Assert.Equal(CommuneMatchKind.NameWithoutAccents, kind);
        Assert.Equal(code, found);
    }

    [Fact]
    public void What_could_be_two_communes_is_neither_unless_the_address_says_which()
    {
        Assert.Equal(CommuneMatchKind.Ambiguous, Match("Bạc Liêu", "Phước Long", "Phước Long").Kind);
        Assert.Equal("00402", Match("Bạc Liêu", "Phước Long", "Phước Long", "Ấp Phước Thành xã Phước Long").Code);
        Assert.Equal("00401", Match("Bạc Liêu", "Phước Long", "Phước Long", "Ấp Long Thành, TT. Phước Long").Code);
        Assert.Equal("00401", Match("Bạc Liêu", "Phước Long", "Thị trấn Phước Long").Code);
        Assert.Equal(CommuneMatchKind.Ambiguous, Match("", "", "Phường 1").Kind);
        Assert.Equal(CommuneMatchKind.Ambiguous, Match("Đồng Tháp", "Hồng Ngự", "Tân Hội").Kind);
    }

    [Fact]
    public void What_is_not_there_is_named_with_the_nearest_candidates()
    {
        var matcher = new CommuneNameMatcher(Layer);
        CommuneMatch match = matcher.Match(Row("Quảng Trị", "Cam Lộ", "Cam Thàn"));
        Assert.Equal(CommuneMatchKind.NoSuchCommune, match.Kind);
        Assert.Equal(["00301", "00302"], match.Candidates.Select(c => Layer.Communes[c].Code));

        // The same name in another district of the province is the first guess, but never taken by itself.
        match = matcher.Match(Row("Quảng Trị", "Cam Lộ", "Krông Klang"));
        Assert.Equal(CommuneMatchKind.NoSuchCommune, match.Kind);
        Assert.Equal("00501", Layer.Communes[match.Candidates[0]].Code);

        Assert.Equal(CommuneMatchKind.NoSuchDistrict, Match("Quảng Trị", "Lao Bảo", "Phường 1").Kind);
        Assert.Equal(CommuneMatchKind.OtherProvince, Match("Kiên Giang", "Rạch Giá", "An Hòa").Kind);
        Assert.Equal(CommuneMatchKind.NothingNamed, Match("Quảng Trị", "Cam Lộ", "").Kind);
    }

    [Theory]
    [InlineData("00301")]
    [InlineData("301")]
    [InlineData("301.0")]
    [InlineData(" 00301 ")]
    public void A_code_is_matched_with_or_without_its_zeros(string code) =>
        Assert.Equal((CommuneMatchKind.Code, "00301"), Found(new CommuneNameMatcher(Layer).Match(Row("Bạc Liêu", "", "Phường 1") with { CommuneCode = code })));

    [Fact]
    public void An_address_alone_is_read_by_its_kind_words()
    {
        Assert.Equal((CommuneMatchKind.Name, "00501"), Match("", "", "", "Thôn 41, Thị trấn Krông Klang, Huyện Đakrông, Tỉnh Quảng Trị"));
        Assert.Equal((CommuneMatchKind.Name, "00101"), Match("", "", "", "22 Trần Hưng Đạo, Phường 1, TP. Đông Hà, Quảng Trị"));
        Assert.Equal(CommuneMatchKind.NothingNamed, Match("", "", "", "22 Trần Hưng Đạo").Kind);
    }

    private static (CommuneMatchKind Kind, string? Code) Match(string province, string district, string commune, string address = "") =>
        Found(new CommuneNameMatcher(Layer).Match(Row(province, district, commune) with { Address = address }));

    private static (CommuneMatchKind Kind, string? Code) Found(CommuneMatch match) =>
        (match.Kind, match.CommuneIndex is int i ? Layer.Communes[i].Code : null);

    private static PointRecord Row(string province, string district, string commune) => new()
    {
        Place = new SourcePlace(),
        Cells = [],
        Province = province,
        District = district,
        CommuneName = commune,
    };

    private static CommuneLayer MakeLayer(params (string Code, string Name, string Type, string District, string Province)[] communes) => new(
        [.. communes.Select((c, i) => new Commune { Index = i, Code = c.Code, Name = c.Name, Type = c.Type, District = c.District, Province = c.Province })],
        new PolygonSet([], [], [0], new int[communes.Length + 1]));
}
