namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Names of units as maps write them: without the kind of unit where that is the usual one, short where it matters.</summary>
internal static class ShortNames
{
    private static readonly (string Prefix, string Short)[] Kinds =
    [
        ("Xã ", string.Empty), ("Huyện ", string.Empty), ("Huyện đảo ", string.Empty),
        ("Thị trấn ", "TT. "), ("Thị xã ", "TX. "), ("Thành phố ", "TP. "), ("Phường ", "P. "), ("Đặc khu ", string.Empty),
    ];

    /// <summary>The short form of a name; the name itself where it does not begin with a known kind.</summary>
    public static string Of(string name)
    {
        string best = name;
        int longest = 0;
        foreach ((string prefix, string shortForm) in Kinds)
        {
            // "Xã 1" would become "1": a number alone says nothing.
            if (prefix.Length > longest && name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                string rest = name[prefix.Length..].Trim();
                best = char.IsAsciiDigit(rest.Length > 0 ? rest[0] : 'x') && shortForm.Length == 0 ? name : shortForm + rest;
                longest = prefix.Length;
            }
        }

        return best;
    }
}
