namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>A column of a DBF file.</summary>
/// <param name="NameBytes">Its name as it stands in the file.</param>
/// <param name="Type">Type letter: C text, N and F numbers, D date, L yes/no, I whole number, O and B double …</param>
/// <param name="Offset">First byte within a row, the deletion mark being byte 0.</param>
/// <param name="Length">Width in bytes.</param>
/// <param name="Decimals">Decimals of a number.</param>
internal sealed record DbfField(byte[] NameBytes, char Type, int Offset, int Length, int Decimals)
{
    /// <summary>Its type for people.</summary>
    public string TypeName => Type switch
    {
        'N' or 'F' => Decimals == 0 ? "integer" : "number",
        'I' or '+' => "integer",
        'O' or 'B' or 'Y' => "number",
        'D' or 'T' or '@' => "date",
        'L' => "yes/no",
        _ => "text",
    };

    /// <summary>True where the column holds text in the file's encoding.</summary>
    public bool IsText => TypeName == "text";
}
