using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Tests.Published;
using CsCheck;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class CoordinateReferenceSystemTests
{
    private const string EsriTm3 =
        "PROJCS[\"VN-2000_TM-3_106-15\",GEOGCS[\"GCS_VN_2000\",DATUM[\"D_Vietnam_2000\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]{0}],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",106.25],PARAMETER[\"Scale_Factor\",0.9999],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private const string Gdal3405 =
        "PROJCS[\"VN-2000 / UTM zone 48N\",GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6756\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4756\"]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",105],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"3405\"]]";

    private const string Circulating = ",TOWGS84[-191.90441429,-39.30318279,-111.45032835,-0.00928836,0.01975479,-0.00427372,0.252906278]";
    private const string Right = ",TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]";

    [Fact]
    public void Control_points_of_Quang_Tri_agree_with_PROJ_in_every_column()
    {
        CoordinateReferenceSystem vn2000 = CoordinateReferenceSystem.FromEpsg(4756)!, tm3 = CoordinateReferenceSystem.FromEpsg(9212)!;
        CoordinateReferenceSystem utm48 = CoordinateReferenceSystem.FromEpsg(3405)!;
        CoordinateReferenceSystem circulating = CoordinateReferenceSystem.FromWkt(EsriTm3.Replace("{0}", Circulating, StringComparison.Ordinal), out _);
        CoordinateReferenceSystem noShift = CoordinateReferenceSystem.TransverseMercator("no datum shift", 106.25, 0.9999);
        foreach (double[] row in PublishedTable.Read("vn2000-control-points.csv"))
        {
            Near(vn2000.FromWgs84(row[0], row[1]), row[2], row[3], 1.01e-9);
            Near(tm3.FromWgs84(row[0], row[1]), row[4], row[5], 1e-3);
            Near(circulating.FromWgs84(row[0], row[1]), row[6], row[7], 1e-3);
            Near(noShift.FromWgs84(row[0], row[1]), row[8], row[9], 1e-3);
            Near(utm48.FromWgs84(row[0], row[1]), row[10], row[11], 1e-3);
            Near(tm3.ToWgs84(row[4], row[5]), row[0], row[1], 1e-8); // 1 mm
            Near(utm48.ToWgs84(row[10], row[11]), row[0], row[1], 1e-8);
        }
    }

    [Fact]
    public void Every_zone_agrees_with_PROJ_within_a_micrometre()
    {
        double[][] rows = PublishedTable.Read("vn2000-zones.csv");
        Assert.Equal(24, rows.Length);
        foreach (double[] row in rows)
        {
            Near(CoordinateReferenceSystem.FromEpsg((int)row[0])!.FromWgs84(107.1, 16.8), row[1], row[2], 1e-6);
        }
    }

    [Fact]
    public void There_and_back_through_the_datum_shift_closes_within_2_millimetres() =>
        Gen.Select(Gen.Int[0, CoordinateReferenceSystem.UsedInVietnam.Count - 1], Gen.Double[102, 110], Gen.Double[8, 24]).Sample(
            (system, longitude, latitude) =>
            {
                CoordinateReferenceSystem crs = CoordinateReferenceSystem.UsedInVietnam[system];
                var (x, y) = crs.FromWgs84(longitude, latitude);
                var (backLongitude, backLatitude) = crs.ToWgs84(x, y);
                return EllipsoidalDistance.Metres(longitude, latitude, backLongitude, backLatitude) < 2e-3; // heights are dropped both ways, as in PROJ
            },
            iter: 5_000);

    [Theory]
    [InlineData("EPSG:3405", 3405)]
    [InlineData("3405", 3405)]
    [InlineData(" epsg: 3405 ", 3405)]
    [InlineData("urn:ogc:def:crs:EPSG::3405", 3405)]
    [InlineData("urn:ogc:def:crs:EPSG:9.1:3405", 3405)]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/3405", 3405)]
    [InlineData("OGC:CRS84", 4326)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("WGS84", 4326)]
    [InlineData("VN-2000 / TM-3 106-15", 9212)]
    [InlineData("vn-2000 / utm zone 48n", 3405)]
    [InlineData("VN2000", 4756)]
    [InlineData("EPSG:900913", 3857)]
    [InlineData("EPSG:32748", 32748)]
    public void Is_found_by_what_users_write(string text, int code) => Assert.Equal(code, CoordinateReferenceSystem.FromText(text)!.EpsgCode);

    [Theory]
    [InlineData("")]
    [InlineData("EPSG:")]
    [InlineData("EPSG:99999999999")]
    [InlineData("EPSG:2154")]
    [InlineData("UTM 48")]
    [InlineData("TM-3 106-15 3405")]
    [InlineData("EPSG:3405; drop table")]
    public void Is_not_found_by_anything_else(string text) => Assert.Null(CoordinateReferenceSystem.FromText(text));

    [Fact]
    public void The_zone_without_a_code_is_found_by_its_name() =>
        Assert.Equal(500_000, CoordinateReferenceSystem.FromText("VN-2000 / UTM zone 47N")!.FromWgs84(99.00188, 15).X, 25.0);

    [Fact]
    public void A_VN_2000_prj_without_a_shift_gets_EPSG_6960_and_says_so()
    {
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(EsriTm3.Replace("{0}", string.Empty, StringComparison.Ordinal), out LocalizedText? note);
        Assert.Equal(9212, crs.EpsgCode);
        Assert.Contains("EPSG:6960", note!.Value.English, StringComparison.Ordinal);
        Assert.Contains("EPSG:6960", note.Value.Vietnamese, StringComparison.Ordinal);
        Near(crs.ToWgs84(590508.7714, 1860206.4586), 107.1010378, 16.8172845, 1e-8);
    }

    [Fact]
    public void GDAL_flavour_with_any_white_space_and_round_brackets_reads_the_same()
    {
        string sloppy = "\uFEFF  " + Gdal3405.Replace(",", " ,\r\n\t ", StringComparison.Ordinal).Replace("[", " [ ", StringComparison.Ordinal) + " \0\n";
        string round = Gdal3405.Replace('[', '(').Replace(']', ')');
        foreach (string wkt in new[] { Gdal3405, sloppy, round, $"COMPD_CS[\"with height\",{Gdal3405},VERT_CS[\"MSL\",VERT_DATUM[\"x\",2005],UNIT[\"metre\",1]]]" })
        {
            CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(wkt, out LocalizedText? note);
            Assert.Equal(3405, crs.EpsgCode);
            Assert.NotNull(note);
            Near(crs.FromWgs84(107.1010378, 16.8172845), 723702.3862, 1860640.4090, 1e-3);
        }
    }

    [Fact]
    public void A_right_TOWGS84_is_used_without_a_word()
    {
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(EsriTm3.Replace("{0}", Right, StringComparison.Ordinal), out LocalizedText? note);
        Assert.Null(note);
        Assert.Equal(9212, crs.EpsgCode);
    }

    [Fact]
    public void The_circulating_TOWGS84_is_used_as_written_and_the_difference_is_told()
    {
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(EsriTm3.Replace("{0}", Circulating, StringComparison.Ordinal), out LocalizedText? note);
        Assert.Null(crs.EpsgCode); // it is not EPSG:9212
        Assert.Contains("0.67 m", note!.Value.English, StringComparison.Ordinal); // 0.64 m east and 0.19 m north
        Assert.Contains("0,67 m", note.Value.Vietnamese, StringComparison.Ordinal);
        Near(crs.ToWgs84(590509.4079, 1860206.6511), 107.1010378, 16.8172845, 1e-8);
    }

    [Fact]
    public void A_TOWGS84_of_zeros_on_VN_2000_is_a_placeholder()
    {
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(
            EsriTm3.Replace("{0}", ",TOWGS84[0,0,0,0,0,0,0]", StringComparison.Ordinal), out LocalizedText? note);
        Assert.Equal("EPSG:6960", crs.DatumShiftName);
        Assert.Contains("zeros", note!.Value.English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_datum_is_taken_for_WGS_84_with_a_warning()
    {
        string wkt = EsriTm3.Replace("{0}", string.Empty, StringComparison.Ordinal).Replace("D_Vietnam_2000", "D_Timbalai_1948", StringComparison.Ordinal);
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(wkt, out LocalizedText? note);
        Assert.Contains("datum shift unknown", note!.Value.English, StringComparison.Ordinal);
        Assert.Contains("treated as WGS 84", note.Value.English, StringComparison.Ordinal);
        Assert.Null(crs.EpsgCode);
        Near(crs.FromWgs84(106.25, 17), 500_000, 1880119.1278, 1e-3);
    }

    [Fact]
    public void Hanoi_1972_is_not_VN_2000()
    {
        const string wkt = "GEOGCS[\"Hanoi 1972\",DATUM[\"Hanoi_1972\",SPHEROID[\"Krassowsky 1940\",6378245,298.3]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(wkt, out LocalizedText? note);
        Assert.Equal("EPSG:1544", crs.DatumShiftName);
        Assert.Contains("EPSG:1544", note!.Value.English, StringComparison.Ordinal);

        // cs2cs +proj=longlat +ellps=krass +towgs84=-17.51,-108.32,-62.39 +to +proj=longlat +datum=WGS84, for 107.1 16.8 of Hanoi 1972
        Near(crs.ToWgs84(107.1, 16.8), HanoiLongitude, HanoiLatitude, 1e-9);
    }

    private const double HanoiLongitude = 107.1004557898, HanoiLatitude = 16.7997307306;

    [Fact]
    public void Web_Mercator_and_UTM_and_degrees_are_recognised_in_WKT()
    {
        const string esriWeb = "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],UNIT[\"Meter\",1.0]]";
        const string degrees = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
        string utm = EsriTm3.Replace("{0}", string.Empty, StringComparison.Ordinal).Replace("D_Vietnam_2000", "D_WGS_1984", StringComparison.Ordinal)
            .Replace("106.25", "105.0", StringComparison.Ordinal).Replace("0.9999", "0.9996", StringComparison.Ordinal);
        foreach ((string wkt, int code) in new[] { (esriWeb, 3857), (degrees, 4326), (utm, 32648) })
        {
            Assert.Equal(code, CoordinateReferenceSystem.FromWkt(wkt, out LocalizedText? note).EpsgCode);
            Assert.Null(note);
        }
    }

    [Fact]
    public void Another_projection_goes_through_ProjNET_and_keeps_the_datum_shift()
    {
        const string conic = "PROJCS[\"conic\",GEOGCS[\"VN-2000\",DATUM[\"Vietnam_2000\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"standard_parallel_1\",11],PARAMETER[\"standard_parallel_2\",21],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",106],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(conic, out LocalizedText? note);
        Assert.NotNull(note);
        var (x, y) = crs.FromWgs84(107.1, 16.8);
        Near((x, y), ConicX, ConicY, 1e-3);
        Near(crs.ToWgs84(x, y), 107.1, 16.8, 1e-8);
        Assert.Throws<NotSupportedException>(() => crs.ScaleFactor(x, y));
        Assert.False(crs.IsConformalMetric);
    }

    // cs2cs +proj=longlat +datum=WGS84 +to +proj=lcc +lat_1=11 +lat_2=21 +lon_0=106 +ellps=WGS84 +towgs84=(EPSG:6960), for 107.1 16.8
    private const double ConicX = 116_629.480526, ConicY = 1_874_412.330143;

    // The library under us looks for the quote behind a '-' for ever.
    [Theory]
    [InlineData("degre-")]
    [InlineData("-")]
    [InlineData("d-gree--")]
    public void A_name_may_end_with_a_hyphen(string name)
    {
        const string wkt = "GEOGCS[\"WGS 84-\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"{0}\",0.0174532925199433]]";
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(wkt.Replace("{0}", name, StringComparison.Ordinal), out _);
        Assert.Equal((4326, "WGS 84"), (crs.EpsgCode, crs.Name));
    }

    [Fact]
    public void A_second_edition_WKT_is_taken_by_its_code_only()
    {
        const string known = "PROJCRS[\"VN-2000 / TM-3 106-15\",BASEGEOGCRS[\"VN-2000\",ID[\"EPSG\",4756]],CONVERSION[\"x\",METHOD[\"Transverse Mercator\",ID[\"EPSG\",9807]]],ID[\"EPSG\",9212]]";
        Assert.Equal(9212, CoordinateReferenceSystem.FromWkt(known, out _).EpsgCode);
        Assert.Throws<FormatException>(() => CoordinateReferenceSystem.FromWkt(known.Replace(",ID[\"EPSG\",9212]]", "]", StringComparison.Ordinal), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("PROJCS[")]
    [InlineData("PROJCS[]")]
    [InlineData("GEOGCS[\"x\"]")]
    [InlineData("]]]]")]
    [InlineData("LOCAL_CS[\"x\",UNIT[\"m\",1]]")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("GEOGCS[\"x\",DATUM[-\"y\",SPHEROID[\"z\",6378137,298]],PRIMEM[\"g\",0],UNIT[\"d\",0.0174532925199433]]")]
    public void What_is_no_WKT_is_refused(string wkt) => Assert.Throws<FormatException>(() => CoordinateReferenceSystem.FromWkt(wkt, out _));

    [Fact]
    public void A_mangled_WKT_is_read_or_refused_but_never_anything_else() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2000], Gen.Char, Gen.Int[0, 30]).Sample(
            (source, at, with, length) =>
            {
                string text = source == 0 ? Gdal3405 : EsriTm3.Replace("{0}", source == 1 ? string.Empty : source == 2 ? Circulating : Right, StringComparison.Ordinal);
                at %= text.Length;
                length = Math.Min(length, text.Length - at);
                text = length < 15 ? string.Concat(text.AsSpan(0, at), with.ToString(), text.AsSpan(at + length)) : text[..at] + text[at..(at + length)] + text[at..];
                try
                {
                    CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromWkt(text, out _);
                    _ = crs.ToWgs84(590_000, 1_860_000);
                    return true;
                }
                catch (FormatException)
                {
                    return true;
                }
            },
            iter: 4_000,
            seed: "7-sPujGvVku2");

    [Fact]
    public void Spans_of_different_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => CoordinateReferenceSystem.FromEpsg(9212)!.ToWgs84(new double[3], new double[2]));

    [Fact]
    public void Degrees_and_web_mercator_have_no_scale_factor()
    {
        Assert.Throws<NotSupportedException>(() => CoordinateReferenceSystem.Wgs84.ScaleFactor(0, 0));
        Assert.Throws<NotSupportedException>(() => CoordinateReferenceSystem.FromEpsg(3857)!.ScaleFactor(0, 0));
    }

    private static void Near((double X, double Y) got, double x, double y, double tolerance)
    {
        Assert.Equal(x, got.X, tolerance);
        Assert.Equal(y, got.Y, tolerance);
    }

    [Theory]
    [InlineData("EPSG:9212", 107.1, 16.7)] // VN-2000 / TM-3 106-15
    [InlineData("EPSG:3405", 106.3, 17.2)] // VN-2000 / UTM 48N
    [InlineData("EPSG:3406", 109.4, 12.1)]
    [InlineData("EPSG:3405", 102.2, 22.4)]
    [InlineData("EPSG:32648", 107.1, 16.7)]
    [InlineData("EPSG:2044", 105.5, 20.8)] // Hanoi 1972 / Gauss-Kruger 18N, on another ellipsoid
    public void The_scale_factor_is_that_to_lengths_on_the_ellipsoid_of_WGS_84(string code, double longitude, double latitude)
    {
        // Two kilometres north, east and between, by the geodesic and in the plane; 10⁻⁸ is 0.02 mm of them.
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromText(code)!;
        (double x, double y) = crs.FromWgs84(longitude, latitude);
        double scale = crs.ScaleFactor(x, y);
        foreach ((double east, double north) in new[] { (1000.0, 0.0), (0, 1000), (700, 700) })
        {
            var from = crs.ToWgs84(x - east, y - north);
            var to = crs.ToWgs84(x + east, y + north);
            double ground = EllipsoidalDistance.Metres(from.LongitudeDegrees, from.LatitudeDegrees, to.LongitudeDegrees, to.LatitudeDegrees);
            Assert.Equal(2 * Math.Sqrt((east * east) + (north * north)) / ground, scale, 5e-8);
        }
    }
}
