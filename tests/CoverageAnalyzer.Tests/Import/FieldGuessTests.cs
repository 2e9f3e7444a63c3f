using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.Tests.Import;

public sealed class FieldGuessTests
{
    [Theory]
    [InlineData("Tên bưu cục", "name")]
    [InlineData("Địa chỉ", "address")]
    [InlineData("Địa chỉ chi tiết", "address")]
    [InlineData("Kinh độ", "x")]
    [InlineData("KINH ĐỘ (WGS84)", "x")]
    [InlineData("Kinh độ / Longitude", "x")]
    [InlineData("Vĩ độ (Latitude)", "y")]
    [InlineData("vi_do", "y")]
    [InlineData("Toạ độ X", "x")]
    [InlineData("Tọa độ Y VN2000", "y")]
    [InlineData("Toạ độ", "coordinates")]
    [InlineData("Xã/Phường", "commune")]
    [InlineData("Xã, phường, thị trấn", "commune")]
    [InlineData("Quận/Huyện", "district")]
    [InlineData("Tỉnh/TP", "province")]
    [InlineData("Loại hình", "type")]
    [InlineData("Mã xã", "communeCode")]
    [InlineData("Tên trạm", "name")]
    [InlineData("Mã trạm BTS", "code")]
    [InlineData("Nhà mạng", "operator")]
    [InlineData("Công nghệ", "radio")]
    [InlineData("Độ cao cột (m)", "height")]
    [InlineData("Bán kính phủ sóng (km)", "radius")]
    [InlineData("lon_approx", "x")]
    [InlineData("Điện thoại", null)]
    [InlineData("Địa chỉ email", null)]
    [InlineData("Ghi chú", null)]
    public void A_header_is_known_by_its_name(string header, string? role) =>
        Assert.Equal(role, FieldSynonyms.Points.Where(r => r.RankOf(header.Normalize(NormalizationForm.FormD)) >= 0).Select(r => r.Name).FirstOrDefault());

    [Fact]
    public void A_column_named_x_that_holds_text_is_not_taken()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv("x,y,name,lon,lat\nabc,def,A,107.1,16.5\nghi,k,B,107.2,16.6\nl,m,C,107.3,16.7\n");
        Assert.Equal(("lon", "lat"), (table.Columns["x"], table.Columns["y"]));
        Assert.Equal([107.1, 107.2, 107.3], table.Records.Select(r => r.LongitudeDegrees));
        Assert.Equal(2, findings.Count(f => f is { Code: "field-contradicted", Rank: FindingRank.Warning }));
        Assert.Contains("'abc'", findings.First(f => f.Code == "field-contradicted").Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_that_fit_alike_are_said()
    {
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv("Kinh độ,Vĩ độ,Lon,Lat,Tên,Tên điểm\n107.1,16.5,106.1,17.5,A,B\n");
        Assert.Equal("Kinh độ", table.Columns["x"]);
        List<Finding> doubts = findings.FindAll(f => f.Code == "field-ambiguous");
        Assert.Equal([FindingRank.Warning, FindingRank.Warning, FindingRank.Info], doubts.Select(f => f.Rank));
        Assert.Contains("'Kinh độ', 'Lon'", doubts[0].Message.English, StringComparison.Ordinal);
        Assert.Contains("fields.x", doubts[0].Action.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longitude_goes_with_a_latitude_and_never_with_a_northing()
    {
        (PointTable table, _) = PointFile.ReadCsv("X,Y,Vĩ độ,Kinh độ\n1857123,557123,16.79,107.03\n");
        Assert.Equal(("Kinh độ", "Vĩ độ"), (table.Columns["x"], table.Columns["y"]));
    }

    [Fact]
    public void An_empty_column_gives_way_to_a_filled_one()
    {
        (PointTable table, _) = PointFile.ReadCsv("Kinh độ;Vĩ độ;X;Y\n;;107,1;16,5\n;;107,2;16,6\n");
        Assert.Equal(("X", "Y"), (table.Columns["x"], table.Columns["y"]));
        Assert.Equal(107.1, table.Records[0].LongitudeDegrees);
    }

    [Fact]
    public void A_stated_column_wins_and_one_that_is_not_there_is_an_error_with_a_suggestion()
    {
        var fields = new Dictionary<string, string> { ["x"] = "X84", ["y"] = "Y84", ["name"] = "Ten diem" };
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(
            "Kinh độ,Vĩ độ,X84,Y84,Tên điểm\n1,2,107.1,16.5,A\n", new PointReadOptions { Fields = fields });
        Assert.Equal(107.1, Assert.Single(table.Records).LongitudeDegrees);
        Finding missing = Assert.Single(findings, f => f.Code == "field-missing");
        Assert.Equal(FindingRank.Error, missing.Rank);
        Assert.Contains("Tên điểm", missing.Action.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mã,Tên,Ghi chú\n1,a,b\n", "no-place-column")]
    [InlineData("Mã,Tên,Kinh độ\n1,a,107.1\n", "coordinate-column-missing")]
    [InlineData("Mã,Tên,Xã\n1,a,An\n", null)]
    [InlineData("Mã,Tên,Toạ độ\n1,a,\"16.8, 107.1\"\n", null)]
    public void A_table_without_columns_for_a_place_says_so_once(string text, string? code)
    {
        (_, List<Finding> findings) = PointFile.ReadCsv(text);
        Assert.Equal(code is null ? [] : new[] { code }, findings.Where(f => f.Code is "no-place-column" or "coordinate-column-missing").Select(f => f.Code));
    }

    [Fact]
    public void Every_synonym_of_the_code_stands_on_the_published_page_and_no_other()
    {
        string published = Path.Combine(Repository.Root, "docs", "column-names.md");
        string page = File.Exists(published) ? File.ReadAllText(published) : string.Empty;
        string expected = Page();
        if (page != expected)
        {
            string made = Path.Combine(Path.GetTempPath(), "column-names.md");
            File.WriteAllText(made, expected);
            Assert.Fail($"docs/column-names.md differs from FieldSynonyms; as it should be: {made}");
        }
    }

    [Fact]
    public void The_schema_names_every_role()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "study.schema.json")));
        foreach ((string layer, IReadOnlyList<FieldRole> roles, IReadOnlyList<string> keys) in new[]
        {
            ("communeLayer", FieldSynonyms.Communes, CoverageAnalyzer.Studies.Files.StudyKeys.CommuneFields),
            ("pointLayer", FieldSynonyms.Points, CoverageAnalyzer.Studies.Files.StudyKeys.PointFields),
            ("villageLayer", FieldSynonyms.Villages, CoverageAnalyzer.Studies.Files.StudyKeys.VillageFields),
            ("measurementLayer", FieldSynonyms.Measurements, CoverageAnalyzer.Studies.Files.StudyKeys.MeasurementFields),
        })
        {
            System.Text.Json.JsonElement shapes = schema.RootElement.GetProperty("$defs"), fields = shapes.GetProperty(layer).GetProperty("oneOf")[1].GetProperty("properties").GetProperty("fields");
            fields = fields.TryGetProperty("$ref", out System.Text.Json.JsonElement shared) ? shapes.GetProperty(shared.GetString()!.Split('/')[^1]) : fields;
            string[] named = [.. fields.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
            Assert.Equal(roles.Select(r => r.Name).Order(), named.Order());
            Assert.Equal(roles.Select(r => r.Name).Order(), keys.Order());
        }
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Column names that are understood / Tên cột được hiểu

            A study may say in `fields` which column holds what. What it leaves out is guessed from this list; every guess is printed by
            `inspect` and `new` and stands in `findings.csv`. Headers are compared without accents, capitals, signs, spaces, a unit in
            brackets, the name of a coordinate system or a year at the end: `Dân số 2009`, `DAN_SO` and `dan so` are one. A header that begins
            with a name of two words or more is understood as well (`Địa chỉ chi tiết`), and so is one half of a bilingual header
            (`Kinh độ / Longitude`). A column that cannot hold what its header says (text below `X`) is not taken, and that is said.

            Nghiên cứu có thể ghi trong `fields` cột nào chứa gì. Phần không ghi được đoán theo danh sách này; mọi phỏng đoán được in ra khi chạy
            `inspect`, `new` và nằm trong `findings.csv`. Tên cột được so sánh không kể dấu, chữ hoa, dấu câu, khoảng trắng, đơn vị trong ngoặc,
            tên hệ tọa độ hay năm ở cuối. Cột có tên đúng nhưng nội dung không thể đúng (chữ trong cột `X`) thì không được dùng, và điều đó được báo.

            The order in a row is the order of trust. / Thứ tự trong mỗi hàng là thứ tự ưu tiên.

            """);
        foreach ((string title, IReadOnlyList<FieldRole> roles) in new[]
        {
            ("Points / Điểm (postalPoints, btsSites)", FieldSynonyms.Points), ("Communes / Xã (communes)", FieldSynonyms.Communes),
            ("Villages / Thôn, bản (villages)", FieldSynonyms.Villages), ("Measured points / Điểm đo (measurements)", FieldSynonyms.Measurements), ("Official lists of communes / Danh sách xã", FieldSynonyms.UnitLists),
        })
        {
            page.Append($"\n## {title}\n\n| `fields` | meaning / nghĩa | headers / tên cột |\n|---|---|---|\n");
            foreach (FieldRole role in roles)
            {
                page.Append($"| `{role.Name}` | {role.Meaning.English} / {role.Meaning.Vietnamese} | {string.Join(", ", role.Synonyms)} |\n");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }
}
