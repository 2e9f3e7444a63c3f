using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>A study in the shared store gives what its files give: pushed, read from its tables, pulled again.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StudyStoreTests(SharedPostgres postgres)
{
    private const string StudyName = "Quảng Trị 2012";
    private static readonly string[] Figures = ["communes.csv", "districts.csv", "postal_points.csv", "gaps.csv", "eligibility.csv"];
    private static readonly string BuiltIn = Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012");

    [Fact]
    public void The_built_in_study_gives_the_same_bytes_from_files_from_tables_and_pulled_again()
    {
        using var store = new StudyInStore(postgres.Server);
        string files = store.Analyze(StudyFileReader.Read(BuiltIn), "files");

        StudyPushResult pushed = store.Push(BuiltIn);
        Assert.Equal(1, pushed.Version);
        Assert.Equal(["layers.communes", "layers.postalPoints", "layers.btsSites", "layers.nationalBorder"], pushed.Layers.Select(l => l.Key));
        Assert.Equal([142, 156, 1159], pushed.Layers.Take(3).Select(l => l.Rows));
        Assert.Contains(pushed.Notes, n => n.English.Contains("elevation.tif", StringComparison.Ordinal));
        StudyFile stored = StudyPull.OpenStored(store.Address, StudyName, Path.Combine(store.Folder, "stored"), BuiltIn);
        string tables = store.Analyze(stored, "tables", threads: 2);
        SameButForSources(files, tables);

        Assert.Empty(store.Pull(StudyName, "pulled")); // the raster is where the push found it
        SameButForSources(files, store.Analyze(StudyFileReader.Read(Path.Combine(store.Folder, "pulled")), "again"));

        string manifest = File.ReadAllText(Path.Combine(tables, "manifest.json"));
        Assert.Contains($"{store.Address.Display} coverage_data.quang_tri_2012__communes", manifest, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(store.Folder, "*", SearchOption.AllDirectories), f =>
            Assert.Equal(-1, File.ReadAllBytes(f).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(PrivatePostgres.Password))));
    }

    [Fact]
    public void Tables_have_their_srid_an_index_and_comments_and_keep_texts()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Push(BuiltIn);
        Assert.Equal(4326, store.Ask<int>("SELECT srid FROM geometry_columns WHERE f_table_name = 'quang_tri_2012__communes'"));
        Assert.Equal(1L, store.Ask<long>("SELECT count(*) FROM pg_indexes WHERE tablename = 'quang_tri_2012__communes' AND indexdef LIKE '%USING gist (geom)'"));
        Assert.Contains("communes.geojson", store.Ask<string>("SELECT obj_description('coverage_data.quang_tri_2012__communes'::regclass)"), StringComparison.Ordinal);
        Assert.Contains("(ha)", store.Ask<string>("SELECT col_description('coverage_data.quang_tri_2012__communes'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = 'coverage_data.quang_tri_2012__communes'::regclass AND attname = 'area_ha_stat'))"), StringComparison.Ordinal);
        Assert.Equal("107.079240", store.Ask<string>("SELECT lon FROM coverage_data.quang_tri_2012__bts_sites WHERE code = 'B0001'"));
        Assert.Equal(0L, store.Ask<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'coverage_data' AND tablename LIKE '~%'"));
    }

    [Fact]
    public async Task A_study_pushed_again_replaces_itself_and_a_reader_sees_the_old_or_the_new()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Push(BuiltIn);
        string folder = StudyWithSixPointsLess(store);
        Task<StudyPushResult>[] pushes = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => store.Push(folder), TestContext.Current.CancellationToken))];
        StudyFile stored = StudyPull.OpenStored(store.Address, StudyName, Path.Combine(store.Folder, "stored"), BuiltIn);
        for (int i = 0; i < 3; i++)
        {
            var results = CoverageAnalyzer.Studies.Running.StudyRunner.Run(stored, new(1), "test", null, TestContext.Current.CancellationToken);
            Assert.Contains(results.Content.Province.PostalPoints, (int?[])[156, 150]);
            Assert.Equal(1159, results.Content.Province.BtsSites);
        }

        StudyPushResult[] done = await Task.WhenAll(pushes);
        Assert.Equal([2, 3], done.Select(p => p.Version).Order());
        Assert.Equal(150L, store.Ask<long>("SELECT count(*) FROM coverage_data.quang_tri_2012__postal_points"));
        Assert.Equal(4L, store.Ask<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'coverage_data'"));
    }

    [Fact]
    public async Task A_push_that_waits_for_a_run_does_not_stop_the_run_and_who_comes_later_reads_what_was_pushed()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Push(BuiltIn);
        string folder = StudyWithSixPointsLess(store);
        TableName[] tables = PushedTables("communes", "postal_points", "bts_sites");
        PostGisSnapshot Open() => new(store.Address) { Tables = tables };

        PostGisSnapshot first = Open();
        Assert.Equal(142, RowsOf(first, tables[0]));
        Task<StudyPushResult> push = Task.Run(() => store.Push(folder), TestContext.Current.CancellationToken);
        WaitForWaiters(store, 1);
        Task<int> later = Task.Run(
            () =>
            {
                using PostGisSnapshot second = Open();
                return RowsOf(second, tables[1]);
            },
            TestContext.Current.CancellationToken);
        WaitForWaiters(store, 2);
        Assert.Equal([142, 156, 1159], tables.Select(t => RowsOf(first, t)));
        Assert.False(push.IsCompleted);
        Assert.False(later.IsCompleted);
        first.Dispose();
        Assert.Equal(2, (await push).Version);
        Assert.Equal(150, await later);
    }

    [Fact]
    public async Task A_table_that_another_program_waits_to_replace_is_told_and_holds_nobody_up_for_ever()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Push(BuiltIn);
        TableName[] tables = PushedTables("communes", "postal_points");
        Task<int> other;
        using (var snapshot = new PostGisSnapshot(store.Address, TimeSpan.FromSeconds(15)) { Tables = tables })
        {
            Assert.Equal(142, RowsOf(snapshot, tables[0]));
            other = Task.Run(
                () =>
                {
                    store.Run($"DROP TABLE {tables[1].Quoted}");
                    return 0;
                },
                TestContext.Current.CancellationToken);
            WaitForWaiters(store, 1);
            var told = Assert.Throws<DataStoreException>(() => RowsOf(snapshot, tables[1]));
            Assert.Contains("someone is reading or writing", told.Message, StringComparison.Ordinal);
            Assert.False(other.IsCompleted);
        }

        await other;
    }

    private static TableName[] PushedTables(params string[] layers) => [.. layers.Select(t => new TableName("coverage_data", "quang_tri_2012__" + t))];

    private static int RowsOf(PostGisSnapshot snapshot, TableName table)
    {
        var options = new PointReadOptions { Table = new PostGisTable(snapshot, table, null, null) };
        using TableSource source = PointTableReader.OpenTable(table.ToString(), options, new FindingLog(), TestContext.Current.CancellationToken);
        return source.ReadRows(new FindingLog(), TestContext.Current.CancellationToken).Count();
    }

    private static string StudyWithSixPointsLess(StudyInStore store)
    {
        string folder = Path.Combine(store.Folder, "changed");
        CopyStudy(folder);
        string points = Path.Combine(folder, "postal_points.csv");
        File.WriteAllLines(points, File.ReadAllLines(points).SkipLast(6));
        return folder;
    }

    private static void WaitForWaiters(StudyInStore store, long count)
    {
        while (store.Ask<long>($"SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = '{store.Name}')") < count)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void Studies_whose_names_look_alike_do_not_share_tables()
    {
        using var store = new StudyInStore(postgres.Server);
        string[] names = ["Quảng Trị", "Quang Tri", "quang-tri!", "'; DROP SCHEMA coverage; --", "研究", new string('ờ', 200)];
        foreach ((string name, int n) in names.Select((s, i) => (s, i)))
        {
            string folder = Path.Combine(store.Folder, FormattableString.Invariant($"s{n}"));
            CopyStudy(folder);
            string json = Path.Combine(folder, "study.json");
            File.WriteAllText(json, File.ReadAllText(json).Replace(StudyName, name, StringComparison.Ordinal));
            Assert.Equal(VietnameseText.Compose(name), store.Push(folder).Name);
        }

        Assert.Equal((long)names.Length * 4, store.Ask<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'coverage_data'"));
        var wrong = Assert.Throws<InputFileException>(() => store.Pull("Quảng Tri", "p"));
        Assert.Contains("Did you mean 'Quang Tri'", wrong.Message, StringComparison.Ordinal);
    }

    private static void CopyStudy(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(BuiltIn))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Figures and maps are the same bytes; findings but for the places.</summary>
    private static void SameButForSources(string files, string other)
    {
        foreach (string name in Figures)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(files, name)), File.ReadAllBytes(Path.Combine(other, name)));
        }

        foreach (string map in Directory.GetFiles(Path.Combine(files, "maps")))
        {
            Assert.Equal(File.ReadAllBytes(map), File.ReadAllBytes(Path.Combine(other, "maps", Path.GetFileName(map))));
        }

        Assert.Equal(
            Directory.GetFiles(files, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(files, f)).Order(StringComparer.Ordinal),
            Directory.GetFiles(other, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(other, f)).Order(StringComparer.Ordinal));
        Assert.Equal(Codes(files), Codes(other));
    }

    // Rank and code of each finding: the rest names the place.
    private static IEnumerable<string> Codes(string results) => File.ReadLines(Path.Combine(results, "findings.csv")).Select(l => string.Join(',', l.Split(',').Take(2)));
}
