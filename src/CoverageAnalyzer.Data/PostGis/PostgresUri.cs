using System.Globalization;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>Connection addresses as PostgreSQL's own programs write them: <c>postgres://user:password@host:port/database?key=value</c>.</summary>
/// <remarks>Source: PostgreSQL 15 manual, section 34.1.1.2 (connection URIs). One host only.</remarks>
internal static class PostgresUri
{
    /// <summary>Whether a text is meant as one.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Turns it into the driver's keys.</summary>
    /// <exception cref="FormatException">It is none, or has a key that the driver does not know.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        var uri = new Uri(text, UriKind.Absolute);
        var builder = new NpgsqlConnectionStringBuilder { Host = Uri.UnescapeDataString(uri.Host) };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        if (uri.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        }

        if (uri.UserInfo.Length > 0)
        {
            string[] parts = uri.UserInfo.Split(':', 2);
            builder.Username = Uri.UnescapeDataString(parts[0]);
            if (parts.Length > 1)
            {
                builder.Password = Uri.UnescapeDataString(parts[1]);
            }
        }

        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string key = Uri.UnescapeDataString(parts[0]), value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty;
            Set(builder, key, value);
        }

        return builder;
    }

    /// <summary>Sets one of the keys that PostgreSQL's own programs know.</summary>
    /// <exception cref="FormatException">We do not know it, or its value is no number where it must be one.</exception>
    internal static void Set(NpgsqlConnectionStringBuilder builder, string key, string value)
    {
        switch (key)
        {
            case "host":
                builder.Host = value; // a folder of sockets cannot stand before the first slash
                break;
            case "port":
                builder.Port = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                break;
            case "dbname":
                builder.Database = value;
                break;
            case "user":
                builder.Username = value;
                break;
            case "password":
                builder.Password = value;
                break;
            case "sslmode":
                builder.SslMode = Enum.Parse<SslMode>(value.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);
                break;
            case "sslrootcert":
                builder.RootCertificate = value;
                break;
            case "application_name":
                builder.ApplicationName = value;
                break;
            case "connect_timeout":
                builder.Timeout = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                break;
            default:
                throw new FormatException("Unknown key in the query of a connection URI.");
        }
    }
}
