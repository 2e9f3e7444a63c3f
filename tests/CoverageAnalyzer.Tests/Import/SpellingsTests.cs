using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Tests.Tables;
using static CoverageAnalyzer.Tests.Tables.WorkbookBuilder;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>One list of four points in every spelling offices use: the records are always the same.</summary>
public sealed class SpellingsTests
{
    /// <summary>Code, name, address, longitude, latitude, radius in km.</summary>
    private static readonly (string Code, string Name, string Address, double X, double Y, double Radius)[] Points =
    [
        ("00123", "Lao Bảo", "Khóm 3, Lê Thế Tiết", 106.5987, 16.6234, 3.16),
        ("00124", "Khe Sanh", "Khóm \"2\"", 106.7300, 16.6200, 1.5),
        ("00125", "Đông Hà", "22 Trần Hưng Đạo\nPhường 1", 107.0971, 16.8166, 3.16),
        ("00126", "Hồ Xá", "Số 4; Lê Duẩn", 107.0123, 17.0570, 12),
    ];

    private static readonly string[] Vietnamese = ["Mã bưu cục", "Tên bưu cục", "Địa chỉ", "Kinh độ", "Vĩ độ", "Bán kính phủ (km)"];
    private static readonly string[] WithoutAccents = ["MA_BUU_CUC", "TEN_BUU_CUC", "DIA_CHI", "KINH_DO", "VI_DO", "BAN_KINH"];
    private static readonly string[] English = ["code", "name", "address", "lon", "lat", "radius"];

    [Theory]
    [CombinatorialSpellings]
    public void Delimiter_decimal_sign_encoding_and_headers_make_no_difference(char delimiter, char sign, string encoding, string headers, string lineEnd)
    {
        Encoding bytes = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16-be" => new UnicodeEncoding(true, true),
            _ => new UnicodeEncoding(false, false),
        };
        using var file = new PointFile("list.csv", Text(headers switch { "vi" => Vietnamese, "vi-ascii" => WithoutAccents, _ => English }, delimiter, sign, lineEnd), bytes);
        (PointTable table, List<Finding> findings) = file.Read();
        AssertSame(table, 1e-12);
        Assert.DoesNotContain(findings, f => f.Rank > FindingRank.Info && f.Code != "crs-not-stated");
    }

    [Fact]
    public void Title_lines_column_numbers_empty_rows_and_sums_make_no_difference()
    {
        string list = Text(Vietnamese, ';', ',', "\r\n");
        int head = list.IndexOf("\r\n", StringComparison.Ordinal) + 2;
        string text = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG;;;;;\r\nDANH SÁCH BƯU CỤC NĂM 2012;;;;;\r\n;;;;;\r\n" + list[..head] + "(1);(2);(3);(4);(5);(6)\r\n"
            + list[head..] + ";;;;;\r\nTổng cộng;4;19,82;;;\r\n;;;;;\r\n;Người lập biểu;;;Giám đốc;\r\n";
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(text);
        AssertSame(table, 1e-12);
        Assert.Contains(findings, f => f is { Code: "title-rows-skipped", Rank: FindingRank.Info });
        Assert.Contains(findings, f => f is { Code: "total-row", Rank: FindingRank.Info, Place.Line: 12 });
        Assert.DoesNotContain(findings, f => f.Rank == FindingRank.Error);
    }

    [Fact]
    public void Degrees_minutes_and_seconds_make_no_difference()
    {
        static string Angle(double degrees, string letter)
        {
            double seconds = Math.Round(degrees * 3600, 4);
            int d = (int)(seconds / 3600), m = (int)(seconds % 3600 / 60);
            return FormattableString.Invariant($"{d}°{m:00}'{seconds - (d * 3600) - (m * 60):00.####}\"{letter}");
        }

        foreach ((string north, string east) in new[] { ("N", "E"), ("B", "Đ"), (string.Empty, string.Empty) })
        {
            string text = string.Join(';', Vietnamese) + "\n" + string.Join("\n", Points.Select(p =>
                $"{p.Code};{p.Name};{Quoted(p.Address)};{Quoted(Angle(p.X, east))};{Quoted(Angle(p.Y, north))};{p.Radius.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
            AssertSame(PointFile.ReadCsv(text).Table, 1e-8);
        }
    }

    [Theory]
    [InlineData("{1:0.0000}, {0:0.0000}", '.')]
    [InlineData("{1:0.0000}; {0:0.0000}", ',')]
    [InlineData("{0:0.0000} {1:0.0000}", '.')] // longitude first: a latitude is never beyond 90
    [InlineData("({1:0.0000}, {0:0.0000})", ',')]
    public void Both_coordinates_in_one_column_make_no_difference(string form, char sign)
    {
        string text = "code\tname\taddress\tToạ độ\tradius\n" + string.Join("\n", Points.Select(p =>
        {
            string pair = string.Format(System.Globalization.CultureInfo.InvariantCulture, form.Replace(", ", " @ ", StringComparison.Ordinal), p.X, p.Y);
            return $"{p.Code}\t{p.Name}\t{Quoted(p.Address)}\t{pair.Replace('.', sign).Replace(" @ ", ", ", StringComparison.Ordinal)}\t{Printed(p.Radius, sign)}";
        }));
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(text);
        AssertSame(table, 1e-12);
        Assert.Equal("Toạ độ", table.Columns["coordinates"]);
        Assert.DoesNotContain(findings, f => f.Code == "coordinate-order-assumed");
    }

    [Theory]
    [InlineData(',', ".")] // 1.857.123,45
    [InlineData('.', ",")]
    [InlineData(',', " ")]
    [InlineData(',', "")]
    public void Vietnamese_metres_with_X_as_the_northing_make_no_difference(char sign, string group)
    {
        CoordinateReferenceSystem zone = CoordinateReferenceSystem.FromText("EPSG:9212")!;
        double[] x = [.. Points.Select(p => p.X)], y = [.. Points.Select(p => p.Y)];
        zone.FromWgs84(x, y);
        string text = "Mã bưu cục\tTên bưu cục\tĐịa chỉ\tToạ độ X (m)\tToạ độ Y (m)\tBán kính (m)\n" + string.Join("\n", Points.Select((p, i) =>
            $"{p.Code}\t{p.Name}\t{Quoted(p.Address)}\t{Grouped(y[i], group, sign)}\t{Grouped(x[i], group, sign)}\t{Grouped(p.Radius * 1000, group, sign)}"));
        (PointTable table, List<Finding> findings) = PointFile.ReadCsv(text, new PointReadOptions { ExpectedWgs84 = PointFile.Province, Crs = "EPSG:9212" });
        AssertSame(table, 2e-7); // printed to the centimetre
        Assert.Contains(findings, f => f is { Code: "crs-axes-swapped", Rank: FindingRank.Info });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workbook_of_numbers_or_of_texts_makes_no_difference(bool texts)
    {
        var book = new WorkbookBuilder();
        string[][] rows =
        [
            ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"], ["DANH SÁCH BƯU CỤC"], ["Năm 2012"], ["(Kèm theo Công văn số 12)"], [],
            [.. Vietnamese.Select(book.Shared)],
            .. Points.Select(p => new[]
            {
                Inline(p.Code), book.Shared(p.Name), Inline(p.Address),
                texts ? Inline(Printed(p.X, ',')) : Number(p.X), texts ? book.Shared(Printed(p.Y, ',')) : Formula("A1+1", p.Y), texts ? Inline(Printed(p.Radius, ',')) : Number(p.Radius),
            }),
            [], ["Tổng cộng", "4"],
        ];
        (PointTable table, List<Finding> findings) = PointFile.ReadXlsx(book.Sheet("Bưu cục", rows, "visible", "A1:F1", "A2:F2", "A3:F3", "A4:F4"));
        AssertSame(table, 1e-12);
        Assert.Equal(("Bưu cục", "Bưu cục!A6"), (table.Sheet, table.HeaderPlace!.Row(Engine.Language.ReportLanguage.English)));
        Assert.DoesNotContain(findings, f => f.Rank == FindingRank.Error);
    }

    private static string Text(string[] headers, char delimiter, char sign, string lineEnd)
    {
        static string Cell(string text, char delimiter) => text.Contains(delimiter, StringComparison.Ordinal) ? Quoted(text) : text;
        var text = new StringBuilder(string.Join(delimiter, headers)).Append(lineEnd);
        foreach (var p in Points)
        {
            string[] cells = [p.Code, p.Name, Quoted(p.Address), Printed(p.X, sign), Printed(p.Y, sign), Printed(p.Radius, sign)];
            text.AppendJoin(delimiter, cells.Select((c, i) => i == 2 ? c : Cell(c, delimiter))).Append(lineEnd);
        }

        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Printed(double value, char sign) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace('.', sign);

    private static string Grouped(double value, string group, char sign)
    {
        string[] parts = value.ToString("N2", System.Globalization.CultureInfo.InvariantCulture).Split('.');
        return parts[0].Replace(",", group, StringComparison.Ordinal) + sign + parts[1];
    }

    private static void AssertSame(PointTable table, double degrees)
    {
        Assert.Equal(Points.Length, table.Records.Count);
        foreach ((PointRecord record, var point) in table.Records.Zip(Points))
        {
            Assert.Equal((point.Code, point.Name, point.Address), (record.Code, record.Name, record.Address.Replace("\r\n", "\n", StringComparison.Ordinal)));
            Assert.Equal(point.X, record.LongitudeDegrees, degrees);
            Assert.Equal(point.Y, record.LatitudeDegrees, degrees);
            Assert.Equal(point.Radius, record.RadiusKilometres, 1e-12);
        }
    }

    private sealed class CombinatorialSpellingsAttribute : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker)
        {
            string[] encodings = ["utf-8", "utf-8-bom", "utf-16", "utf-16-be", "utf-16-no-mark"], headers = ["vi", "vi-ascii", "en"], ends = ["\r\n", "\n", "\r"];
            var rows = new List<ITheoryDataRow>();
            foreach (char delimiter in ",;\t|")
            {
                foreach (char sign in ".,")
                {
                    for (int e = 0; e < encodings.Length; e++)
                    {
                        rows.Add(new TheoryDataRow(delimiter, sign, encodings[e], headers[(e + rows.Count) % 3], ends[(e + (rows.Count / 5)) % 3]));
                    }
                }
            }

            return new(rows);
        }

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
