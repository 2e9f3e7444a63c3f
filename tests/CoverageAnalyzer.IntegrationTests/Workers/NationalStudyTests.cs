using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Import;
using CoverageAnalyzer.IntegrationTests.PostGis;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>
/// The nation's 10,977 communes of 2009 with points and sites of a seeded generator: the same bytes from files, from PostGIS, and by two worker processes.
/// </summary>
[Collection(WorkersGroup.Name)]
public sealed class NationalStudyTests(SharedPostgres postgres)
{
    private const string Layer = "data/vietnam-2009/communes.gpkg";
    private const int Points = 4_000, Sites = 6_000;
    private static readonly string[] Figures = ["communes.csv", "districts.csv", "postal_points.csv", "gaps.csv", "eligibility.csv", "summary.json"];

    [Fact]
    public async Task One_national_study_gives_the_same_bytes_from_files_from_PostGIS_and_by_workers()
    {
        string communes = SharedData.Require(Layer);
        using var world = new WorkerWorld(postgres.Server, withStudy: false);
        WriteStudy(world.Folder, communes);
        CliProcess first = world.Worker(), second = world.Worker();

        // From files, while the study is pushed.
        Task<CliCall> alone = CliProcess.Run(world.Folder.Root, "analyze", "nation", "--out", "files", "--lang", "en");
        CliCall push = await world.Call("$CA store push nation --lang en");
        CliCall fromFiles = await alone;
        Assert.True(fromFiles.ExitCode == 0, fromFiles.Error);
        Assert.Contains("3 tables", push.Out, StringComparison.Ordinal);
        Assert.Equal([10_977, Points, Sites], Rows(world, "communes", "postal_points", "bts_sites"));

        // By two workers: every file.
        CliCall byWorkers = await world.SubmitStudies(["nation"], "--out", "workers", "--chunks", "4").End();
        Assert.True(byWorkers.ExitCode == 0, byWorkers.Error);
        WorkerWorld.AssertSame(world.Folder["files"], world.Folder["workers"]);
        Assert.Equal(fromFiles.Out.Replace("files", "workers", StringComparison.Ordinal), byWorkers.Out);
        Assert.Equal(2L, world.Ask<long>("SELECT count(DISTINCT worker) FROM coverage.chunk"));
        world.AssertClean();
        await first.Signal("INT");
        await second.Signal("INT");

        // From the tables: every figure, and the rest but for the names of the sources.
        await world.Call("$CA analyze 'store:Cả nước 2009' --out tables --lang en --quiet");
        Assert.All(Figures, f => Assert.True(Read(world, "files", f).AsSpan().SequenceEqual(Read(world, "tables", f)), $"{f} differs"));
        AssertSameButForSources(world);
    }

    // What else there is names rows and tables, and differs in nothing but that.
    private static void AssertSameButForSources(WorkerWorld world)
    {
        string[] names = [.. Names(world, "files")];
        Assert.Equal(names, Names(world, "tables"));
        string[] different = [.. names.Where(n => !Read(world, "files", n).AsSpan().SequenceEqual(Read(world, "tables", n)))];
        Assert.Equal(["findings.csv", "manifest.json", "report.html", "report.xlsx", "results.gpkg"], different); // the maps are the same bytes
        string Text(string folder, string name) => Encoding.UTF8.GetString(Read(world, folder, name));

        Assert.Equal(OfFiles(Text("files", "findings.csv")), OfTables(world, Text("tables", "findings.csv")));
        using JsonDocument files = JsonDocument.Parse(Read(world, "files", "manifest.json")), tables = JsonDocument.Parse(Read(world, "tables", "manifest.json"));
        Assert.Equal(Settings(files), Settings(tables));
        Dictionary<string, string> old = GeoPackage(world.Folder["files/results.gpkg"]), current = GeoPackage(world.Folder["tables/results.gpkg"]);
        Assert.True(old.Count > 10);
        Assert.Equal(["findings"], old.Keys.Where(t => old[t] != current[t]));
        Assert.Equal(old.Keys, current.Keys);
    }

    // A record or line of a file is a row of its table.
    private static string OfFiles(string text) => Regex.Replace(
        text.Replace("communes.gpkg, communes_2009", "communes.gpkg", StringComparison.Ordinal).Replace("communes.gpkg,communes_2009,", "communes.gpkg,,", StringComparison.Ordinal),
        "\\b(?:record|line) (?=\\d)",
        "row ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    private static string OfTables(WorkerWorld world, string text) => text
        .Replace($"{world.Database} coverage_data.ca_nuoc_2009__communes", "communes.gpkg", StringComparison.Ordinal)
        .Replace($"{world.Database} coverage_data.ca_nuoc_2009__postal_points", "post.csv", StringComparison.Ordinal)
        .Replace($"{world.Database} coverage_data.ca_nuoc_2009__bts_sites", "bts.csv", StringComparison.Ordinal)
        .Replace("row coverage_row=", "row ", StringComparison.Ordinal);

    private static IEnumerable<string> Settings(JsonDocument manifest) =>
        manifest.RootElement.EnumerateObject().Where(p => p.Name is not ("inputs" or "outputs")).Select(p => p.Name + p.Value.GetRawText());

    // A hash of every table, row by row.
    private static Dictionary<string, string> GeoPackage(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (object[] table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree%' ORDER BY name"))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (object[] row in Rows(connection, $"SELECT * FROM \"{table[0]}\""))
            {
                foreach (object value in row)
                {
                    byte[] bytes = value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                    hash.AppendData(BitConverter.GetBytes(bytes.Length));
                    hash.AppendData(bytes);
                }
            }

            hashes.Add((string)table[0], Convert.ToHexStringLower(hash.GetHashAndReset()));
        }

        return hashes;
    }

    private static IEnumerable<object[]> Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static IEnumerable<string> Names(WorkerWorld world, string folder) => Directory.EnumerateFiles(world.Folder[folder], "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(world.Folder[folder], f)).Order(StringComparer.Ordinal);

    private static byte[] Read(WorkerWorld world, string folder, string name) => File.ReadAllBytes(Path.Combine(world.Folder[folder], name));

    private static IEnumerable<long> Rows(WorkerWorld world, params string[] layers) =>
        layers.Select(l => world.Ask<long>($"SELECT count(*) FROM coverage_data.ca_nuoc_2009__{l}"));

    // Places are middles of two vertices of a commune's outline: near it, sometimes outside of it.
    private static void WriteStudy(WorkFolder folder, string communes)
    {
        PolygonSet layer = SharedLayer.Import(Layer).Result.Layer.Polygons;
        var random = new Random(2009);
        void Write(string file, string prefix, int count)
        {
            var text = new StringBuilder("id,lon,lat\n");
            for (int i = 0; i < count; i++)
            {
                int polygon = layer.UnitStart[random.Next(layer.UnitCount)];
                int start = layer.RingStart[polygon], end = layer.RingStart[polygon + 1];
                int a = random.Next(start, end), b = random.Next(start, end);
                text.Append(CultureInfo.InvariantCulture, $"{prefix}{i:00000},{(layer.X[a] + layer.X[b]) / 2:0.000000},{(layer.Y[a] + layer.Y[b]) / 2:0.000000}\n");
            }

            folder.Write("nation/" + file, text.ToString());
        }

        Write("post.csv", "P", Points);
        Write("bts.csv", "B", Sites);
        folder.Write("nation/study.json", $$"""
            {
              "name": "Cả nước 2009", "language": "vi", "area": "polygon", "rules": "vn-2025",
              "layers": {
                "communes": { "file": "{{communes.Replace('\\', '/')}}" },
                "postalPoints": { "file": "post.csv", "crs": "EPSG:4326", "fields": { "code": "id", "x": "lon", "y": "lat" } },
                "btsSites": { "file": "bts.csv", "crs": "EPSG:4326", "fields": { "code": "id", "x": "lon", "y": "lat" } }
              }
            }
            """);
    }
}
