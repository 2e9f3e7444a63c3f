using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Tests.Import;

public sealed class PublishedFiguresReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coverage-analyzer-audit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("place,points,area,radius,population per point\nQuảng Trị,156,4745.7,3.16,3700\n")]
    [InlineData("Place;Points;Area (km2);Radius (km);People per point\nQuảng Trị;156;4745,7;3,16;3.700\n")]
    [InlineData("Địa phương\tSố điểm\tDiện tích (km²)\tBán kính phục vụ bình quân (km/điểm)\tSố dân phục vụ bình quân\nQuảng Trị\t156\t4.745,7\t3,16\t3.700\n")]
    [InlineData("sep=;\nĐơn vị;Số bưu cục;Diện tích (ha);Bán kính (m);người/điểm\nQuảng Trị;156;474570;3160;3700\n")]
    [InlineData("Bảng 3. Mạng lưới bưu chính,,,,\n,,,,\nTỉnh,Số điểm phục vụ,Diện tích tự nhiên,Bán kính phục vụ,Dân số/điểm\nQuảng Trị,156,\"4.745,7\",\"3,16\",3.700\n")]
    public void Any_planners_spelling_of_the_table_means_the_same(string text)
    {
        PublishedFigureRow row = Assert.Single(Read(text, out _).Rows);
        Assert.Equal("Quảng Trị", row.Name);
        Assert.Equal(156, row.Figures.Points!.Value.Value);
        Assert.True(row.Figures.Points.Value.IsExact);
        Assert.Equal(4745.7, row.Figures.AreaSquareKilometres!.Value.Value, 9);
        Assert.Equal(3.16, row.Figures.RadiusKilometres!.Value.Value, 9);
        Assert.Equal(AuditVerdict.Inconsistent, PublishedFigureAudit.Of(row.Figures).Verdict);
    }

    [Theory]
    [InlineData("Dân số bình quân/điểm")]
    [InlineData("Số người/điểm")]
    [InlineData("Dân số bình quân một điểm")]
    public void People_per_point_are_no_population(string header)
    {
        PublishedFigures figures = Assert.Single(Read($"Nơi;Số điểm;{header}\nA;156;3700\n", out _).Rows).Figures;
        Assert.Equal(3700, figures.PeoplePerPoint!.Value.Value);
        Assert.Null(figures.Population);
    }

    [Fact]
    public void Printed_digits_decide_the_rounding()
    {
        PublishedFigureTable table = Read("place,points,area,radius\nA,156,4745.7,3.1\nB,156,4745.7,3.10\nC,156,4745.7,3\n", out _);
        Assert.Equal([1, 2, 0], table.Rows.Select(r => r.Figures.RadiusKilometres!.Value.Decimals));
        Assert.Equal(
            [AuditVerdict.Consistent, AuditVerdict.Inconsistent, AuditVerdict.Consistent],
            table.Rows.Select(r => PublishedFigureAudit.Of(r.Figures).Verdict));
    }

    [Theory]
    [InlineData("khoảng 13.000")]
    [InlineData("hơn 13000")]
    [InlineData("~13,000")]
    [InlineData("> 13 000")]
    public void A_count_said_to_be_rounded_is_an_interval(string points)
    {
        RoundedFigure figure = Read($"place;points;area;radius\nA;{points};331212;2,93\n", out _).Rows[0].Figures.Points!.Value;
        Assert.Equal((12_500, 13_500), (figure.Low, figure.High));
    }

    [Fact]
    public void Columns_may_say_that_a_count_or_an_area_is_rounded()
    {
        PublishedFigures figures = Read("place,points,points_exact,area_km2,area_note,radius\nA,434000,no,9600000,\"9600000, rounded\",2.65\n", out _).Rows[0].Figures;
        Assert.Equal((433_500, 434_500), (figures.Points!.Value.Low, figures.Points.Value.High));
        Assert.Equal((9_550_000, 9_650_000), (figures.AreaSquareKilometres!.Value.Low, figures.AreaSquareKilometres.Value.High));
    }

    [Fact]
    public void A_doubtful_number_is_a_finding_and_not_a_guess()
    {
        PublishedFigureTable table = Read("place;points;area;radius\nA;156;4.745;3\n", out IReadOnlyList<Finding> findings);
        Assert.Null(table.Rows[0].Figures.AreaSquareKilometres);
        Finding doubt = Assert.Single(findings, f => f.Code == "number-ambiguous");
        Assert.Equal("audit.csv, line 2, column 'area' (A)", doubt.Place.In(Engine.Language.ReportLanguage.English));
    }

    [Fact]
    public void The_rest_of_the_table_settles_a_doubtful_number()
    {
        PublishedFigureTable table = Read("place;points;area;radius\nA;1.159;4.745;1,14\nB;156;4.745,7;3,16\n", out _);
        Assert.Equal(1159, table.Rows[0].Figures.Points!.Value.Value);
        Assert.Equal(4745, table.Rows[0].Figures.AreaSquareKilometres!.Value.Value);
    }

    [Fact]
    public void A_radius_with_three_decimals_is_no_thousand() =>
        Assert.Equal(3.112, Read("place,points,area,radius\nA,156,4745.7,3.112\n", out _).Rows[0].Figures.RadiusKilometres!.Value.Value);

    [Theory]
    [InlineData("A,abc,4745.7,3.16", "number-unreadable", "points")]
    [InlineData("A,156,1e999,3.16", "number-unreadable", "area")]
    [InlineData("A,156,-4,3.16", "number-out-of-range", "area")]
    [InlineData("A,156.5,4745.7,3.16", "number-out-of-range", "points")]
    [InlineData("A,156,4745.7,0", "number-out-of-range", "radius")]
    public void A_bad_figure_is_a_finding_with_its_place_and_not_used(string row, string code, string column)
    {
        PublishedFigureTable table = Read($"place,points,area,radius\n{row}\n", out IReadOnlyList<Finding> findings);
        Finding bad = Assert.Single(findings, f => f.Code == code);
        Assert.Equal(column, bad.Place.Field);
        Assert.NotEqual(AuditVerdict.Inconsistent, PublishedFigureAudit.Of(table.Rows[0].Figures).Verdict);
    }

    [Fact]
    public void Headings_and_footnotes_are_no_rows() =>
        Assert.Equal(["A"], Read("place,points,area,radius\nI. Miền Trung,,,\nA,156,4745.7,3.16\nNguồn: báo cáo,,,\n", out _).Rows.Select(r => r.Name));

    [Fact]
    public void A_workbook_is_read_like_a_text_table()
    {
        string path = Path.Combine(folder, "audit.xlsx");
        MiniExcelLibs.MiniExcel.SaveAs(path, new[]
        {
            new Dictionary<string, object> { ["Địa phương"] = "Quảng Trị", ["Số điểm"] = 156, ["Diện tích (km²)"] = 4745.7, ["Bán kính (km)"] = 3.16 },
        });
        PublishedFigureRow row = Assert.Single(PublishedFiguresReader.Read(path, new FindingLog(), TestContext.Current.CancellationToken).Rows);
        Assert.Equal((156, 4745.7, 3.16), (row.Figures.Points!.Value.Value, row.Figures.AreaSquareKilometres!.Value.Value, row.Figures.RadiusKilometres!.Value.Value));
        Assert.Equal(2, row.Figures.RadiusKilometres.Value.Decimals);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("\0\0\0\0")]
    public void What_is_no_such_table_is_refused_with_the_typed_error(string text) => Assert.Throws<InputFileException>(() => Read(text, out _));

    [Fact]
    public void Plain_ascii_raises_no_doubt_about_its_encoding()
    {
        Read("place,points,area,radius\nA,156,4745.7,3.16\n", out IReadOnlyList<Finding> findings);
        Assert.All(findings, f => Assert.Equal("field-guessed", f.Code));
    }

    private PublishedFigureTable Read(string text, out IReadOnlyList<Finding> findings)
    {
        string path = Path.Combine(folder, "audit.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        var log = new FindingLog();
        try
        {
            return PublishedFiguresReader.Read(path, log, TestContext.Current.CancellationToken);
        }
        finally
        {
            findings = log.ToList();
        }
    }
}
