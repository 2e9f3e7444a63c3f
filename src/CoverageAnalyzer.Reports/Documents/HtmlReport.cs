using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>
/// <c>report.html</c>: one file for people, readable on a phone and on A4, that loads nothing from anywhere: maps are inline SVG, and
/// the content policy forbids requests and every script but the one that sorts tables. All texts from inputs are escaped.
/// </summary>
public static class HtmlReport
{
    /// <summary>Rows of the district, gap and commune tables; the rest is in the workbook and the CSV files.</summary>
    public const int RowsShown = 500;

    /// <summary>Makes the document.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="maps">The maps, in order; those the study has no data for are left out.</param>
    /// <param name="renderer">Draws them; made from the same figures.</param>
    public static string Make(ReportContent content, IReadOnlyList<MapDefinition> maps, MapRenderer renderer) => Page(content, maps, renderer).ToString();

    /// <summary>Writes the document in UTF-8; see <see cref="Make"/>.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="content">The figures.</param>
    /// <param name="maps">The maps.</param>
    /// <param name="renderer">Draws them.</param>
    public static void Write(Stream stream, ReportContent content, IReadOnlyList<MapDefinition> maps, MapRenderer renderer) => Page(content, maps, renderer).WriteTo(stream);

    private static HtmlText Page(ReportContent content, IReadOnlyList<MapDefinition> maps, MapRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(renderer);
        var html = new HtmlText(content.Language);
        IReadOnlyList<MapDefinition> drawn = renderer.Drawable(maps);
        LocalizedText title = TitleOf(content);
        WriteHead(html, content, title);
        (string Id, LocalizedText Name, Action Write)[] sections =
        [
            ("figures", LocalizedText.Of($"Kết quả chính", $"Main results"), () => WriteFigures(html, content)),
            ("maps", LocalizedText.Of($"Bản đồ", $"Maps"), () => MapFigures.Write(html, content, drawn, renderer)),
            ("districts", LocalizedText.Of($"Theo huyện, thị xã, thành phố", $"By district"), () => WriteDistricts(html, content)),
            ("gaps", LocalizedText.Of($"Nơi thiếu dịch vụ và lý do", $"Gaps and their reasons"), () => WriteGaps(html, content)),
            ("terrain-coverage", LocalizedText.Of($"Phủ sóng theo địa hình", $"Coverage as the terrain allows it"), () => RadioSection.Write(html, content)),
            ("eligibility", LocalizedText.Of($"Miền núi, biên giới, hải đảo: phân loại và điều kiện", $"Terrain classes and eligibility"), () => EligibilitySection.Write(html, content)),
            ("communes", LocalizedText.Of($"Số liệu từng xã", $"Figures of each commune"), () => WriteCommunes(html, content)),
            ("methods", LocalizedText.Of($"Cách tính", $"How the figures are computed"), () => MethodNotes.Write(html, content)),
            ("inputs", LocalizedText.Of($"Số liệu đầu vào", $"Inputs"), () => WriteInputs(html, content)),
            ("findings", LocalizedText.Of($"Phát hiện về số liệu", $"Findings about the data"), () => FindingTables.Write(html, content)),
        ];
        sections = [.. sections.Where(s => s.Id switch
        {
            "maps" => drawn.Count > 0,
            "districts" => content.Districts.Count > 0,
            "gaps" => content.PostalPoints is not null || content.BtsSites is not null,
            "terrain-coverage" => content.Radio is not null,
            "eligibility" => EligibilitySection.IsIn(content),
            _ => true,
        })];
        html.Raw("<nav aria-label=\"").Text($"Mục lục", $"Contents").Raw("\"><ul>");
        foreach (var (id, name, _) in sections)
        {
            html.Raw($"<li><a href=\"#{id}\">").Text(name).Raw("</a></li>");
        }

        html.Raw("</ul></nav>\n<main id=\"content\">\n");
        foreach (var (id, name, write) in sections)
        {
            html.Raw($"<section{(id is "districts" or "communes" ? " class=\"wide\"" : string.Empty)} aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(name).Raw("</h2>\n");
            write();
            html.Raw("</section>\n");
        }

        html.Raw("</main>\n<footer><p>")
            .Text(MadeBy(content))
            .Raw("</p></footer>\n<script>").Raw(ReportAssets.Script).Raw("</script>\n</body>\n</html>\n");
        return html;
    }

    private static LocalizedText TitleOf(ReportContent content) => (content.PostalPoints, content.BtsSites) switch
    {
        (not null, null) => LocalizedText.Of($"Báo cáo phục vụ bưu chính – {content.StudyName}", $"Postal service report – {content.StudyName}"),
        (null, not null) => LocalizedText.Of($"Báo cáo phủ sóng di động – {content.StudyName}", $"Mobile coverage report – {content.StudyName}"),
        (null, null) => LocalizedText.Of($"Báo cáo số liệu các xã – {content.StudyName}", $"Commune report – {content.StudyName}"),
        _ => LocalizedText.Of($"Báo cáo phục vụ bưu chính và phủ sóng di động – {content.StudyName}", $"Postal service and mobile coverage report – {content.StudyName}"),
    };

    private static void WriteHead(HtmlText html, ReportContent content, LocalizedText title)
    {
        html.Raw($"<!DOCTYPE html>\n<html lang=\"{(content.Language == ReportLanguage.Vietnamese ? "vi" : "en")}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportAssets.ContentPolicy}\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Text(title).Raw("</title>\n<style>")
            .Raw(ReportAssets.Style).Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">").Text($"Đến nội dung chính", $"Skip to the content").Raw("</a>\n<header>")
            .Element("<h1>", title, "</h1>");
        html.Raw("<p class=\"lead\">").Text(Lead(content));
        html.Raw("</p>\n");
        foreach (LocalizedText notice in content.Notices)
        {
            html.Element("<p class=\"notice\" role=\"note\">", notice, "</p>\n");
        }

        html.Raw("</header>\n");
    }

    /// <summary>The size of what is reported, in a line.</summary>
    private static LocalizedText Lead(ReportContent content)
    {
        var parts = new List<LocalizedText> { Counted.Of(content.Communes.Count, "xã, phường, thị trấn", "commune", "communes") };
        if (content.Districts.Count > 0)
        {
            LocalizedText districts = Counted.Of(content.Districts.Count, "huyện, thị xã, thành phố", "district", "districts");
            parts[0] = new($"{parts[0].Vietnamese} thuộc {districts.Vietnamese}", $"{parts[0].English} in {districts.English}");
        }

        if (!double.IsNaN(content.Province.Population))
        {
            parts.Add(Counted.People(content.Province.Population));
        }

        if (!double.IsNaN(content.Province.AreaSquareKilometres))
        {
            parts.Add(LocalizedText.Of($"{content.Province.AreaSquareKilometres:N2}\u00A0km²", $"{content.Province.AreaSquareKilometres:N2}\u00A0km²"));
        }

        return new(string.Join(" · ", parts.Select(p => p.Vietnamese)), string.Join(" · ", parts.Select(p => p.English)));
    }

    private static void WriteFigures(HtmlText html, ReportContent content)
    {
        ScenarioTable.Write(html, content);
        HeadlineCards.Write(html, content);
        Conclusions.Write(html, content);
    }

    private static void WriteDistricts(HtmlText html, ReportContent content)
    {
        UnitIndicators[] all = [.. content.Districts, content.Province];
        string[] wanted =
        [
            "name", "communes", "area_km2", "population", "postal_points", "average_service_radius_km", "points_needed_for_target", "people_per_postal_point",
            "communes_without_postal_point", "population_within_postal_limit_share", "bts_sites", "mobile_covered_area_share",
            "mobile_covered_population_share", "communes_lacking_postal", "communes_lacking_mobile",
        ];
        HtmlTable.Write(
            html,
            LocalizedText.Of($"Các chỉ tiêu theo huyện, thị xã, thành phố; dòng cuối là toàn tỉnh", $"Figures by district; the last row is the province"),
            HtmlTable.Filled(DistrictColumns.All, wanted, all),
            content.Districts.Take(RowsShown),
            content.Province);
        More(html, content.Districts.Count - RowsShown, "districts.csv");
    }

    private static void WriteGaps(HtmlText html, ReportContent content)
    {
        IReadOnlyList<GapRow> rows = GapRow.Of(content);
        string[] wanted = ["rank", "name", "district", "level", "uncovered_population", "uncovered_area_km2", "reasons"];
        foreach (Service service in (ReadOnlySpan<Service>)[Service.Postal, Service.Mobile])
        {
            if (service == Service.Postal ? content.PostalPoints is null : content.BtsSites is null)
            {
                continue;
            }

            GapRow[] ofService = [.. rows.Where(r => r.Gap.Service == service)];
            html.Element("<h3>", service == Service.Postal ? LocalizedText.Of($"Dịch vụ bưu chính", $"Postal service") : LocalizedText.Of($"Dịch vụ di động", $"Mobile service"), "</h3>");
            if (ofService.Length == 0)
            {
                html.Raw("<p>").Text($"Không có xã nào thiếu dịch vụ này.", $"No commune lacks this service.").Raw("</p>");
                continue;
            }

            HtmlTable.Write(
                html,
                LocalizedText.Of(
                    $"{ofService.Length:N0} xã thiếu dịch vụ, nhiều người chưa được phục vụ nhất xếp trước",
                    $"{Counted.Communes(ofService.Length).English} with a gap, most people without the service first"),
                HtmlTable.Filled(GapColumns.All, wanted, ofService),
                ofService.Take(RowsShown));
            More(html, ofService.Length - RowsShown, "gaps.csv");
        }
    }

    private static void WriteCommunes(HtmlText html, ReportContent content)
    {
        string[] wanted =
        [
            "name", "code", "district", "area_km2", "population", "postal_points", "average_service_radius_km", "nearest_postal_mean_km", "nearest_postal_max_km",
            "population_within_postal_limit_share", "bts_sites", "mobile_covered_area_share", "mobile_covered_population_share", "postal_gap", "mobile_gap",
        ];
        HtmlTable.Write(
            html,
            LocalizedText.Of($"Các chỉ tiêu của từng xã, phường, thị trấn, theo thứ tự mã", $"The figures of each commune, in code order"),
            HtmlTable.Filled(CommuneColumns.All, wanted, content.Communes),
            content.Communes.Take(RowsShown));
        More(html, content.Communes.Count - RowsShown, "communes.csv");
    }

    private static void WriteInputs(HtmlText html, ReportContent content)
    {
        LocalizedText caption = LocalizedText.Of($"Các tệp đầu vào và cách đọc", $"The input files and how they were read");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table>").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        LocalizedText rows = LocalizedText.Of($"Số dòng dùng", $"Rows used");
        LocalizedText[] heads =
        [
            LocalizedText.Of($"Lớp", $"Layer"), LocalizedText.Of($"Tệp", $"File"), LocalizedText.Of($"Định dạng", $"Format"),
            LocalizedText.Of($"Hệ tọa độ", $"Coordinate system"), LocalizedText.Of($"Bảng mã chữ", $"Text encoding"), rows, LocalizedText.Same("SHA-256"),
        ];
        foreach (LocalizedText head in heads)
        {
            html.Element(head == rows ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", head, "</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (ReportInput input in content.Inputs)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", RoleOf(input.Role), "</th><td>").Text(input.File).Raw("</td><td>").Text(input.Format).Raw("</td><td>")
                .Text(input.Crs).Raw("</td><td>").Text(input.Encoding).Raw("</td><td class=\"n\">").Text(NumberSigns.Print(input.Rows, 0, html.Language))
                .Raw("</td><td class=\"mono\">").Text(input.Sha256).Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>\n<p class=\"made\">").Text(MadeBy(content)).Raw("</p>\n"); // printed here: a footer alone would take a page of its own
    }

    private static LocalizedText MadeBy(ReportContent content) => LocalizedText.Of(
        $"Lập bằng CoverageAnalyzer {content.ProgramVersion}. Hệ tọa độ tính toán: {content.AnalysisCrsName}.", $"Made by CoverageAnalyzer {content.ProgramVersion}. Analysis coordinate system: {content.AnalysisCrsName}.");

    /// <summary>Says where the rows are that the page does not show.</summary>
    internal static void More(HtmlText html, int hidden, string file)
    {
        if (hidden > 0)
        {
            html.Raw("<p>").Text($"Còn {hidden:N0} dòng nữa trong bảng tính ", $"{hidden:N0} more {(hidden == 1 ? "row is" : "rows are")} in the workbook ")
                .Raw("<code>report.xlsx</code>").Text($" và tệp ", $" and in ").Raw($"<code>{file}</code>.</p>\n");
        }
    }

    private static LocalizedText RoleOf(string role) => role switch
    {
        "communes" => LocalizedText.Of($"Xã, phường, thị trấn", $"Communes"),
        "postalPoints" => LocalizedText.Of($"Điểm bưu chính", $"Postal points"),
        "scenario" => LocalizedText.Of($"Phương án", $"Scenario"),
        "btsSites" => LocalizedText.Of($"Trạm BTS", $"BTS sites"),
        "population" => LocalizedText.Of($"Lưới dân số", $"Population raster"),
        "elevation" => LocalizedText.Of($"Độ cao", $"Elevation"),
        "landCover" => LocalizedText.Of($"Lớp phủ bề mặt", $"Land cover"),
        "villages" => LocalizedText.Of($"Thôn, bản", $"Villages"),
        "measurements" => LocalizedText.Of($"Điểm đo sóng", $"Measured points"),
        "nationalBorder" => LocalizedText.Of($"Biên giới quốc gia", $"National border"),
        "btsDefaults" => LocalizedText.Of($"Giá trị mặc định của trạm", $"Defaults of sites"),
        "patterns" => LocalizedText.Of($"Giản đồ anten", $"Antenna pattern"),
        _ => LocalizedText.Same(role),
    };
}
