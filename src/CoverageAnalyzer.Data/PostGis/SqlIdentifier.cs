namespace CoverageAnalyzer.Data.PostGis;

/// <summary>Names of schemas, tables and columns inside SQL: always quoted, whatever they hold.</summary>
/// <remarks>Source: PostgreSQL 15 manual, section 4.1.1 (quoted identifiers).</remarks>
public static class SqlIdentifier
{
    /// <summary>The longest name in bytes of UTF-8; PostgreSQL cuts longer ones off without an error.</summary>
    public const int MostBytes = 63;

    /// <summary>A name in quotes, safe to be put into SQL.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">It is empty, too long, or holds a zero character: no table can be called so.</exception>
    public static string Quote(string name) => IsPossible(name)
        ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : throw new ArgumentException("A name must have 1 to 63 bytes of UTF-8 and no zero character.", nameof(name));

    /// <summary>Whether something can be called so.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPossible(string? name) =>
        !string.IsNullOrEmpty(name) && !name.Contains('\0', StringComparison.Ordinal) && System.Text.Encoding.UTF8.GetByteCount(name) <= MostBytes;
}
