using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Assets;
using CoverageAnalyzer.Web.Contract;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>Writes problems as RFC 9457 has them, in the language of the request.</summary>
internal static class Problems
{
    private static readonly Dictionary<int, LocalizedText> Titles = new()
    {
        [400] = new("Yêu cầu không hợp lệ", "The request cannot be understood"),
        [401] = new("Cần đăng nhập", "A token is required"),
        [403] = new("Không được phép", "Not allowed"),
        [404] = new("Không tìm thấy", "Not found"),
        [405] = new("Không dùng được phương thức này ở đây", "The method cannot be used here"),
        [408] = new("Quá thời gian chờ", "The request took too long"),
        [409] = new("Không thực hiện được lúc này", "Not possible at present"),
        [410] = new("Không còn nữa", "No longer there"),
        [411] = new("Thiếu độ dài nội dung", "The length of the body is missing"),
        [412] = new("Bản trên máy chủ đã thay đổi", "It was changed in the meantime"),
        [413] = new("Nội dung gửi lên quá lớn", "The body is too large"),
        [414] = new("Địa chỉ quá dài", "The address is too long"),
        [415] = new("Không đọc được kiểu nội dung này", "The kind of body cannot be read"),
        [421] = new("Tên máy chủ không đúng", "Not a name of this server"),
        [422] = new("Nội dung không dùng được", "The content cannot be used"),
        [428] = new("Thiếu điều kiện If-Match", "A condition is required"),
        [429] = new("Quá nhiều yêu cầu", "Too many requests"),
        [431] = new("Phần đầu yêu cầu quá lớn", "The headers are too large"),
        [500] = new("Lỗi của chương trình máy chủ", "A fault of the server"),
        [503] = new("Máy chủ đang bận", "The server is busy"),
    };

    /// <summary>Writes a problem as the whole answer; where a person was led to the address by a browser, as a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status, 400–599.</param>
    /// <param name="detail">What was wrong; empty where the title says it all.</param>
    /// <param name="errors">What is wrong with which member of the body.</param>
    /// <param name="kind">Kind that a program may tell apart.</param>
    /// <param name="change">Who changed what the request was about, and when.</param>
    public static Task Write(
        HttpContext context, int status, LocalizedText detail, IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>>? errors = null, string? kind = null, (string? By, DateTimeOffset? At) change = default)
    {
        LocalizedText title = Titles.GetValueOrDefault(status, Titles[status < 500 ? 400 : 500]);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (WantsPage(context.Request))
        {
            return Send(context, PlainPage.Problem(title, detail));
        }

        ReportLanguage language = RequestLanguage.Spoken(context);
        string text = detail.In(language);
        var problem = new ProblemAnswer(
            kind is null ? "about:blank" : "urn:coverage-analyzer:problem:" + kind,
            title.In(language),
            status,
            text.Length == 0 ? null : text,
            errors?.ToDictionary(e => e.Key, e => (IReadOnlyList<string>)[.. e.Value.Select(t => t.In(language))], StringComparer.Ordinal),
            string.IsNullOrEmpty(change.By) ? null : change.By,
            change.At is { } at ? StatusAnswer.Print(at) : null);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(problem, WebJson.Plain.ProblemAnswer);
        context.Response.Headers.ContentLanguage = language == ReportLanguage.English ? "en" : "vi";
        return Send(context, new CachedAnswer("application/problem+json; charset=utf-8", bytes));
    }

    // Programs, the map page among them, ask for data; only a browser that shows an address by itself asks for a page.
    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Send(HttpContext context, CachedAnswer answer)
    {
        context.Response.ContentType = answer.ContentType;
        byte[] bytes = answer.In(null).Bytes;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask();
    }
}
