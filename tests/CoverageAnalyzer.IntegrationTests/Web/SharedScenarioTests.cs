using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Stores;
using CoverageAnalyzer.Workers.Jobs;
using CoverageAnalyzer.Workers.Queue;
using Hangfire;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Several people and servers at the scenarios of one store, and what the roles of the database and the tokens allow.</summary>
[Collection(PostgresGroup.Name)]
public sealed class SharedScenarioTests : IClassFixture<StoreFixture>, IDisposable
{
    private const string Study = "Quảng Trị '2012'";
    private const string OneMore = """{"edits":[{"action":"add","layer":"postal_points","code":"NEW1","name":"Mới","longitude":106.95,"latitude":16.45}]}""";
    private readonly PrivatePostgres server;
    private readonly StoreFixture fixture;
    private readonly StudySource source;
    private readonly string address;

    public SharedScenarioTests(SharedPostgres postgres, StoreFixture fixture)
    {
        server = postgres.Server;
        this.fixture = fixture;
        source = StudySource.Open(fixture.Study, new StudyOptions(1), "1.2.3");
        address = StoreFixture.NewStore(server);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ServedStudy Served => new() { Content = source.Content, Maps = source.Maps, Prepared = source.Prepared };

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task Of_many_who_save_through_two_servers_exactly_one_wins_and_the_others_are_told_who()
    {
        await using WebMapServer one = await Start(address), two = await Start(address);
        using HttpClient first = WebServerFixture.Client(one), second = WebServerFixture.Client(two);
        (HttpStatusCode made, string tag, _) = await Put(first, "chung", OneMore, by: "Lê Thị Bưởi");
        Assert.Equal(HttpStatusCode.Created, made);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(second, "chung", OneMore)).Status);
        for (int round = 0; round < 5; round++)
        {
            (HttpStatusCode Status, string Tag, JsonElement? Problem)[] race = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Put(
                i % 2 == 0 ? first : second, "chung", OneMore.Replace("NEW1", $"R{round}N{i}", StringComparison.Ordinal), tag, by: $"Người {i}")));
            (HttpStatusCode Status, string Tag, JsonElement? Problem) winner = Assert.Single(race, r => r.Status == HttpStatusCode.NoContent);
            string by = $"Người {Array.IndexOf(race, winner)}";
            Assert.All(race.Where(r => r.Status != HttpStatusCode.NoContent), r =>
            {
                Assert.Equal((HttpStatusCode.PreconditionFailed, winner.Tag), (r.Status, r.Tag));
                Assert.Equal(by, r.Problem!.Value.GetProperty("editedBy").GetString());
                Assert.Matches("^20..-..-..T..:..:..Z$", r.Problem.Value.GetProperty("editedAt").GetString()!);
            });
            tag = winner.Tag;
        }

        Assert.Equal(6L, server.Ask<long>(StoreFixture.DatabaseOf(address), "SELECT version FROM coverage.scenario"));
        JsonElement list = JsonDocument.Parse(await second.GetStringAsync(new Uri("api/scenarios", UriKind.Relative), Cancel)).RootElement;
        Assert.Equal(("chung", tag), (list[0].GetProperty("name").GetString(), list[0].GetProperty("etag").GetString()));
    }

    [Fact]
    public async Task Others_savings_change_the_status_and_what_is_stored_is_what_a_folder_would_hold()
    {
        await using WebMapServer one = await Start(address), two = await Start(address);
        using HttpClient first = WebServerFixture.Client(one), second = WebServerFixture.Client(two);
        string before = await Digest(second);
        (_, string tag, _) = await Put(first, "ba điểm", OneMore);
        string now = before;
        for (int tries = 0; now == before; tries++)
        {
            Assert.True(tries < 100, "the other server did not notice");
            await Task.Delay(50, Cancel);
            now = await Digest(second);
        }

        using PostGisDatabase database = PrivatePostgres.Open(address);
        var table = new ScenarioTable(database, Study);
        var folder = new ScenarioFolder(Directory.CreateTempSubdirectory("scenarios-").FullName);
        StoredScenario stored = table.Read("ba điểm", ScenarioEditor.Unnamed);
        Assert.Equal(tag.Trim('"'), stored.ETag);
        Assert.Equal(stored.ETag, folder.Save("ba điểm", stored.Scenario, null));
        Directory.Delete(Path.GetDirectoryName(folder.Directory)!, recursive: true);
        table.Delete("ba điểm", stored.ETag, ScenarioEditor.Unnamed);
        Assert.Throws<ScenarioMissingException>(() => table.Delete("ba điểm", stored.ETag, ScenarioEditor.Unnamed));
        Assert.Null(Assert.Throws<ScenarioConflictException>(() => table.Save("ba điểm", stored.Scenario, stored.ETag, ScenarioEditor.Unnamed)).CurrentETag);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("a\0")]
    [InlineData("")]
    public void A_name_that_could_be_no_file_is_none_in_the_store_either(string name)
    {
        using PostGisDatabase database = PrivatePostgres.Open(address);
        Assert.Throws<ScenarioException>(() => new ScenarioTable(database, Study).Read(name, ScenarioEditor.Unnamed));
    }

    [Fact]
    public async Task A_server_whose_database_user_may_only_look_is_look_only()
    {
        string user = "viewer_" + Guid.NewGuid().ToString("N")[..8], own = StoreFixture.As(server, address, user, "coverage_viewer");
        await using WebMapServer looking = await Start(own);
        using HttpClient client = WebServerFixture.Client(looking);
        JsonElement study = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/study?lang=en", UriKind.Relative), Cancel)).RootElement;
        Assert.False(study.GetProperty("canEdit").GetBoolean());
        Assert.Contains("coverage_editor", study.GetProperty("lookOnly").GetString(), StringComparison.Ordinal);
        await EveryChangeIsRefused(looking, client, null);
        using PostGisDatabase database = PrivatePostgres.Open(own);
        Scenario scenario = ScenarioReader.Parse(Encoding.UTF8.GetBytes(OneMore), "a.json");
        Assert.True(Assert.Throws<DataStoreException>(() => new ScenarioTable(database, Study).Save("a", scenario, null, ScenarioEditor.Unnamed)).IsRefusal);
    }

    [Fact]
    public async Task The_viewers_token_only_looks_and_the_database_itself_refuses_where_the_program_would_not()
    {
        string user = "editor_" + Guid.NewGuid().ToString("N")[..8], own = StoreFixture.As(server, address, user, "coverage_editor");
        AccessToken editors = AccessToken.Generate(), viewers = AccessToken.Generate();
        await using WebMapServer both = await Start(own, editors, viewers);
        using HttpClient client = WebServerFixture.Client(both);
        Assert.Equal(HttpStatusCode.Created, (await Put(client, "a", OneMore, token: editors.Text)).Status);
        await EveryChangeIsRefused(both, client, viewers.Text);
        Assert.True(await CanEdit(client, editors.Text));
        Assert.False(await CanEdit(client, viewers.Text));
        using HttpResponseMessage list = await Send(client, HttpMethod.Get, "api/scenarios", viewers.Text);
        Assert.Contains("\"a\"", await list.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        // The check of the program bypassed: the same user, asked for by a viewer.
        using PostGisDatabase database = PrivatePostgres.Open(own);
        var table = new ScenarioTable(database, Study);
        var viewer = new ScenarioEditor("ai đó", MayOnlyLook: true);
        StoredScenario stored = table.Read("a", viewer);
        Assert.True(Assert.Throws<DataStoreException>(() => table.Save("a", stored.Scenario, stored.ETag, viewer)).IsRefusal);
        Assert.True(Assert.Throws<DataStoreException>(() => table.Save("b", stored.Scenario, null, viewer)).IsRefusal);
        Assert.True(Assert.Throws<DataStoreException>(() => table.Delete("a", stored.ETag, viewer)).IsRefusal);
        Assert.Equal(stored.ETag, table.Read("a", viewer).ETag);
        table.Delete("a", stored.ETag, ScenarioEditor.Unnamed); // and the role was put down again with the transaction
    }

    [Fact]
    public async Task The_jobs_dashboard_is_for_editors_and_loads_its_own_files_only()
    {
        AccessToken editors = AccessToken.Generate(), viewers = AccessToken.Generate();
        using PostGisDatabase database = PrivatePostgres.Open(address);
        Assert.Null(JobsDashboard.StorageOf(database));
        HangfireQueue.Open(database, new QueueSettings());
        JobStorage jobs = JobsDashboard.StorageOf(database)!;
        await using WebMapServer both = await Start(address, editors, viewers, jobs);
        using HttpClient client = WebServerFixture.Client(both);
        foreach (string path in new[] { "jobs", "jobs/servers", "jobs/jobs/failed" })
        {
            using HttpResponseMessage page = await Send(client, HttpMethod.Get, path, editors.Text);
            string text = await page.Content.ReadAsStringAsync(Cancel);
            Assert.Equal((path, HttpStatusCode.OK), (path, page.StatusCode));
            Assert.Contains("Công việc · Jobs", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            Assert.DoesNotContain(PrivatePostgres.Password, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Host=", text, StringComparison.Ordinal);
            string policy = page.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch("https?:|\\*|unsafe-eval", policy);
            Assert.Equal(HttpStatusCode.Forbidden, (await Send(client, HttpMethod.Get, path, viewers.Text)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Send(client, HttpMethod.Get, path, null)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(client, HttpMethod.Post, "jobs/stats", viewers.Text)).StatusCode);
        using HttpResponseMessage shown = await Send(client, HttpMethod.Get, "jobs", viewers.Text, accept: "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        Assert.Contains("This token is only for looking", await shown.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(client, HttpMethod.Get, "jobs/%2e%2e/%2e%2e/etc/passwd", editors.Text)).StatusCode);
        await EveryChangeIsRefused(both, client, viewers.Text);
    }

    [Fact]
    public async Task The_dashboard_shows_what_becomes_of_pieces()
    {
        using PostGisDatabase database = PrivatePostgres.Open(address);
        HangfireQueue queue = HangfireQueue.Open(database, new QueueSettings());
        var job = Guid.Parse("0a1b2c3d-0000-0000-0000-000000000000");
        string[] tickets = [.. queue.Enqueue(job, [.. Enumerable.Range(0, 4).Select(i => new ChunkPlan($"measure {i + 1}/4", i, ChunkStage.Measure))], DateTime.UtcNow)
            .Select(t => t.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        queue.ShowTaken(tickets[0], "may-1");
        queue.ShowDone(tickets[1], TimeSpan.FromSeconds(2));
        queue.ShowFailed(tickets[2], "InputFileException", "no such column");
        await using WebMapServer server = await Start(address, jobs: JobsDashboard.StorageOf(database)!);
        using HttpClient client = WebServerFixture.Client(server);
        foreach ((string path, string[] shown) in new (string, string[])[]
        {
            ("jobs/enqueued/coverage", ["measure 4"]), ("jobs/processing", ["measure 1", "may-1"]), ("jobs/succeeded", ["measure 2"]), ("jobs/failed", ["measure 3", "no such column"]),
        })
        {
            string text = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("jobs/" + path, UriKind.Relative), Cancel));
            Assert.All(shown, s => Assert.Contains(s, text, StringComparison.Ordinal));
            Assert.Contains("0a1b2c3d", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_stops_the_start_with_words()
    {
        string bare = server.NewDatabase();
        DataStoreException unprepared = await Assert.ThrowsAsync<DataStoreException>(() => Start(bare));
        Assert.Contains("store init", unprepared.In(ReportLanguage.English), StringComparison.Ordinal);
        string user = "outsider_" + Guid.NewGuid().ToString("N")[..8], own = StoreFixture.As(server, address, user, "pg_read_all_data");
        DataStoreException outsider = await Assert.ThrowsAsync<DataStoreException>(() => Start(own, AccessToken.Generate(), AccessToken.Generate()));
        Assert.Contains("GRANT coverage_viewer", outsider.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L%C3%AA%20B%C6%B0%E1%BB%9Fi", "Lê Bưởi")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "scriptalert(1)script")]
    [InlineData("a%0D%0Ab%1B%E2%80%AE", "ab")]
    [InlineData("%ff%zz", "ffzz")]
    public void A_stated_name_is_kept_as_plain_letters(string header, string kept) => Assert.Equal(kept, WebVisitor.Plain(header));

    private Task<WebMapServer> Start(string store, AccessToken? token = null, AccessToken? viewers = null, JobStorage? jobs = null) => fixture.Start(
        Served, new WebMapServerOptions { Token = token, ViewerToken = viewers, Store = new WebStore { Address = StoreFixture.Parsed(store), Study = Study, Jobs = jobs } });

    // The list of endpoints says what there is: none can be forgotten.
    private static async Task EveryChangeIsRefused(WebMapServer looking, HttpClient client, string? token)
    {
        int tried = 0;
        foreach ((string method, string path) in RouteAddresses.Requests(looking).Where(r => r.Method is not ("GET" or "HEAD") && r.Address != "/login"))
        {
            using HttpResponseMessage answer = await Send(client, new HttpMethod(method), path + "?lang=en", token);
            Assert.Equal((method, path, HttpStatusCode.Forbidden), (method, path, answer.StatusCode));
            JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
            Assert.Equal("urn:coverage-analyzer:problem:look-only", problem.GetProperty("type").GetString());
            Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
            tried++;
        }

        Assert.True(tried >= 3, $"{tried} changing requests");
    }

    private static async Task<bool> CanEdit(HttpClient client, string token)
    {
        using HttpResponseMessage study = await Send(client, HttpMethod.Get, "api/study", token);
        return JsonDocument.Parse(await study.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("canEdit").GetBoolean();
    }

    private static async Task<string> Digest(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri("api/status", UriKind.Relative), Cancel)).RootElement.GetProperty("scenarios").GetString()!;

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, string? token, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await client.SendAsync(request, Cancel);
    }

    private static async Task<(HttpStatusCode Status, string Tag, JsonElement? Problem)> Put(HttpClient client, string name, string body, string? tag = null, string? by = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/scenarios/" + Uri.EscapeDataString(name)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }
        else
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag));
        }

        if (by is not null)
        {
            request.Headers.Add(WebVisitor.NameHeader, Uri.EscapeDataString(by));
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, Cancel);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, answer.Headers.ETag?.Tag ?? string.Empty, text.Length == 0 ? null : JsonDocument.Parse(text).RootElement.Clone());
    }
}
