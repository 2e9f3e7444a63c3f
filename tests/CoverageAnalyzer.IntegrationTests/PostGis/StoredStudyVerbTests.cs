using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.IntegrationTests.Cli;
using Npgsql;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Studies in the shared store as a planner types them: pushed, listed, pulled, analyzed from the tables, by workers, and compared.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoredStudyVerbTests(SharedPostgres postgres)
{
    private const string Study = "Quảng Trị 2012";
    private static readonly string[] Figures = ["communes.csv", "districts.csv", "postal_points.csv", "gaps.csv", "eligibility.csv"];

    private PrivatePostgres Server => postgres.Server;

    [Fact]
    public async Task A_study_goes_round_the_store_and_no_password_comes_out_anywhere()
    {
        using var folder = new WorkFolder();
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        var said = new StringBuilder();
        async Task<CliCall> Run(string line, int code = 0)
        {
            CliCall call = await CliProcess.Bash(folder.Root, line, (PostGisAddress.Variable, address), ("KHO", address));
            Assert.True(call.ExitCode == code, $"{line}: {call.ExitCode} {call.Error}");
            said.Append(call.Out).Append(call.Error);
            return call;
        }

        Assert.Contains($"pushed the study '{Study}' (push 1), 4 tables", (await Run("$CA store push data/quang-tri-2012 --lang en")).Out, StringComparison.Ordinal);
        await Run("$CA analyze data/quang-tri-2012 --out files --quiet --push");

        // Listed in both languages and for scripts.
        Assert.Contains("Study", (await Run("$CA store list --lang en")).Out.Split('\n')[0], StringComparison.Ordinal);
        string listed = (await Run("$CA store list --lang vi")).Out;
        Assert.Contains("Nghiên cứu", listed.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"{Study}@1", listed, StringComparison.Ordinal);
        using (var answer = JsonDocument.Parse((await Run("$CA store list --json")).Out))
        {
            JsonElement study = Assert.Single(answer.RootElement.GetProperty("studies").EnumerateArray());
            Assert.Equal((Study, 1, 4), (study.GetProperty("name").GetString(), study.GetProperty("version").GetInt32(), study.GetProperty("tables").GetArrayLength()));
            Assert.Equal(1, Assert.Single(answer.RootElement.GetProperty("runs").EnumerateArray()).GetProperty("number").GetInt32());
        }

        // Pulled, and from the tables: the same figures. The elevation stays a file, and is found from the folder one stands in.
        await Run($"$CA store pull 'study:{Study}' again && cp data/quang-tri-2012/elevation.tif again/ && $CA analyze again --out pulled --quiet");
        await Run($"cd again && $CA analyze 'store:{Study}' --database env:KHO --out ../tables --push --quiet");
        foreach (string other in new[] { "pulled", "tables" })
        {
            Assert.All(Figures, f => Assert.Equal(File.ReadAllBytes(folder[$"files/{f}"]), File.ReadAllBytes(folder[$"{other}/{f}"])));
        }

        // By a worker: the run appears, and nothing changed in it.
        using CliProcess worker = CliProcess.StartBash(folder.Root, "exec $CA worker --lang en", [(PostGisAddress.Variable, address)]);
        await Run("$CA analyze data/quang-tri-2012 --workers env:KHO --out files-again --push --quiet");
        await worker.Signal("INT");
        CliCall ended = await worker.End();
        said.Append(ended.Out).Append(ended.Error);
        Assert.Contains("The two are the same.", (await Run($"$CA compare 'store:{Study}@1' 'store:{Study}@3' --lang en")).Out, StringComparison.Ordinal);
        using (var changed = JsonDocument.Parse((await Run($"$CA compare 'store:{Study}@1' 'store:{Study}@2' --json")).Out))
        {
            Assert.Empty(changed.RootElement.GetProperty("communes").EnumerateArray());
        }

        Assert.DoesNotContain(PrivatePostgres.Password, said.ToString(), StringComparison.Ordinal);
        byte[] secret = Encoding.UTF8.GetBytes(PrivatePostgres.Password);
        Assert.All(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories), f => Assert.Equal(-1, File.ReadAllBytes(f).AsSpan().IndexOf(secret)));
        foreach (string table in TablesOf(name))
        {
            Assert.Equal(0L, Server.Ask<long>(name, $"SELECT count(*) FROM {table} t WHERE strpos(t::text, '{PrivatePostgres.Password}') > 0"));
        }

        Assert.DoesNotContain(PrivatePostgres.Password, await Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_names_are_told_with_the_nearest_and_a_viewer_may_not_push()
    {
        using var folder = new WorkFolder();
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        Server.Execute("postgres", $"CREATE ROLE reader_{name} LOGIN PASSWORD 'Canary-doc-77' IN ROLE coverage_viewer");
        (string Name, string Value)[] environment = [(PostGisAddress.Variable, address), ("VIEWER", Server.Address(name, $"reader_{name}", "Canary-doc-77"))];
        Assert.Equal(0, (await CliProcess.Bash(folder.Root, "$CA store push data/quang-tri-2012 --quiet", environment)).ExitCode);
        (string Line, int Code, string Said)[] calls =
        [
            ("analyze 'store:Quảng Trị 2013' --lang en", 1, $"Did you mean '{Study}'"),
            ("store pull 'study:Quảng Trị 2013' x --lang vi", 1, $"Có phải '{Study}'"),
            ("store pull 'Nowhere@1' x --lang en", 1, "Nowhere"),
            ("compare 'store:Nowhere' 'store:Nowhere@2' --lang en", 1, "Nowhere"),
            ("store psuh x --lang en", 2, "did you mean 'push'"),
            ("analyze data/quang-tri-2012 --database env:VIEWER --lang en", 2, "--database goes with --push or store:NAME"),
            ("compare a b --database env:VIEWER --lang en", 2, "--database goes with"),
            ("store push data/quang-tri-2012 --database env:VIEWER --lang en", 1, "coverage_editor"),
            ("store push data/quang-tri-2012 --force --lang en", 2, "--force"),
        ];
        foreach ((string line, int code, string expected) in calls)
        {
            CliCall call = await CliProcess.Bash(folder.Root, "$CA " + line, environment);
            Assert.True(call.ExitCode == code, $"{line}: {call.ExitCode} {call.Error}");
            Assert.Contains(expected, call.Error, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Canary-", call.Out + call.Error, StringComparison.Ordinal);
        }

        // A viewer may read all the same, and what he may not change stayed as it was.
        CliCall pulled = await CliProcess.Bash(folder.Root, $"$CA store pull 'study:{Study}' x --database env:VIEWER --quiet", environment);
        Assert.True(pulled.ExitCode == 0, pulled.Error);
        Assert.Equal(1, Server.Ask<int>(name, "SELECT version FROM coverage.study"));
    }

    // Every table of ours and of the queue, partitions by their parents.
    private List<string> TablesOf(string database)
    {
        using var source = NpgsqlDataSource.Create(Server.Address(database) + ";Pooling=false");
        using NpgsqlCommand command = source.CreateCommand(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('coverage', 'coverage_data', 'coverage_runs', 'hangfire') ORDER BY 1");
        using NpgsqlDataReader reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Contains("coverage.job", tables);
        Assert.Contains("hangfire.job", tables);
        return tables;
    }

    private async Task<string> Log()
    {
        using var stream = new FileStream(Path.Combine(Server.Folder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
