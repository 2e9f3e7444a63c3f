using System.Globalization;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Where addresses and passwords stand outside the study, as PostgreSQL's own programs have them: service files and password files.</summary>
[Collection(PostgresGroup.Name)]
public sealed class ServiceAddressTests(SharedPostgres postgres)
{
    private const string Variable = "PGSERVICEFILE";

    [Fact]
    public void A_service_states_what_an_address_does_and_what_is_written_behind_it_comes_first()
    {
        using var folder = new WorkFolder(withData: false);
        With(folder.Write("services", "# kho chung\n[khác]\nhost=other\n\n[kho chung]\n# máy chủ\nhost = db\nport=5433\ndbname=quang_tri\nuser=an\npassword=Secret1=x\nsslmode=prefer\n[sau]\nhost=later\n"), () =>
        {
            PostGisAddress address = PostGisAddress.TryParse("service=kho chung", out LocalizedText fault)!;
            Assert.True(fault.IsEmpty);
            Assert.Equal(("db:5433/quang_tri", "an", true), (address.Display, address.User, address.StatesPassword));
            Assert.Contains("Secret1=x", address.ConnectionString, StringComparison.Ordinal);
            Assert.Contains("Prefer", address.ConnectionString, StringComparison.Ordinal);
            Assert.Equal("db:6000/quang_tri", PostGisAddress.TryParse("service=kho chung;Port=6000", out _)!.Display);
            Assert.Equal("later", PostGisAddress.TryParse("SERVICE=sau;Database=x", out _)!.Display.Split(':')[0]);
        });
    }

    [Theory]
    [InlineData("service=vắng", "[vắng]")]
    [InlineData("service=", "[]")]
    [InlineData("service=hỏng", "service=NAME")]
    [InlineData("service=lạ", "service=NAME")]
    [InlineData("service=cổng", "service=NAME")]
    [InlineData("service=không_máy", "no server")]
    public void A_service_that_is_none_is_told_without_its_lines(string text, string said)
    {
        using var folder = new WorkFolder(withData: false);
        With(
            folder.Write("services", "[hỏng]\nhost=db\nSecret1\n[lạ]\nhost=db\nldap=Secret1\n[cổng]\nhost=db\nport=Secret1\n[không_máy]\ndbname=x\npassword=Secret1\n"),
            () =>
            {
                Assert.Null(PostGisAddress.TryParse(text, out LocalizedText fault));
                Assert.Contains(said, fault.English, StringComparison.Ordinal);
                Assert.DoesNotContain("Secret1", fault.English + fault.Vietnamese, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task The_password_comes_from_the_password_file_and_the_address_from_the_service_file()
    {
        PrivatePostgres server = postgres.Server;
        string address = StoreSteps.Prepared(server), name = StoreSteps.NameOf(address), port = server.Port.ToString(CultureInfo.InvariantCulture);
        using var folder = new WorkFolder(withData: false);
        string services = folder.Write("services", $"[kho]\nhost=127.0.0.1\nport={port}\ndbname={name}\nuser=postgres\n");
        string right = folder.Write("right", $"# mật khẩu\n*:1:*:*:wrong\n127.0.0.1:{port}:{name}:postgres:{PrivatePostgres.Password}\n");
        string wrong = folder.Write("wrong", $"127.0.0.1:{port}:{name}:postgres:not-it\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(right, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.SetUnixFileMode(wrong, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        foreach (string stated in new[] { server.Address(name, password: null), "service=kho" })
        {
            CliCall call = await CliProcess.Bash(folder.Root, $"$CA store list --lang en --database '{stated}'", ("PGPASSFILE", right), (Variable, services));
            Assert.True(call.ExitCode == 0, call.Error);
            Assert.Contains("no runs", call.Out, StringComparison.Ordinal);
            Assert.DoesNotContain(PrivatePostgres.Password, call.Out + call.Error, StringComparison.Ordinal);
        }

        CliCall refused = await CliProcess.Bash(folder.Root, "$CA store list --lang en --database service=kho", ("PGPASSFILE", wrong), (Variable, services));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(".pgpass", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not-it", refused.Out + refused.Error, StringComparison.Ordinal);

        // Both files where a home has them.
        File.Move(right, folder[".pgpass"]);
        File.Move(services, folder[".pg_service.conf"]);
        CliCall home = await CliProcess.Bash(folder.Root, "$CA store list --lang en", ("HOME", folder.Root), (PostGisAddress.Variable, "service=kho"));
        Assert.True(home.ExitCode == 0, home.Error);
    }

    // Nothing else in these tests reads the variable.
    private static void With(string file, Action test)
    {
        string? before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, file);
        try
        {
            test();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }
}
