using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>PostGIS tables as layers: names, conditions, geometries and values of any kind, and what breaks.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostGisLayerTests(SharedPostgres postgres)
{
    [Fact]
    public void Two_hundred_hostile_names_of_schemas_tables_and_columns_are_only_names()
    {
        using var store = new StudyInStore(postgres.Server);
        string[] bits = ["\"", "'", ";", "--", "/*", "\\", ".", " ", "$1", "%", "ờ", "研", "\u202E", "\n", "DROP TABLE victim", "NULL", ")", "("];
        var random = new Random(6);
        store.Run("CREATE TABLE victim (n int); INSERT INTO victim VALUES (1)");
        var made = new List<(string Name, string Geometry)>();
        for (int n = 0; n < 200; n++)
        {
            string Name() => $"{n}" + new string([.. string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => bits[random.Next(bits.Length)])).EnumerateRunes().Take(12).SelectMany(r => r.ToString())]);
            string name = n == 0 ? new string('x', 63) : Name(), column = n == 1 ? new string('y', 63) : "c" + Name(), geometry = "g" + Name();
            string table = $"{SqlIdentifier.Quote(name)}.{SqlIdentifier.Quote(name)}";
            store.Run($"CREATE SCHEMA {SqlIdentifier.Quote(name)}; CREATE TABLE {table} ({SqlIdentifier.Quote(column)} text PRIMARY KEY, {SqlIdentifier.Quote(geometry)} geometry(Point, 4326)); INSERT INTO {table} VALUES ('Xã {n}', ST_SetSRID(ST_MakePoint(107, 16), 4326))");
            made.Add((name, geometry));
        }

        using var snapshot = new PostGisSnapshot(store.Address) { Tables = [.. made.Select(m => new TableName(m.Name, m.Name))] };
        for (int n = 0; n < made.Count; n++)
        {
            TableName read = TableName.TryParse($"{SqlIdentifier.Quote(made[n].Name)}.{SqlIdentifier.Quote(made[n].Name)}")!;
            Assert.Equal(new TableName(made[n].Name, made[n].Name), read);
            Assert.Equal(read, TableName.TryParse(read.ToString()));
            VectorFeature feature = Assert.Single(Features(new PostGisTable(snapshot, read, null, made[n].Geometry), out _));
            Assert.Equal($"Xã {n}", feature.Values[0]);
        }

        Assert.Equal(1L, store.Ask<long>("SELECT count(*) FROM victim"));
    }

    [Theory]
    [InlineData("true); DROP TABLE victim; --")]
    [InlineData("true)) TO STDOUT; COMMIT; DROP TABLE victim; --")]
    [InlineData("true) LIMIT 0) AS a; DROP TABLE victim; SELECT 1 FROM (SELECT 1 WHERE (true")]
    [InlineData("n = 1 AND unknown_column = 2")]
    [InlineData("/* unfinished")]
    [InlineData("'unfinished")]
    public void A_condition_can_be_nothing_but_a_condition(string where)
    {
        using var store = new StudyInStore(postgres.Server);
        store.Run("CREATE TABLE victim (n int PRIMARY KEY, g geometry(Point, 4326)); INSERT INTO victim VALUES (1, NULL), (2, NULL)");
        using var snapshot = new PostGisSnapshot(store.Address);
        var refused = Assert.Throws<InputFileException>(() => Features(new PostGisTable(snapshot, new("public", "victim"), where, null), out _));
        Assert.Equal("where", refused.Place.Field);
        Assert.Equal(2L, store.Ask<long>("SELECT count(*) FROM victim"));
    }

    [Fact]
    public void A_condition_picks_rows_says_where_it_is_wrong_and_cannot_write()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Run("CREATE SEQUENCE s; CREATE TABLE t (n int PRIMARY KEY, g geometry); INSERT INTO t SELECT i, ST_MakePoint(i, i) FROM generate_series(1, 9) i");
        using var snapshot = new PostGisSnapshot(store.Address);
        Assert.Equal([2L, 4, 6, 8], Features(new PostGisTable(snapshot, new("public", "t"), "n % 2 = 0 -- even", null), out _).Select(f => f.Number));
        var wrong = Assert.Throws<InputFileException>(() => Features(new PostGisTable(snapshot, new("public", "t"), "n = 1 OR m = 2", null), out _));
        Assert.Contains("at character 10", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<InputFileException>(() => Features(new PostGisTable(snapshot, new("public", "t"), "n / 0 = 1", null), out _));
        Assert.ThrowsAny<Exception>(() => Features(new PostGisTable(snapshot, new("public", "t"), "nextval('s') > 0", null), out _));
        Assert.False(store.Ask<bool>("SELECT is_called FROM s"));
    }

    [Fact]
    public void Kinds_of_geometry_and_of_values_come_as_they_are_or_are_told()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Run("""
            CREATE TABLE kinds (id text PRIMARY KEY, big numeric, day date, list int[], yes bool, real4 float4, none text, geom geometry);
            INSERT INTO kinds VALUES
              ('a', 123456789012345678901234567890, '2012-12-21', '{1,2}', true, 0.1, NULL, 'SRID=3405;POLYGON((0 0,1 0,1 1,0 0))'),
              ('b', 0042.50, NULL, NULL, false, NULL, '', 'SRID=3405;POINT ZM (1 2 3 4)'),
              ('c', 'NaN', NULL, NULL, NULL, 'Infinity', '007', NULL),
              ('d', 7, NULL, NULL, NULL, NULL, NULL, 'SRID=3405;CURVEPOLYGON(CIRCULARSTRING(0 0, 4 0, 4 4, 0 4, 0 0))'),
              ('e', 7, NULL, NULL, NULL, NULL, NULL, 'SRID=3405;MULTIPOLYGON Z (((0 0 1,1 0 1,1 1 1,0 0 1)),((5 5 1,6 5 1,6 6 1,5 5 1)))'),
              ('f', 7, NULL, NULL, NULL, NULL, NULL, 'SRID=3405;LINESTRING(0 0,1 1)'),
              ('g', 7, NULL, NULL, NULL, NULL, NULL, 'SRID=3405;POINT EMPTY');
            """);
        using var snapshot = new PostGisSnapshot(store.Address);
        List<VectorFeature> features = Features(new PostGisTable(snapshot, new("public", "kinds"), null, null), out FindingLog findings, out CrsDeclaration crs);
        Assert.Equal(3405, crs.EpsgCode);
        Assert.Equal(["a", "b", "c", "e", "f"], features.Select(f => (string)f.Values[0]!).Where(k => k != "g"));
        Assert.Equal([123456789012345678901234567890d, "2012-12-21", "{1,2}", true, 0.1d, null], features[0].Values[1..].Select(v => v));
        Assert.Equal(42.5, features[1].Values[1]);
        Assert.Null(features[2].Geometry);
        Assert.Equal("007", features[2].Values[6]);
        Assert.Equal("MultiPolygon", features.First(f => (string)f.Values[0]! == "e").Geometry!.GeometryType);
        Finding curve = findings.ToList().First(f => f.Code == "geometry-unreadable");
        Assert.Contains("ST_CurveToLine", curve.Message.English, StringComparison.Ordinal);
        Assert.Contains("row id=d", curve.Place.In(Engine.Language.ReportLanguage.English), StringComparison.Ordinal);
        Assert.Equal(2, findings.ToList().Count(f => f.Code == "value-unreadable"));
    }

    [Fact]
    public void Coordinate_systems_are_stated_or_not_or_mixed()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Run("""
            CREATE TABLE zero (g geometry); INSERT INTO zero VALUES (ST_MakePoint(1, 2));
            CREATE TABLE mixed (g geometry); INSERT INTO mixed VALUES ('SRID=4326;POINT(1 2)'), ('SRID=3405;POINT(1 2)');
            CREATE TABLE empty (g geometry(Point, 4326)); CREATE VIEW seen AS SELECT * FROM empty; CREATE MATERIALIZED VIEW kept AS SELECT * FROM zero;
            CREATE TABLE two (a geometry(Point, 4326), b geometry(Point, 3405)); CREATE TABLE bare (n int);
            """);
        using var snapshot = new PostGisSnapshot(store.Address) { Tables = [new("public", "seen"), new("public", "kept"), new("public", "zero")] };
        PostGisTable Of(string name, string? geometry = null) => new(snapshot, new("public", name), null, geometry);
        Features(Of("zero"), out FindingLog log, out CrsDeclaration none);
        Assert.Equal(CrsDeclaration.None, none);
        Assert.Contains(log.ToList(), f => f.Code == "rows-ordered-by-text");
        Assert.Contains("3405, 4326", Assert.Throws<InputFileException>(() => Features(Of("mixed"), out _)).Message, StringComparison.Ordinal);
        Assert.Empty(Features(Of("empty"), out _, out CrsDeclaration stated));
        Assert.Equal(4326, stated.EpsgCode);
        Assert.Empty(Features(Of("seen"), out _));
        Assert.Single(Features(Of("kept"), out _));
        Features(Of("two"), out FindingLog guessed);
        Assert.Contains(guessed.ToList(), f => f.Code == "geometry-column-guessed");
        Features(Of("two", "b"), out _, out CrsDeclaration second);
        Assert.Equal(3405, second.EpsgCode);
        Assert.Throws<InputFileException>(() => Features(Of("bare"), out _));
        Assert.Throws<InputFileException>(() => Features(Of("two", "c"), out _));
    }

    [Fact]
    public void All_missing_and_forbidden_tables_are_told_at_once()
    {
        using var store = new StudyInStore(postgres.Server);
        string user = "reader_" + store.Name;
        store.Run($"CREATE TABLE communes (n int); CREATE TABLE secret (n int); CREATE ROLE {user} LOGIN PASSWORD 'Reader-Canary'; GRANT SELECT ON communes TO {user}");
        string address = postgres.Server.Address(store.Name, user, "Reader-Canary");
        string json = $$"""
            { "layers": { "communes": { "postgis": "{{address}}", "table": "public.comunes" }, "postalPoints": { "postgis": "{{address}}", "table": "secret" } },
              "lists": [ { "id": "x", "postgis": "{{address}}", "table": "nowhere.list" } ] }
            """;
        StudyFile study = StudyFileReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), Path.Combine(store.Folder, "study.json"));
        string told = Assert.Throws<InputFileException>(() => store.Analyze(study, "r")).Message;
        Assert.Contains("'public.comunes' (layers.communes)", told, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'public.communes'", told, StringComparison.Ordinal);
        Assert.Contains("GRANT SELECT ON \"public\".\"secret\"", told, StringComparison.Ordinal);
        Assert.Contains("'nowhere.list' (lists.x)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Reader-Canary", told + study, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_the_keys_are_told_all_at_once_without_the_password()
    {
        const string json = """
            { "layers": { "communes": { "postgis": "Host=h;Password=Key-Canary", "file": "a.shp", "table": "a.b.c" },
                          "postalPoints": { "postgis": "Host=h" }, "btsSites": { "table": "t", "postgis": "Hots=h;Password=Key-Canary" },
                          "elevation": { "postgis": "Host=h", "table": "t" }, "villages": { "postgis": "Host=h", "table": "t", "where": "" } } }
            """;
        var faults = Assert.Throws<StudyFileException>(() => StudyFileReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), "study.json"));
        string told = string.Join('\n', faults.Problems.Select(p => p.English));
        foreach (string part in (string[])["'file': a layer is in a file or in a database", "'layers.communes.table' must be", "'layers.postalPoints.table' is missing", "'layers.btsSites.postgis'", "'layers.elevation' is a raster", "'layers.villages.where'"])
        {
            Assert.Contains(part, told, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Canary", told + faults.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(300_000)]
    public void A_connection_cut_in_mid_copy_leaves_nothing_half_written_and_is_told(long bytes)
    {
        using var store = new StudyInStore(postgres.Server);
        string study = Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012");
        using (var cutting = new CuttingProxy(postgres.Server.Port, bytes, countsBothWays: true))
        using (PostGisDatabase through = PrivatePostgres.Open(Through(store, cutting)))
        {
            var broken = Assert.Throws<DataStoreException>(() => StudyPush.Push(through, study, null, TestContext.Current.CancellationToken));
            Assert.True(broken.IsTransient);
            Assert.DoesNotContain(PrivatePostgres.Password, broken.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0L, store.Ask<long>("SELECT (SELECT count(*) FROM pg_tables WHERE schemaname = 'coverage_data') + (SELECT count(*) FROM coverage.study)"));
    }

    [Fact]
    public void A_reading_that_breaks_off_after_rows_were_taken_is_not_tried_again()
    {
        using var store = new StudyInStore(postgres.Server);
        store.Run("CREATE TABLE wide (n int PRIMARY KEY, t text, g geometry(Point, 4326)); INSERT INTO wide SELECT i, repeat('x', 1000), ST_SetSRID(ST_MakePoint(1, 2), 4326) FROM generate_series(1, 3000) i");
        using var cutting = new CuttingProxy(postgres.Server.Port, 500_000, countsBothWays: true);
        using var snapshot = new PostGisSnapshot(PostGisAddress.TryParse(Through(store, cutting), out _)!);
        int taken = 0;
        using VectorLayer layer = VectorFiles.Open(new VectorSource("t") { Table = new PostGisTable(snapshot, new("public", "wide"), null, null) }, new FindingLog());
        var broken = Assert.Throws<DataStoreException>(() =>
        {
            foreach (VectorFeature _ in layer.ReadFeatures(new FindingLog(), TestContext.Current.CancellationToken))
            {
                taken++;
            }
        });
        Assert.True(broken.IsTransient);
        Assert.InRange(taken, 1, 2999);
    }

    private static string Through(StudyInStore store, CuttingProxy proxy) =>
        FormattableString.Invariant($"Host=127.0.0.1;Port={proxy.Port};Database={store.Name};Username=postgres;Password={PrivatePostgres.Password}");

    private static List<VectorFeature> Features(PostGisTable table, out FindingLog findings) => Features(table, out findings, out _);

    private static List<VectorFeature> Features(PostGisTable table, out FindingLog findings, out CrsDeclaration crs)
    {
        findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource("t") { Table = table }, findings);
        crs = layer.Crs;
        List<VectorFeature> features = [.. layer.ReadFeatures(findings, TestContext.Current.CancellationToken)];
        Assert.Equal(features.Count, features.Select(f => f.Number).Distinct().Count());
        Assert.NotNull(layer.Digest);
        return features;
    }
}
