using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Web.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

public sealed class TileEndpointTests(BuiltInLayers study) : IClassFixture<BuiltInLayers>
{
    [Fact]
    public async Task Tiles_are_sent_with_a_tag_and_not_sent_again()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapTiles((_, revision) => revision == "r1" ? study.Tiles : null);
        await app.StartAsync(cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Bounds bounds = study.Content.CommunePolygons.BoundsOf();
        string path = $"/tiles/r1/communes/8/{WorldGrid.Column((bounds.MinX + bounds.MaxX) / 2) >> 22}/{WorldGrid.Row((bounds.MinY + bounds.MaxY) / 2) >> 22}";

        using HttpResponseMessage plain = await client.GetAsync(path, cancellation);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", plain.Content.Headers.ContentType!.MediaType);
        Assert.Equal("private, max-age=31536000, immutable".Split(", ").Order(), plain.Headers.CacheControl!.ToString().Split(", ").Order());
        byte[] bytes = await plain.Content.ReadAsByteArrayAsync(cancellation);
        Assert.NotEmpty(DecodedTile.Of(bytes).Features);

        using HttpResponseMessage packed = await Send(client, path, r => r.Headers.AcceptEncoding.Add(new("gzip")), cancellation);
        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.False(packed.Headers.ETag!.IsWeak);
        await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(cancellation), CompressionMode.Decompress);
        var same = new MemoryStream();
        await unpacked.CopyToAsync(same, cancellation);
        Assert.Equal(bytes, same.ToArray());

        using HttpResponseMessage again = await Send(client, path, r => r.Headers.IfNoneMatch.Add(plain.Headers.ETag!), cancellation);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(plain.Headers.ETag, again.Headers.ETag);
        using HttpResponseMessage other = await Send(client, path, r => r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")), cancellation);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        foreach ((string address, HttpStatusCode expected) in new[]
        {
            ("/tiles/r1/communes/8/0/0", HttpStatusCode.NoContent), ("/tiles/r1/communes/8/256/0", HttpStatusCode.NotFound),
            ("/tiles/r1/communes/15/0/0", HttpStatusCode.NotFound), ("/tiles/r1/communes/8/-1/0", HttpStatusCode.NotFound),
            ("/tiles/r1/villages/8/0/0", HttpStatusCode.NotFound), ("/tiles/r1/Communes/8/0/0", HttpStatusCode.NotFound),
            ("/tiles/r0/communes/8/0/0", HttpStatusCode.NotFound), ("/tiles/r1/communes/99999999999/0/0", HttpStatusCode.NotFound),
        })
        {
            using HttpResponseMessage answer = await client.GetAsync(address, cancellation);
            Assert.True(expected == answer.StatusCode, $"{address}: {answer.StatusCode}");
        }
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string path, Action<HttpRequestMessage> with, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        return client.SendAsync(request, cancellation);
    }
}
