using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>The schema of the shared store: made once, brought up to date, refused where it does not fit, and with the columns of the program's tables.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoreSchemaTests(SharedPostgres postgres)
{
    private PrivatePostgres Server => postgres.Server;

    [Fact]
    public void A_database_is_prepared_once_and_then_left_alone()
    {
        using PostGisDatabase database = PrivatePostgres.Open(Server.NewDatabase());
        DataStoreException before = Assert.Throws<DataStoreException>(() => StoreSchema.Check(database));
        Assert.Contains("coverage-analyzer store init", before.In(ReportLanguage.Vietnamese), StringComparison.Ordinal);
        Assert.False(before.IsTransient);
        Assert.Contains("runs", StoreSchema.Prepare(database, "1.0"));
        StoreSchema.Check(database);
        Assert.Empty(StoreSchema.Prepare(database, "1.0"));
        Assert.Empty(StoreRoles.Prepare(database));
    }

    [Fact]
    public async Task Several_who_prepare_one_database_at_once_wait_for_each_other()
    {
        string address = Server.NewDatabase();
        IReadOnlyList<string>[] done = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            using PostGisDatabase database = PrivatePostgres.Open(address);
            return StoreSchema.Prepare(database, "1.0");
        })));
        Assert.Single(done, d => d.Count > 0);
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_not_changed()
    {
        string address = Server.NewDatabase();
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoreSchema.Prepare(database, "1.0");
        string name = database.Name[(database.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        Server.Execute(name, "INSERT INTO coverage.schema_version (version, name, program) VALUES (9999, 'future', '99.0')");
        foreach (Action use in new Action[] { () => StoreSchema.Check(database), () => StoreSchema.Prepare(database, "1.0") })
        {
            DataStoreException newer = Assert.Throws<DataStoreException>(use);
            Assert.Contains("9999", newer.In(ReportLanguage.English), StringComparison.Ordinal);
            Assert.Contains("newer", newer.In(ReportLanguage.English), StringComparison.Ordinal);
        }

        Server.Execute(name, "DELETE FROM coverage.schema_version");
        Assert.Contains("store init", Assert.Throws<DataStoreException>(() => StoreSchema.Check(database)).In(ReportLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void PostGIS_is_made_by_who_may_and_asked_for_otherwise()
    {
        string address = Server.NewDatabase(withPostGis: false);
        using PostGisDatabase database = PrivatePostgres.Open(address);
        DataStoreException missing = Assert.Throws<DataStoreException>(() => StoreSchema.Check(database));
        Assert.Contains("CREATE EXTENSION postgis;", missing.In(ReportLanguage.English), StringComparison.Ordinal);
        string name = address.Split("Database=")[1].Split(';')[0];
        Server.Execute("postgres", $"CREATE ROLE plain_{name} LOGIN PASSWORD 'x'; GRANT CREATE ON DATABASE {name} TO plain_{name}");
        using (PostGisDatabase plain = PrivatePostgres.Open(Server.Address(name, $"plain_{name}", "x")))
        {
            Assert.Contains("superuser", Assert.Throws<DataStoreException>(() => StoreSchema.Prepare(plain, "1.0")).In(ReportLanguage.English), StringComparison.Ordinal);
        }

        Assert.NotEmpty(StoreSchema.Prepare(database, "1.0"));
        StoreSchema.Check(database);
    }

    [Fact]
    public void Who_may_not_make_roles_is_told_what_the_administrator_runs()
    {
        string address = Server.NewDatabase();
        string name = address.Split("Database=")[1].Split(';')[0];
        Server.Execute("postgres", $"CREATE ROLE owner_{name} LOGIN PASSWORD 'x'; GRANT CREATE ON DATABASE {name} TO owner_{name}");
        using PostGisDatabase database = PrivatePostgres.Open(Server.Address(name, $"owner_{name}", "x"));
        Assert.NotEmpty(StoreSchema.Prepare(database, "1.0"));
        bool exist = Server.Ask<long>("postgres", "SELECT count(*) FROM pg_roles WHERE rolname IN ('coverage_viewer', 'coverage_editor')") == 2;
        IReadOnlyList<string> left = StoreRoles.Prepare(database);
        Assert.Equal(exist, left.Count == 0);
        Assert.All(left, l => Assert.DoesNotContain('\n', l));
    }
}
