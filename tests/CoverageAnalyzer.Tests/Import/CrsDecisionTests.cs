using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

public sealed class CrsDecisionTests
{
    private const string EsriTm3 =
        "PROJCS[\"VN-2000_TM-3_106-15\",GEOGCS[\"GCS_VN_2000\",DATUM[\"D_Vietnam_2000\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",106.25],PARAMETER[\"Scale_Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private const string GdalTm3 =
        "PROJCS[\"VN-2000 / TM-3 106-15\",GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]]{0},AUTHORITY[\"EPSG\",\"6756\"]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4756\"]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",106.25],PARAMETER[\"scale_factor\",0.9999],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"9212\"]]";

    private const string Wkt2 = "PROJCRS[\"VN-2000 / TM-3 106-15\",BASEGEOGCRS[\"VN-2000\",DATUM[\"Vietnam 2000\",ELLIPSOID[\"WGS 84\",6378137,298.257223563]]],CONVERSION[\"x\",METHOD[\"Transverse Mercator\"]],CS[Cartesian,2],ID[\"EPSG\",9212]]";

    private static readonly Bounds QuangTri = new(106.4, 16.2, 107.4, 17.2);
    private static readonly SourcePlace Place = SourcePlace.OfFile("xa.shp");

    [Theory]
    [InlineData("esri")]
    [InlineData("gdal")]
    [InlineData("gdal towgs84")]
    [InlineData("wkt2")]
    public void Every_flavour_of_prj_puts_the_control_point_within_a_millimetre(string flavour)
    {
        string wkt = flavour switch
        {
            "esri" => EsriTm3,
            "gdal" => GdalTm3.Replace("{0}", string.Empty, StringComparison.Ordinal),
            "wkt2" => Wkt2,
            _ => GdalTm3.Replace("{0}", ",TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]", StringComparison.Ordinal),
        };
        (CrsDecision decision, List<Finding> findings) = Decide(new(null, wkt, CrsOrigin.File, "xa.prj"), null, [590508.7714], [1860206.4586], null);
        Assert.Equal((9212, CrsOrigin.File, false), (decision.Crs.EpsgCode!.Value, decision.Origin, decision.SwapAxes));
        (double longitude, double latitude) = decision.Crs.ToWgs84(590508.7714, 1860206.4586);
        Assert.Equal(0, EllipsoidalDistance.Metres(longitude, latitude, 107.1010378, 16.8172845), 2e-3);
        Assert.Equal(flavour is "esri" or "gdal" ? ["crs-datum-shift-assumed"] : Array.Empty<string>(), findings.Select(f => f.Code));
    }

    [Fact]
    public void A_code_of_the_file_that_is_not_known_is_refused_but_its_definition_will_do()
    {
        InputFileException error = Refused(new(2154, null, CrsOrigin.File, "crs"), null, [1], [2]);
        Assert.Contains("EPSG:2154", error.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(9212, Decide(new(99_999, EsriTm3, CrsOrigin.File, "gpkg"), null, [590508], [1860206], null).Decision.Crs.EpsgCode);
        Assert.Contains("xa.prj", Refused(new(null, "PROJCS[\"broken", CrsOrigin.File, "xa.prj"), null, [1], [2]).Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("EPSG:1", Refused(CrsDeclaration.None, "EPSG:1", [1], [2]).In(Engine.Language.ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_user_states_wins_over_the_file()
    {
        (CrsDecision decision, _) = Decide(new(3405, null, CrsOrigin.File, "x"), "EPSG:9212", [590508], [1860206], null);
        Assert.Equal((9212, CrsOrigin.User), (decision.Crs.EpsgCode!.Value, decision.Origin));
        Assert.Equal(4756, Decide(CrsDeclaration.None, "EPSG:4756", [107.1], [16.8], null).Decision.Crs.EpsgCode);
    }

    [Theory]
    [InlineData("EPSG:5899")] // 107-45 in place of 106-15: 160 km east, in the sea
    [InlineData("EPSG:9214")] // 107-00: 80 km east
    [InlineData("EPSG:9208")] // 104-45: 160 km west, in Laos
    [InlineData("EPSG:3406")]
    public void A_wrong_zone_is_doubted_and_the_zone_of_the_layer_s_province_is_named(string stated)
    {
        (double[] x, double[] y) = QuangTriIn(9212);
        (CrsDecision decision, List<Finding> findings) = Decide(CrsDeclaration.None, stated, x, y, null, ["Tỉnh Quảng Trị"]);
        Assert.Equal(stated, "EPSG:" + decision.Crs.EpsgCode); // what is stated is used; it is only doubted
        Finding finding = Assert.Single(findings);
        Assert.Equal(("crs-zone-doubtful", FindingRank.Warning), (finding.Code, finding.Rank));
        Assert.Contains("EPSG:9212", finding.Action.Vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain("EPSG:9213", finding.Action.Vietnamese, StringComparison.Ordinal);
        if (stated is "EPSG:5899" or "EPSG:9208") // far enough to be noticed without the province's name
        {
            Assert.Contains("EPSG:9212", Assert.Single(Decide(CrsDeclaration.None, stated, x, y, null).Findings).Action.English, StringComparison.Ordinal);
        }

        Assert.Contains("EPSG:9212", Assert.Single(Decide(CrsDeclaration.None, stated, x, y, QuangTri).Findings).Action.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9212)]
    [InlineData(3405)]
    [InlineData(32648)]
    public void The_right_zone_is_not_doubted(int code)
    {
        (double[] x, double[] y) = QuangTriIn(code);
        Assert.Empty(Decide(CrsDeclaration.None, $"EPSG:{code}", x, y, null, ["Quảng Trị"]).Findings);
        Assert.Empty(Decide(CrsDeclaration.None, $"EPSG:{code}", x, y, QuangTri).Findings);
    }

    [Fact]
    public void X_as_the_northing_is_recognised_and_said()
    {
        (double[] x, double[] y) = QuangTriIn(9212);
        (CrsDecision decision, List<Finding> findings) = Decide(new(9212, null, CrsOrigin.File, "x"), null, y, x, null);
        Assert.True(decision.SwapAxes);
        Assert.Equal("crs-axes-swapped", Assert.Single(findings).Code);

        // One stray point of seven does not hide it, and a layer of which a part fits as it stands is left alone.
        Assert.True(Decide(new(9212, null, CrsOrigin.File, "x"), null, [.. y, 1_900_000], [.. x, 900_000], QuangTri).Decision.SwapAxes);
        Assert.False(Decide(new(9212, null, CrsOrigin.File, "x"), null, [.. y, x[0]], [.. x, y[0]], QuangTri).Decision.SwapAxes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Swapped_latitude_and_longitude_are_put_right_only_where_it_is_certain(bool expected)
    {
        (CrsDecision decision, List<Finding> findings) = Decide(new(4326, null, CrsOrigin.File, "x"), null, [16.8, 16.9], [107.1, 106.9], expected ? QuangTri : null);
        Assert.True(decision.SwapAxes);
        Assert.Equal(("crs-lat-lon-swapped", FindingRank.Warning), (Assert.Single(findings).Code, findings[0].Rank));

        // 45 and 60 could be either, and neither is where the communes are.
        Assert.False(Decide(new(4326, null, CrsOrigin.File, "x"), null, [45], [60], null).Decision.SwapAxes);
        Assert.False(Decide(new(4326, null, CrsOrigin.File, "x"), null, [45], [60], QuangTri).Decision.SwapAxes);
    }

    [Fact]
    public void Metres_stated_for_degrees_and_degrees_for_metres_are_refused_with_what_fits()
    {
        (double[] x, double[] y) = QuangTriIn(9212);
        InputFileException degrees = Refused(new(9212, null, CrsOrigin.File, "x"), null, [107.1], [16.8]);
        Assert.Contains("EPSG:4326", degrees.Remedy.Vietnamese, StringComparison.Ordinal);
        InputFileException metres = Refused(new(4326, null, CrsOrigin.Format, "RFC 7946"), null, x, y);
        Assert.Contains("EPSG:9212", metres.Remedy.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Metres_without_a_system_are_refused_unless_only_one_fits_the_communes()
    {
        (double[] x, double[] y) = QuangTriIn(9212);
        InputFileException error = Refused(CrsDeclaration.None, null, x, y, ["Tỉnh Quảng Trị"]);
        Assert.Contains("EPSG:9212", error.Remedy.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("--crs", error.Remedy.English, StringComparison.Ordinal);
        (CrsDecision decision, List<Finding> findings) = Decide(CrsDeclaration.None, null, x, y, QuangTri);
        Assert.Equal((9212, CrsOrigin.Recognised), (decision.Crs.EpsgCode!.Value, decision.Origin));
        Assert.Equal("crs-recognised", Assert.Single(findings).Code);
    }

    [Fact]
    public void Degrees_without_a_system_are_WGS_84_with_a_warning_about_VN_2000()
    {
        (CrsDecision decision, List<Finding> findings) = Decide(CrsDeclaration.None, null, [107.1], [16.8], null);
        Assert.Equal(4326, decision.Crs.EpsgCode);
        Assert.Contains("EPSG:4756", Assert.Single(findings, f => f.Code == "crs-not-stated").Action.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_all_over_the_country_are_in_it_and_the_neighbours_are_not()
    {
        (double Longitude, double Latitude)[] inside =
        [
            (105.85, 21.03), (106.7, 10.78), (107.1, 16.82), (105.33, 23.38), (102.15, 22.4), (104.73, 8.58), (109.45, 12.65), (108.05, 21.49), (103.95, 10.2),
            (106.6, 8.7), (107.72, 20.13), (112.0, 16.5), (114.3, 11.4), (107.34, 17.16), (106.6, 16.6), (103.02, 21.4), (108.95, 10.53), (105.9, 9.2), (107.5, 14.7),
        ];
        Assert.All(inside, p => Assert.True(VietNamExtent.Contains(p.Longitude, p.Latitude), $"{p}"));
        (double Longitude, double Latitude)[] outside = [(102.6, 17.97), (104.9, 11.55), (108.6, 16.8), (105.0, 16.8), (110.3, 20.0), (100.5, 13.75), (0, 0), (108.3, 22.8)];
        Assert.All(outside, p => Assert.False(VietNamExtent.Contains(p.Longitude, p.Latitude), $"{p}"));
    }

    private static (double[] X, double[] Y) QuangTriIn(int code)
    {
        double[] x = [106.6, 106.74, 107.1, 107.2, 106.98, 107.3], y = [16.61, 16.63, 16.82, 16.7, 16.31, 16.62];
        CoordinateReferenceSystem.FromEpsg(code)!.FromWgs84(x, y);
        return (x, y);
    }

    private static (CrsDecision Decision, List<Finding> Findings) Decide(
        CrsDeclaration declaration, string? user, double[] x, double[] y, Bounds? expected, string[]? provinces = null)
    {
        var log = new FindingLog();
        CrsDecision decision = CrsDecision.Decide(Place, declaration, user, x, y, expected, log, provinces);
        return (decision, [.. log.ToList()]);
    }

    private static InputFileException Refused(CrsDeclaration declaration, string? user, double[] x, double[] y, string[]? provinces = null) =>
        Assert.Throws<InputFileException>(() => Decide(declaration, user, x, y, null, provinces));
}
