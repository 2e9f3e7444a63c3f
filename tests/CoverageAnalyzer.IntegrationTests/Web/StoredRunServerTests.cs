using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>A server of a run in the store: newer runs, and a store that goes away and comes back.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoredRunServerTests(SharedPostgres postgres, StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly string[] Same = ["communes", "maps/average-service-radius", "limitations", "findings", "points/postal_points", "layers/communes"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_of_the_store_is_answered_as_its_folder_is_and_newer_ones_without_a_restart()
    {
        string address = StoreFixture.NewStore(postgres.Server);
        StoredRun first = fixture.Push(address);
        await using WebMapServer server = await fixture.Serve(address);
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement study = await Get(client, "api/study?lang=vi");
        Assert.Equal(first.Number, study.GetProperty("run").GetProperty("number").GetInt32());
        Assert.False(study.GetProperty("canEdit").GetBoolean());
        Assert.Contains("--scenarios store:", study.GetProperty("lookOnly").GetString(), StringComparison.Ordinal);
        await SameAsTheFolder(client);

        string revision = study.GetProperty("revision").GetString()!;
        using HttpResponseMessage before = await client.GetAsync(new Uri("api/study?lang=vi", UriKind.Relative), Cancel);
        StoredRun second = fixture.Push(address);
        JsonElement status = await Until(client, s => s.GetProperty("revision").GetString() != revision);
        Assert.Equal(second.Number, status.GetProperty("run").GetProperty("number").GetInt32());
        Assert.Equal("there", status.GetProperty("store").GetString());

        // Who names the edition it shows goes on with it; who names none gets the new one, under another tag.
        using HttpResponseMessage old = await Ask(client, "api/study?lang=vi", revision);
        Assert.Equal(before.Headers.ETag, old.Headers.ETag);
        using HttpResponseMessage now = await client.GetAsync(new Uri("api/study?lang=vi", UriKind.Relative), Cancel);
        Assert.NotEqual(before.Headers.ETag, now.Headers.ETag);
        using HttpResponseMessage unknown = await Ask(client, "api/study", "00000000");
        Assert.Equal(HttpStatusCode.Gone, unknown.StatusCode);
        Assert.Contains(fixture.Log, l => l.Contains("Run 2 is shown from now on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_store_is_away_the_map_stays_readable_and_it_recovers()
    {
        using PrivatePostgres own = PrivatePostgres.Start();
        string address = StoreFixture.NewStore(own);
        fixture.Push(address);
        await using WebMapServer server = await fixture.Serve(address);
        using HttpClient client = WebServerFixture.Client(server);
        Assert.Equal("there", (await Get(client, "api/status")).GetProperty("store").GetString());
        Assert.Equal(JsonValueKind.Array, (await Get(client, "api/scenarios")).ValueKind);
        own.Stop("immediate");
        JsonElement away = await Until(client, s => s.GetProperty("store").GetString() == "away");
        Assert.NotNull(away.GetProperty("storeSince").GetString());
        foreach (string path in Same)
        {
            using HttpResponseMessage readable = await client.GetAsync(new Uri("api/" + path, UriKind.Relative), Cancel);
            Assert.Equal((path, HttpStatusCode.OK), (path, readable.StatusCode));
        }

        using HttpResponseMessage scenarios = await client.GetAsync(new Uri("api/scenarios?lang=en", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, scenarios.StatusCode);
        string body = await scenarios.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("urn:coverage-analyzer:problem:store-away", body, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
        own.StartServer();
        await Until(client, s => s.GetProperty("store").GetString() == "there");
        Assert.Equal(JsonValueKind.Array, (await Get(client, "api/scenarios")).ValueKind);
        Assert.DoesNotContain(fixture.Log, l => l.Contains(PrivatePostgres.Password, StringComparison.Ordinal));
    }

    private async Task SameAsTheFolder(HttpClient stored)
    {
        using var source = CoverageAnalyzer.Studies.Viewing.StudySource.Open(fixture.Results, new(1), "test");
        await using WebMapServer folder = await fixture.Start(new CoverageAnalyzer.Web.ServedStudy { Content = source.Content, Maps = source.Maps }, new WebMapServerOptions());
        using HttpClient client = WebServerFixture.Client(folder);
        foreach (string path in Same)
        {
            var address = new Uri("api/" + path, UriKind.Relative);
            Assert.Equal(await client.GetStringAsync(address, Cancel), await stored.GetStringAsync(address, Cancel));
        }
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Coverage-Revision", revision);
        return await client.SendAsync(request, Cancel);
    }

    private static Task<JsonElement> Get(HttpClient client, string path) => client.GetFromJsonAsync<JsonElement>(path, Cancel);

    private static async Task<JsonElement> Until(HttpClient client, Func<JsonElement, bool> isSo)
    {
        for (int tries = 0; ; tries++)
        {
            JsonElement status = await Get(client, "api/status");
            if (isSo(status))
            {
                return status;
            }

            Assert.True(tries < 300, "it did not come about");
            await Task.Delay(100, Cancel);
        }
    }
}
