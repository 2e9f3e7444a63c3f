namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>A column of a feature table.</summary>
/// <param name="Name">Its name as the database has it.</param>
/// <param name="DeclaredType">Its declared type in capitals.</param>
/// <param name="IsPrimaryKey">True for the key.</param>
internal sealed record GeoPackageColumnInfo(string Name, string DeclaredType, bool IsPrimaryKey)
{
    /// <summary>Its type for people.</summary>
    public string TypeName =>
        DeclaredType.StartsWith("BOOL", StringComparison.Ordinal) ? "yes/no"
        : DeclaredType.StartsWith("DATE", StringComparison.Ordinal) ? "date"
        : DeclaredType.Contains("INT", StringComparison.Ordinal) ? "integer"
        : DeclaredType.Contains("REAL", StringComparison.Ordinal) || DeclaredType.Contains("DOUB", StringComparison.Ordinal)
            || DeclaredType.Contains("FLOA", StringComparison.Ordinal) || DeclaredType.StartsWith("NUM", StringComparison.Ordinal)
            || DeclaredType.StartsWith("DECIMAL", StringComparison.Ordinal) ? "number"
        : "text";

    /// <summary>True where the column may hold names and figures.</summary>
    public bool IsAttribute => !IsPrimaryKey && !DeclaredType.StartsWith("BLOB", StringComparison.Ordinal);
}
