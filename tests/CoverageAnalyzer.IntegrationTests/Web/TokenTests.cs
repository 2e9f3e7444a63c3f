using System.Net;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Every route but health and login needs the token; found by the server's own list, so that a new route cannot forget.</summary>
public sealed class TokenTests(WebServerFixture fixture) : IClassFixture<WebServerFixture>
{
    private static readonly string[] Open = ["/health", "/login", "/login.css"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_refuses_every_bad_credential()
    {
        AccessToken token = AccessToken.Generate();
        await using WebMapServer server = await fixture.Start(token, new WebLimits { FailedTokenDelay = TimeSpan.Zero });
        using HttpClient client = WebServerFixture.Client(server);
        (string Name, string Value)?[] bad =
        [
            null,
            ("Authorization", "Bearer"),
            ("Authorization", "Bearer wrong"),
            ("Authorization", "Bearer " + token.Text[..^1]),
            ("Authorization", "Bearer " + token.Text + "x"),
            ("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("admin:" + token.Text))),
            ("Cookie", TokenGuard.Cookie + "=" + token.Text),
            ("X-Token", token.Text),
        ];
        int tried = 0;
        foreach ((string method, string address) in RouteAddresses.Requests(server).Where(r => !Open.Contains(r.Address)).Append(("GET", "/no-such-route")).Append(("POST", "/")))
        {
            foreach ((string Name, string Value)? credential in bad)
            {
                // A token in the address opens nothing either.
                using var request = new HttpRequestMessage(new HttpMethod(method), address + "?token=" + token.Text);
                if (credential is var (name, value))
                {
                    request.Headers.TryAddWithoutValidation(name, value);
                }

                using HttpResponseMessage answer = await client.SendAsync(request, Cancel);
                Assert.Equal((method, address, HttpStatusCode.Unauthorized), (method, address, answer.StatusCode));
                tried++;
            }
        }

        Assert.True(tried > 8 * 25, $"{tried} requests");
        using var good = new HttpRequestMessage(HttpMethod.Get, "/api/maps");
        good.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Text);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(good, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health", UriKind.Relative), Cancel)).StatusCode);
        Assert.DoesNotContain(fixture.Log, l => l.Contains(token.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_login_form_gives_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        AccessToken token = AccessToken.Generate();
        await using WebMapServer server = await fixture.Start(token, new WebLimits { FailedTokenDelay = TimeSpan.Zero });
        using HttpClient client = WebServerFixture.Client(server);
        using var wrong = new FormUrlEncodedContent([new("token", "nonsense")]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(new Uri("/login", UriKind.Relative), wrong, Cancel)).StatusCode);
        using var right = new FormUrlEncodedContent([new("token", token.Text)]);
        using HttpResponseMessage done = await client.PostAsync(new Uri("/login", UriKind.Relative), right, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        string cookie = done.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token.Text, cookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/study");
        request.Headers.TryAddWithoutValidation("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Another_address_than_the_machines_own_needs_a_token() =>
        await Assert.ThrowsAsync<ArgumentException>(() => WebMapServer.StartAsync(fixture.Study, new WebMapServerOptions { Address = IPAddress.Any }, Cancel));

    [Theory]
    [InlineData("short", false)]
    [InlineData("0123456789012345678901", true)]
    [InlineData("0123456789 12345678901", false)]
    public void A_token_has_128_bits_at_least(string text, bool taken) => Assert.Equal(taken, AccessToken.Parse(text + "\n", out _) is not null);
}
