namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>Names in SQL statements: quoted, so that no name of a file is ever read as SQL.</summary>
internal static class SqlName
{
    /// <summary>A table or column name in double quotes.</summary>
    /// <param name="name">The name.</param>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text in single quotes.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A name as SQLite compares names: the letters A to Z are the same as a to z, and no others.</summary>
    /// <param name="name">The name.</param>
    public static string Folded(string name) => name.AsSpan().IndexOfAnyInRange('A', 'Z') < 0
        ? name
        : string.Create(name.Length, name, (into, from) =>
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
            }
        });
}
