using System.Globalization;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.PostGis;
using Npgsql;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>A study, a store, and real worker processes, which are ended with it however the test ends.</summary>
internal sealed class WorkerWorld : IDisposable
{
    /// <summary>How long a claim lasts in these tests. It is renewed once a second at the soonest.</summary>
    public const double ClaimSeconds = 3;

    private readonly PrivatePostgres server;
    private readonly List<CliProcess> processes = [];

    public WorkerWorld(PrivatePostgres server, bool withStudy = true)
    {
        this.server = server;
        Folder = new WorkFolder(withStudy);
        string address = server.NewDatabase();
        Address = address;
        Database = new NpgsqlConnectionStringBuilder(address).Database!;
        using PostGisDatabase database = PrivatePostgres.Open(address);
        StoreSchema.Prepare(database, "test");
    }

    /// <summary>The folder with the study in it.</summary>
    public WorkFolder Folder { get; }

    /// <summary>The store, with its password.</summary>
    public string Address { get; }

    /// <summary>Name of the database.</summary>
    public string Database { get; }

    /// <summary>The results of one process, to compare with.</summary>
    public async Task<string> Expected()
    {
        string expected = Folder["expected"];
        CliCall call = await CliProcess.Run(Folder.Root, "analyze", "data/quang-tri-2012", "--out", "expected", "--lang", "en");
        Assert.True(call.ExitCode == 0, call.Error);
        return expected;
    }

    /// <summary>Starts a worker.</summary>
    /// <param name="delayMilliseconds">Pause before each piece.</param>
    /// <param name="more">More variables.</param>
    public CliProcess Worker(int delayMilliseconds = 0, params (string Name, string Value)[] more) => Keep(CliProcess.Start(
        Folder.Root, [.. Environment(delayMilliseconds), .. more], "worker", "--threads", "1", "--lang", "en"));

    /// <summary>Starts a worker by a line of bash, in which <c>$CA</c> is the program.</summary>
    /// <param name="line">The line.</param>
    public CliProcess WorkerBy(string line) => Keep(CliProcess.StartBash(Folder.Root, line, Environment(0)));

    /// <summary>Runs a line of bash, in which <c>$CA</c> is the program, to its end; it must succeed.</summary>
    /// <param name="line">The line.</param>
    public async Task<CliCall> Call(string line)
    {
        CliCall call = await CliProcess.Bash(Folder.Root, line, Environment(0));
        Assert.True(call.ExitCode == 0, $"{line}: {call.Error}");
        return call;
    }

    /// <summary>Submits the study.</summary>
    /// <param name="args">More arguments.</param>
    public CliProcess Submit(params string[] args) => SubmitStudies(["data/quang-tri-2012"], args);

    /// <summary>Submits studies.</summary>
    /// <param name="studies">The studies.</param>
    /// <param name="args">More arguments.</param>
    public CliProcess SubmitStudies(string[] studies, params string[] args) => Keep(CliProcess.Start(
        Folder.Root, Environment(0), ["analyze", .. studies, "--workers", "env:STORE", "--lang", "en", .. args]));

    /// <summary>Asks the database for one value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="sql">The question.</param>
    public T Ask<T>(string sql) => server.Ask<T>(Database, sql);

    /// <summary>Waits until a question is answered by true; a minute is too long.</summary>
    /// <param name="sql">The question.</param>
    public async Task Until(string sql)
    {
        for (int i = 0; i < 1200; i++)
        {
            if (Asked(sql))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Never came true: {sql}");
    }

    /// <summary>Ends a process at once.</summary>
    /// <param name="process">The process.</param>
    public static async Task Kill(CliProcess process)
    {
        process.Process.Kill(entireProcessTree: true);
        await process.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that two folders hold the same files with the same bytes.</summary>
    public static void AssertSame(string expected, string actual)
    {
        string[] Names(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names(expected), Names(actual));
        foreach (string name in Names(expected))
        {
            Assert.True(File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))), $"{name} differs");
        }
    }

    /// <summary>Asserts that every piece was done exactly once in the results, and that nothing of a run lies about.</summary>
    public void AssertClean()
    {
        Assert.Equal(0L, Ask<long>("SELECT count(*) FROM coverage.chunk WHERE state <> 'done' OR result_sha256 <> encode(sha256(result), 'hex')"));
        Assert.Equal(0L, Ask<long>("SELECT count(*) FROM coverage.job j WHERE j.state <> 'done' OR j.chunks <> (SELECT count(*) FROM coverage.chunk c WHERE c.job = j.id)"));
        Assert.Equal(0L, Ask<long>("SELECT count(*) FROM hangfire.jobqueue"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder.Root, ".*"));
    }

    public void Dispose()
    {
        foreach (CliProcess process in processes)
        {
            if (!process.Process.HasExited)
            {
                process.Process.Kill(entireProcessTree: true);
                process.Process.WaitForExit();
            }

            process.Dispose();
        }

        Folder.Dispose();
    }

    private bool Asked(string sql)
    {
        try
        {
            return Ask<bool>(sql);
        }
        catch (NpgsqlException)
        {
            return false; // the server is restarting, or the queue's tables are not there yet
        }
    }

    private (string Name, string Value)[] Environment(int delayMilliseconds) =>
    [
        ("STORE", Address), ("COVERAGE_ANALYZER_DATABASE", Address), ("COVERAGE_ANALYZER_TEST_CLAIM_SECONDS", ClaimSeconds.ToString(CultureInfo.InvariantCulture)),
        ("COVERAGE_ANALYZER_TEST_CHUNK_DELAY_MS", delayMilliseconds.ToString(CultureInfo.InvariantCulture)),
    ];

    private CliProcess Keep(CliProcess process)
    {
        processes.Add(process);
        return process;
    }
}
