using System.Diagnostics;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.IntegrationTests.Results;
using CoverageAnalyzer.Studies.Stores;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Servers that are silent, slow, something else, not ready, or may no longer be written to: a message in seconds, and nothing half written.</summary>
[Collection(PostgresGroup.Name)]
public sealed class ScriptedFaultTests(SharedPostgres postgres, SmallResults results) : IClassFixture<SmallResults>
{
    private PrivatePostgres Server => postgres.Server;

    [Theory]
    [InlineData("silent")]
    [InlineData("one byte a second")]
    [InlineData("closes")]
    [InlineData("another protocol")]
    [InlineData("starting up")]
    [InlineData("full")]
    [InlineData("shutting down")]
    public async Task What_is_no_server_to_work_with_is_told_in_seconds(string fault)
    {
        using var server = new ScriptedServer(async (stream, cancellation) =>
        {
            await ScriptedServer.Asked(stream, cancellation);
            switch (fault)
            {
                case "silent":
                    await Task.Delay(Timeout.Infinite, cancellation);
                    break;
                case "one byte a second":
                    foreach (byte b in ScriptedServer.Refusal("57P03", new string('x', 200)))
                    {
                        stream.WriteByte(b);
                        await Task.Delay(1000, cancellation);
                    }

                    break;
                case "another protocol":
                    await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellation);
                    break;
                case "starting up":
                    await stream.WriteAsync(ScriptedServer.Refusal("57P03", "the database system is starting up"), cancellation);
                    break;
                case "full":
                    await stream.WriteAsync(ScriptedServer.Refusal("53300", "sorry, too many clients already"), cancellation);
                    break;
                case "shutting down":
                    await stream.WriteAsync(ScriptedServer.Refusal("57P01", "terminating connection due to administrator command"), cancellation);
                    break;
                default:
                    break;
            }
        });
        string address = FormattableString.Invariant($"Host=127.0.0.1;Port={server.Port};Database=x;Username=x;Password={PrivatePostgres.Password};SslMode=Disable");
        foreach (string language in new[] { "vi", "en" })
        {
            var watch = Stopwatch.StartNew();
            CliCall call = await CliCall.Run("store", "list", "--database", address, "--lang", language);
            Assert.Equal(1, call.ExitCode);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), $"{watch.Elapsed}"); // 5 s to give up, 10 s where bytes trickle, and a busy machine
            Assert.Empty(call.Out);
            Assert.True(call.Error.Length is > 40 and < 1000, call.Error);
            Assert.DoesNotContain(PrivatePostgres.Password, call.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", call.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("A fault of the program", call.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Lỗi của chương trình", call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_server_that_became_a_copy_to_read_only_takes_nothing_and_is_told()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        Server.Execute("postgres", $"ALTER DATABASE {name} SET default_transaction_read_only = on"); // as after a failover to a standby
        using PostGisDatabase database = PrivatePostgres.Open(address);
        var refused = Assert.Throws<DataStoreException>(() => StoreSteps.Push(database, results.Folder));
        Assert.DoesNotContain(PrivatePostgres.Password, refused.ToString(), StringComparison.Ordinal);
        Assert.True(refused.In(ReportLanguage.Vietnamese).Length > 20);
        Server.Execute("postgres", $"ALTER DATABASE {name} RESET default_transaction_read_only");
        Assert.Equal((0, 0), StoreSteps.Count(Server, name));
        using PostGisDatabase again = PrivatePostgres.Open(address);
        Assert.Equal(1, StoreSteps.Push(again, results.Folder).Number);
    }

    [Fact]
    public void A_push_stopped_where_the_way_for_a_cancel_is_shut_ends_and_leaves_nothing()
    {
        string address = StoreSteps.Prepared(Server), name = StoreSteps.NameOf(address);
        using var one = new OneConnection(Server.Port);
        string through = string.Join(';', address.Split(';').Select(p => p.StartsWith("Port=", StringComparison.Ordinal) ? FormattableString.Invariant($"Port={one.Port}") : p)) + ";SslMode=Disable";
        using PostGisDatabase database = PrivatePostgres.Open(through);
        using var stop = new CancellationTokenSource();
        var watch = new Stopwatch();
        Server.Execute(name, "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(20); RETURN NEW; END'");
        Server.Execute(name, "CREATE TRIGGER slow BEFORE INSERT ON coverage.run FOR EACH ROW EXECUTE FUNCTION wait()");
        stop.CancelAfter(TimeSpan.FromSeconds(1));
        watch.Start();
        Exception ended = Assert.ThrowsAny<Exception>(() => RunPush.Push(database, results.Folder, new RunPushOptions { Waits = [] }, stop.Token));
        Assert.True(ended is OperationCanceledException or DataStoreException, ended.ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"{watch.Elapsed}");
        Server.Execute("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()");
        for (int i = 0; i < 100 && Server.Ask<long>("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'") > 0; i++)
        {
            Thread.Sleep(100);
        }

        Assert.Equal((0, 0), StoreSteps.Count(Server, name));
    }
}
