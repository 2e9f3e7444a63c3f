namespace CoverageAnalyzer.Data.PostGis.Layers;

/// <summary>Name of a table, view or materialised view with its schema.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Table">The table.</param>
public sealed record TableName(string Schema, string Table)
{
    /// <summary>Inside SQL.</summary>
    public string Quoted => $"{SqlIdentifier.Quote(Schema)}.{SqlIdentifier.Quote(Table)}";

    /// <summary>Reads <c>schema.table</c>; parts that hold a point stand in double quotes, as in SQL. Without a schema: <c>public</c>. Capital letters are kept.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name, or null where no table can be called so.</returns>
    public static TableName? TryParse(string? text)
    {
        var parts = new List<string>();
        string name = text?.Trim() ?? string.Empty;
        for (int i = 0; ; i++)
        {
            var part = new System.Text.StringBuilder();
            if (i < name.Length && name[i] == '"')
            {
                for (i++; i < name.Length && (name[i] != '"' || (i + 1 < name.Length && name[i + 1] == '"')); i++)
                {
                    part.Append(name[i]);
                    i += name[i] == '"' ? 1 : 0; // a quote is written twice
                }

                if (i++ >= name.Length)
                {
                    return null;
                }
            }
            else
            {
                for (; i < name.Length && name[i] != '.'; i++)
                {
                    part.Append(name[i]);
                }
            }

            parts.Add(part.ToString());
            if (i >= name.Length)
            {
                break;
            }

            if (name[i] != '.')
            {
                return null;
            }
        }

        return parts.Count is 1 or 2 && parts.TrueForAll(SqlIdentifier.IsPossible)
            ? new TableName(parts.Count == 2 ? parts[0] : "public", parts[^1])
            : null;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => $"{Written(Schema)}.{Written(Table)}";

    private static string Written(string part) => part.Contains('.', StringComparison.Ordinal) || part.StartsWith('"') || part.Trim() != part
        ? SqlIdentifier.Quote(part)
        : part;
}
