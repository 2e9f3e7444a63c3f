using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary><c>serve store:NAME</c> of a study that was pushed with its layers: edited and tried by who may, looked at by the others.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoredStudyServerTests(SharedPostgres postgres, StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const string Name = "Quảng Trị 2012", Variable = "CA_STORED_STUDY";
    private const string OneMore = """{"edits":[{"action":"add","layer":"postal_points","code":"NEW1","name":"Mới","longitude":106.95,"latitude":16.45}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pushed_study_is_tried_out_and_its_scenarios_are_in_the_store()
    {
        string address = NewStore();
        string viewers = "v" + new string('w', 30), editors = "e" + new string('d', 30);
        using ServeProcess process = await Serve(fixture.Study, address, "--token-file", Token(editors), "--viewer-token-file", Token(viewers));
        using HttpClient editor = Client(process, editors), viewer = Client(process, viewers);
        JsonElement study = await editor.GetFromJsonAsync<JsonElement>("api/study?lang=en", Cancel);
        Assert.True(study.GetProperty("canEdit").GetBoolean());
        Assert.Equal(JsonValueKind.Null, study.GetProperty("run").ValueKind);

        using HttpResponseMessage tried = await editor.PostAsync(new Uri("api/whatif?map=average-service-radius&lang=en", UriKind.Relative), Body(), Cancel);
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        JsonElement answer = JsonDocument.Parse(await tried.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Contains("157", answer.GetRawText(), StringComparison.Ordinal); // 156 points and the new one

        using var save = new HttpRequestMessage(HttpMethod.Put, "api/scenarios/ba") { Content = Body() };
        save.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.Created, (await editor.SendAsync(save, Cancel)).StatusCode);
        Assert.Equal(Name, postgres.Server.Ask<string>(StoreFixture.DatabaseOf(address), "SELECT study FROM coverage.scenario WHERE name = 'ba'"));

        Assert.False((await viewer.GetFromJsonAsync<JsonElement>("api/study", Cancel)).GetProperty("canEdit").GetBoolean());
        using HttpResponseMessage refused = await viewer.PostAsync(new Uri("api/whatif", UriKind.Relative), Body(), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        Assert.Equal(JsonValueKind.Null, (await editor.GetFromJsonAsync<JsonElement>("api/status", Cancel)).GetProperty("pushed").ValueKind);
        Push(address);
        JsonElement status = await Until(editor, s => s.GetProperty("pushed").ValueKind == JsonValueKind.Object);
        Assert.Equal(2, status.GetProperty("pushed").GetProperty("number").GetInt32());
        Assert.Equal(0, (await process.Stop()).ExitCode);
    }

    [Fact]
    public async Task A_study_that_cannot_be_opened_here_is_looked_at_in_its_newest_run_with_a_sentence()
    {
        string address = NewStore();
        fixture.Push(address);

        // Its elevation raster is not in the store, and not on this machine either.
        postgres.Server.Execute(StoreFixture.DatabaseOf(address), "UPDATE coverage.study SET settings = replace(settings, 'elevation.tif', 'elevation-elsewhere.tif')");
        string elsewhere = Directory.CreateTempSubdirectory("ca-elsewhere-").FullName;
        using ServeProcess process = await Serve(elsewhere, address);
        using HttpClient client = Client(process, null);
        JsonElement study = await client.GetFromJsonAsync<JsonElement>("api/study?lang=en", Cancel);
        Assert.Equal(1, study.GetProperty("run").GetProperty("number").GetInt32());
        Assert.False(study.GetProperty("canEdit").GetBoolean());
        Assert.Contains("could not open the study", study.GetProperty("lookOnly").GetString(), StringComparison.Ordinal);
        string errors = (await process.Stop()).Errors;
        Assert.Contains("only the newest run is shown", errors, StringComparison.Ordinal);
        Assert.Contains("elevation-elsewhere.tif", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(PrivatePostgres.Password, errors, StringComparison.Ordinal);
        Directory.Delete(elsewhere);
    }

    [Fact]
    public async Task A_user_who_may_only_look_sees_the_newest_run_and_a_run_by_its_number_is_only_looked_at()
    {
        string address = NewStore();
        fixture.Push(address);
        string looking = StoreFixture.As(postgres.Server, address, "viewer_" + Guid.NewGuid().ToString("N")[..8], "coverage_viewer");
        foreach ((string who, string name, string reason) in new[] { (looking, Name, "coverage_editor"), (address, Name + "@1", "a run in the shared store") })
        {
            using ServeProcess process = await Serve(fixture.Study, who, name);
            using HttpClient client = Client(process, null);
            JsonElement study = await client.GetFromJsonAsync<JsonElement>("api/study?lang=en", Cancel);
            Assert.Equal(1, study.GetProperty("run").GetProperty("number").GetInt32());
            Assert.Contains(reason, study.GetProperty("lookOnly").GetString(), StringComparison.Ordinal);
            using HttpResponseMessage refused = await client.PostAsync(new Uri("api/whatif", UriKind.Relative), Body(), Cancel);
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        }
    }

    private static StringContent Body() => new(OneMore, Encoding.UTF8, "application/json");

    private string Token(string text)
    {
        string file = Path.Combine(fixture.Study, "token-" + text[..1]);
        File.WriteAllText(file, text);
        return file;
    }

    private string NewStore()
    {
        string address = StoreFixture.NewStore(postgres.Server);
        Push(address);
        return address;
    }

    private void Push(string address)
    {
        using PostGisDatabase database = PrivatePostgres.Open(address);
        Assert.Equal(Name, StudyPush.Push(database, fixture.Study, null, Cancel).Name);
    }

    // The rasters of a study in the store are looked for from the folder the program is started in.
    private static Task<ServeProcess> Serve(string folder, string address, params string[] more)
    {
        string name = more is [{ } first, ..] && !first.StartsWith('-') ? first : Name;
        return ServeProcess.Start(folder, [(Variable, address)], ["store:" + name, "--database", "env:" + Variable, "--port", "0", "--json", "--lang", "en", .. more.SkipWhile(m => m == name)]);
    }

    private static HttpClient Client(ServeProcess process, string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = process.Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    private static async Task<JsonElement> Until(HttpClient client, Func<JsonElement, bool> isSo)
    {
        for (int tries = 0; ; tries++)
        {
            JsonElement status = await client.GetFromJsonAsync<JsonElement>("api/status", Cancel);
            if (isSo(status))
            {
                return status;
            }

            Assert.True(tries < 200, "it did not come about");
            await Task.Delay(100, Cancel);
        }
    }
}
