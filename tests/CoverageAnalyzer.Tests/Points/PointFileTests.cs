using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Points;

public sealed class PointFileTests : IDisposable
{
    private static readonly Bounds Around = new(106, 16, 108, 18);
    private readonly string folder = Directory.CreateTempSubdirectory("coverage-analyzer-points-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_row_is_a_point_or_a_finding_with_its_line()
    {
        string[] lines =
        [
            "name,lon,lat", // 1
            "a,107.1,17.1",
            "b,oops,17.1", // 3
            "c,107.2",
            "d,,", // 5
            "e,NaN,17",
            "f,0,0", // 7
            "g,17.1,107.1",
            "h,999,17", // 9
            string.Empty,
            "\"i, with a comma\",\"107.3\",17.2", // 11
            "j,107.4,17.3,more",
            "k,\"107,5\",17.4,", // 13
            "l,107°30'0\"E,17°15'0\"N",
            "\"m\ntwo lines\",107.6,17.5", // 15 and 16
            "n,107.7,17.6", // 17
            "o,bad,17.6", // 18
        ];
        string path = Write("p.csv", string.Join('\n', lines));
        var (points, totals, findings, file) = Stream(path);
        Assert.Equal(15, totals.Rows);
        Assert.Equal(8, totals.Rejected);
        Assert.Equal(
            [(107.1, 17.1), (107.1, 17.1), (107.3, 17.2), (107.5, 17.25), (107.5, 17.4), (107.6, 17.5), (107.7, 17.6)], points.Order());
        Assert.Equal(
            [
                ("coordinate-unreadable", 3L), ("row-short", 4), ("coordinate-missing", 4), ("point-without-place", 5), ("coordinate-unreadable", 6),
                ("coordinate-impossible", 7), ("coordinate-swapped", 8), ("coordinate-impossible", 9), ("row-long", 12), ("coordinate-unreadable", 18),
            ],
            findings.Where(f => f.Place.Line is not null && f.Rank != FindingRank.Info).Select(f => (f.Code, f.Place.Line!.Value)));
        Assert.Contains("'oops' is no coordinate.", findings.Select(f => f.Message.English));
        Assert.Equal("lon", findings.First(f => f.Code == "coordinate-unreadable").Place.Field);
        Assert.Equal("CSV", file.Format);
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    public void Points_and_findings_are_the_same_for_any_memory_threads_and_line_ends(string lineEnd, bool quoted)
    {
        // 60,000 rows of 40 bytes and more: several blocks of the least size.
        var random = new Random(7);
        var text = new StringBuilder("lon;lat;note").Append(lineEnd);
        var expected = new List<(double, double)>();
        for (int i = 0; i < 60_000; i++)
        {
            double x = Math.Round(106 + (2 * random.NextDouble()), 7), y = Math.Round(16 + (2 * random.NextDouble()), 7);
            bool bad = i % 9_973 == 5;
            text.Append(bad ? "x" : x.ToString(CultureInfo.InvariantCulture)).Append(';').Append(y.ToString(CultureInfo.InvariantCulture)).Append(';')
                .Append(quoted && i % 5 == 0 ? $"\"a{lineEnd}b;c\"" : "a plain note of some length").Append(lineEnd);
            if (!bad)
            {
                expected.Add((x, y));
            }
        }

        string path = Write("p.csv", text.ToString());
        string? first = null;
        foreach ((int threads, long memory) in (ReadOnlySpan<(int, long)>)[(1, 1 << 20), (1, 64 << 20), (4, 64 << 20), (3, 2 << 20)])
        {
            var (points, totals, findings, _) = Stream(path, new PointFileOptions { MemoryBytes = memory, Threads = threads, ExpectedWgs84 = Around });
            Assert.Equal((60_000, 7), (totals.Rows, totals.Rejected));
            Assert.Equal(expected.Order(), points.Order());
            string told = string.Join('\n', findings.Select(f => $"{f.Place.In(ReportLanguage.English)}: {f.Message.English} {f.Count}"));
            Assert.Equal(first ??= told, told);
        }
    }

    [Fact]
    public void Raw_pairs_are_read_with_their_record_numbers_and_a_cut_end_is_said()
    {
        byte[] bytes = new byte[(50_000 * 16) + 5];
        for (int i = 0; i < 50_000; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16 * i), i == 40_000 ? double.NaN : 106 + (i / 50_000.0));
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan((16 * i) + 8), 17);
        }

        string path = Path.Combine(folder, "p.f64");
        File.WriteAllBytes(path, bytes);
        foreach (int threads in (int[])[1, 4])
        {
            var (points, totals, findings, file) = Stream(path, new PointFileOptions { MemoryBytes = 1 << 20, Threads = threads, ExpectedWgs84 = Around, TakesHash = true });
            Assert.Equal((50_001, 2), (totals.Rows, totals.Rejected));
            Assert.Equal(49_999, points.Count);
            Assert.Equal(
                [("coordinate-unreadable", 40_001L), ("row-cut-short", 50_001)],
                findings.Where(f => f.Rank == FindingRank.Error).Select(f => (f.Code, f.Place.Record!.Value)));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), totals.Sha256);
            Assert.Equal("float64", file.Format);
        }
    }

    [Fact]
    public void A_flood_of_bad_rows_is_kept_to_a_bound_and_counted()
    {
        string path = Write("p.csv", "lon,lat\n107,17\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"bad{i},17\n")));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "lon", ["y"] = "lat" }; // guessed, they would be ruled out by what they hold
        foreach (long memory in (long[])[1 << 20, 64 << 20])
        {
            var (points, totals, findings, _) = Stream(path, new PointFileOptions { MemoryBytes = memory, ExpectedWgs84 = Around, Fields = fields });
            Assert.Single(points);
            Assert.Equal((30_001, 30_000), (totals.Rows, totals.Rejected));
            Finding[] bad = [.. findings.Where(f => f.Code == "coordinate-unreadable")];
            Assert.Equal(FindingLog.KeptPerCodeAndFile + 1, bad.Length);
            Assert.Equal(30_000, bad.Sum(f => f.Count));
            Assert.Equal(FindingLog.KeptPerCodeAndFile + 2, bad[^2].Place.Line);
        }
    }

    [Fact]
    public void Other_encodings_and_compression_do_not_matter()
    {
        const string Text = "Tên;Kinh độ;Vĩ độ\nĐiểm;107,25;17,5\nHuế;107,5;16,5\n";
        (double, double)[] expected = [(107.25, 17.5), (107.5, 16.5)];
        File.WriteAllText(Path.Combine(folder, "utf16.csv"), Text, Encoding.Unicode);
        File.WriteAllText(Path.Combine(folder, "mark.csv"), Text, new UTF8Encoding(true));
        using (var gzip = new GZipStream(File.Create(Path.Combine(folder, "p.csv.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Text));
        }

        foreach (string name in (string[])["utf16.csv", "mark.csv", "p.csv.gz"])
        {
            var (points, totals, _, _) = Stream(Path.Combine(folder, name), new PointFileOptions { ExpectedWgs84 = Around, TakesHash = true });
            Assert.Equal(expected, points);
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name)))), totals.Sha256);
        }
    }

    [Fact]
    public void OpenCellID_without_a_header_is_known_by_its_form()
    {
        string path = Write("452.csv", "GSM,452,1,100,1,0,107.25,17.5,1000,5,1,1459813819,1459813819,0\nLTE,452,4,100,2,0,107.5,17.25,1000,5,1,1459813819,1459813819,0\n");
        var (points, _, _, file) = Stream(path);
        Assert.Equal([(107.25, 17.5), (107.5, 17.25)], points);
        Assert.StartsWith("OpenCellID", file.Format, StringComparison.Ordinal);
    }

    [Fact]
    public void Metres_of_a_projection_become_degrees()
    {
        string path = Write("p.csv", "X,Y\n500000,1881400.25\n501000.5,1882400.125\n");
        var (points, _, _, file) = Stream(path, new PointFileOptions { Crs = "EPSG:32648", ExpectedWgs84 = new Bounds(104, 16, 106, 18) });
        Assert.Equal(32648, file.Crs!.Crs.EpsgCode);
        Assert.Equal(105, points[0].X, 9);
        Assert.InRange(points[1].Y, 17.0, 17.1);
    }

    [Fact]
    public void A_quoted_delimiter_or_quote_is_something_and_blanks_are_nothing()
    {
        string path = Write("p.csv", "name,lon,lat\na,107.1,17.1\n\",\"\n\"\"\"\"\n , \n\" \",\n\u00A0,\n");
        var (_, totals, _, _) = Stream(path);
        PointTable table = PointTableReader.Read(path, new PointReadOptions { ExpectedWgs84 = Around }, new FindingLog(), TestContext.Current.CancellationToken);
        Assert.Equal((3L, 3L), (totals.Rows, table.RowsRead));
    }

    [Fact]
    public void A_row_whose_cells_are_shifted_does_not_say_what_a_column_holds()
    {
        // With the first row most ordinates are beyond 360, and 11.159 would be eleven thousand metres to the one reader and eleven to the other.
        string path = Write("p.csv", "ten;x;y;km\nA;703.123,50;704.000,00;1.851.000,00;1\nC;705.500,25;11.159\nD;705.500,25;1.852.000,75;2\n");
        var (points, _, _, _) = Stream(path, new PointFileOptions { Crs = "EPSG:32648", ExpectedWgs84 = Around });
        PointTable table = PointTableReader.Read(path, new PointReadOptions { Crs = "EPSG:32648", ExpectedWgs84 = Around }, new FindingLog(), TestContext.Current.CancellationToken);
        Assert.Equal(table.Records.Select(r => (r.LongitudeDegrees, r.LatitudeDegrees)), points);
        Assert.Equal(2, points.Count);
    }

    [Fact]
    public void A_file_that_cannot_be_used_as_a_whole_is_refused_in_words()
    {
        var options = new PointFileOptions();
        foreach ((string name, string text) in (ReadOnlySpan<(string, string)>)[("a.csv", "name,type\na,b\n"), ("b.csv", string.Empty), ("c.f64", "abc"), ("d.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}")])
        {
            Assert.Throws<InputFileException>(() => Open(Write(name, text), options));
        }

        Assert.Throws<InputFileException>(() => Open(Path.Combine(folder, "none.csv"), options));
        Assert.Throws<InputFileException>(() => Open(Path.Combine(folder, "none.f64"), options));
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(Write("e.csv", "lon,lat\n1,2\n"), new PointFileOptions { MemoryBytes = 1000 }));
    }

    [Fact]
    public void A_line_without_an_end_is_refused_with_its_number()
    {
        string path = Write("p.csv", "lon,lat\n107,17\n" + new string('1', 3 << 20));
        using PointFile file = Open(Write("q.csv", "lon,lat\n107,17\n"), new PointFileOptions { ExpectedWgs84 = Around });
        File.Copy(path, file.Path, overwrite: true);
        InputFileException e = Assert.Throws<InputFileException>(() => RunAll(file));
        Assert.Equal(3, e.Place.Line);
    }

    [Fact]
    public void A_stop_is_heeded_between_two_blocks()
    {
        string path = Write("p.csv", "lon,lat\n" + string.Concat(Enumerable.Repeat("107.123456,17.123456\n", 100_000)));
        using PointFile file = Open(path, new PointFileOptions { MemoryBytes = 1 << 20, ExpectedWgs84 = Around });
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => file.Run(() => new Sink(), new FindingLog(), _ => stop.Cancel(), stop.Token));
    }

    private static PointFile Open(string path, PointFileOptions options) => PointFile.Open(path, options, new FindingLog(), TestContext.Current.CancellationToken);

    private static PointFileTotals RunAll(PointFile file) => file.Run(() => new Sink(), new FindingLog(), null, TestContext.Current.CancellationToken);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (List<(double X, double Y)> Points, PointFileTotals Totals, IReadOnlyList<Finding> Findings, PointFile File) Stream(
        string path, PointFileOptions? options = null)
    {
        var findings = new FindingLog();
        using PointFile file = PointFile.Open(path, options ?? new PointFileOptions { ExpectedWgs84 = Around }, findings);
        var sinks = new List<Sink>();
        PointFileTotals totals = file.Run(
            () =>
            {
                sinks.Add(new Sink());
                return sinks[^1];
            },
            findings);
        Assert.Equal(totals.Points, sinks.Sum(s => s.Points.Count));
        return ([.. sinks.SelectMany(s => s.Points)], totals, findings.ToList(), file);
    }

    private sealed class Sink : IPointSink
    {
        public List<(double X, double Y)> Points { get; } = [];

        public void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees)
        {
            for (int i = 0; i < longitudeDegrees.Length; i++)
            {
                Points.Add((longitudeDegrees[i], latitudeDegrees[i]));
            }
        }
    }
}
