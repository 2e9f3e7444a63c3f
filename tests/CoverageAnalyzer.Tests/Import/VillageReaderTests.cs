using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Tests.Tables;

namespace CoverageAnalyzer.Tests.Import;

public sealed class VillageReaderTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_of_villages_is_read_with_all_its_columns()
    {
        string path = folder.Write("thon.csv", """
            DANH SÁCH THÔN, BẢN NĂM 2024;;;;;;;;
            Mã thôn;Tên thôn;Kinh độ;Vĩ độ;Số hộ;Số khẩu;Có điện;Thôn miền núi;Tên xã
            T2;Thôn Hai;107,15;16,55;1.159;4.200;có;x;Cam Thanh
            T1;Bản Một;107,05;16,55;85;340;Không;Không;Cam Thành
            T3;Khu phố 3;107,25;16,51;;-;;;Phường 1
            """);
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(path);
        Assert.Equal(
            [
                ("T1", "Bản Một", 0, 85.0, 340.0, false, false),
                ("T2", "Thôn Hai", 1, 1_159.0, 4_200.0, true, true),
            ],
            result.Layer.Villages.Take(2).Select(v => (v.Code, v.Name, v.CommuneIndex!.Value, v.Households, v.Population, v.IsElectrified!.Value, v.IsListedMountainous!.Value)));
        Village third = result.Layer.Villages[2];
        Assert.Equal((2, 2, double.NaN, double.NaN, null, null), (third.Index, third.CommuneIndex, third.Households, third.Population, third.IsElectrified, third.IsListedMountainous));
        Assert.Equal((107.25, 16.51, false), (third.LongitudeDegrees, third.LatitudeDegrees, third.IsApproximate));
        Assert.Null(result.Layer.Polygons);
        Assert.Empty(result.Rejected);
        Assert.Equal((3L, 0, 0), (result.Table.RowsRead, result.ApproximateCount, result.OutsideCount));
        Assert.Equal(["crs-not-stated", "title-rows-skipped"], VillageStudy.Codes(findings).Order());
    }

    [Theory]
    [InlineData("có", true)]
    [InlineData("CO", true)]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("không", false)]
    [InlineData("Chưa có", false)]
    [InlineData("0", false)]
    [InlineData("FALSE", false)]
    [InlineData("no", false)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("85 %", null, "yes-no-unreadable")]
    [InlineData("45", null, "yes-no-unreadable")]
    [InlineData("một phần", null, "yes-no-unreadable")]
    public void Yes_and_no_are_read_as_people_write_them(string cell, bool? expected, string? code = null)
    {
        string path = folder.Write("thon.csv", $"code,name,lon,lat,electrified\na,A,107.05,16.55,{cell}\nb,B,107.06,16.55,no\n");
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(path);
        Assert.Equal(expected, result.Layer.Villages[0].IsElectrified);
        Finding? finding = findings.Find(f => f.Code == "yes-no-unreadable");
        Assert.Equal(code, finding?.Code);
        if (finding is not null)
        {
            Assert.Equal((2L, "electrified"), (finding.Place.Line!.Value, finding.Place.Field));
            Assert.Contains($"'{cell}'", finding.Message.Vietnamese, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Blanks_among_ticks_are_unknown_and_said()
    {
        string path = folder.Write("thon.csv", "code,lon,lat,Có điện\na,107.05,16.55,x\nb,107.06,16.55,\nc,107.07,16.55,\n");
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(path);
        Assert.Equal([true, null, null], result.Layer.Villages.Select(v => v.IsElectrified));
        Assert.Equal(2, Assert.Single(findings, f => f.Code == "yes-no-blank").Count);
    }

    [Fact]
    public void What_is_wrong_with_a_village_is_said_as_for_points()
    {
        string path = folder.Write("thon.csv", """
            code,name,lon,lat,commune,district,households
            a,Thôn A,107.05,16.55,,,10
            a,Thôn A,107.05,16.55,,,10
            a,Thôn Khác,107.06,16.55,,,-5
            b,Thôn B,,,Cam Thanh,Cam Lộ,nhiều
            c,Thôn C,109,16.55,,,3
            d,Thôn D,,,Cam Xa,Cam Lộ,4
            e,Thôn E,,,Phường 1,,5
            f,Thôn F,,,,,6
            g,Thôn G,107.15,16.55,Cam Thành,Cam Lộ,7
            """);
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(path);
        Assert.Equal(["a", "a", "b", "c", "g"], result.Layer.Villages.Select(v => v.Code));
        Assert.Equal([0, 0, 1, null, 1], result.Layer.Villages.Select(v => v.CommuneIndex));
        Assert.Equal([false, false, true, false, false], result.Layer.Villages.Select(v => v.IsApproximate));
        Assert.Equal([10, double.NaN, double.NaN, 3, 7], result.Layer.Villages.Select(v => v.Households));
        Assert.Equal((1, 1, 4), (result.ApproximateCount, result.OutsideCount, result.Rejected.Count));
        foreach (string code in new[]
        {
            "point-duplicate", "point-code-repeated", "number-unreadable", "points-approximate", "points-far-outside", "point-not-matched", "point-without-place", "point-other-commune",
        })
        {
            Assert.Contains(findings, f => f.Code == code);
        }

        Assert.Contains(findings, f => f.Code == "point-not-matched" && f.Message.English.Contains("may mean several communes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_village_without_a_code_is_named_by_its_row()
    {
        string path = folder.Write("thon.csv", "Tên thôn,Kinh độ,Vĩ độ\nBản Một,107.05,16.55\n");
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(path);
        Assert.Equal("#2", Assert.Single(result.Layer.Villages).Code);
        Assert.Contains(findings, f => f.Code == "point-code-missing");
    }

    [Fact]
    public void An_old_encoding_and_a_workbook_read_the_same()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Text = "Mã thôn,Tên thôn,Kinh độ,Vĩ độ,Có điện\nT1,Bản Mới Đường,107.05,16.55,có\n";
        byte[] windows = Encoding.GetEncoding(1258).GetBytes(Text.Normalize(NormalizationForm.FormD).Replace("o\u031B", "\u01A1").Replace("u\u031B", "\u01B0"));
        (VillageReadResult old, _) = VillageStudy.Read(
            folder.Write("thon.csv", windows), new PointReadOptions { Encoding = "1258", ExpectedWgs84 = VillageStudy.Layer.Polygons.BoundsOf() });
        Village village = Assert.Single(old.Layer.Villages);
        Assert.Equal(("Bản Mới Đường", true), (village.Name, village.IsElectrified));

        byte[] book = new WorkbookBuilder()
            .Sheet("Thôn", [
                ["Mã thôn", "Tên thôn", "Kinh độ", "Vĩ độ", "Số hộ", "Có điện"],
                ["T1", "Bản Mới Đường", WorkbookBuilder.Number(107.05), WorkbookBuilder.Number(16.55), WorkbookBuilder.Number(120), WorkbookBuilder.Number(1)],
                ["T2", "Bản Hai", WorkbookBuilder.Number(107.06), WorkbookBuilder.Number(16.55), WorkbookBuilder.Number(7), "nửa"],
            ])
            .ToBytes();
        (VillageReadResult sheet, List<Finding> findings) = VillageStudy.Read(folder.Write("thon.xlsx", book));
        Assert.Equal([("Bản Mới Đường", 120.0, (bool?)true), ("Bản Hai", 7.0, null)], sheet.Layer.Villages.Select(v => (v.Name, v.Households, v.IsElectrified)));
        Assert.Equal("Thôn", Assert.Single(findings, f => f.Code == "yes-no-unreadable").Place.Layer);
    }

    // Two villages in the first commune, one half across into the second, one in none; beside them a point and an empty geometry.
    private static string Polygons()
    {
        static string Feature(string code, int households, string geometry) =>
            $$$"""{"type":"Feature","properties":{"ma_thon":"{{{code}}}","ten_thon":"Thôn {{{code}}}","so_ho":{{{households}}},"co_dien":true},"geometry":{{{geometry}}}}""";
        static string Square(double x, double y) => FormattableString.Invariant(
            $$"""{"type":"Polygon","coordinates":[[[{{x}},{{y}}],[{{x + 0.02}},{{y}}],[{{x + 0.02}},{{y + 0.02}}],[{{x}},{{y + 0.02}}],[{{x}},{{y}}]]]}""");
        string[] features =
        [
            Feature("c", 30, Square(107.085, 16.54)), Feature("a", 10, Square(107.01, 16.51)), Feature("d", 40, Square(107.05, 16.7)),
            Feature("e", 50, """{"type":"Point","coordinates":[107.05,16.55]}"""), Feature("f", 60, "null"), Feature("b", 20, Square(107.04, 16.51)),
        ];
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }

    [Fact]
    public void Polygons_belong_to_the_commune_of_a_place_inside()
    {
        (VillageReadResult result, List<Finding> findings) = VillageStudy.Read(folder.Write("thon.geojson", Polygons()));
        Assert.Equal(["a", "b", "c", "d"], result.Layer.Villages.Select(v => v.Code));
        Assert.Equal([0, 0, 0, null], result.Layer.Villages.Select(v => v.CommuneIndex));
        Assert.Equal([10, 20, 30, 40], result.Layer.Villages.Select(v => v.Households));
        Assert.All(result.Layer.Villages, v => Assert.True(v.IsElectrified));
        PolygonSet polygons = Assert.IsType<PolygonSet>(result.Layer.Polygons);
        Assert.Equal([107.01, 107.04, 107.085, 107.05], Enumerable.Range(0, 4).Select(u => polygons.BoundsOf(u).MinX));
        Assert.All(result.Layer.Villages, v => Assert.True(polygons.BoundsOf(v.Index).Contains(v.LongitudeDegrees, v.LatitudeDegrees)));
        Finding across = Assert.Single(findings, f => f.Code == "village-across-communes");
        Assert.Equal("Thôn c", across.Place.Name);
        Assert.Contains("25 %", across.Message.English, StringComparison.Ordinal);
        Assert.Contains("Cam Thanh", across.Message.English, StringComparison.Ordinal);
        Assert.Equal(["geometry-missing", "geometry-type", "point-outside", "village-across-communes"], VillageStudy.Codes(findings).Order());
        Assert.Equal(2, result.Rejected.Count);
        Assert.Equal(6, result.Table.RowsRead);
    }

    [Theory]
    [InlineData("thon.gpkg", "GPKG")]
    [InlineData("thon.shp", "ESRI Shapefile")]
    public void What_GDAL_writes_in_other_formats_and_systems_reads_the_same(string name, string format)
    {
        string source = folder.Write("source.geojson", Polygons());
        Gdal.Run("ogr2ogr", "-f", format, "-t_srs", "EPSG:32648", "-where", "ma_thon in ('a','b','c','d')", "-nlt", "PROMOTE_TO_MULTI", "-nln", "thon", "-lco", "ENCODING=UTF-8", folder.File(name), source);
        (VillageReadResult result, _) = VillageStudy.Read(folder.File(name));
        (VillageReadResult plain, _) = VillageStudy.Read(source);
        Assert.Equal(
            plain.Layer.Villages.Select(v => (v.Code, v.Name, v.CommuneIndex, v.Households, v.IsElectrified)),
            result.Layer.Villages.Select(v => (v.Code, v.Name, v.CommuneIndex, v.Households, v.IsElectrified)));
        Assert.Equal(plain.Layer.Villages.Select(v => v.LongitudeDegrees), result.Layer.Villages.Select(v => v.LongitudeDegrees), (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.Equal(plain.Layer.Polygons!.VertexCount, result.Layer.Polygons!.VertexCount);
    }

    [Fact]
    public void Points_of_a_layer_are_read_like_rows()
    {
        string source = folder.Write("thon.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"MA_THON":"T1","TEN_THON":"Bản Một","SO_HO":12,"CO_DIEN":"có"},"geometry":{"type":"Point","coordinates":[107.05,16.55]}},
            {"type":"Feature","properties":{"MA_THON":"T2","TEN_THON":"Bản Hai","SO_HO":13,"CO_DIEN":"không"},"geometry":{"type":"Point","coordinates":[107.15,16.55]}}]}
            """);
        Gdal.Run("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:3405", folder.File("thon.gpkg"), source);
        foreach (string path in new[] { source, folder.File("thon.gpkg") })
        {
            (VillageReadResult result, _) = VillageStudy.Read(path);
            Assert.Equal(
                [("T1", "Bản Một", 0, 12.0, true), ("T2", "Bản Hai", 1, 13.0, false)],
                result.Layer.Villages.Select(v => (v.Code, v.Name, v.CommuneIndex!.Value, v.Households, v.IsElectrified!.Value)));
            Assert.Null(result.Layer.Polygons);
        }
    }

    [Fact]
    public void A_file_that_is_none_is_one_clear_error()
    {
        Assert.Throws<InputFileException>(() => VillageStudy.Read(folder.File("missing.csv")));
        Assert.Throws<InputFileException>(() => VillageStudy.Read(folder.Write("thon.gpkg", "SQLite format 3\0 and nothing")));
        Assert.Throws<InputFileException>(() => VillageStudy.Read(folder.Write("empty.csv", string.Empty)));
    }
}
