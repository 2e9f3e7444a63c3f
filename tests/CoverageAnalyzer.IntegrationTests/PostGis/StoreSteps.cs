using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Steps that tests of the store share.</summary>
internal static class StoreSteps
{
    /// <summary>Makes a database of a server's and prepares it as a store.</summary>
    public static string Prepared(PrivatePostgres server)
    {
        string address = server.NewDatabase();
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoreSchema.Prepare(database, "test");
        StoreRoles.Prepare(database);
        return address;
    }

    /// <summary>Name of the database of an address.</summary>
    public static string NameOf(string address) => address.Split("Database=")[1].Split(';')[0];

    /// <summary>Pushes without trying again.</summary>
    public static StoredRun Push(PostGisDatabase database, string folder) =>
        RunPush.Push(database, folder, new RunPushOptions { Waits = [] }, TestContext.Current.CancellationToken).Run;

    /// <summary>A hash of every row of a run, whatever its key is.</summary>
    public static string HashOf(PrivatePostgres server, string database, long run)
    {
        string tables = server.Ask<string>(database, "SELECT string_agg(name, ' ' ORDER BY position) FROM coverage.run_table");
        string hashes = string.Join(", ", tables.Split(' ').Select(t =>
            FormattableString.Invariant($"(SELECT md5(string_agg(md5(row::text), '' ORDER BY row::text)) FROM (SELECT to_jsonb(r) - 'run_id' AS row FROM coverage.{t} r WHERE run_id = {run}) t)")));
        return server.Ask<string>(database, $"SELECT concat_ws(' ', {hashes})");
    }

    /// <summary>Runs in the store, and partitions that belong to none.</summary>
    public static (long Runs, long Strays) Count(PrivatePostgres server, string database) => (
        server.Ask<long>(database, "SELECT count(*) FROM coverage.run"),
        server.Ask<long>(database, "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'coverage_runs' AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)"));

    /// <summary>Files of a folder with their bytes.</summary>
    public static SortedDictionary<string, string> BytesOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(folder, f).Replace('\\', '/'),
            f => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))),
            StringComparer.Ordinal),
        StringComparer.Ordinal);
}
