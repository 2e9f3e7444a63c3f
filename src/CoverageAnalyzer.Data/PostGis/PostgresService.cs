using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>Connections by name, from the service file that PostgreSQL's own programs read: <c>service=NAME</c>.</summary>
/// <remarks>
/// Source: PostgreSQL 15 manual, section 34.17: the file <c>PGSERVICEFILE</c>, else <c>~/.pg_service.conf</c>; then <c>pg_service.conf</c> in the folder
/// <c>PGSYSCONFDIR</c>. Sections <c>[NAME]</c> with lines <c>key=value</c>; <c>#</c> begins a comment. Keys are those of a connection URI; LDAP is not asked.
/// </remarks>
internal static class PostgresService
{
    private const string Key = "service=";

    /// <summary>Whether a text is meant as one.</summary>
    public static bool IsOne(string text) => text.StartsWith(Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Turns <c>service=NAME</c> into the driver's keys; what stands after a <c>;</c> overrides what the file says.</summary>
    /// <exception cref="PostgresServiceException">No file has such a service.</exception>
    /// <exception cref="FormatException">A line of the service, or what stands after the name, cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        string[] parts = text[Key.Length..].Split(';', 2);
        string name = parts[0].Trim();
        string[] files = [.. Files()];
        IReadOnlyList<string>? lines = files.Select(f => SectionOf(f, name)).FirstOrDefault(s => s is not null);
        if (name.Length == 0 || lines is null)
        {
            throw new PostgresServiceException(name, files);
        }

        var builder = new NpgsqlConnectionStringBuilder();
        foreach (string line in lines)
        {
            int at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
            {
                throw new FormatException("A line of a connection service is not key=value.");
            }

            PostgresUri.Set(builder, line[..at].Trim(), line[(at + 1)..].Trim());
        }

        if (parts.Length > 1)
        {
            foreach ((string key, object? value) in new NpgsqlConnectionStringBuilder(parts[1]))
            {
                builder[key] = value;
            }
        }

        return builder;
    }

    private static IEnumerable<string> Files()
    {
        string? stated = Environment.GetEnvironmentVariable("PGSERVICEFILE");
        yield return string.IsNullOrEmpty(stated)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pg_service.conf")
            : stated;
        if (Environment.GetEnvironmentVariable("PGSYSCONFDIR") is { Length: > 0 } system)
        {
            yield return Path.Combine(system, "pg_service.conf");
        }
    }

    // The lines of a section, or null where the file has none of that name or cannot be read.
    private static List<string>? SectionOf(string file, string name)
    {
        string[] all;
        try
        {
            all = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        int start = Array.FindIndex(all, l => string.Equals(l.Trim(), $"[{name}]", StringComparison.Ordinal));
        return start < 0
            ? null
            : [.. all.Skip(start + 1).Select(l => l.Trim()).TakeWhile(l => !l.StartsWith('[')).Where(l => l.Length > 0 && l[0] != '#')];
    }
}
