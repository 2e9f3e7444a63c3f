using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CoverageAnalyzer.Cli;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>The verb <c>serve</c> as a planner uses it: its words, its exit codes, what it opens, how it ends.</summary>
public sealed class ServeVerbTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private const string Study = "data/quang-tri-2012";
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(10); // against hangs; 0.2 to 0.7 s were measured

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_its_address_and_ends_in_good_order()
    {
        using var folder = new WorkFolder();
        using ServeProcess serve = await ServeProcess.Start(folder.Root, Study, "--port", "0", "--lang", "en");
        var address = new Uri(serve.Answer.Split('\n').Single(l => l.StartsWith("Map: ", StringComparison.Ordinal))[5..].Trim());
        Assert.Equal(("http", "127.0.0.1"), (address.Scheme, address.Host));
        using HttpClient client = Client(address);
        Assert.Equal("ok", (await Json(client, "health")).GetProperty("status").GetString());
        (int code, TimeSpan time, string errors) = await serve.Stop();
        Assert.Equal((ExitCode.Done, "The server has stopped."), (code, errors.Trim()));
        Assert.True(time < SoonEnough, $"{time}");
    }

    // The examples of the help, which run until they are stopped. A port that something else on this machine has is not blamed on the program.
    [Fact]
    public async Task Its_examples_run()
    {
        using var folder = new WorkFolder();
        foreach (string example in new CommandLineProgram().Verbs.Single(v => v.Name == "serve").Examples.Where(e => !e.Contains("store:", StringComparison.Ordinal))) // a store needs a server: StoredRunServerTests
        {
            string[] words = example.Split(' ')[1..];
            int at = Array.IndexOf(words, "--port") + 1;
            if (at > 0 && !IsFree(int.Parse(words[at], System.Globalization.CultureInfo.InvariantCulture)))
            {
                words[at] = "0";
            }

            using ServeProcess serve = await ServeProcess.Start(folder.Root, [.. words, "--json"]);
            Assert.Equal(serve.Address.Port, serve.Json.GetProperty("port").GetInt32());
            Assert.Contains(serve.Json.GetProperty("page").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
            Assert.False(serve.Json.TryGetProperty("token", out _));
            using HttpClient client = Client(serve.Address);
            Assert.Equal("Quảng Trị 2012", (await Json(client, "api/study")).GetProperty("name").GetString());
            Assert.Equal(ExitCode.Done, (await serve.Stop("INT")).ExitCode);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_when_stated_and_passed_over_when_not()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Run(folder.Root, "serve", Study, "--port", FormattableString.Invariant($"{port}"), "--lang", "en");
        Assert.Equal((ExitCode.Usage, string.Empty), (call.ExitCode, call.Out));
        Assert.Contains(FormattableString.Invariant($"{port}"), call.Error, StringComparison.Ordinal);
        Assert.Contains("--port", call.Error, StringComparison.Ordinal);
        await using WebMapServer server = await WebMapServer.StartAsync(fixture.Study, new WebMapServerOptions { Port = port, MorePorts = 50 }, Cancel);
        Assert.InRange(server.Port, port + 1, port + 50);
    }

    [Theory]
    [InlineData(ExitCode.Failed, "nothing-here")]
    [InlineData(ExitCode.Usage, Study, "--port", "99999")]
    [InlineData(ExitCode.Usage, Study, "--port", "-1")]
    [InlineData(ExitCode.Usage, Study, "--port", "http")]
    [InlineData(ExitCode.Usage, Study, "--listen", "example.org")]
    [InlineData(ExitCode.Usage, Study, "--token-file", "nothing-here")]
    [InlineData(ExitCode.Usage, Study, "--open-it")]
    [InlineData(ExitCode.Usage)]
    public async Task Wrong_calls_are_told_with_the_contracts_exit_codes(int code, params string[] args)
    {
        using var folder = new WorkFolder();
        CliCall call = await CliProcess.Run(folder.Root, ["serve", .. args, "--lang", "en"]);
        Assert.Equal((code, string.Empty), (call.ExitCode, call.Out));
        Assert.NotEmpty(call.Error);
        Assert.DoesNotContain("fault of the program", call.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Results_are_served_to_be_looked_at_only()
    {
        using var folder = new WorkFolder();
        Assert.Equal(0, (await CliProcess.Run(folder.Root, "analyze", Study, "--out", "results")).ExitCode);
        using ServeProcess serve = await ServeProcess.Start(folder.Root, "results", "--port", "0", "--json");
        using HttpClient client = Client(serve.Address);
        Assert.False((await Json(client, "api/study")).GetProperty("canEdit").GetBoolean());
        Assert.Equal(0, (await Json(client, "api/scenarios")).GetArrayLength());
        using HttpResponseMessage whatIf = await client.PostAsJsonAsync("api/whatif?lang=en", new { edits = Array.Empty<object>() }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, whatIf.StatusCode);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/scenarios/a") { Content = JsonContent.Create(new { edits = Array.Empty<object>() }) };
        put.Headers.TryAddWithoutValidation("If-None-Match", "*");
        Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(put, Cancel)).StatusCode);
        Assert.Equal(ExitCode.Done, (await serve.Stop()).ExitCode);
        Assert.False(Directory.Exists(folder["results/scenarios"]));
    }

    [Fact]
    public async Task Results_of_an_older_version_are_named_as_such()
    {
        using var folder = new WorkFolder();
        folder.Write("old/manifest.json", """{"program":"coverage-analyzer 0.0.1","outputs":[{"file":"report.html"}]}""");
        folder.Write("old/report.html", "old");
        CliCall call = await CliProcess.Run(folder.Root, "serve", "old", "--port", "0", "--lang", "en");
        Assert.Equal((ExitCode.Failed, string.Empty), (call.ExitCode, call.Out));
        Assert.Contains("older version", call.Error, StringComparison.Ordinal);
        Assert.Contains("0.0.1", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_beside_the_study_is_served_and_a_broken_one_named_while_the_rest_loads()
    {
        using var folder = new WorkFolder();
        string maps = Path.Combine(folder.Study, "maps");
        string mine = (await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot(), "maps", "postal-gap.json"), Cancel))
            .Replace("\"id\": \"postal-gap\"", "\"id\": \"our-own\"", StringComparison.Ordinal);
        folder.Write(Path.Combine(maps, "x.json"), mine);
        folder.Write(Path.Combine(maps, "broken.json"), """{ "id": "broken", "layers": 7 }""");
        using ServeProcess serve = await ServeProcess.Start(folder.Root, Study, "--port", "0", "--json", "--lang", "en");
        using HttpClient client = Client(serve.Address);
        string[] ids = [.. (await Json(client, "api/maps")).EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];
        Assert.Contains("our-own", ids);
        Assert.Contains("average-service-radius", ids);
        Assert.DoesNotContain("broken", ids);
        Assert.Equal("our-own", (await Json(client, "api/maps/our-own")).GetProperty("id").GetString());
        (int code, _, string errors) = await serve.Stop();
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("broken.json", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("x.json", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_it_in_the_midst_of_a_request(string signal)
    {
        using var folder = new WorkFolder();
        using ServeProcess serve = await ServeProcess.Start(folder.Root, Study, "--port", "0", "--json", "--lang", "en");
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(new IPEndPoint(IPAddress.Loopback, serve.Address.Port), Cancel);
        await slow.SendAsync("POST /api/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(), Cancel);
        using HttpClient client = Client(serve.Address);
        await Json(client, "health"); // the server has the slow request by now
        (int code, TimeSpan time, string errors) = await serve.Stop(signal);
        Assert.Equal((ExitCode.Done, "The server has stopped."), (code, errors.Trim()));
        Assert.True(time < SoonEnough, $"{time}");
    }

    [Fact]
    public async Task Other_machines_need_the_token_it_prints()
    {
        using var folder = new WorkFolder();
        using ServeProcess serve = await ServeProcess.Start(folder.Root, Study, "--port", "0", "--listen", "0.0.0.0", "--json");
        string token = serve.Json.GetProperty("token").GetString()!;
        Assert.True(token.Length >= 22, "fewer than 128 bits");
        using HttpClient client = Client(serve.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("api/study", UriKind.Relative), Cancel)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.Equal("Quảng Trị 2012", (await Json(client, "api/study")).GetProperty("name").GetString());
        (int code, _, string errors) = await serve.Stop();
        Assert.Equal(ExitCode.Done, code);
        Assert.DoesNotContain(token, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_opens_it_and_is_never_printed()
    {
        const string token = "canary-0123456789-abcdefghij";
        using var folder = new WorkFolder();
        folder.Write("token.txt", token + "\n");
        using ServeProcess serve = await ServeProcess.Start(folder.Root, Study, "--port", "0", "--token-file", "token.txt", "--json");
        using HttpClient client = Client(serve.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("api/maps", UriKind.Relative), Cancel)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        Assert.NotEqual(0, (await Json(client, "api/maps")).GetArrayLength());
        Assert.DoesNotContain(token, serve.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(token, (await serve.Stop()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_IPv6_serves_all_the_same()
    {
        using var folder = new WorkFolder();
        int port = FreePort();
        using ServeProcess serve = await ServeProcess.Start(
            folder.Root, [("DOTNET_SYSTEM_NET_DISABLEIPV6", "1")], Study, "--port", FormattableString.Invariant($"{port}"), "--json");
        using HttpClient client = Client(serve.Address);
        Assert.Equal("ok", (await Json(client, "health")).GetProperty("status").GetString());
        Assert.Equal(ExitCode.Done, (await serve.Stop()).ExitCode);
    }

    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = address };

    private static async Task<JsonElement> Json(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel)).RootElement;

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
