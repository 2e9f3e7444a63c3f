using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;
using CoverageAnalyzer.Studies.Stores;
using CoverageAnalyzer.Web;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Stores;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>A prepared store with the built-in study's results pushed once, for the tests of one class.</summary>
public sealed class StoreFixture : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly Lazy<string> results;

    public StoreFixture() => results = new(() =>
    {
        string target = folder["results"];
        CliCall call = CliCall.Run("analyze", folder.Study, "--out", target).GetAwaiter().GetResult();
        return call.ExitCode is 0 or 3 ? target : throw new InvalidOperationException(call.Error);
    });

    /// <summary>Folder of the study's results.</summary>
    public string Results => results.Value;

    /// <summary>Folder of the study.</summary>
    public string Study => folder.Study;

    internal List<string> Log { get; } = [];

    /// <summary>Makes a store of its own; nothing is pushed.</summary>
    internal static string NewStore(PrivatePostgres server)
    {
        string address = server.NewDatabase();
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoreSchema.Prepare(database, "test");
        StoreRoles.Prepare(database);
        return address;
    }

    /// <summary>Makes a user with a role of the store, and gives the store's address for that user.</summary>
    internal static string As(PrivatePostgres server, string address, string user, string role)
    {
        string name = DatabaseOf(address);
        server.Execute(name, $"CREATE ROLE {user} LOGIN PASSWORD '{PrivatePostgres.Password}'; GRANT {role} TO {user}");
        return server.Address(name, user);
    }

    internal static string DatabaseOf(string address) => address.Split(';').Single(p => p.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];

    internal static PostGisAddress Parsed(string address) => PostGisAddress.TryParse(address, out _)!;

    /// <summary>Pushes the results as another run.</summary>
    internal StoredRun Push(string address)
    {
        using PostGisDatabase database = PrivatePostgres.Open(address);
        return RunPush.Push(database, Results, new RunPushOptions(), TestContext.Current.CancellationToken).Run;
    }

    /// <summary>A server of the newest run, as <c>serve store:NAME</c> makes it.</summary>
    internal async Task<WebMapServer> Serve(string address, WebMapServerOptions? options = null)
    {
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoredRun run = StoredRuns.List(database)[0];
        (ServedStudy study, _) = RunReader.Read(database, run, null, 1, TestContext.Current.CancellationToken);
        var store = new WebStore { Address = Parsed(address), Study = run.Study, ReadRun = RunReader.ReaderOf(run.Study, null, 1) };
        return await Start(study, (options ?? new()) with { Store = options?.Store ?? store });
    }

    internal Task<WebMapServer> Start(ServedStudy study, WebMapServerOptions options) => WebMapServer.StartAsync(
        study,
        options with { Limits = options.Limits with { StorePoll = TimeSpan.FromMilliseconds(100), FailedTokenDelay = TimeSpan.Zero }, Log = line => { lock (Log) { Log.Add(line); } } },
        TestContext.Current.CancellationToken);

    public void Dispose() => folder.Dispose();
}
