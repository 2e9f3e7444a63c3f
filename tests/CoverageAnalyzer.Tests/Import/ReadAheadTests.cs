using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Tests.Import;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(50_001)]
    public void All_items_come_in_their_order(int count) =>
        Assert.Equal(Items(count), ReadAhead.Of(Items(count)));

    [Fact]
    public void A_failure_of_the_source_comes_as_it_was_thrown()
    {
        static IEnumerable<string> Broken()
        {
            foreach (string item in Items(300))
            {
                yield return item;
            }

            throw new InvalidDataException("byte 300");
        }

        Assert.Equal("byte 300", Assert.Throws<InvalidDataException>(() => ReadAhead.Of(Broken()).Count()).Message);
    }

    [Fact]
    public void Who_stops_early_has_the_source_to_himself_again()
    {
        bool closed = false;
        IEnumerable<string> Endless()
        {
            try
            {
                for (int i = 0; ; i++)
                {
                    yield return $"{i}";
                }
            }
            finally
            {
                closed = true;
            }
        }

        Assert.Equal(["0", "1", "2"], ReadAhead.Of(Endless()).Take(3));
        Assert.True(closed);
    }

    [Fact]
    public void Communes_and_findings_are_the_same_for_any_number_of_threads()
    {
        MemoryLayer layer = MemoryLayer.Empty();
        for (int i = 0; i < 1_000; i++)
        {
            double x = 105 + (0.02 * (i % 100)), y = 16 + (0.02 * (i / 100));
            string shape = i % 37 == 5 ? FormattableString.Invariant($"POLYGON(({x} {y},{x + 0.01} {y + 0.01},{x + 0.01} {y},{x} {y + 0.01},{x} {y}))") : MemoryLayer.Square(x, y, 0.01);
            layer.Add(i % 50 == 7 ? "00007" : $"{i:D5}", i % 11 == 3 ? $"xã an {i}" : $"Xã An {i}", i % 201 == 9 ? null : shape, i % 17 == 0 ? "ba" : i, 123.0);
        }

        (string communes, string findings) one = Import(layer, 1);
        Assert.Contains("ring-repaired", one.findings, StringComparison.Ordinal);
        Assert.Contains("code-duplicate", one.findings, StringComparison.Ordinal);
        Assert.Equal(one, Import(layer, 2));
        Assert.Equal(one, Import(layer, 5));
    }

    private static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(i => $"{i}");

    private static (string Communes, string Findings) Import(MemoryLayer layer, int threads)
    {
        var log = new FindingLog();
        CommuneImportResult read = CommuneImport.Read(layer, new CommuneImportOptions { Fields = MemoryLayer.Map, Threads = threads }, log, TestContext.Current.CancellationToken);
        return (
            string.Join('\n', read.Layer.Communes) + string.Join(' ', read.Layer.Polygons.X) + string.Join(' ', read.Layer.Polygons.RingStart),
            string.Join('\n', log.ToList()));
    }
}
