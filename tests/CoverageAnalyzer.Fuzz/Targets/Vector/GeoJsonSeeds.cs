using System.Text;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Small GeoJSON files: the seven geometry types, and what programs and hands make of the format.</summary>
internal static class GeoJsonSeeds
{
    private const string Ring = "[107,16],[107.1,16],[107.1,16.1],[107,16.1],[107,16]";
    private const string Hole = "[107.02,16.02],[107.02,16.04],[107.04,16.04],[107.02,16.02]";

    /// <summary>The files, each with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All() => Texts().Select(t => (t.Name, Encoding.UTF8.GetBytes(t.Text)));

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        yield return ("point.geojson", Collection(Feature("\"ma_xa\":\"00101\",\"ten_xa\":\"Mò Ó\"", "Point", "[107.05,16.05,12.5]")));
        yield return ("multipoint.geojson", Collection(Feature("\"id\":1", "MultiPoint", "[[107,16],[107.5,16.5]]")));
        yield return ("linestring.geojson", Collection(Feature("\"ten\":\"Đường 9\"", "LineString", "[[107,16],[107.25,16.125],[107.5,16.5]]")));
        yield return ("multilinestring.geojson", Collection(Feature("\"ten\":null", "MultiLineString", "[[[107,16],[107.5,16.5]],[[108,16],[108.5,16.5]]]")));
        yield return ("polygon.geojson", Collection(
            Feature("\"ma_xa\":\"00123\",\"ten_xa\":\"Xã Mò Ó\",\"huyen\":\"Đakrông\",\"dan_so\":1234,\"dien_tich_ha\":12.5", "Polygon", $"[[{Ring}],[{Hole}]]"),
            Feature("\"ma_xa\":\"00124\",\"ten_xa\":\"Xã A Bung\",\"huyen\":\"Đakrông\",\"dan_so\":null,\"dien_tich_ha\":1e3", "Polygon", "[[[107.1,16],[107.2,16],[107.2,16.1],[107.1,16.1],[107.1,16]]]")));
        yield return ("multipolygon.geojson", Collection(
            Feature("\"code\":\"00125\",\"name\":\"Xã Lìa\",\"population\":\"1.234\"", "MultiPolygon", $"[[[{Ring}],[{Hole}]],[[[107.3,16],[107.4,16],[107.4,16.1],[107.3,16]]]]")));
        yield return ("collection.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"ten\":\"x\"},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":["
            + $"{{\"type\":\"Point\",\"coordinates\":[107,16]}},{{\"type\":\"Polygon\",\"coordinates\":[[{Ring}]]}},{{\"type\":\"GeometryCollection\",\"geometries\":[]}}]}}}}]}}");
        yield return ("crs-2008.geojson", "{\"type\":\"FeatureCollection\",\"name\":\"xa\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::9212\"}},\"features\":["
            + Feature("\"ma\":\"1\"", "Polygon", "[[[590508.7714,1860206.4586],[591508,1860206],[591508,1861206],[590508.7714,1860206.4586]]]") + "]}");
        yield return ("bom-crlf.geojson", "\uFEFF{\r\n\"type\": \"FeatureCollection\",\r\n\"features\": [\r\n" + Feature("\"ten\":\"Hải Khê\"", "Polygon", $"[[{Ring}]]") + "\r\n]\r\n}\r\n");
        yield return ("escapes.geojson", Collection(
            Feature("\"ten\":\"X\\u00e3 \\u0110\\u00f4ng H\\u00e0\",\"o\":{\"a\":[1,2]},\"b\":true,\"dài\":123456789012345678901", "Polygon", "[[[107,16],[107.1,16],[107.1,16.1],[107,16.1]]]"),
            "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}"));
        yield return ("lines.geojson", Feature("\"ten\":\"Đông Hà\"", "Polygon", $"[[{Ring}]]") + "\n" + Feature("\"ten\":\"Cam Lộ\"", "Polygon", "[[[108,16],[108.1,16],[108.1,16.1],[108,16]]]") + "\n");
        yield return ("sequence.geojson", "\u001E" + Feature("\"ten\":\"a\"", "Point", "[107,16]") + "\n\u001E" + Feature("\"ten\":\"b\"", "Point", "[108,17]") + "\n");
        yield return ("bare.geojson", $"{{\"type\":\"Polygon\",\"coordinates\":[[{Ring}]]}}");
        yield return ("reversed.geojson", "{\"features\":[{\"geometry\":{\"coordinates\":[[[16,107],[16.1,107],[16.1,107.1],[16,107]]],\"type\":\"Polygon\"},\"properties\":{\"x\":-1.5e-3},\"id\":7,\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}");
        yield return ("bowtie.geojson", Collection(
            Feature("\"ma\":\"1\"", "Polygon", "[[[107,16],[107.1,16.1],[107.1,16],[107,16.1],[107,16]]]"), Feature("\"ma\":\"1\"", "Polygon", $"[[{Ring}]]")));
    }

    private static string Collection(params string[] features) => $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",\n", features)}]}}";

    private static string Feature(string properties, string type, string coordinates) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}}}";
}
