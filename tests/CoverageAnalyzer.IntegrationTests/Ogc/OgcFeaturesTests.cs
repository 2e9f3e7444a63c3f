using System.Net;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.IntegrationTests.Ogc;

/// <summary>The answers of the OGC addresses: links, paging, filters, coordinate systems, refusals.</summary>
public sealed class OgcFeaturesTests(OgcServer server) : IClassFixture<OgcServer>
{
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    [Fact]
    public async Task The_landing_page_links_to_all_that_clients_look_for()
    {
        JsonNode landing = await Get("/ogc");
        var links = landing["links"]!.AsArray().ToDictionary(l => (string)l!["rel"]!, l => (Href: (string)l!["href"]!, Type: (string)l["type"]!), StringComparer.Ordinal);
        Assert.Superset(new HashSet<string> { "self", "service-desc", "service-doc", "conformance", "data" }, links.Keys.ToHashSet());
        foreach ((string href, string type) in links.Values)
        {
            using HttpResponseMessage answer = await server.Client.GetAsync(href, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith(type, answer.Content.Headers.ContentType!.ToString().Replace("; ", ";", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        JsonArray conforms = (await Get("/ogc/conformance"))["conformsTo"]!.AsArray();
        Assert.All(["features-1/1.0/conf/core", "features-1/1.0/conf/geojson", "features-1/1.0/conf/oas30", "features-2/1.0/conf/crs"], c => Assert.Contains(conforms, n => ((string)n!).EndsWith(c, StringComparison.Ordinal)));
        Assert.Equal(
            ["communes", "service_areas", "postal_points", "bts_sites", "national_border"],
            (await Get("/ogc/collections"))["collections"]!.AsArray().Select(c => (string)c!["id"]!));
        JsonNode api = await Get("/ogc/api");
        Assert.Equal(10_000, (int)api["components"]!["parameters"]!["limit"]!["schema"]!["maximum"]!);
        Assert.NotNull(api["paths"]!["/collections/communes/items"]);
    }

    [Theory]
    [InlineData("communes", "", 7)]
    [InlineData("communes", "&bbox=106.5,16.5,107.1,16.9&token=abc", 10)]
    [InlineData("postal_points", "&counted=yes", 100)]
    public async Task Pages_follow_one_another_and_lose_nothing(string collection, string parameters, int limit)
    {
        var seen = new List<int>();
        string? next = $"{server.Root}/ogc/collections/{collection}/items?limit={limit}{parameters}";
        JsonNode whole = await Get($"/ogc/collections/{collection}/items?limit=10000{parameters}");
        int pages = 0;
        while (next is not null)
        {
            JsonNode page = JsonNode.Parse(await server.Client.GetStringAsync(next, TestContext.Current.CancellationToken))!;
            Assert.Equal((int)whole["numberMatched"]!, (int)page["numberMatched"]!);
            Assert.Equal(page["features"]!.AsArray().Count, (int)page["numberReturned"]!);
            seen.AddRange(page["features"]!.AsArray().Select(f => (int)f!["id"]!));
            next = (string?)page["links"]!.AsArray().SingleOrDefault(l => (string)l!["rel"]! == "next")?["href"];
            Assert.True(next is null || !parameters.Contains("token", StringComparison.Ordinal) || next.Contains("token=abc", StringComparison.Ordinal));
            pages++;
        }

        Assert.True(pages > 1, "more than one page");
        Assert.Equal(whole["features"]!.AsArray().Select(f => (int)f!["id"]!), seen);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Properties_filter_and_are_those_of_the_tables()
    {
        string district = server.Content.Districts[1].Name;
        JsonNode of = await Get($"/ogc/collections/communes/items?limit=1000&district={Uri.EscapeDataString(district)}");
        Assert.Equal(server.Content.Communes.Count(c => c.Commune.District == district), (int)of["numberMatched"]!);
        Assert.All(of["features"]!.AsArray(), f => Assert.Equal(district, (string)f!["properties"]!["district"]!));
        JsonNode mountainous = await Get("/ogc/collections/communes/items?mountainous=yes&mobile_gap=full&datetime=2012-01-01/..");
        Assert.Equal(server.Content.Communes.Count(c => c.Mountainous == Verdict.Yes && c.MobileGap == Engine.Gaps.GapLevel.Full), (int)mountainous["numberMatched"]!);
        JsonNode one = await Get("/ogc/collections/communes/items/3");
        Assert.Equal((3, server.Content.Communes[2].Commune.Code), ((int)one["id"]!, (string)one["properties"]!["code"]!));
        Assert.Equal(server.Content.Communes[2].MobileCoveredAreaFraction, (double)one["properties"]!["mobile_covered_area_share"]!, 6);
    }

    [Fact]
    public async Task Each_system_has_its_axes_and_its_name_in_the_header()
    {
        var site = server.Content.BtsSites![0];
        foreach ((string? uri, double first, double second, double tolerance) in new (string?, double, double, double)[]
        {
            (null, site.LongitudeDegrees, site.LatitudeDegrees, 6e-8),
            (Epsg + "4326", site.LatitudeDegrees, site.LongitudeDegrees, 6e-8),
            (Epsg + "3857", site.LongitudeDegrees * 20037508.342789244 / 180, Math.Asinh(Math.Tan(site.LatitudeDegrees * Math.PI / 180)) * 6378137, 6e-4),
            (Epsg + "32648", server.Content.BtsPlane!.Value.X[0], server.Content.BtsPlane.Value.Y[0], 6e-4),
        })
        {
            using HttpResponseMessage answer = await server.Client.GetAsync(
                $"{server.Root}/ogc/collections/bts_sites/items/1{(uri is null ? "" : "?crs=" + Uri.EscapeDataString(uri))}", TestContext.Current.CancellationToken);
            Assert.Equal($"<{uri ?? "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}>", Assert.Single(answer.Headers.GetValues("Content-Crs")));
            JsonArray place = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["geometry"]!["coordinates"]!.AsArray();
            Assert.Equal(first, (double)place[0]!, tolerance);
            Assert.Equal(second, (double)place[1]!, tolerance);
        }
    }

    [Fact]
    public async Task A_box_finds_the_same_features_in_every_system_and_one_inside_a_commune_finds_that_one()
    {
        var plane = server.Content.CommunePlane.BoundsOf(40);
        double x = (plane.MinX + plane.MaxX) / 2, y = (plane.MinY + plane.MaxY) / 2;
        FormattableString box = $"{x - 3000},{y - 3000},{x + 3000},{y + 3000}";
        JsonNode inPlane = await Get($"/ogc/collections/communes/items?limit=1000&bbox={FormattableString.Invariant(box)}&bbox-crs={Epsg}32648");
        // Judged by the geometry library on the same square.
        var square = new NetTopologySuite.Geometries.GeometryFactory().ToGeometry(new NetTopologySuite.Geometries.Envelope(x - 3000, x + 3000, y - 3000, y + 3000));
        int[] expected = [.. Enumerable.Range(0, server.Content.Communes.Count).Where(c => Rings(server.Content.CommunePlane, c).Intersects(square)).Select(c => c + 1)];
        Assert.InRange(expected.Length, 2, 60);
        Assert.Equal(expected, inPlane["features"]!.AsArray().Select(f => (int)f!["id"]!));

        // A metre around a place inside a commune: the box meets no edge.
        var inside = Rings(server.Content.CommunePolygons, 40).InteriorPoint;
        foreach (string asked in (string[])
        [
            FormattableString.Invariant($"bbox={inside.X - 1e-5},{inside.Y - 1e-5},{inside.X + 1e-5},{inside.Y + 1e-5}"),
            FormattableString.Invariant($"bbox={inside.Y - 1e-5},{inside.X - 1e-5},{inside.Y + 1e-5},{inside.X + 1e-5}&bbox-crs={Epsg}4326"),
            FormattableString.Invariant($"bbox={inside.X - 1e-5},{inside.Y - 1e-5},0,{inside.X + 1e-5},{inside.Y + 1e-5},9"),
        ])
        {
            Assert.Equal(41, (int)Assert.Single((await Get("/ogc/collections/communes/items?" + asked))["features"]!.AsArray())!["id"]!);
        }

        Assert.Equal(server.Content.Communes.Count, (int)(await Get("/ogc/collections/communes/items?bbox=100,-90,-100,90"))["numberMatched"]!); // over the 180° meridian
        Assert.Equal(0, (int)(await Get("/ogc/collections/communes/items?bbox=-10,40,0,50"))["numberMatched"]!);
    }

    [Fact]
    public async Task Outer_rings_run_counter_clockwise_and_holes_clockwise()
    {
        JsonNode all = await Get("/ogc/collections/communes/items?limit=1000");
        foreach (JsonNode? polygon in all["features"]!.AsArray().SelectMany(f => f!["geometry"]!["coordinates"]!.AsArray()))
        {
            int ring = 0;
            foreach (JsonNode? positions in polygon!.AsArray())
            {
                double[][] p = [.. positions!.AsArray().Select(c => new[] { (double)c![0]!, (double)c[1]! })];
                Assert.Equal(p[0], p[^1]);
                double twice = Enumerable.Range(1, p.Length - 1).Sum(i => ((p[i - 1][0] - p[0][0]) * (p[i][1] - p[0][1])) - ((p[i][0] - p[0][0]) * (p[i - 1][1] - p[0][1])));
                Assert.Equal(ring++ == 0, twice > 0);
            }
        }
    }

    [Theory]
    [InlineData("/ogc/collections/communes/items?limt=5", 400, "limt")]
    [InlineData("/ogc/collections/communes/items?limit=0", 400, "limit")]
    [InlineData("/ogc/collections/communes/items?limit=ten", 400, "limit")]
    [InlineData("/ogc/collections/communes/items?limit=1&limit=2", 400, "limit")]
    [InlineData("/ogc/collections/communes/items?offset=-1", 400, "offset")]
    [InlineData("/ogc/collections/communes/items?bbox=1,2,3", 400, "bbox")]
    [InlineData("/ogc/collections/communes/items?bbox=1,2,NaN,4", 400, "bbox")]
    [InlineData("/ogc/collections/communes/items?bbox=1,4,3,2", 400, "bbox")]
    [InlineData("/ogc/collections/communes/items?bbox-crs=x", 400, "CRS84")]
    [InlineData("/ogc/collections/communes/items?crs=http://www.opengis.net/def/crs/EPSG/0/2154", 400, "CRS84")]
    [InlineData("/ogc/collections/communes/items?datetime=yesterday", 400, "datetime")]
    [InlineData("/ogc/collections/communes/items?population=many", 400, "population")]
    [InlineData("/ogc/collections/communes/items?f=xml", 400, "json")]
    [InlineData("/ogc/conformance?x=1", 400, "x")]
    [InlineData("/ogc/collections/nothing", 404, "communes")]
    [InlineData("/ogc/collections/communes/items/0", 404, "142")]
    [InlineData("/ogc/collections/communes/items/143", 404, "142")]
    [InlineData("/ogc/collections/communes/items/99999999999", 404, "142")]
    public async Task What_cannot_be_answered_is_a_problem_in_words(string address, int status, string word)
    {
        using HttpResponseMessage answer = await server.Client.GetAsync(server.Root + address, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.Contains(word, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_greatest_limit_gets_the_greatest_and_beyond_the_end_is_nothing()
    {
        Assert.Equal(server.Content.Communes.Count, (int)(await Get("/ogc/collections/communes/items?limit=99999999999999"))["numberReturned"]!);
        JsonNode beyond = await Get("/ogc/collections/communes/items?offset=99999999999");
        Assert.Equal((142, 0), ((int)beyond["numberMatched"]!, (int)beyond["numberReturned"]!));
        Assert.DoesNotContain(beyond["links"]!.AsArray(), l => (string)l!["rel"]! == "next");
        using var head = new HttpRequestMessage(HttpMethod.Head, server.Root + "/ogc/collections/communes/items");
        using HttpResponseMessage answer = await server.Client.SendAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, 0), (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
    }

    private static NetTopologySuite.Geometries.Geometry Rings(PolygonSet set, int unit)
    {
        // The rings as even-odd areas: their symmetric difference is the unit.
        var factory = new NetTopologySuite.Geometries.GeometryFactory();
        NetTopologySuite.Geometries.Geometry area = factory.CreatePolygon();
        for (int r = set.UnitStart[unit]; r < set.UnitStart[unit + 1]; r++)
        {
            area = area.SymmetricDifference(factory.CreatePolygon([.. Enumerable.Range(set.RingStart[r], set.RingStart[r + 1] - set.RingStart[r]).Select(i => new NetTopologySuite.Geometries.Coordinate(set.X[i], set.Y[i]))]));
        }

        return area;
    }

    private async Task<JsonNode> Get(string address)
    {
        using HttpResponseMessage answer = await server.Client.GetAsync(server.Root + address, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        return JsonNode.Parse(text)!;
    }
}
