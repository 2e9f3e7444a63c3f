using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CoverageAnalyzer.Data.PostGis;
using Npgsql;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>
/// A PostgreSQL server with PostGIS of the tests' own, from the programs of Debian's packages: in a temporary folder, on a free port of this machine,
/// as the user postgres where the tests run as root (the server refuses to), with passwords asked for. It is gone when it is disposed of.
/// </summary>
/// <remarks>Where the programs are absent a test is skipped with a line that says so; with <c>CI=true</c> it fails.</remarks>
public sealed class PrivatePostgres : IDisposable
{
    /// <summary>The password of the administrator; it also serves to find out whether a password comes out anywhere.</summary>
    public const string Password = "Canary-93-mat-khau";

    private const string Administrator = "postgres";
    private const string Template = "ca_template";
    private static readonly string[] Programs = ["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin"];
    private readonly string bin;
    private readonly List<string> settings;
    private int databases;

    private PrivatePostgres(string bin, string folder, int port, IEnumerable<string> settings)
    {
        this.bin = bin;
        Folder = folder;
        Port = port;
        this.settings = [.. settings];
    }

    /// <summary>The temporary folder of the server: <c>data</c>, sockets and the log.</summary>
    public string Folder { get; }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts a server, or skips (in CI: fails) the test where its programs are absent.</summary>
    /// <param name="settings">More settings, each <c>name=value</c>; fsync is off unless stated.</param>
    public static PrivatePostgres Start(params string[] settings)
    {
        string? bin = Programs.FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")));
        if (bin is null || !File.Exists("/usr/share/postgresql/15/extension/postgis.control") && bin == Programs[0])
        {
            const string message = "PostgreSQL with PostGIS is not installed: apt-get install postgresql-15 postgresql-15-postgis-3";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        string folder = Directory.CreateTempSubdirectory("ca-pg-").FullName;
        var server = new PrivatePostgres(bin!, folder, FreePort(), settings);
        try
        {
            server.Initialize();
            server.StartServer();
            server.MakeTemplate();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>The address of a database of this server.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="password">The password, or null to state none.</param>
    public string Address(string database, string user = Administrator, string? password = Password) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username={user}{(password is null ? string.Empty : $";Password={password}")}");

    /// <summary>Makes a new database with PostGIS in it (and nothing else), and gives its address.</summary>
    /// <param name="withPostGis">False: without the extension.</param>
    public string NewDatabase(bool withPostGis = true)
    {
        string name = $"test_{Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture)}";
        Execute(Administrator, $"CREATE DATABASE {name} TEMPLATE {(withPostGis ? Template : "template0")}");
        return Address(name);
    }

    /// <summary>Opens what <see cref="NewDatabase"/> gave, as the program does.</summary>
    /// <param name="address">The address.</param>
    public static PostGisDatabase Open(string address) =>
        PostGisDatabase.At(PostGisAddress.TryParse(address, out var fault) ?? throw new InvalidOperationException(fault.English));

    /// <summary>Runs SQL as the administrator.</summary>
    /// <param name="database">In which database.</param>
    /// <param name="sql">The SQL.</param>
    public void Execute(string database, string sql)
    {
        using var source = NpgsqlDataSource.Create(Address(database) + ";Pooling=false");
        using NpgsqlCommand command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Asks for one value as the administrator.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="database">In which database.</param>
    /// <param name="sql">The question.</param>
    public T Ask<T>(string database, string sql)
    {
        using var source = NpgsqlDataSource.Create(Address(database) + ";Pooling=false");
        using NpgsqlCommand command = source.CreateCommand(sql);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Stops the server: <c>fast</c> ends sessions, <c>immediate</c> is a crash.</summary>
    /// <param name="mode">How.</param>
    public void Stop(string mode = "fast") => Run("pg_ctl", "-D", Data, "-m", mode, "-w", "stop");

    /// <summary>Starts the stopped server again, on the same port.</summary>
    public void StartServer() => Run(
        "pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(Folder, "server.log"), "-o", string.Join(' ', Settings().Select(s => $"-c {s}")), "start");

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                Stop("immediate");
            }
        }
        catch (InvalidOperationException)
        {
            // It died by itself, which some tests want.
        }

        Directory.Delete(Folder, recursive: true);
    }

    private string Data => Path.Combine(Folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private IEnumerable<string> Settings() =>
    [
        $"port={Port.ToString(CultureInfo.InvariantCulture)}", "listen_addresses=127.0.0.1", $"unix_socket_directories={Folder}", "max_connections=200",
        "shared_buffers=256MB", "timezone=UTC", .. settings.Exists(s => s.StartsWith("fsync", StringComparison.Ordinal)) ? Array.Empty<string>() : ["fsync=off"], .. settings,
    ];

    private void Initialize()
    {
        string secret = Path.Combine(Folder, "secret");
        File.WriteAllText(secret, Password);
        if (IsRoot)
        {
            Shell("chown", "-R", Administrator, Folder);
        }

        Run("initdb", "-D", Data, "-U", Administrator, "--auth=scram-sha-256", $"--pwfile={secret}", "-E", "UTF8", "--no-locale", "--no-sync");
        File.Delete(secret);
    }

    private void MakeTemplate()
    {
        Execute(Administrator, $"CREATE DATABASE {Template}");
        Execute(Template, "CREATE EXTENSION postgis");
    }

    private static bool IsRoot => Environment.UserName == "root";

    private void Run(string program, params string[] args)
    {
        string path = Path.Combine(bin, program);
        if (IsRoot)
        {
            Shell("runuser", ["-u", Administrator, "--", path, .. args]);
        }
        else
        {
            Shell(path, args);
        }
    }

    // The server inherits the standard streams: they must not be pipes that somebody waits on.
    private void Shell(string program, params string[] args)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = Folder, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("\"$0\" \"$@\" >>call.log 2>&1 </dev/null");
        start.ArgumentList.Add(program);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        using Process process = Process.Start(start)!;
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)) || process.ExitCode != 0)
        {
            string log = Path.Combine(Folder, "call.log");
            throw new InvalidOperationException($"{program} failed: {(File.Exists(log) ? File.ReadAllText(log) : "no log")}");
        }
    }
}
