using System.Net;
using System.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Answers;

namespace CoverageAnalyzer.Web.Assets;

/// <summary>The pages the server writes itself, both languages on each, no script: the login, what a browser is refused, and the word that the map page was not built.</summary>
internal static class PlainPage
{
    private static readonly LocalizedText LoginTitle = new("Đăng nhập", "Log in");

    private static readonly LocalizedText LoginText = new(
        "Nhập mã truy cập đã in ra khi khởi động máy chủ, hoặc mã trong tệp mà người quản trị đã chọn.",
        "Enter the token printed when the server was started, or that of the file its administrator chose.");

    private static readonly LocalizedText Wrong = new("Mã truy cập không đúng.", "The token is wrong.");

    /// <summary>What <c>/</c> answers where the program was built without the map page.</summary>
    public static CachedAnswer NotBuilt { get; } = Page(
        new("Chưa có trang bản đồ", "The map page is not there"),
        Paragraphs(new(
            "Chương trình này được dựng khi máy không có Node 20 trở lên, nên không có trang bản đồ. Các dịch vụ dữ liệu vẫn trả lời, xem /openapi.json.",
            "This program was built on a machine without Node 20 or later, so the map page is not in it. The data services do answer, see /openapi.json."))
        + Paragraphs(new(
            "Cách khắc phục: cài Node 20 trở lên, rồi dựng lại chương trình; hoặc dùng bản phát hành.",
            "What to do: install Node 20 or later and build the program again; or use a released one.")));

    /// <summary>The login.</summary>
    public static CachedAnswer Login { get; } = LoginPage(failed: false);

    /// <summary>The login after a wrong token.</summary>
    public static CachedAnswer FailedLogin { get; } = LoginPage(failed: true);

    /// <summary>What a browser shows that was led to an address and is refused.</summary>
    /// <param name="title">What is wrong.</param>
    /// <param name="detail">More of it; empty where the title says it all.</param>
    public static CachedAnswer Problem(LocalizedText title, LocalizedText detail) => Page(
        title,
        (detail.Vietnamese.Length == 0 ? string.Empty : Paragraphs(new(WebUtility.HtmlEncode(detail.Vietnamese), WebUtility.HtmlEncode(detail.English))))
        + "<p><a href=\"/\">Về bản đồ · <span lang=\"en\">To the map</span></a></p>");

    private static CachedAnswer LoginPage(bool failed) => Page(
        LoginTitle,
        (failed ? $"<p class=\"error\" role=\"alert\">{Wrong.Vietnamese} <span lang=\"en\">{Wrong.English}</span></p>" : string.Empty)
        + Paragraphs(LoginText)
        + "<form method=\"post\" action=\"/login\"><label for=\"token\">Mã truy cập <span lang=\"en\">(token)</span></label>"
        + "<input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"current-password\" required autofocus>"
        + "<button type=\"submit\">Đăng nhập · <span lang=\"en\">Log in</span></button></form>");

    private static string Paragraphs(LocalizedText text) => $"<p>{text.Vietnamese}</p><p lang=\"en\">{text.English}</p>";

    private static CachedAnswer Page(LocalizedText title, string body) => new("text/html; charset=utf-8", Encoding.UTF8.GetBytes(
        "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + $"<title>{title.Vietnamese} · {title.English}</title><link rel=\"icon\" href=\"{SiteAssets.IconPath}\"><link rel=\"stylesheet\" href=\"{SiteAssets.StylePath}\"></head>"
        + $"<body><main><h1>{title.Vietnamese} · <span lang=\"en\">{title.English}</span></h1>{body}</main></body></html>"));
}
