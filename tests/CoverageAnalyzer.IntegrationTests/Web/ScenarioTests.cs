using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>"What if" over the web: what changes, what cannot be, and two people at one scenario.</summary>
public sealed class ScenarioTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private const string OneMore = """{"edits":[{"action":"add","layer":"postal_points","code":"NEW1","name":"Mới","longitude":106.95,"latitude":16.45}]}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_more_point_lowers_the_average_service_radius()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement answer = await Post(client, "api/whatif?map=average-service-radius&lang=en&serviceAreas=1", OneMore, HttpStatusCode.OK);
        double radius = answer.GetProperty("headlines").EnumerateArray().Single(h => h.GetProperty("id").GetString() == "average_service_radius").GetProperty("value").GetDouble();
        Assert.True(radius < fixture.Study.Content.Province.AverageServiceRadiusKilometres);
        int points = fixture.Study.Content.PostalPoints!.Count + 1;
        Assert.Equal(points, answer.GetProperty("points").GetProperty("postal_points").GetArrayLength());
        Assert.Equal(points, answer.GetProperty("serviceAreas").GetProperty("features").GetArrayLength());
        Assert.False(answer.GetProperty("points").TryGetProperty("bts_sites", out _));
        Assert.InRange(answer.GetProperty("rows").EnumerateObject().Count(), 1, fixture.Study.Content.Communes.Count - 1);
        Assert.Equal("average-service-radius", answer.GetProperty("map").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_point_outside_the_province_is_noted()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement answer = await Post(client, "api/whatif", OneMore.Replace("106.95", "100.5", StringComparison.Ordinal), HttpStatusCode.OK);
        Assert.NotEqual(0, answer.GetProperty("notes").GetArrayLength());
    }

    [Theory]
    [InlineData("{", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"edits":[{"action":"fly","layer":"postal_points","code":"A"}]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"edits":[],"more":1}""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_that_is_no_scenario_is_refused_with_the_reason(string body, HttpStatusCode status)
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        JsonElement problem = await Post(client, "api/whatif?lang=en", body, status);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Ten_thousand_points_pass_and_a_body_beyond_the_limit_does_not()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        string Many(int count) => "{\"edits\":[" + string.Join(',', Enumerable.Range(0, count).Select(i => FormattableString.Invariant(
            $"{{\"action\":\"add\",\"layer\":\"bts_sites\",\"code\":\"N{i}\",\"name\":\"Trạm mới số {i}\",\"longitude\":{106.6 + (i % 100 * 0.006)},\"latitude\":{16.3 + (i / 100 * 0.006)},\"radiusKilometres\":2.5}}"))) + "]}";
        JsonElement answer = await Post(client, "api/whatif", Many(10_000), HttpStatusCode.OK);
        Assert.Equal(fixture.Study.Content.BtsSites!.Count + 10_000, answer.GetProperty("points").GetProperty("bts_sites").GetArrayLength());
        await Post(client, "api/whatif", Many(10_001), HttpStatusCode.UnprocessableEntity);
        await Post(client, "api/whatif", "{\"edits\":[]" + new string(' ', 5 << 20) + "}", HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_nothing_is_lost()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        string address = "api/scenarios/" + Guid.NewGuid().ToString("N");
        Assert.Equal((HttpStatusCode)428, (await Put(client, address, OneMore)).Status);
        (HttpStatusCode made, string first) = await Put(client, address, OneMore, none: true);
        Assert.Equal(HttpStatusCode.Created, made);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(client, address, OneMore, none: true)).Status);
        using HttpResponseMessage read = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(first, read.Headers.ETag!.Tag);

        (HttpStatusCode, string)[] race = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Put(client, address, OneMore.Replace("NEW1", $"NEW{i + 2}", StringComparison.Ordinal), tag: first)));
        (HttpStatusCode _, string winner) = Assert.Single(race, r => r.Item1 == HttpStatusCode.NoContent);
        Assert.All(race.Where(r => r.Item1 != HttpStatusCode.NoContent), r => Assert.Equal((HttpStatusCode.PreconditionFailed, winner), r));

        Assert.Equal(HttpStatusCode.PreconditionFailed, await Delete(client, address, first));
        Assert.Equal(HttpStatusCode.NoContent, await Delete(client, address, winner));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode);
    }

    private static async Task<JsonElement> Post(HttpClient client, string address, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.ExpectContinue = true; // a body that is too large is then refused before it is sent
        using HttpResponseMessage answer = await client.SendAsync(request, Cancel);
        Assert.Equal(status, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)).RootElement;
    }

    private static async Task<(HttpStatusCode Status, string Tag)> Put(HttpClient client, string address, string body, string? tag = null, bool none = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag));
        }

        if (none)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, Cancel);
        return (answer.StatusCode, answer.Headers.ETag?.Tag ?? string.Empty);
    }

    private static async Task<HttpStatusCode> Delete(HttpClient client, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, address);
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag));
        using HttpResponseMessage answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
