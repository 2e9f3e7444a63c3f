using System.Net;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>The answers have the shapes of the page's contract, in both languages, with tags that spare sending them again.</summary>
public sealed class ContractTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_study_says_what_the_run_found_in_both_languages()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement vi = await Json(client, "api/study?lang=vi"), en = await Json(client, "api/study?lang=en");
        Assert.Equal(fixture.Study.Content.StudyName, vi.GetProperty("name").GetString());
        Assert.Equal(("vi", "en"), (vi.GetProperty("language").GetString(), en.GetProperty("language").GetString()));
        JsonElement radius = vi.GetProperty("headlines").EnumerateArray().Single(h => h.GetProperty("id").GetString() == "average_service_radius");
        Assert.Equal(fixture.Study.Content.Province.AverageServiceRadiusKilometres, radius.GetProperty("value").GetDouble());
        Assert.Contains(',', radius.GetProperty("text").GetString()!);
        Assert.Contains("+towgs84=-191.90441429", vi.GetProperty("vn2000").GetProperty("proj").GetString());
        Assert.Contains("106-15", vi.GetProperty("vn2000").GetProperty("name").GetString());
        Assert.True(vi.GetProperty("canEdit").GetBoolean());
        Assert.Equal(JsonValueKind.Null, vi.GetProperty("background").ValueKind);
        Assert.Equal(10, vi.GetProperty("districts").GetArrayLength());
    }

    [Fact]
    public async Task Every_map_has_a_class_for_every_feature()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement maps = await Json(client, "api/maps?lang=en");
        Assert.True(maps.GetArrayLength() > 5);
        foreach (string id in maps.EnumerateArray().Select(m => m.GetProperty("id").GetString()!))
        {
            JsonElement map = await Json(client, $"api/maps/{id}?lang=en");
            JsonElement leading = map.GetProperty("layers")[map.GetProperty("leading").GetInt32()];
            if (leading.GetProperty("classOf") is { ValueKind: JsonValueKind.Array } classes)
            {
                int[] counted = [.. leading.GetProperty("legend").EnumerateArray().Select(e => e.GetProperty("count").GetInt32())];
                Assert.Equal(counted, Enumerable.Range(0, counted.Length).Select(c => classes.EnumerateArray().Count(v => v.GetInt32() == c)));
            }
        }
    }

    [Fact]
    public async Task The_table_has_a_cell_for_each_column_and_null_for_what_is_unknown()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement table = await Json(client, "api/communes");
        int columns = table.GetProperty("columns").GetArrayLength();
        Assert.Equal(fixture.Study.Content.Communes.Count, table.GetProperty("rows").GetArrayLength());
        Assert.All(table.GetProperty("rows").EnumerateArray(), r => Assert.Equal(columns, r.GetArrayLength()));
        int population = table.GetProperty("columns").EnumerateArray().ToList().FindIndex(c => c.GetProperty("name").GetString() == "population");
        Assert.Equal(
            fixture.Study.Content.Communes.Select(c => double.IsNaN(c.Population)),
            table.GetProperty("rows").EnumerateArray().Select(r => r[population].ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task A_commune_with_a_gap_says_why_sentence_by_sentence()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        int gap = fixture.Study.Content.Communes.ToList().FindIndex(c => c.Reasons.Count > 1);
        JsonElement detail = await Json(client, FormattableString.Invariant($"api/communes/{gap}?lang=en"));
        Assert.Equal(fixture.Study.Content.Communes[gap].Reasons.Select(r => r.English), detail.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.NotEqual(0, detail.GetProperty("verdicts").GetArrayLength());
        string[] words = ["read", "fit", "partly", "not_found", "proposal"];
        Assert.All(detail.GetProperty("verdicts").EnumerateArray(), v => Assert.Contains(v.GetProperty("status").GetString(), words));
        Assert.All(detail.GetProperty("verdicts").EnumerateArray(), v => Assert.NotEmpty(v.GetProperty("statusText").GetString()!));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("api/communes/9999", UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Limitations_name_each_kind_by_the_word_of_the_communes_column()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        string[] columns = [.. (await Json(client, "api/communes")).GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        JsonElement[] vi = [.. (await Json(client, "api/limitations?lang=vi")).GetProperty("rows").EnumerateArray()];
        JsonElement[] en = [.. (await Json(client, "api/limitations?lang=en")).GetProperty("rows").EnumerateArray()];
        Assert.Equal(vi.Select(r => r.GetProperty("kind").GetString()), en.Select(r => r.GetProperty("kind").GetString()));
        Assert.Contains("mountainous", vi.Select(r => r.GetProperty("kind").GetString()));
        Assert.All(vi, r => Assert.Equal(r.GetProperty("total").GetBoolean(), r.GetProperty("kind").ValueKind == JsonValueKind.Null));
        Assert.All(vi.Where(r => !r.GetProperty("total").GetBoolean()), r => Assert.Contains(r.GetProperty("kind").GetString()!, columns));
    }

    [Fact]
    public async Task OGC_addresses_speak_the_language_asked_for()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        foreach ((string language, string word) in new[] { ("vi", "số nguyên"), ("en", "whole number") })
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"ogc/collections/communes/items?limit=x&lang={language}", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal([language], answer.Content.Headers.ContentLanguage);
            Assert.Contains(word, JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)).RootElement.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }

        JsonElement page = await Json(client, "ogc/collections/communes/items?limit=10&lang=en");
        Assert.Contains("lang=en", page.GetProperty("links").EnumerateArray().Single(l => l.GetProperty("rel").GetString() == "next").GetProperty("href").GetString()!);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("ogc/collections?lang=fr", UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Background_tiles_are_told_and_their_host_alone_may_be_an_image_source()
    {
        await using WebMapServer server = await fixture.Start(study: fixture.Study with { Background = new("https://tile.example.org:8443/a/{z}/{x}/{y}.png", "© Example", 17) });
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement background = (await Json(client, "api/study")).GetProperty("background");
        Assert.Equal(("https://tile.example.org:8443/a/{z}/{x}/{y}.png", "© Example", 17), (background.GetProperty("url").GetString(), background.GetProperty("attribution").GetString(), background.GetProperty("maximumZoom").GetInt32()));
        using HttpResponseMessage page = await client.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        string[] policy = [.. page.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries)];
        Assert.Contains("img-src 'self' data: blob: https://tile.example.org:8443", policy);
        Assert.All(policy.Where(p => !p.StartsWith("img-src", StringComparison.Ordinal)), p => Assert.DoesNotContain("example.org", p));
    }

    [Fact]
    public async Task What_was_prepared_ahead_is_what_is_answered()
    {
        AccessToken token = AccessToken.Generate();
        await using WebMapServer server = await fixture.Start(token), cold = await fixture.Start(token);
        await server.PreparePageAsync(Cancel);
        await server.PrepareRestAsync(ReportLanguage.English, Cancel);
        Assert.DoesNotContain(fixture.Log, l => l.Contains("fault", StringComparison.Ordinal) || l.Contains("token", StringComparison.Ordinal));
        using HttpClient client = WebServerFixture.Client(server), other = WebServerFixture.Client(cold);
        client.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization = new("Bearer", token.Text);
        foreach (string address in new[] { "api/maps?lang=vi", "api/communes?lang=en", "api/maps/postal-gap?lang=vi", "api/layers/communes", "api/limitations?lang=en" })
        {
            Assert.Equal(await other.GetStringAsync(new Uri(address, UriKind.Relative), Cancel), await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel));
        }
    }

    [Fact]
    public async Task Search_takes_words_without_accents()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        Assert.Equal("Xã Tà Rụt", (await Json(client, "api/search?q=ta%20rut"))[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri("api/search?q=" + new string('a', 101), UriKind.Relative), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("api/study", null)]
    [InlineData("api/study", "br")]
    [InlineData("api/layers/communes", "gzip")]
    [InlineData("api/communes", "gzip, br")]
    public async Task A_known_tag_is_answered_by_304(string address, string? encoding)
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        if (encoding is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        using HttpResponseMessage first = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(encoding?.Split(' ')[^1], first.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.False(first.Headers.ETag!.IsWeak);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag.Tag);
        using HttpResponseMessage second = await client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task The_document_lists_every_route()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement paths = (await Json(client, "openapi.json")).GetProperty("paths");
        foreach (string address in RouteAddresses.Of(server))
        {
            Assert.True(paths.TryGetProperty(address, out JsonElement item), address);
            Assert.All(item.EnumerateObject(), o => Assert.NotEmpty(o.Value.GetProperty("summary").GetString()!));
        }
    }

    private static async Task<JsonElement> Json(HttpClient client, string address)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)).RootElement;
    }
}
