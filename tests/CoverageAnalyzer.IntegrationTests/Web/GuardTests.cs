using System.Net;
using System.Text.Json;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>What a page elsewhere, or a hostile client, gets: names, origins, paths, errors, headers.</summary>
public sealed class GuardTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private static readonly string[] Foreign =
        ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80", "127.0.0.2", "[::2]", "0.0.0.0", "2130706433", "localhost.", "10.0.0.1"];

    private static readonly (string Headers, int Status)[] Writes =
    [
        ("", 422),
        ("Origin: http://{host}\r\n", 422),
        ("Origin: http://{host}\r\nSec-Fetch-Site: same-origin\r\n", 422),
        ("Origin: null\r\n", 403),
        ("Origin: http://evil.example\r\n", 403),
        ("Origin: http://{host}.evil.example\r\n", 403),
        ("Origin: http://127.0.0.1:1\r\n", 403),
        ("Origin: file://\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\n", 403),
        ("Sec-Fetch-Site: same-site\r\n", 403),
        ("Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example\r\n", 403),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", 403),
    ];

    [Fact]
    public async Task Only_names_of_this_server_are_answered()
    {
        await using WebMapServer server = await fixture.Start();
        foreach (string path in new[] { "/", "/api/study", "/health" })
        {
            foreach (string host in Foreign)
            {
                string answer = await RawSocket.Get(server, path, host);
                Assert.Equal((path, host, 400), (path, host, RawSocket.StatusOf(answer)));
            }
        }

        foreach (string host in new[] { "localhost", FormattableString.Invariant($"localhost:{server.Port}"), "127.0.0.1", "[::1]" })
        {
            Assert.Equal((host, 200), (host, RawSocket.StatusOf(await RawSocket.Get(server, "/api/maps", host))));
        }
    }

    [Fact]
    public async Task A_change_that_another_site_caused_is_refused()
    {
        await using WebMapServer server = await fixture.Start();
        foreach ((string method, string path) in new[] { ("POST", "/api/whatif"), ("PUT", "/api/scenarios/a") })
        {
            foreach ((string headers, int status) in Writes)
            {
                string host = FormattableString.Invariant($"127.0.0.1:{server.Port}");
                string answer = await RawSocket.Send(
                    server,
                    $"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\nIf-None-Match: *\r\nContent-Length: 2\r\n{headers.Replace("{host}", host, StringComparison.Ordinal)}\r\n[]");
                Assert.Equal((path, headers, status), (path, headers, RawSocket.StatusOf(answer)));
                Assert.DoesNotContain("Access-Control-Allow", answer, StringComparison.OrdinalIgnoreCase);
            }
        }

        // Reading by another site's script is refused, following its link is not.
        Assert.Equal(403, RawSocket.StatusOf(await RawSocket.Get(server, "/api/study", more: "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")));
        Assert.Equal(200, RawSocket.StatusOf(await RawSocket.Get(server, "/api/study", more: "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")));
    }

    [Fact]
    public async Task No_spelling_of_a_path_leaves_the_pages_files()
    {
        await using WebMapServer server = await fixture.Start();
        string unknown = RawSocket.BodyOf(await RawSocket.Get(server, "/no-such-thing"));
        string[] up = ["..", "%2e%2e", "%2E.", ".%2e", "..%2f..", "..%5c..", "..\\..", "%252e%252e", "....", "..;", "%c0%ae%c0%ae", "%uff0e%uff0e"];
        string[] starts = ["/", "/assets/", "/api/maps/", "/api/scenarios/", "/api/layers/"];
        string[] targets = ["study.json", "etc/passwd", "Windows/win.ini", "con", "C:/study.json"];
        int tried = 0;
        foreach (string target in starts.SelectMany(s => up.SelectMany(u => targets.Select(t => $"{s}{u}/{t}"))))
        {
            string answer = await RawSocket.Get(server, target);
            Assert.Equal((target, 404, unknown), (target, RawSocket.StatusOf(answer), RawSocket.BodyOf(answer)));
            tried++;
        }

        Assert.True(tried >= 300, $"{tried} spellings");
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_to_load_nothing_from_elsewhere()
    {
        await using WebMapServer server = await fixture.Start();
        foreach (string path in new[] { "/", "/api/study", "/no-such-thing", "/login", "/health" })
        {
            string answer = await RawSocket.Get(server, path);
            Assert.Contains("default-src 'self'", answer);
            Assert.Contains("frame-ancestors 'none'", answer);
            Assert.DoesNotContain("unsafe-", answer);
            Assert.Contains("X-Content-Type-Options: nosniff", answer);
            Assert.DoesNotContain("Server:", answer);
        }
    }

    [Fact]
    public async Task An_error_is_a_problem_in_the_readers_language_without_a_word_of_the_inside()
    {
        await using WebMapServer server = await fixture.Start();
        foreach ((string method, string path, int status) in new[] { ("GET", "/x", 404), ("POST", "/api/study", 405), ("GET", "/api/study?lang=fr", 400), ("POST", "/api/whatif", 415), ("OPTIONS", "/api/study", 405), ("GET", "/api/maps/x", 404) })
        {
            string answer = await RawSocket.Send(server, FormattableString.Invariant($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nAccept-Language: en\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
            Assert.Equal((path, status), (path, RawSocket.StatusOf(answer)));
            Assert.Contains("application/problem+json", answer);
            JsonElement problem = JsonDocument.Parse(RawSocket.BodyOf(answer)).RootElement;
            Assert.Equal(status, problem.GetProperty("status").GetInt32());
            Assert.DoesNotMatch("(?i)exception|stack|System\\.|Microsoft|\\.cs|/work|/tmp|/home|/root", RawSocket.BodyOf(answer));
        }
    }

    [Fact]
    public async Task A_fault_of_the_program_is_told_without_a_word_of_the_inside()
    {
        // A study without map definitions cannot be: whoever asks for its maps meets a fault deep in the program.
        await using WebMapServer server = await fixture.Start(study: fixture.Study with { Maps = null! });
        foreach ((string language, string title) in new[] { ("en", "A fault of the server"), ("vi", "Lỗi của chương trình máy chủ") })
        {
            string answer = await RawSocket.Get(server, "/api/maps?lang=" + language);
            Assert.Equal(500, RawSocket.StatusOf(answer));
            Assert.Contains("application/problem+json", answer);
            Assert.Contains("default-src 'self'", answer);
            JsonElement problem = JsonDocument.Parse(RawSocket.BodyOf(answer)).RootElement;
            Assert.Equal(["type", "title", "status"], problem.EnumerateObject().Select(p => p.Name));
            Assert.Equal(("about:blank", title), (problem.GetProperty("type").GetString(), problem.GetProperty("title").GetString()));
        }

        string line = Assert.Single(fixture.Log.Distinct(), l => l.Contains("/api/maps", StringComparison.Ordinal));
        Assert.DoesNotMatch("   at |\\.cs|Value cannot", line);
        Assert.Equal(200, RawSocket.StatusOf(await RawSocket.Get(server, "/health"))); // and the server goes on
    }

    [Theory]
    [InlineData("/%00")]
    [InlineData("/api/maps/%00")]
    [InlineData("/%")]
    [InlineData("/%zz")]
    [InlineData("/\u0001")]
    [InlineData("no-slash")]
    [InlineData("http://")]
    [InlineData("*")]
    [InlineData("/%f0%80%80%af")]
    [InlineData("/%c0%80")]
    [InlineData("/%ff%fe")]
    [InlineData("/api/maps/%ed%a0%80")]
    [InlineData("/api/search?q=%00%ff")]
    public async Task A_malformed_address_shows_nothing(string target)
    {
        await using WebMapServer server = await fixture.Start();
        string answer = await RawSocket.Get(server, target);
        Assert.Contains(RawSocket.StatusOf(answer), target.StartsWith("/api/search", StringComparison.Ordinal) ? [200, 400] : new[] { 400, 404, 405 });
        Assert.DoesNotMatch("(?i)exception|stack|System\\.|Microsoft|Kestrel|/tmp|/home|/root", answer);
        Assert.Equal(200, RawSocket.StatusOf(await RawSocket.Get(server, "/health")));
    }

    [Theory]
    [InlineData(3_000, 404)] // long, but a name like another
    [InlineData(5_000, 414)]
    [InlineData(2_000_000, 414)]
    public async Task An_overlong_address_is_refused_unread(int length, int status)
    {
        await using WebMapServer server = await fixture.Start();
        string answer = await RawSocket.Get(server, "/" + new string('a', length));
        Assert.Contains(RawSocket.StatusOf(answer), length > 1_000_000 ? [status, 0] : new[] { status }); // the connection may be cut before the answer is read
        Assert.Equal(200, RawSocket.StatusOf(await RawSocket.Get(server, "/health")));
    }

    [Fact]
    public async Task A_log_line_stays_one_line_whatever_a_client_sends()
    {
        await using WebMapServer server = await fixture.Start();
        await RawSocket.Get(server, "/api/study", "evil\u001b[2J\u0085.example");
        await RawSocket.Send(server, FormattableString.Invariant($"POST /api/whatif HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nOrigin: http://a\u001b]0;x\u0007\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        Assert.Equal("a\\u000D\\u000Ab\\u001B[31m\\u202E", LineLogger.Escaped("a\r\nb\u001b[31m\u202e"));
        Assert.All(fixture.Log, l => Assert.DoesNotContain(l, char.IsControl));
    }
}
