using System.Text;
using CoverageAnalyzer.Data.Import;

namespace CoverageAnalyzer.Tests.Import;

public sealed class AdministrativeNameTests
{
    [Theory]
    [InlineData("Hướng Hóa", "Hướng Hoá")]
    [InlineData("Huyện Đa Krông", "Đakrông")]
    [InlineData("Đa KRông", "Đakrông")]
    [InlineData("Số 1", "Phường 1")]
    [InlineData("P.1", "Phường 1")]
    [InlineData("P1", "Phường 01")]
    [InlineData("2", "Phường 2")]
    [InlineData("Phường IV", "Phường 4")]
    [InlineData("Hải Châu 1", "Phường Hải Châu I")]
    [InlineData("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu")]
    [InlineData("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh")]
    [InlineData("Tp Đông Hà", "Đông Hà")]
    [InlineData("TX Quảng Trị", "Thị xã Quảng Trị")]
    [InlineData("TT. Khe Sanh", "Thị trấn Khe Sanh")]
    [InlineData("THỊ TRẤN KHE SANH", "Thị trấn Khe Sanh")]
    [InlineData("Xã  Ea H'leo", "Ea H’Leo")]
    [InlineData("Xã Triệu ái", "Triệu Ái")]
    [InlineData("Đặc khu Cồn Cỏ", "Cồn Cỏ")]
    [InlineData("Thuỷ An", "Thủy An")]
    public void Two_spellings_of_one_name_agree(string a, string b)
    {
        Assert.Equal(AdministrativeName.Parse(b).Exact, AdministrativeName.Parse(a).Exact);
        Assert.Equal(AdministrativeName.Parse(a).Exact, AdministrativeName.Parse(a.Normalize(NormalizationForm.FormD)).Exact);
    }

    [Theory]
    [InlineData("Cam Thành", "Cam Thanh")]
    [InlineData("Vĩnh Hòa", "Vĩnh Hoa")]
    [InlineData("Đắk Lăk", "Đắk Lắk")]
    [InlineData("Dak Lak", "Đắk Lắk")]
    public void Names_that_differ_by_accents_agree_only_without_them(string a, string b)
    {
        Assert.NotEqual(AdministrativeName.Parse(b).Exact, AdministrativeName.Parse(a).Exact);
        Assert.Equal(AdministrativeName.Parse(b).Plain, AdministrativeName.Parse(a).Plain);
    }

    [Theory]
    [InlineData("Phường 1", "Phường 11")]
    [InlineData("Long Khánh A", "Long Khánh B")]
    [InlineData("Hải Châu 1", "Hải Châu II")]
    [InlineData("Ba Vi", "Ba 6")]
    public void Different_names_stay_different(string a, string b) =>
        Assert.NotEqual(AdministrativeName.Parse(b).Plain, AdministrativeName.Parse(a).Plain);

    [Theory]
    [InlineData("Xã Tân Long", "xa")]
    [InlineData("phường 5", "phuong")]
    [InlineData("TT Hồ Xá", "thitran")]
    [InlineData("Tp. Vinh", "thanhpho")]
    [InlineData("H. Vĩnh Linh", "huyen")]
    [InlineData("Xa Dung", "")]
    [InlineData("Xác Lò", "")]
    [InlineData("Phương Mai", "")]
    public void The_kind_of_unit_is_taken_off_the_name_only_where_it_is_one(string text, string kind) =>
        Assert.Equal(kind, AdministrativeName.Parse(text).Kind);

    [Fact]
    public void A_text_without_accents_has_a_second_reading()
    {
        Assert.Equal("dung", AdministrativeName.ParseWithoutAccents("Xa Dung")!.Exact);
        Assert.Equal("xadung", AdministrativeName.Parse("Xa Dung").Exact);
        Assert.Null(AdministrativeName.ParseWithoutAccents("Xã Dung"));
        Assert.Equal("camlo", AdministrativeName.ParseWithoutAccents("Thi tran Cam Lo")!.Plain);
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("camlo", "camlo", 0)]
    [InlineData("muongchanh", "muongtranh", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_single_letter_changes(string a, string b, int expected)
    {
        Assert.Equal(expected, AdministrativeName.Distance(a, b));
        Assert.Equal(expected, AdministrativeName.Distance(b, a));
    }
}
