using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Results;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>The verbs <c>store</c>, <c>compare</c> and <c>analyze --push</c> as a planner types them, with the address in the environment.</summary>
[Collection(PostgresGroup.Name)]
public sealed class StoreVerbTests(SharedPostgres postgres)
{
    private PrivatePostgres Server => postgres.Server;

    [Fact]
    public async Task The_examples_run_from_a_fresh_checkout_and_nothing_shows_the_password()
    {
        using var folder = new WorkFolder();
        string address = Server.NewDatabase();
        var said = new List<string>();
        async Task<CliCall> Run(string line)
        {
            CliCall call = await CliProcess.Bash(folder.Root, line, (PostGisAddress.Variable, address));
            Assert.True(call.ExitCode == 0, $"{line}: {call.ExitCode} {call.Error}");
            said.Add(call.Out + call.Error);
            return call;
        }

        await Run("$CA store init --database env:COVERAGE_ANALYZER_DATABASE");
        CliCall analyzed = await Run("$CA analyze data/quang-tri-2012 --out results --push --lang vi");
        Assert.Contains("Kho chung: lần chạy", analyzed.Out, StringComparison.Ordinal);
        CliCall pushed = await Run("$CA store push results --json");
        using (var answer = JsonDocument.Parse(pushed.Out))
        {
            Assert.Equal(2, answer.RootElement.GetProperty("run").GetProperty("number").GetInt32());
            Assert.Equal(0, answer.RootElement.GetProperty("findings").GetArrayLength());
        }

        string study = (await File.ReadAllTextAsync(Path.Combine(folder.Study, "study.json"), TestContext.Current.CancellationToken)).Split("\"name\": \"")[1].Split('"')[0];
        await Run($"$CA store pull '{study}@1' results-again");
        Assert.Equal(StoreSteps.BytesOf(folder["results"]), StoreSteps.BytesOf(folder["results-again"]));
        CliCall listed = await Run("$CA store list --lang vi");
        Assert.Contains($"{study}@2", listed.Out, StringComparison.Ordinal);
        CliCall json = await Run("$CA store list --json");
        using (var answer = JsonDocument.Parse(json.Out))
        {
            Assert.Equal([2, 1], answer.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("number").GetInt32()));
        }

        CliCall same = await Run($"$CA compare results 'store:{study}@2' --lang en");
        Assert.Contains("The two are the same.", same.Out, StringComparison.Ordinal);
        await Run("$CA analyze data/quang-tri-2012 --scenario them-ba-diem --out results-after --quiet");
        CliCall changed = await Run($"$CA compare 'store:{study}' results-after --lang vi --out changes.csv");
        Assert.Contains("thiết lập scenario", changed.Out, StringComparison.Ordinal);
        Assert.Contains("Các xã thay đổi", changed.Out, StringComparison.Ordinal);
        Assert.StartsWith("change,code,name,district,column,before,after\n", await File.ReadAllTextAsync(folder["changes.csv"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Run($"$CA store remove '{study}@2' --json");
        await Run("$CA store init --json");
        Assert.All(said, s => Assert.DoesNotContain(PrivatePostgres.Password, s, StringComparison.Ordinal));
        foreach (string file in Directory.EnumerateFiles(folder["results"], "*", SearchOption.AllDirectories))
        {
            Assert.False((await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(PrivatePostgres.Password)) >= 0, file);
        }
    }

    [Theory]
    [InlineData(2, "store")]
    [InlineData(2, "store", "inti")]
    [InlineData(2, "store", "init", "x")]
    [InlineData(2, "store", "pull", "x")]
    [InlineData(2, "store", "list", "--force")]
    [InlineData(2, "store", "list", "--database", "Host=x;Passwort=Canary-93-mat-khau")]
    [InlineData(1, "store", "push", "no-such-folder")]
    [InlineData(1, "compare", "no-such-folder", "no-such-folder")]
    [InlineData(2, "compare", "a")]
    public async Task Wrong_usage_is_told_without_a_server(int code, params string[] line)
    {
        CliCall call = await CliCall.Run([.. line, "--lang", "vi"]);
        Assert.Equal(code, call.ExitCode);
        Assert.NotEmpty(call.Error);
        Assert.DoesNotContain(PrivatePostgres.Password, call.Error + call.Out, StringComparison.Ordinal);
    }
}
