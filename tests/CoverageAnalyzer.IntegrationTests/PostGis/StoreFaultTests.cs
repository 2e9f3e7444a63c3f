using System.Diagnostics;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>What goes wrong between the program and the store: told in words, and never half a run in it.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoreFaultTests(SharedPostgres postgres, SmallResults results) : IClassFixture<SmallResults>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    // How many points of a push the server is killed at, beside the first ones; the row of the table of reliability asks for more than a usual run.
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_TEST_KILLS"), out int kills) ? kills : 4;

    private PrivatePostgres Server => postgres.Server;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("refused", "pg_isready")]
    [InlineData("host", "host of this name")]
    [InlineData("password", "refuses the user name or password")]
    [InlineData("no password", "PGPASSWORD")]
    [InlineData("database", "createdb")]
    [InlineData("extension", "CREATE EXTENSION postgis;")]
    [InlineData("schema", "coverage-analyzer store init")]
    [InlineData("newer", "newer than this program")]
    [InlineData("rights", "coverage_viewer")]
    public async Task A_store_that_cannot_be_used_is_told_in_words_with_what_to_do(string fault, string words)
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        string asked = fault switch
        {
            "refused" => address.Replace(FormattableString.Invariant($"Port={Server.Port}"), "Port=1", StringComparison.Ordinal),
            "host" => address.Replace("Host=127.0.0.1", "Host=no-such-host.invalid", StringComparison.Ordinal),
            "password" => address.Replace(PrivatePostgres.Password, "Wrong-" + PrivatePostgres.Password, StringComparison.Ordinal),
            "no password" => Server.Address(name, password: null) + ";Passfile=/dev/null",
            "database" => address.Replace(name, "no_such_database", StringComparison.Ordinal),
            "extension" => Server.NewDatabase(withPostGis: false),
            "schema" => Server.NewDatabase(),
            "rights" => Server.Address(name, $"plain_{name}", "x"),
            _ => address,
        };
        if (fault == "newer")
        {
            Server.Execute(name, "INSERT INTO coverage.schema_version (version, name, program) VALUES (9999, 'future', '99.0')");
        }
        else if (fault == "rights")
        {
            Server.Execute("postgres", $"CREATE ROLE plain_{name} LOGIN PASSWORD 'x'");
        }

        var watch = Stopwatch.StartNew();
        CliCall call = await CliCall.Run("store", "push", results.Folder, "--database", asked, "--lang", "en");
        Assert.Equal(1, call.ExitCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}"); // 5 s to give up connecting, and a busy machine
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(PrivatePostgres.Password, call.Error + call.Out, StringComparison.Ordinal);
        Assert.Empty(call.Out);
        CliCall vietnamese = await CliCall.Run("store", "list", "--database", asked, "--lang", "vi", "--json");
        Assert.Equal(1, vietnamese.ExitCode);
        Assert.DoesNotContain(PrivatePostgres.Password, vietnamese.Error + vietnamese.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_cut_anywhere_in_a_push_leaves_nothing()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        int cut = 0;
        foreach (long after in Steps())
        {
            using var proxy = new CuttingProxy(Server.Port, after);
            using PostGisDatabase database = PrivatePostgres.Open(Through(address, proxy));
            try
            {
                StoreSteps.Push(database, results.Folder);
                Assert.Equal(0, proxy.CutsMade);
                Assert.Equal((1, 0), StoreSteps.Count(Server, name));
                break; // the walk is over: the push ended before the cut
            }
            catch (DataStoreException e)
            {
                cut++;
                Assert.True(e.IsTransient, e.Message);
                Assert.Contains("Nothing was left half written", e.In(ReportLanguage.English), StringComparison.Ordinal);
                Until(() => StoreSteps.Count(Server, name) == (0, 0));
            }
        }

        Assert.True(cut >= 8, FormattableString.Invariant($"{cut}"));
    }

    [Fact]
    public void A_cut_that_passes_is_tried_again_and_told()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using var proxy = new CuttingProxy(Server.Port, 200_000, cuts: 2);
        using PostGisDatabase database = PrivatePostgres.Open(Through(address, proxy));
        var notes = new List<LocalizedText>();
        TimeSpan[] waits = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)];
        StoredRun run = RunPush.Push(database, results.Folder, new RunPushOptions { Waits = waits, Note = notes.Add }, TestContext.Current.CancellationToken).Run;
        Assert.Equal((2, 2, 1), (proxy.CutsMade, notes.Count, run.Number));
        Assert.All(notes, n => Assert.Contains("again", n.English, StringComparison.Ordinal));
        Until(() => StoreSteps.Count(Server, name) == (1, 0));

        // As often as it is tried and no more, and not at all for what does not pass.
        int tries = 0;
        DataStoreException Fault(bool passes) => new("s", new("v", "e"), new("v", "e"), passes);
        Assert.Throws<DataStoreException>(() => StoreRetry.Do<int>(() => throw Fault(++tries > 0), null, waits, TestContext.Current.CancellationToken));
        Assert.Equal(4, tries);
        Assert.Throws<DataStoreException>(() => StoreRetry.Do<int>(() => throw Fault(++tries < 0), null, waits, TestContext.Current.CancellationToken));
        Assert.Equal(5, tries);
    }

    [Fact]
    public void A_server_that_crashes_in_a_push_has_the_old_run_or_the_new_one_whole()
    {
        using PrivatePostgres own = PrivatePostgres.Start("fsync=on");
        string address = StoreSteps.Prepared(own), name = StoreSteps.NameOf(address);
        string whole;
        using (PostGisDatabase database = PrivatePostgres.Open(address))
        {
            whole = StoreSteps.HashOf(own, name, StoreSteps.Push(database, results.Folder).Id);
        }

        var outcomes = new List<bool>();
        int reports = int.MaxValue;
        for (int at = 1; at <= reports; at += at < 3 ? 1 : Math.Max(1, (reports == int.MaxValue ? 12 : reports) / Kills))
        {
            outcomes.Add(Crash(at));
            own.StartServer();
            (long runs, long strays) = StoreSteps.Count(own, name);
            Assert.Equal((1 + outcomes.Count(o => o), 0), (runs, strays));
            foreach (int id in own.Ask<int[]>(name, "SELECT array_agg(id::int) FROM coverage.run"))
            {
                Assert.Equal(whole, StoreSteps.HashOf(own, name, id));
            }
        }

        Assert.Contains(false, outcomes);
        TestContext.Current.SendDiagnosticMessage($"{outcomes.Count} kills of the server within one push of {reports} steps");

        bool Crash(int at)
        {
            using PostGisDatabase database = PrivatePostgres.Open(address);
            var progress = new CrashAt(at, () => own.Stop("immediate"));
            try
            {
                RunPush.Push(database, results.Folder, new RunPushOptions { Progress = progress, Waits = [] }, TestContext.Current.CancellationToken);
                reports = Math.Min(reports, progress.Reports);
                if (!progress.HasCrashed)
                {
                    own.Stop("immediate");
                }

                return true;
            }
            catch (DataStoreException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void A_full_disk_of_the_server_is_told_and_leaves_nothing()
    {
        using PrivatePostgres own = PrivatePostgres.Start();
        string small = Path.Combine(own.Folder, "small");
        Directory.CreateDirectory(small);
        using var disk = SmallDisk.Mount(small, own.Folder);
        string address = StoreSteps.Prepared(own), name = StoreSteps.NameOf(address);
        own.Execute("postgres", $"CREATE TABLESPACE small LOCATION '{small}'");
        own.Execute("postgres", $"ALTER DATABASE {name} SET default_tablespace = 'small'");
        using PostGisDatabase database = PrivatePostgres.Open(address);
        var notes = new List<LocalizedText>();
        DataStoreException full = Assert.Throws<DataStoreException>(() => RunPush.Push(database, results.Folder, new RunPushOptions { Note = notes.Add }, TestContext.Current.CancellationToken));
        Assert.Contains("disk is full", full.In(ReportLanguage.English), StringComparison.Ordinal);
        Assert.False(full.IsTransient);
        Assert.Empty(notes);
        Assert.Equal((0, 0), StoreSteps.Count(own, name));
        own.Execute("postgres", $"ALTER DATABASE {name} RESET default_tablespace");
        using PostGisDatabase freed = PrivatePostgres.Open(address);
        Assert.Equal(1, StoreSteps.Push(freed, results.Folder).Number);
        own.Stop();
    }

    private static string Through(string address, CuttingProxy proxy) =>
        string.Join(';', address.Split(';').Select(p => p.StartsWith("Port=", StringComparison.Ordinal) ? FormattableString.Invariant($"Port={proxy.Port}") : p)) + ";SslMode=Disable";

    // Close together in the beginning, where partitions are made and small tables copied; then through the files.
    private static IEnumerable<long> Steps()
    {
        for (long after = 3_000; ; after = Math.Max(after + 4_000, after * 8 / 5))
        {
            yield return after;
        }
    }

    private static void Until(Func<bool> condition)
    {
        for (int i = 0; i < 100 && !condition(); i++)
        {
            Thread.Sleep(100);
        }

        Assert.True(condition());
    }

    private sealed class CrashAt(int at, Action crash) : IProgress<double>
    {
        public int Reports { get; private set; }

        public bool HasCrashed { get; private set; }

        public void Report(double value)
        {
            if (++Reports == at)
            {
                HasCrashed = true;
                crash();
            }
        }
    }
}
