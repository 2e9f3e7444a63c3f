using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Results in the shared store: pushed whole, pulled byte for byte, read as the folder is read, found by name, seen by whom they may.</summary>
[Collection(PostgresGroup.Name)]
public sealed class RunStoreTests(SharedPostgres postgres, SmallResults results) : IClassFixture<SmallResults>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private PrivatePostgres Server => postgres.Server;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_province_comes_back_byte_for_byte_and_reads_as_its_folder_does()
    {
        string built = folder["results"];
        CliCall call = await CliCall.Run("analyze", Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012"), "--out", built, "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
        using PostGisDatabase database = PrivatePostgres.Open(StoreSteps.Prepared(Server));
        StoredRun run = StoreSteps.Push(database, built);
        Assert.Equal(1, run.Number);
        RunPull.Pull(database, run, folder["again"], null, TestContext.Current.CancellationToken);
        Assert.Equal(StoreSteps.BytesOf(built), StoreSteps.BytesOf(folder["again"]));

        ReportContent expected = ResultsReader.Read(built, TestContext.Current.CancellationToken).Content;
        ResultsReading reading = StoredRuns.Read(database, run, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Findings);
        Same(expected, reading.Content);
    }

    [Fact]
    public void A_run_over_terrain_comes_out_of_the_tables_with_every_figure()
    {
        using var terrain = new MeasuredTerrainResults();
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        RunPushResult pushed = RunPush.Push(database, terrain.Folder, new RunPushOptions { Waits = [] }, TestContext.Current.CancellationToken);
        Assert.Empty(pushed.Findings); // every table and column has its place
        ResultsReading reading = StoredRuns.Read(database, pushed.Run, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Findings);
        RadioReadBackTests.Same(terrain.Live.Radio!, reading.Content.Radio!);
        Assert.Equal(terrain.Live.Radio!.Areas!.Classes.Count, Server.Ask<long>(name, "SELECT count(*) FROM coverage.latest_mobile_areas WHERE ST_IsValid(geom)"));
        Assert.True(Server.Ask<bool>(name, "SELECT bool_and(mobile_area_km2 > 0) FROM coverage.latest_communes"));
    }

    [Fact]
    public void The_first_rows_of_a_table_leave_the_rest_of_the_snapshot_readable()
    {
        using PostGisDatabase database = PrivatePostgres.Open(StoreSteps.Prepared(Server));
        StoredRun run = StoreSteps.Push(database, results.Folder);
        database.With(connection =>
        {
            using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            var rows = new Data.PostGis.Runs.StoredTableRows(connection, "x", run.Id, run.Tables);
            var findings = new Engine.Findings.FindingLog();
            Assert.Single(rows.Read("communes", findings, TestContext.Current.CancellationToken).Take(1));
            Assert.Equal(4, rows.Read("communes", findings, TestContext.Current.CancellationToken).Count());
            return true;
        });
    }

    [Fact]
    public void A_folder_that_was_changed_is_refused_and_marked_where_it_is_forced()
    {
        using PostGisDatabase database = PrivatePostgres.Open(StoreSteps.Prepared(Server));
        string copy = Copy();
        File.AppendAllText(Path.Combine(copy, "communes.csv"), "x\n");
        InputFileException refused = Assert.Throws<InputFileException>(() => StoreSteps.Push(database, copy));
        Assert.Contains("communes.csv", refused.In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.Contains("--force", refused.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
        Assert.Empty(StoredRuns.List(database));
        RunPushResult forced = RunPush.Push(database, copy, new RunPushOptions { Force = true }, TestContext.Current.CancellationToken);
        Assert.True(forced.Run.IsChanged);
        Assert.Equal(["communes.csv"], forced.ChangedFiles);
        Assert.Contains(StoredRuns.Read(database, forced.Run, TestContext.Current.CancellationToken).Findings, f => f.Code == "results-changed");
        RunPull.Pull(database, forced.Run, folder["again"], null, TestContext.Current.CancellationToken);
        Assert.Equal(StoreSteps.BytesOf(copy), StoreSteps.BytesOf(folder["again"]));
        File.Delete(Path.Combine(copy, "gaps.csv"));
        Assert.Contains("gaps.csv", Assert.Throws<InputFileException>(() => RunPush.Push(database, copy, new RunPushOptions { Force = true }, TestContext.Current.CancellationToken)).In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pushes_at_once_all_come_in_whole_and_numbered()
    {
        const int Pairs = 20;
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        string whole = StoreSteps.HashOf(Server, name, StoreSteps.Push(database, results.Folder).Id);
        for (int pair = 0; pair < Pairs; pair++)
        {
            using var both = new Barrier(2);
            StoredRun[] runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                both.SignalAndWait();
                return StoreSteps.Push(database, results.Folder);
            })));
            Assert.Equal([2 + (2 * pair), 3 + (2 * pair)], runs.Select(r => r.Number).Order());
            Assert.All(runs, r => Assert.Equal(whole, StoreSteps.HashOf(Server, name, r.Id)));
        }

        Assert.Equal((1 + (2 * Pairs), 0), StoreSteps.Count(Server, name));
    }

    [Fact]
    public void A_run_is_found_by_its_name_and_number_and_removed_whole()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoredRun first = StoreSteps.Push(database, results.Folder), second = StoreSteps.Push(database, results.Folder);
        Assert.Equal(second.Id, StoredRuns.Find(database, "Nhỏ")!.Id);
        Assert.Equal(second.Id, StoredRuns.Find(database, "Nhỏ".Normalize(System.Text.NormalizationForm.FormD))!.Id);
        Assert.Equal(first.Id, StoredRuns.Find(database, "Nhỏ@1")!.Id);
        Assert.Null(StoredRuns.Find(database, "Nhỏ@3"));
        Assert.Contains("Nhỏ", Assert.Throws<DataStoreException>(() => StoredRuns.Require(database, "Nhỏm")).In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.Equal(4, Server.Ask<long>(name, "SELECT count(*) FROM coverage.latest_communes"));
        StoredRuns.Remove(database, second);
        Assert.Equal(first.Id, StoredRuns.Find(database, "Nhỏ")!.Id);
        Assert.Equal((1, 0), StoreSteps.Count(Server, name));
        Assert.Equal(0, Server.Ask<long>(name, FormattableString.Invariant($"SELECT count(*) FROM coverage.communes WHERE run_id = {second.Id}")));
        Assert.Contains("removed", Assert.Throws<DataStoreException>(() => StoredRuns.Read(database, second, TestContext.Current.CancellationToken)).In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Viewers_read_and_do_not_write_and_editors_push()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        Server.Execute("postgres", $"CREATE ROLE viewer_{name} LOGIN PASSWORD 'x' IN ROLE coverage_viewer; CREATE ROLE editor_{name} LOGIN PASSWORD 'x' IN ROLE coverage_editor; CREATE ROLE nobody_{name} LOGIN PASSWORD 'x'");
        using PostGisDatabase viewer = PrivatePostgres.Open(Server.Address(name, $"viewer_{name}", "x")), editor = PrivatePostgres.Open(Server.Address(name, $"editor_{name}", "x")), nobody = PrivatePostgres.Open(Server.Address(name, $"nobody_{name}", "x"));
        StoredRun run = StoreSteps.Push(editor, results.Folder);
        Assert.Equal($"editor_{name}", run.PushedBy);
        Assert.Equal(4, StoredRuns.Read(viewer, run, TestContext.Current.CancellationToken).Content.Communes.Count);
        RunPull.Pull(viewer, run, folder["again"], null, TestContext.Current.CancellationToken);
        foreach (Action write in new Action[] { () => StoreSteps.Push(viewer, results.Folder), () => StoredRuns.Remove(viewer, run), () => StoredRuns.List(nobody) })
        {
            DataStoreException refused = Assert.Throws<DataStoreException>(write);
            Assert.Contains("coverage_editor", refused.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
            Assert.False(refused.IsTransient);
        }

        foreach (string sql in new[] { "DELETE FROM coverage.run", "UPDATE coverage.communes SET name = 'x'", "DROP TABLE coverage.run", "CREATE TABLE coverage.mine (x int)" })
        {
            Assert.Throws<DataStoreException>(() => Do(viewer, sql));
        }

        Assert.Throws<DataStoreException>(() => Do(editor, "DROP TABLE coverage.communes"));
        Assert.Throws<DataStoreException>(() => Do(editor, "INSERT INTO coverage.schema_version (version, name, program) VALUES (9999, 'x', 'x')"));
        StoredRuns.Remove(editor, run);
        Assert.Equal((0, 0), StoreSteps.Count(Server, name));
    }

    [Fact]
    public async Task Names_that_look_like_SQL_are_names()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        const string Hostile = "x'); DROP TABLE coverage.run; --\"$$@7";
        string study = folder["study"];
        SmallStudy.Write(folder);
        string json = (await File.ReadAllTextAsync(Path.Combine(study, "study.json"), TestContext.Current.CancellationToken)).Replace("\"Nhỏ\"", System.Text.Json.JsonSerializer.Serialize(Hostile), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(study, "study.json"), json, TestContext.Current.CancellationToken);
        CliCall call = await CliCall.Run("analyze", study, "--out", folder["hostile"], "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
        StoredRun run = StoreSteps.Push(database, folder["hostile"]);
        Assert.Equal(Hostile, run.Study);
        Assert.Equal(run.Id, StoredRuns.Find(database, Hostile)!.Id);
        Assert.Equal(run.Id, StoredRuns.Find(database, run.Name)!.Id);
        Assert.Null(StoredRuns.FileOf(database, run, "x' OR '1'='1"));
        Assert.NotNull(StoredRuns.FileOf(database, run, "summary.json"));
        RunPull.Pull(database, run, folder["again"], null, TestContext.Current.CancellationToken);
        Assert.Equal(StoreSteps.BytesOf(folder["hostile"]), StoreSteps.BytesOf(folder["again"]));

        // A file that climbs out of the folder, or bytes that were changed, are not written.
        Server.Execute(name, FormattableString.Invariant($"UPDATE coverage.run_file SET name = '../../out.txt' WHERE run_id = {run.Id} AND name = 'gaps.csv'"));
        Assert.Contains("not whole", Assert.Throws<DataStoreException>(() => RunPull.Pull(database, run, folder["climbed"], null, TestContext.Current.CancellationToken)).In(ReportLanguage.English), StringComparison.Ordinal);
        Server.Execute(name, FormattableString.Invariant($"UPDATE coverage.run_file SET name = 'gaps.csv', content = overlay(content PLACING '\\xffff'::bytea FROM 3 FOR 2) WHERE run_id = {run.Id} AND name = '../../out.txt'"));
        Assert.Contains("gaps.csv", Assert.Throws<DataStoreException>(() => RunPull.Pull(database, run, folder["climbed"], null, TestContext.Current.CancellationToken)).In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["climbed"]));
    }

    [Fact]
    public void The_tables_have_the_columns_of_results_each_with_its_meaning_and_QGIS_finds_its_styles()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoreSteps.Push(database, results.Folder);
        var columns = new (string Table, IEnumerable<TableColumn> Columns)[]
        {
            ("communes", [.. CommuneColumns.Every, CommuneColumns.Province, .. RadioCoverageColumns.OfCommunes, .. RadioCoverageColumns.Extra]), ("service_areas", PostalPointColumns.All), ("postal_points", PostalPointColumns.All), ("bts_sites", BtsSiteColumns.All),
            ("villages", VillageColumns.All), ("province", DistrictColumns.All), ("districts", DistrictColumns.All), ("gaps", GapColumns.All), ("rules", RuleColumns.All),
            ("eligibility", [.. EligibilityColumns.All, EligibilityColumns.ChainVerdicts]), ("disadvantaged_areas", DisadvantagedAreaColumns.All), ("findings", FindingColumns.All),
            ("mobile_areas", RadioAreaColumns.All), ("mobile_operators", RadioOperatorColumns.All), ("mobile_measurements", [.. MeasuredPointColumns.All, .. MeasuredPointColumns.Extra]), ("mobile_tuning", MeasurementClassColumns.All),
        };
        foreach ((string table, IEnumerable<TableColumn> wanted) in columns)
        {
            string there = Server.Ask<string>(name, $"SELECT coalesce(string_agg(attname || ' ' || format_type(atttypid, NULL), ',' ORDER BY attnum), '') FROM pg_attribute WHERE attrelid = 'coverage.{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('run_id', 'fid', 'geom')");
            Assert.Equal(string.Join(',', wanted.Select(c => $"{c.Name} {(c.Kind == ColumnKind.Integer ? "bigint" : c.IsNumeric ? "double precision" : "text")}")), there);
            foreach (TableColumn column in wanted.Where(c => c.IsNumeric && !c.Unit.IsEmpty && c.Kind != ColumnKind.Fraction))
            {
                string comment = Server.Ask<string>(name, $"SELECT col_description('coverage.{table}'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = 'coverage.{table}'::regclass AND attname = '{column.Name}'))");
                Assert.Contains(column.HeaderIn(ReportLanguage.Vietnamese), comment, StringComparison.Ordinal);
                Assert.Contains(column.HeaderIn(ReportLanguage.English), comment, StringComparison.Ordinal);
            }
        }

        const string Nameless = "SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'coverage' AND c.relkind IN ('p', 'v') AND c.relname NOT IN ('latest_run') AND a.attnum > 0 AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL AND EXISTS (SELECT FROM coverage.run_table t WHERE c.relname IN (t.name, 'latest_' || t.name))";
        Assert.Equal(0, Server.Ask<long>(name, Nameless));
        Assert.Equal("MULTIPOLYGON 4326", Server.Ask<string>(name, "SELECT type || ' ' || srid FROM geometry_columns WHERE f_table_schema = 'coverage' AND f_table_name = 'latest_communes'"));
        Assert.True(Server.Ask<bool>(name, "SELECT bool_and(ST_IsValid(geom) AND ST_SRID(geom) = 4326) FROM coverage.latest_communes"));
        Assert.Equal(1, Server.Ask<long>(name, "SELECT count(*) FROM public.layer_styles WHERE f_table_schema = 'coverage' AND f_table_name = 'latest_communes' AND f_geometry_column = 'geom' AND useasdefault AND styleqml IS DOCUMENT"));
        Assert.Equal(0, Server.Ask<long>(name, "SELECT count(*) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relname ~ '^communes_[0-9]+$' AND (SELECT count(*) FROM pg_index x WHERE x.indrelid = c.oid) <> 3"));
    }

    private static void Do(PostGisDatabase database, string sql) => database.With(connection =>
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    });

    private string Copy()
    {
        string copy = folder["copy"];
        foreach (string file in Directory.EnumerateFiles(results.Folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(results.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static void Same(ReportContent expected, ReportContent actual)
    {
        ReportLanguage language = expected.Language;
        SameTable([.. CommuneColumns.Every, CommuneColumns.Province], CommuneRow.Of(expected), CommuneRow.Of(actual));
        SameTable(DistrictColumns.All, [expected.Province, .. expected.Districts], [actual.Province, .. actual.Districts]);
        SameTable(PostalPointColumns.All, PostalPointRow.Of(expected), PostalPointRow.Of(actual));
        SameTable(BtsSiteColumns.All, BtsSiteRow.Of(expected), BtsSiteRow.Of(actual));
        SameTable(GapColumns.All, GapRow.Of(expected), GapRow.Of(actual));
        SameTable(RuleColumns.All, RuleRow.Of(expected), RuleRow.Of(actual));
        SameTable(EligibilityColumns.All, EligibilityRow.Of(expected), EligibilityRow.Of(actual));
        SameTable(FindingColumns.All, expected.Findings, actual.Findings);
        Assert.Equal(SummaryDocument.Make(expected), SummaryDocument.Make(actual));
        foreach ((var one, var other) in new[] { (expected.CommunePolygons, actual.CommunePolygons), (expected.CommunePlane, actual.CommunePlane), (expected.ServiceAreas!, actual.ServiceAreas!) })
        {
            Assert.Equal(one.X, other.X);
            Assert.Equal(one.Y, other.Y);
            Assert.Equal(one.RingStart, other.RingStart);
            Assert.Equal(one.UnitStart, other.UnitStart);
        }

        Assert.Equal(expected.NationalBorder?.X, actual.NationalBorder?.X);
        Assert.Equal(expected.PostalPlane!.Value.X, actual.PostalPlane!.Value.X);
        Assert.Equal((expected.Villages is null, expected.StudyName, expected.AnalysisCrsName, expected.ProgramVersion), (actual.Villages is null, actual.StudyName, actual.AnalysisCrsName, actual.ProgramVersion));

        void SameTable<T>(IReadOnlyList<RowColumn<T>> columns, IEnumerable<T> one, IEnumerable<T> other)
        {
            using var first = new MemoryStream();
            using var second = new MemoryStream();
            CsvTable.Write(first, columns, one, CsvStyle.Machine, language);
            CsvTable.Write(second, columns, other, CsvStyle.Machine, language);
            Assert.True(first.Length > 0 && first.ToArray().AsSpan().SequenceEqual(second.ToArray()), typeof(T).Name);
        }
    }
}
