using System.Text;
using CsCheck;

namespace CoverageAnalyzer.Tests.Hostile;

public sealed class GeoJsonMutationProperties : IDisposable
{
    private static readonly byte[][] Seeds =
    [
        .. new[]
        {
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ma_xa":"00123","ten_xa":"Xã Mò Ó","dan_so":1234,"dien_tich_ha":12.5},"geometry":{"type":"Polygon","coordinates":[[[107,16],[107.1,16],[107.1,16.1],[107,16.1],[107,16]],[[107.02,16.02],[107.02,16.04],[107.04,16.04],[107.02,16.02]]]}},{"type":"Feature","properties":{"ma_xa":"00124","ten_xa":"Xã A Bung","dan_so":null},"geometry":{"type":"MultiPolygon","coordinates":[[[[107.1,16],[107.2,16],[107.2,16.1],[107.1,16]]],[[[107.3,16],[107.4,16],[107.4,16.1],[107.3,16]]]]}}]}""",
            """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::9212"}},"features":[{"type":"Feature","id":1,"properties":{"ten":"X\u00e3","o":{"a":[1,2]},"b":true},"geometry":{"type":"Polygon","coordinates":[[[590508.7714,1860206.4586],[591508,1860206],[591508,1861206],[590508.7714,1860206.4586]]]}}]}""",
            "\uFEFF{\"type\":\"FeatureCollection\",\r\n\"features\":[\r\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[107,16,5]},{\"type\":\"Polygon\",\"coordinates\":[[[107,16],[107.1,16],[107.1,16.1],[107,16]]]}]},\"properties\":{\"name\":\"a\"}}]}\r\n",
            "{\"type\":\"Feature\",\"properties\":{\"ten\":\"Đông Hà\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[107,16],[107.1,16],[107.1,16.1],[107,16]]]}}\n{\"type\":\"Feature\",\"properties\":{\"ten\":\"Cam Lộ\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[108,16],[108.1,16],[108.1,16.1],[108,16]]]}}\n",
            """{"type":"Polygon","coordinates":[[[107,16],[107.1,16],[107.1,16.1],[107,16]]]}""",
            """{"features":[{"geometry":{"coordinates":[[107,16],[107.1,16.1]],"type":"LineString"},"properties":{},"type":"Feature"},{"geometry":{"coordinates":[[107,16],[107.1,16.1]],"type":"MultiPoint"},"properties":null,"type":"Feature"},{"geometry":{"coordinates":[[[16,107],[16.1,107],[16.1,107.1],[16,107]]],"type":"Polygon"},"properties":{"x":1e3},"type":"Feature"}],"type":"FeatureCollection"}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>What a broken writer puts where a number or a bracket should be: blind changes mostly break the syntax, these do not.</summary>
    private static readonly string[] Words =
        ["1e999", "-1e999", "1e300", "null", "[]", "{}", "\"x\"", "NaN", "true", "-0", "1e-400", "0", "180.0000001", "99999999999999999999", "[[]]", "\"\\ud800\"", "\"\\u0000\"", "[1,2,[3]]", "107", "16"];

    private readonly ThreadFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Blind_changes_give_the_reader_s_error_or_finite_geometry()
    {
        var run = new MutationRun("GeoJSON, blind");
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[0, Seeds.Length - 1], Mutation.Several)
            .Sample((seed, other, mutations) => Read(run, Mutation.Apply(Seeds[seed], Seeds[other], mutations)), iter: MutationRun.Cases(3_000));
        run.Report();
    }

    [Fact]
    public void Tokens_put_in_the_place_of_others_do_too()
    {
        var run = new MutationRun("GeoJSON, tokens");
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.UInt, Gen.Int[0, Words.Length - 1]).Array[1, 3]).Sample(
            (seed, changes) => Read(run, changes.Aggregate(Seeds[seed], (bytes, change) => WithToken(bytes, change.Item1, Words[change.Item2]))), iter: MutationRun.Cases(3_000));
        run.Report();
    }

    private static byte[] WithToken(byte[] bytes, uint where, string word)
    {
        string text = Encoding.UTF8.GetString(bytes);
        List<(int Start, int End)> tokens = [];
        for (int i = 0; i < text.Length; i++)
        {
            int end = i;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            if (end > i)
            {
                tokens.Add((i, end));
                i = end;
            }
        }

        if (tokens.Count == 0)
        {
            return bytes;
        }

        (int from, int to) = tokens[(int)(where % (uint)tokens.Count)];
        return Encoding.UTF8.GetBytes(text[..from] + word + text[to..]);
    }

    private void Read(MutationRun run, byte[] mutant) => run.Case(mutant, mutant.Length, () => LayerTarget.Read(folders.Write("a.geojson", mutant)));
}
