using System.Text.Json.Nodes;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Terrain;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Tests;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>Results opened without their study: the same tables byte for byte, the same maps and headline figures; and folders that cannot be opened.</summary>
public sealed class ResultsReaderTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_built_in_study_reads_back_as_it_was_written(string language)
    {
        (CliCall call, string results) = await TerrainStudy.OfBuiltIn(folder, s => s["language"] = language);
        Assert.True(call.ExitCode == 0, call.Error);
        SameAsWritten(results);
    }

    [Fact]
    public async Task Villages_lists_overrides_and_a_set_of_the_users_own_read_back()
    {
        string rules = folder.File("own.json"), list = folder.File("list.csv");
        File.Copy(Path.Combine(SharedData.RepositoryRoot(), "data", "rules", "vn-2025.json"), rules);
        await File.WriteAllTextAsync(list, "Mã,Tên xã\n19366,Xã Không Đâu\n", TestContext.Current.CancellationToken);
        string villages = TerrainStudy.Boxes(
            ("\"code\":\"V1\",\"name\":\"Thôn 1\",\"households\":30,\"electrified\":\"có\"", 107.001, 16.585, 0.02, 0.012),
            ("\"code\":\"V1\",\"name\":\"Thôn 2\",\"households\":40,\"electrified\":\"không\"", 107.03, 16.585, 0.02, 0.012));
        string study = $$"""
            { "name": "T", "rules": "{{rules}}", "notice": { "vi": "Thử.", "en": "A try." },
              "classification": { "overrides": [ { "class": "mountainous", "verdict": "no", "communes": ["001"], "reason": { "vi": "vì thế", "en": "so" } } ] },
              "layers": { "communes": "c.geojson", "elevation": { "file": "t.asc", "crs": "EPSG:4326" }, "villages": "v.geojson", "btsSites": { "file": "b.csv", "crs": "EPSG:4326" },
                          "nationalBorder": "border.geojson" } }
            """;
        (CliCall call, string results) = await TerrainStudy.Run(
            folder,
            study,
            [],
            ("c.geojson", TerrainStudy.Boxes(("\"code\":\"001\",\"name\":\"Xã A\",\"district\":\"Huyện X\",\"province\":\"Tỉnh Y\",\"population\":1000", 107, 16.5, 0.09, 0.1))),
            ("t.asc", TerrainStudy.Grid((row, column) => row < 20 && column < 60 ? 300 : 50)),
            ("v.geojson", villages),
            ("b.csv", "id,lon,lat,radius_km\nB1,107.06,16.52,1.5\n"),
            ("border.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[107,16.4],[107,16.55],[106.9,16.7]]}}]}"""));
        Assert.True(call.ExitCode == 0, call.Error);
        ReportContent read = SameAsWritten(results);
        Assert.Equal("A try.", Assert.Single(read.Notices).English);
        Assert.Equal(3, read.NationalBorder!.X.Length);
        Assert.Contains("national_border (Line String)", Gdal.Run("ogrinfo", "-q", Path.Combine(results, "results.gpkg")), StringComparison.Ordinal);
        Assert.Contains("Feature Count: 1", Gdal.Run("ogrinfo", "-so", Path.Combine(results, "results.gpkg"), "national_border"), StringComparison.Ordinal);
        Assert.Equal(("The study states no: so", 2), (read.Verdicts.First(v => !v.Override.IsEmpty).Override.English, read.VillagePolygons!.UnitCount));
        Assert.NotEqual(read.Rules!.Rules[0].Title.Vietnamese, read.Rules.Rules[0].Title.English); // rules keep both languages
    }

    [Fact]
    public async Task Other_folders_are_refused_with_the_version_and_the_command_that_mends_them()
    {
        (CliCall call, string results) = await Small();
        Assert.True(call.ExitCode == 0, call.Error);
        string manifest = Path.Combine(results, "manifest.json");
        string written = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);

        JsonObject old = JsonNode.Parse(written)!.AsObject();
        old.Remove("resultsVersion");
        old["program"] = "coverage-analyzer 0.3.0";
        await Refused(old.ToJsonString(), "coverage-analyzer 0.3.0", "older version", "coverage-analyzer analyze");
        old["resultsVersion"] = 99;
        await Refused(old.ToJsonString(), "newer than this program");
        await Refused("{", "damaged");
        await Refused("""{"program":"other 1"}""", "not this program's");
        await File.WriteAllTextAsync(manifest, written, TestContext.Current.CancellationToken);

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(results, "results.gpkg")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE gaps RENAME COLUMN level TO grade";
            command.ExecuteNonQuery();
        }

        await Refused(written, "'gaps'", "level", "coverage-analyzer analyze");
        File.Delete(Path.Combine(results, "results.gpkg"));
        await Refused(written, "lacks the file 'results.gpkg'");
        File.Delete(manifest);
        string neither = Assert.Throws<InputFileException>(() => StudyPlace.Of(results)).In(ReportLanguage.English);
        Assert.Contains("no study.json", neither, StringComparison.Ordinal);
        Assert.Contains("no manifest.json", neither, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<InputFileException>(() => StudyPlace.Of(results + "x")).In(ReportLanguage.English), StringComparison.Ordinal);

        async Task Refused(string text, params string[] words)
        {
            await File.WriteAllTextAsync(manifest, text, TestContext.Current.CancellationToken);
            InputFileException refused = Assert.Throws<InputFileException>(() => StudySource.Open(results, new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken));
            Assert.All([.. words, results], w => Assert.Contains(w, refused.In(ReportLanguage.English), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Results_edited_since_are_shown_with_a_notice()
    {
        (CliCall call, string results) = await Small();
        Assert.True(call.ExitCode == 0, call.Error);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(results, "results.gpkg")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER rtree_communes_geom_update1; DROP TRIGGER rtree_communes_geom_update2; DROP TRIGGER rtree_communes_geom_update3; DROP TRIGGER rtree_communes_geom_update4; UPDATE communes SET name = 'Xã Đổi' WHERE code = '00120'";
            command.ExecuteNonQuery();
        }

        using StudySource source = StudySource.Open(Path.Combine(results, "report.html"), new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
        Assert.False(source.CanEdit);
        Assert.Equal("Xã Đổi", source.Content.Communes[0].Commune.Name);
        Assert.Equal("results-changed", Assert.Single(source.Findings).Code);
    }

    [Fact]
    public async Task A_map_put_into_the_studys_folder_is_in_the_report_the_viewers_and_the_results()
    {
        string root = folder.File("mapped");
        using var temporary = new TemporaryFolder();
        string study = SmallStudy.Write(temporary);
        Directory.CreateDirectory(Path.Combine(study, "maps"));
        JsonObject map = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot(), "maps", "postal-gap.json"), TestContext.Current.CancellationToken))!.AsObject();
        map["id"] = "own-map";
        map["title"] = JsonNode.Parse("""{ "vi": "Bản đồ riêng", "en": "A map of one's own" }""");
        await File.WriteAllTextAsync(Path.Combine(study, "maps", "own.json"), map.ToJsonString(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(study, "maps", "broken.json"), """{ "id": "broken", "layerz": [] }""", TestContext.Current.CancellationToken);
        CliCall call = await CliCall.Run("analyze", study, "--out", root, "--lang", "vi");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.True(File.Exists(Path.Combine(root, "maps", "own-map.svg")));
        Assert.Contains("Bản đồ riêng", await File.ReadAllTextAsync(Path.Combine(root, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("broken.json", await File.ReadAllTextAsync(Path.Combine(root, "findings.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (string place in (string[])[study, Path.Combine(study, "study.json"), root, Path.Combine(root, "maps", "own-map.svg")])
        {
            using StudySource source = StudySource.Open(place, new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
            Assert.Equal(place.StartsWith(study, StringComparison.Ordinal), source.CanEdit);
            Assert.Contains(ViewerMap.Of(source.Content, source.Maps), m => m.Definition.Id == "own-map" && m.Leading.Legend.Count > 0);
            Assert.Contains(source.Findings, f => f.Code == "map-definition-broken" && f.Place.File == "broken.json");
        }
    }

    private async Task<(CliCall Call, string Results)> Small() => await TerrainStudy.Run(
        folder,
        """{ "name": "N", "layers": { "communes": "c.geojson", "postalPoints": { "file": "p.csv", "crs": "EPSG:4326" } }, "targets": { "averageServiceRadiusKilometres": 2.3 } }""",
        [],
        ("c.geojson", TerrainStudy.Boxes(("\"code\":\"00120\",\"name\":\"Xã A\",\"district\":\"Huyện X\",\"population\":1000", 107, 16.5, 0.09, 0.1))),
        ("p.csv", "id,name,lon,lat\n001,Bưu cục A,107.05,16.55\n002,Hỏng,khong,16.6\n"));

    // Everything a viewer shows of the folder, beside what the run itself gives.
    private static ReportContent SameAsWritten(string results)
    {
        ReportContent read = ResultsReader.Read(results, TestContext.Current.CancellationToken) is var reading && reading.Findings.Count == 0 ? reading.Content : throw new InvalidOperationException("findings");
        ReportLanguage language = read.Language;
        Same("communes.csv", s => CsvTable.Write(s, CommuneColumns.All, read.Communes, CsvStyle.Machine, language));
        Same("districts.csv", s => CsvTable.Write(s, DistrictColumns.All, read.Districts, CsvStyle.Machine, language));
        Same("postal_points.csv", s => CsvTable.Write(s, PostalPointColumns.All, PostalPointRow.Of(read), CsvStyle.Machine, language));
        Same("gaps.csv", s => CsvTable.Write(s, GapColumns.All, GapRow.Of(read), CsvStyle.Machine, language));
        Same("eligibility.csv", s => CsvTable.Write(s, EligibilityColumns.All, EligibilityRow.Of(read), CsvStyle.Machine, language));
        Same("villages.csv", s => CsvTable.Write(s, VillageColumns.All, VillageRow.Of(read), CsvStyle.Machine, language));
        Same("findings.csv", s => CsvTable.Write(s, FindingColumns.All, read.Findings, CsvStyle.Machine, language));
        Same("summary.json", s => s.Write(SummaryDocument.Make(read)));

        string study = Path.GetDirectoryName(results)!;
        ReportContent run = StudyRunner.Run(StudyFileReader.Read(study), new StudyOptions(2), read.ProgramVersion, null, TestContext.Current.CancellationToken).Content;
        Assert.Equal(HeadlineFigures.Of(run).Select(Told), HeadlineFigures.Of(read).Select(Told));
        IReadOnlyList<ViewerMap> expected = ViewerMap.Of(run, StudyMaps.Load(study)), actual = ViewerMap.Of(read, StudyMaps.Load(results));
        Assert.Equal(expected.Select(m => (m.Definition.Id, m.Notes)), actual.Select(m => (m.Definition.Id, m.Notes)));
        Assert.Equal(expected.SelectMany(m => m.Layers).SelectMany(Looks), actual.SelectMany(m => m.Layers).SelectMany(Looks));
        Assert.Equal(CommuneRow.Of(run).SelectMany(r => Extra(r, language)), CommuneRow.Of(read).SelectMany(r => Extra(r, language)));
        Assert.Equal(run.CommunePolygons.X, read.CommunePolygons.X);
        Assert.Equal(run.CommunePlane.Y, read.CommunePlane.Y);
        Assert.Equal(run.CommunePlane.RingStart, read.CommunePlane.RingStart);
        Assert.Equal(run.BorderPlane?.X, read.BorderPlane?.X);
        Assert.Equal((run.TargetSource, run.ElevationNote, run.UsesStatedArea, run.PostalLimitKilometres), (read.TargetSource, read.ElevationNote, read.UsesStatedArea, read.PostalLimitKilometres));
        return read;

        void Same(string file, Action<Stream> write)
        {
            string path = Path.Combine(results, file);
            if (!File.Exists(path))
            {
                return; // the run had no such table
            }

            using var stream = new MemoryStream();
            write(stream);
            Assert.True(stream.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{file}:\n{FirstDifference(System.Text.Encoding.UTF8.GetString(stream.ToArray()), File.ReadAllText(path))}");
        }
    }

    private static string FirstDifference(string actual, string expected)
    {
        (string Actual, string Expected) line = actual.Split('\n').Zip(expected.Split('\n')).FirstOrDefault(p => p.First != p.Second);
        return $"read:    {line.Actual}\nwritten: {line.Expected}";
    }

    private static string Told(HeadlineFigure figure) =>
        $"{figure.Id} {figure.Value:R} {figure.IsMet} {figure.Unit} {figure.Comment} {string.Join(' ', figure.Basis)}";

    private static IEnumerable<string> Looks(ViewerLayer layer) =>
    [
        $"{layer.Definition.Source} {layer.FeatureCount} {layer.Heading}",
        .. layer.Legend.Select(e => $"{e.Color} {e.Hatched} {e.Label} {e.Count}"),
        string.Join(' ', Enumerable.Range(0, layer.FeatureCount).Select(layer.LegendIndexOf)),
    ];

    // Shares put together from parts may differ in the last digit of a double; tables keep six decimals.
    private static IEnumerable<string> Extra(CommuneRow row, ReportLanguage language) => CommuneColumns.Extra.Select(c => $"{c.Name} {c.StoredText(row, language)}");
}
