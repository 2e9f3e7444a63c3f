using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>Where a PostgreSQL database is and who asks. What people see of it is <see cref="Display"/>; the password never is.</summary>
/// <remarks>
/// Forms: <c>Host=…;Port=…;Database=…;Username=…</c>, a URI <c>postgres://user@host:port/database?sslmode=require</c>, <c>service=NAME</c> of a service
/// file (<see cref="PostgresService"/>), or <c>env:NAME</c>: the environment variable that holds one of these. A password that is not stated is looked for where PostgreSQL's own programs look:
/// <c>PGPASSWORD</c>, then the file <c>PGPASSFILE</c> or <c>~/.pgpass</c>.
/// </remarks>
public sealed class PostGisAddress
{
    /// <summary>The environment variable that is used where no address is stated.</summary>
    public const string Variable = "COVERAGE_ANALYZER_DATABASE";

    // A planner waits no longer for a server that does not answer (reliability: 5 s to a message).
    private const int ConnectSeconds = 5;
    private const int KeepAliveSeconds = 30;
    private readonly NpgsqlConnectionStringBuilder builder;

    private PostGisAddress(NpgsqlConnectionStringBuilder builder) => this.builder = builder;

    /// <summary>The database as people name it: <c>host:port/database</c>, without user and password.</summary>
    public string Display => FormattableString.Invariant($"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}");

    /// <summary>The user, or empty where the system's user is meant.</summary>
    public string User => builder.Username ?? string.Empty;

    /// <summary>Whether the address holds a password.</summary>
    public bool StatesPassword => !string.IsNullOrEmpty(builder.Password);

    /// <summary>The connection string, with the password if one is stated. For the driver alone: never printed, logged or stored.</summary>
    internal string ConnectionString => builder.ConnectionString;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address; null or empty: what <see cref="Variable"/> holds.</param>
    /// <param name="fault">What is wrong with it, without repeating it.</param>
    /// <returns>The address, or null where there is none or it cannot be one.</returns>
    public static PostGisAddress? TryParse(string? text, out LocalizedText fault)
    {
        string source = string.IsNullOrWhiteSpace(text) ? "env:" + Variable : text.Trim();
        if (source.StartsWith("env:", StringComparison.OrdinalIgnoreCase))
        {
            string name = source["env:".Length..];
            if (!IsVariableName(name))
            {
                // Somebody put the address itself behind env:, perhaps with its password.
                fault = new(
                    "sau env: phải là tên một biến môi trường (chữ không dấu, chữ số, _); địa chỉ viết thẳng thì bỏ env:.",
                    "behind env: stands the name of an environment variable (letters, digits, _); an address itself is written without env:.");
                return null;
            }

            string? value = Environment.GetEnvironmentVariable(name);
            if (string.IsNullOrWhiteSpace(value) || value.Trim().StartsWith("env:", StringComparison.OrdinalIgnoreCase))
            {
                fault = new(
                    $"chưa có địa chỉ cơ sở dữ liệu: hãy đặt biến môi trường {name}, ví dụ Host=localhost;Database=quang_tri;Username=quy_hoach.",
                    $"there is no database address: set the environment variable {name}, for example Host=localhost;Database=quang_tri;Username=planner.");
                return null;
            }

            source = value.Trim();
        }

        try
        {
            NpgsqlConnectionStringBuilder builder = PostgresUri.IsOne(source) ? PostgresUri.Parse(source)
                : PostgresService.IsOne(source) ? PostgresService.Parse(source)
                : new NpgsqlConnectionStringBuilder(source);
            if (string.IsNullOrEmpty(builder.Host))
            {
                fault = new("địa chỉ cơ sở dữ liệu thiếu máy chủ (Host=…).", "the database address states no server (Host=…).");
                return null;
            }

            if (!builder.ContainsKey("Timeout") || builder.Timeout > ConnectSeconds)
            {
                builder.Timeout = ConnectSeconds;
            }

            if (builder.KeepAlive == 0)
            {
                builder.KeepAlive = KeepAliveSeconds;
            }

            builder.ApplicationName ??= "coverage-analyzer";
            builder.IncludeErrorDetail = false; // row contents have no place in messages
            fault = LocalizedText.Empty;
            return new PostGisAddress(builder);
        }
        catch (PostgresServiceException e)
        {
            fault = e.Problem;
            return null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or KeyNotFoundException or UriFormatException)
        {
            fault = new(
                "không đọc được địa chỉ cơ sở dữ liệu; dạng đúng: Host=máy;Port=5432;Database=tên;Username=người_dùng, postgres://người_dùng@máy:5432/tên, hoặc 'service=TÊN'.",
                "the database address cannot be read; it is written Host=server;Port=5432;Database=name;Username=user, postgres://user@server:5432/name, or service=NAME.");
            return null;
        }
    }

    /// <summary>The address as people name it.</summary>
    public override string ToString() => Display;

    private static bool IsVariableName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
