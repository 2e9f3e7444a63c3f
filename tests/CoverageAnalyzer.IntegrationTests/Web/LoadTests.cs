using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Clients that are many, slow or silent do not keep others out; a server that stops does so at once.</summary>
public sealed class LoadTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")] // says nothing
    [InlineData("GET /api/study HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")] // never ends its headers
    [InlineData("POST /api/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")] // never ends its body
    public async Task Five_hundred_slow_sockets_keep_nobody_out(string sent)
    {
        await using WebMapServer server = await fixture.Start(limits: new WebLimits { Connections = 200 });
        Socket[] slow = [.. Enumerable.Range(0, 500).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        try
        {
            foreach (Socket socket in slow)
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), Cancel);
                if (sent.Length > 0)
                {
                    try
                    {
                        await socket.SendAsync(Encoding.ASCII.GetBytes(sent), Cancel);
                    }
                    catch (SocketException)
                    {
                        // The server has cut it already.
                    }
                }
            }

            using HttpClient client = WebServerFixture.Client(server);
            client.Timeout = TimeSpan.FromSeconds(20); // against a lock-out, which would last a minute
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("health", UriKind.Relative), Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("api/maps", UriKind.Relative), Cancel)).StatusCode);
        }
        finally
        {
            Array.ForEach(slow, s => s.Dispose());
        }
    }

    // 200 are served, 1,000 wait, the rest is closed: who asks something comes to his turn all the same.
    [Fact]
    public async Task A_thousand_waiting_connections_keep_nobody_out()
    {
        await using WebMapServer server = await fixture.Start(limits: new WebLimits { Connections = 200 });
        Socket[] silent = [.. Enumerable.Range(0, 1_300).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        try
        {
            foreach (Socket socket in silent)
            {
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), Cancel);
                }
                catch (SocketException)
                {
                    // Beyond the line the server cuts it at once.
                }
            }

            using HttpClient client = WebServerFixture.Client(server);
            client.Timeout = TimeSpan.FromSeconds(30);
            HttpStatusCode? status = null;
            for (int attempt = 0; status is null && attempt < 60; attempt++)
            {
                try
                {
                    status = (await client.GetAsync(new Uri("health", UriKind.Relative), Cancel)).StatusCode;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(100, Cancel); // the line was full just then
                }
            }

            Assert.Equal(HttpStatusCode.OK, status);
        }
        finally
        {
            Array.ForEach(silent, s => s.Dispose());
        }
    }

    [Fact]
    public async Task Beyond_the_line_a_connection_is_closed_and_a_place_goes_to_the_one_who_waits()
    {
        await using WebMapServer server = await fixture.Start(limits: new WebLimits { Connections = 1, WaitingConnections = 1, IdleUnderPressure = TimeSpan.FromHours(1) });
        using Socket first = await Connect(server);
        Assert.StartsWith("HTTP/1.1 200", await Asked(first), StringComparison.Ordinal); // it keeps its place
        using Socket second = await Connect(server), third = await Connect(server);
        Task<string> one = Asked(second), other = Asked(third);
        Task<string> refused = await Task.WhenAny(one, other);
        Assert.Empty(await refused); // closed without a word
        Task<string> waiting = refused == one ? other : one;
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        Assert.StartsWith("HTTP/1.1 200", await waiting, StringComparison.Ordinal);

        static async Task<string> Asked(Socket socket)
        {
            var buffer = new byte[4096];
            try
            {
                await socket.SendAsync("GET /api/maps HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancel);
                return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Cancel));
            }
            catch (SocketException)
            {
                return string.Empty;
            }
        }
    }

    [Fact]
    public async Task Many_what_ifs_at_once_are_told_to_come_again()
    {
        await using WebMapServer server = await fixture.Start();
        using HttpClient client = WebServerFixture.Client(server);
        const string body = """{"edits":[{"action":"add","layer":"bts_sites","code":"X","longitude":106.9,"latitude":16.5}]}""";
        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.PostAsync(new Uri("api/whatif", UriKind.Relative), content, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.RetryAfter is not null);
            return answer.StatusCode;
        }));
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.All(statuses, s => Assert.Contains(s, new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable }));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("health", UriKind.Relative), Cancel)).StatusCode);
    }

    // Six clients whose refusals must wait: two are told at once, three in their turn, and the connection of the last is closed without a word.
    [Fact]
    public async Task Refusals_are_spaced_out_and_beyond_their_line_closed()
    {
        var limits = new WebLimits { RefusalsPerSecond = 10, WaitingRefusals = 3 };
        using var pace = new RefusalPace(limits);
        Task<bool>[] turns = [.. Enumerable.Range(0, 6).Select(_ => pace.Wait(Cancel))];
        Assert.True(turns[0].IsCompletedSuccessfully && turns[1].IsCompletedSuccessfully);
        Assert.False(turns[5].IsCompletedSuccessfully && await turns[5]);
        bool[] told = await Task.WhenAll(turns);
        Assert.Equal((bool[])[true, true, true, true, true, false], told);
        await using WebMapServer server = await fixture.Start(limits: limits with { RefusalsPerSecond = 1, WaitingRefusals = 0, WaitingWhatIfs = 0, Changes = 1, Requests = 0 });
        using HttpClient client = WebServerFixture.Client(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("api/maps", UriKind.Relative), Cancel)).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("api/maps", UriKind.Relative), Cancel));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("health", UriKind.Relative), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Requests_take_turns_and_all_come_to_theirs()
    {
        var lane = new RequestLane();
        int now = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => lane.Run(async () =>
        {
            for (int piece = 0; piece < 3; piece++)
            {
                int running = Interlocked.Increment(ref now);
                Thread.Sleep(1); // a piece of work that holds its thread
                InterlockedMost(ref most, running);
                Interlocked.Decrement(ref now);
                await Task.Yield();
            }
        })));
        Assert.InRange(most, 1, 2 * Environment.ProcessorCount);

        static void InterlockedMost(ref int most, int value)
        {
            for (int seen = most; value > seen; seen = most)
            {
                Interlocked.CompareExchange(ref most, value, seen);
            }
        }
    }

    [Fact]
    public async Task A_server_stops_in_the_midst_of_requests()
    {
        WebMapServer server = await fixture.Start();
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), Cancel);
        await slow.SendAsync("POST /api/whatif HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(), Cancel);
        long start = Stopwatch.GetTimestamp();
        await server.StopAsync();
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10)); // half a second is meant; a hang is what is looked for
        await server.DisposeAsync();
        Assert.Throws<SocketException>(() =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(new IPEndPoint(IPAddress.Loopback, server.Port));
        });
    }

    private static async Task<Socket> Connect(WebMapServer server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), Cancel);
        }
        catch (SocketException)
        {
            // Cut at once: what is sent by it fails as well.
        }

        return socket;
    }
}
