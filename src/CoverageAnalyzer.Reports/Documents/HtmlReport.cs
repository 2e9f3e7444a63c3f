using System.Reflection;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>
/// <c>report.html</c>: one file for people, readable on a phone and on A4, that loads nothing from anywhere: maps are inline SVG and
/// the content policy forbids scripts and requests. All texts from inputs are escaped.
/// </summary>
public static class HtmlReport
{
    /// <summary>Rows of the gap and commune tables; the rest is in the CSV files and the workbook.</summary>
    public const int RowsShown = 500;

    /// <summary>Findings shown of each rank.</summary>
    public const int FindingsShown = 60;

    /// <summary>Makes the document.</summary>
    /// <param name="content">The figures.</param>
    /// <param name="maps">The maps, in order; those the study has no data for are left out.</param>
    /// <param name="renderer">Draws them; made from the same figures.</param>
    public static string Make(ReportContent content, IReadOnlyList<MapDefinition> maps, MapRenderer renderer)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(maps);
        ArgumentNullException.ThrowIfNull(renderer);
        var html = new HtmlText(content.Language);
        IReadOnlyList<MapDefinition> drawn = content.CommunePlane.VertexCount == 0 ? [] : [.. maps.Where(renderer.CanDraw)];
        LocalizedText title = TitleOf(content);
        WriteHead(html, content, title);
        (string Id, LocalizedText Name, Action Write)[] sections =
        [
            ("figures", LocalizedText.Of($"Kết quả chính", $"Main results"), () => HeadlineCards.Write(html, content)),
            ("maps", LocalizedText.Of($"Bản đồ", $"Maps"), () => MapFigures.Write(html, drawn, renderer)),
            ("districts", LocalizedText.Of($"Theo huyện, thị xã, thành phố", $"By district"), () => WriteDistricts(html, content)),
            ("gaps", LocalizedText.Of($"Nơi thiếu dịch vụ và lý do", $"Gaps and their reasons"), () => WriteGaps(html, content)),
            ("communes", LocalizedText.Of($"Số liệu từng xã", $"Figures of each commune"), () => WriteCommunes(html, content)),
            ("methods", LocalizedText.Of($"Cách tính", $"How the figures are computed"), () => MethodNotes.Write(html, content)),
            ("inputs", LocalizedText.Of($"Số liệu đầu vào", $"Inputs"), () => WriteInputs(html, content)),
            ("findings", LocalizedText.Of($"Phát hiện về số liệu", $"Findings about the data"), () => WriteFindings(html, content)),
        ];
        html.Raw("<nav aria-label=\"").Text($"Mục lục", $"Contents").Raw("\"><ul>");
        foreach (var (id, name, _) in sections.Where(s => s.Id != "maps" || drawn.Count > 0))
        {
            html.Raw($"<li><a href=\"#{id}\">").Text(name).Raw("</a></li>");
        }

        html.Raw("</ul></nav>\n<main id=\"content\">\n");
        foreach (var (id, name, write) in sections.Where(s => s.Id != "maps" || drawn.Count > 0))
        {
            html.Raw($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(name).Raw("</h2>\n");
            write();
            html.Raw("</section>\n");
        }

        html.Raw("</main>\n<footer><p>")
            .Text($"Lập bằng CoverageAnalyzer {content.ProgramVersion}. Hệ tọa độ tính toán: {content.AnalysisCrsName}.", $"Made by CoverageAnalyzer {content.ProgramVersion}. Analysis coordinate system: {content.AnalysisCrsName}.")
            .Raw("</p></footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static LocalizedText TitleOf(ReportContent content) => (content.PostalPoints, content.BtsSites) switch
    {
        (not null, null) => LocalizedText.Of($"Báo cáo phục vụ bưu chính – {content.StudyName}", $"Postal service report – {content.StudyName}"),
        (null, not null) => LocalizedText.Of($"Báo cáo phủ sóng di động – {content.StudyName}", $"Mobile coverage report – {content.StudyName}"),
        _ => LocalizedText.Of($"Báo cáo phục vụ bưu chính và phủ sóng di động – {content.StudyName}", $"Postal service and mobile coverage report – {content.StudyName}"),
    };

    private static void WriteHead(HtmlText html, ReportContent content, LocalizedText title)
    {
        html.Raw($"<!DOCTYPE html>\n<html lang=\"{(content.Language == ReportLanguage.Vietnamese ? "vi" : "en")}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Text(title).Raw("</title>\n<style>")
            .Raw(Style()).Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">").Text($"Đến nội dung chính", $"Skip to the content").Raw("</a>\n<header>")
            .Element("<h1>", title, "</h1>");
        html.Raw("<p class=\"lead\">").Text(
            $"{content.Province.Name}: {content.Communes.Count:N0} xã, phường, thị trấn thuộc {content.Districts.Count:N0} huyện, thị xã, thành phố",
            $"{content.Province.Name}: {content.Communes.Count:N0} communes in {content.Districts.Count:N0} districts");
        if (!double.IsNaN(content.Province.Population))
        {
            html.Text($"; {content.Province.Population:N0} người", $"; {content.Province.Population:N0} people");
        }

        if (!double.IsNaN(content.Province.AreaSquareKilometres))
        {
            html.Text($"; {content.Province.AreaSquareKilometres:N2} km²", $"; {content.Province.AreaSquareKilometres:N2} km²");
        }

        html.Raw("</p>\n");
        foreach (LocalizedText notice in content.Notices)
        {
            html.Element("<p class=\"notice\" role=\"note\">", notice, "</p>\n");
        }

        html.Raw("</header>\n");
    }

    private static string Style()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("documents/report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
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
            Filled(DistrictColumns.All, wanted, all),
            content.Districts,
            content.Province);
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
                LocalizedText.Of($"{ofService.Length:N0} xã thiếu dịch vụ, nhiều người chưa được phục vụ nhất xếp trước", $"{ofService.Length:N0} communes with a gap, most people without the service first"),
                Filled(GapColumns.All, wanted, ofService),
                ofService.Take(RowsShown));
            More(html, ofService.Length, RowsShown, "gaps.csv");
        }

        if (content.PostalPoints is null && content.BtsSites is null)
        {
            html.Raw("<p>").Text($"Nghiên cứu chưa có lớp điểm bưu chính hay trạm BTS.", $"The study has neither postal points nor BTS sites.").Raw("</p>");
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
            LocalizedText.Of($"Số liệu đứng sau các bản đồ, theo thứ tự mã", $"The figures behind the maps, in code order"),
            Filled(CommuneColumns.All, wanted, content.Communes),
            content.Communes.Take(RowsShown));
        More(html, content.Communes.Count, RowsShown, "communes.csv");
    }

    private static void WriteInputs(HtmlText html, ReportContent content)
    {
        LocalizedText caption = LocalizedText.Of($"Các tệp đầu vào và cách đọc", $"The input files and how they were read");
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table>").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        LocalizedText[] heads =
        [
            LocalizedText.Of($"Lớp", $"Layer"), LocalizedText.Of($"Tệp", $"File"), LocalizedText.Of($"Định dạng", $"Format"),
            LocalizedText.Of($"Hệ tọa độ", $"Coordinate system"), LocalizedText.Of($"Bảng mã chữ", $"Text encoding"), LocalizedText.Of($"Số dòng dùng", $"Rows used"), LocalizedText.Same("SHA-256"),
        ];
        foreach (LocalizedText head in heads)
        {
            html.Element("<th scope=\"col\">", head, "</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (ReportInput input in content.Inputs)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", RoleOf(input.Role), "</th><td>").Text(input.File).Raw("</td><td>").Text(input.Format).Raw("</td><td>")
                .Text(input.Crs).Raw("</td><td>").Text(input.Encoding).Raw("</td><td class=\"n\">").Text(NumberSigns.Print(input.Rows, 0, html.Language))
                .Raw("</td><td class=\"mono\">").Text(input.Sha256).Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static void WriteFindings(HtmlText html, ReportContent content)
    {
        if (content.Findings.Count == 0)
        {
            html.Raw("<p>").Text($"Không có phát hiện nào.", $"There are no findings.").Raw("</p>");
            return;
        }

        string[] wanted = ["place", "code", "message", "action", "count"];
        foreach (FindingRank rank in (ReadOnlySpan<FindingRank>)[FindingRank.Error, FindingRank.Warning, FindingRank.Info])
        {
            Finding[] ofRank = [.. content.Findings.Where(f => f.Rank == rank)];
            if (ofRank.Length == 0)
            {
                continue;
            }

            LocalizedText name = rank switch
            {
                FindingRank.Error => LocalizedText.Of($"Lỗi: dòng hoặc trường không dùng được", $"Errors: rows or fields that could not be used"),
                FindingRank.Warning => LocalizedText.Of($"Cảnh báo: một con số có thể sai", $"Warnings: a figure may be wrong"),
                _ => LocalizedText.Of($"Thông tin: điều đã suy đoán hoặc đã làm", $"Information: what was guessed or done"),
            };
            html.Element("<h3>", name, "</h3>");
            long all = ofRank.Sum(f => f.Count);
            HtmlTable.Write(html, LocalizedText.Of($"{all:N0} phát hiện", $"{all:N0} findings"), Chosen(FindingColumns.All, wanted), ofRank.Take(FindingsShown));
            More(html, ofRank.Length, FindingsShown, "findings.csv");
        }
    }

    private static void More(HtmlText html, int rows, int shown, string file)
    {
        if (rows > shown)
        {
            html.Raw("<p>").Text($"Và {rows - shown:N0} dòng nữa trong tệp ", $"And {rows - shown:N0} more rows in ").Raw($"<code>{file}</code>.</p>\n");
        }
    }

    private static LocalizedText RoleOf(string role) => role switch
    {
        "communes" => LocalizedText.Of($"Xã, phường, thị trấn", $"Communes"),
        "postalPoints" => LocalizedText.Of($"Điểm bưu chính", $"Postal points"),
        "btsSites" => LocalizedText.Of($"Trạm BTS", $"BTS sites"),
        "population" => LocalizedText.Of($"Lưới dân số", $"Population raster"),
        "elevation" => LocalizedText.Of($"Độ cao", $"Elevation"),
        "villages" => LocalizedText.Of($"Thôn, bản", $"Villages"),
        "nationalBorder" => LocalizedText.Of($"Biên giới quốc gia", $"National border"),
        _ => LocalizedText.Same(role),
    };

    private static RowColumn<TRow>[] Chosen<TRow>(IReadOnlyList<RowColumn<TRow>> columns, string[] wanted) =>
        [.. wanted.Select(name => columns.First(c => c.Name == name))];

    /// <summary>The columns wanted that have a value in at least one row: a table of empty columns helps nobody.</summary>
    private static RowColumn<TRow>[] Filled<TRow>(IReadOnlyList<RowColumn<TRow>> columns, string[] wanted, IReadOnlyCollection<TRow> rows) =>
        [.. Chosen(columns, wanted).Where(c => rows.Any(r => c.StoredText(r, ReportLanguage.Vietnamese).Length > 0))];
}
