using System.Globalization;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Ogc;

/// <summary>GDAL as the judge of the OGC addresses: every feature over several pages, in a box, in another coordinate system, with the same areas.</summary>
public sealed partial class OgcGdalTests(OgcServer server) : IClassFixture<OgcServer>, IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("communes")]
    [InlineData("postal_points")]
    [InlineData("bts_sites")]
    public void Every_feature_is_counted_over_several_pages(string collection)
    {
        int expected = collection switch { "communes" => server.Content.Communes.Count, "postal_points" => server.Content.PostalPoints!.Count, _ => server.Content.BtsSites!.Count };
        Assert.Equal(expected, CountIn(Gdal.Run("ogrinfo", "-so", Address, collection)));
        Assert.Equal(expected, CountIn(Gdal.Run("ogrinfo", "-so", Copy(collection, "-oo", "PAGE_SIZE=40"), collection)));
        Assert.Equal(expected, CountIn(Gdal.Run("ogrinfo", "-so", Copy(collection, "-oo", "PAGE_SIZE=10000"), collection)));
    }

    [Fact]
    public void All_layers_are_listed_and_codes_keep_their_zeros_and_types()
    {
        string all = Gdal.Run("ogrinfo", "-al", "-so", Address);
        Assert.Equal(5, Regex.Count(all, "^Layer name: ", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
        string communes = Gdal.Run("ogrinfo", "-so", Address, "communes");
        Assert.Contains("Geometry: Multi Polygon", communes, StringComparison.Ordinal);
        Assert.Contains("code: String", communes, StringComparison.Ordinal);
        Assert.Contains("area_km2: Real", communes, StringComparison.Ordinal);
        Assert.Contains("postal_points: Integer", communes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_gives_what_gdal_itself_cuts_out_of_the_whole()
    {
        string whole = Copy("communes");
        string[] box = ["-spat", "106.9", "16.6", "107.05", "16.75"];
        int here = CountIn(Gdal.Run("ogrinfo", ["-so", .. box, whole, "communes"])), there = CountIn(Gdal.Run("ogrinfo", ["-so", .. box, Address, "communes"]));
        Assert.InRange(here, 2, server.Content.Communes.Count - 1);
        Assert.Equal(here, there);
    }

    [Fact]
    public async Task Areas_add_up_to_the_same_in_degrees_and_in_the_analysis_plane()
    {
        double degrees = Enumerable.Range(0, server.Content.Communes.Count).Sum(server.Content.CommunePolygons.PlaneAreaOf);
        string copy = Copy("communes", "-oo", "PAGE_SIZE=50");
        Assert.Equal(1, AreaOf(copy, "communes") / degrees, 1e-7);

        // The server's own coordinates of the plane beside PROJ's of the copy.
        string plane = folder.File("plane.geojson"), projected = folder.File("projected.gpkg");
        await File.WriteAllTextAsync(
            plane,
            await server.Client.GetStringAsync($"{server.Root}/ogc/collections/communes/items?limit=1000&crs=http://www.opengis.net/def/crs/EPSG/0/32648", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        Gdal.Run("ogr2ogr", "-t_srs", "EPSG:32648", projected, copy, "communes");
        double ours = AreaOf(plane, "plane"), theirs = AreaOf(projected, "communes");
        Assert.Equal(1, ours / theirs, 1e-7);
        Assert.Equal(1, ours / Enumerable.Range(0, server.Content.Communes.Count).Sum(server.Content.CommunePlane.PlaneAreaOf), 1e-7);
    }

    private string Address => $"OAPIF:{server.Root}/ogc";

    private string Copy(string collection, params string[] options)
    {
        string copy = folder.File($"{Guid.NewGuid():N}.gpkg");
        Gdal.Run("ogr2ogr", [.. options, copy, Address, collection]);
        return copy;
    }

    private static int CountIn(string summary) => int.Parse(Count().Match(summary).Groups["n"].Value, CultureInfo.InvariantCulture);

    private static double AreaOf(string file, string layer)
    {
        string told = Gdal.Run("ogrinfo", "-q", "-dialect", "OGRSQL", "-sql", $"SELECT SUM(OGR_GEOM_AREA) AS total FROM \"{layer}\"", file);
        return double.Parse(Total().Match(told).Groups["n"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Feature Count: (?<n>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"\(Real\) = (?<n>[0-9.eE+-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Total();
}
