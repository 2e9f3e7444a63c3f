using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.Vector.GeoJson;
using CsCheck;

namespace CoverageAnalyzer.Tests.Vector.GeoJson;

/// <summary>Coordinates read without tokens against the same read token by token, and against the grammar of JSON.</summary>
public sealed class CoordinateArraysTests
{
    private static readonly string[] Bits = ["[", "]", ",", "1", "-2.5", "0", "107.123456", " ", "\n", "1e3", "null", "\"a\"", "{}", "-", "00", ".", "[[", "]]", "/*x*/"];

    [Fact]
    public void AgreesWithTheTokenReaderOnAnyText() =>
        Gen.Int[0, Bits.Length - 1].Array[0, 14].Sample(
            parts =>
            {
                string text = "[" + string.Concat(parts.Select(p => Bits[p])) + "]";
                var plain = new CoordinateDraft();
                byte[] bytes = Encoding.UTF8.GetBytes(text + "}");
                PlainArray read = CoordinateArrays.Read(bytes, plain, out int length, out int lines);
                if (read == PlainArray.Complete)
                {
                    string value = Encoding.UTF8.GetString(bytes, 0, length);
                    Assert.Equal(value.Count(c => c == '\n'), lines);
                    Same(Tokens(value), plain);
                }
                else if (IsPlainJson(text))
                {
                    Assert.Fail($"{text}: {read}");
                }
            },
            iter: 100_000);

    [Fact]
    public void GoesOnWhereTheTextIsCut()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(" [[[105.5,-10.25e1],[1,2,3] , [0,0]],[]]");
        for (int end = 0; end < bytes.Length; end++)
        {
            Assert.Equal(PlainArray.GoesOn, CoordinateArrays.Read(bytes.AsSpan(0, end), null, out _, out _));
        }

        Assert.Equal(PlainArray.Complete, CoordinateArrays.Read(bytes, null, out int length, out _));
        Assert.Equal(bytes.Length, length);
    }

    [Fact]
    public void ReadsTheSameFromBuffersThatEndAnywhere()
    {
        // Features wander over the ends of the file buffer, one of them longer than it.
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
        var random = new Random(5);
        const int features = 300;
        for (int f = 0; f < features; f++)
        {
            int corners = f == 150 ? 20_000 : 3 + random.Next(200);
            string first = "[105.5,10.25]";
            text.Append(f > 0 ? ",\n" : string.Empty)
                .Append("{\"type\":\"Feature\",\"geometry\":{\"coordinates\":[[").Append(first).Append(',')
                .AppendJoin(',', Enumerable.Range(0, corners).Select(i => FormattableString.Invariant($"[{105 + random.NextDouble():R}, {10 + random.NextDouble():F7}]")))
                .Append(", ").Append(first).Append("]],\"type\":\"Polygon\"},\"properties\":{\"n\":").Append(f).Append("}}");
        }

        text.Append("\n]}");
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "a.geojson");
        File.WriteAllText(path, text.ToString());
        ReadLayer read = ReadLayer.Of(path);
        using JsonDocument expected = JsonDocument.Parse(text.ToString());
        Assert.Equal(features, read.Features.Count);
        for (int f = 0; f < features; f++)
        {
            JsonElement ring = expected.RootElement.GetProperty("features")[f].GetProperty("geometry").GetProperty("coordinates")[0];
            var corners = read.Features[f].Geometry!.Coordinates;
            Assert.Equal(ring.GetArrayLength(), corners.Length);
            Assert.Equal((long)f, read.Value(f, "n"));
            int i = 0;
            foreach (JsonElement corner in ring.EnumerateArray())
            {
                Assert.Equal(corner[0].GetDouble(), corners[i].X);
                Assert.Equal(corner[1].GetDouble(), corners[i++].Y);
            }
        }
    }

    private static bool IsPlainJson(string text)
    {
        try
        {
            using JsonDocument value = JsonDocument.Parse(text);
            return IsPlain(value.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind == JsonValueKind.Number
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsPlain));

    private static CoordinateDraft Tokens(string value)
    {
        var draft = new CoordinateDraft();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
        Assert.True(reader.Read());
        draft.Read(ref reader);
        return draft;
    }

    private static void Same(CoordinateDraft expected, CoordinateDraft read)
    {
        Assert.Equal(expected.IsMalformed, read.IsMalformed);
        Assert.Equal(expected.Depth, read.Depth);
        Assert.Equal(expected.Count, read.Count);
        Assert.Equal(expected.RingCount, read.RingCount);
        Assert.Equal(expected.PolygonEnds, read.PolygonEnds);
        Assert.Equal(expected.Positions().Select(p => (p.X, p.Y)), read.Positions().Select(p => (p.X, p.Y)));
    }
}
