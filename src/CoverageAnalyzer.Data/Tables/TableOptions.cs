namespace CoverageAnalyzer.Data.Tables;

/// <summary>What the caller knows about a table before it is opened.</summary>
public sealed record TableOptions
{
    /// <summary>Sheet of a workbook the user states; null: the first that looks like data.</summary>
    public string? Sheet { get; init; }

    /// <summary>Text encoding the user states (<c>UTF-8</c>, <c>1258</c>, <c>TCVN3</c> …), or null to find out.</summary>
    public string? Encoding { get; init; }

    /// <summary>Column names the study states: the row that holds them is the header.</summary>
    public IReadOnlyCollection<string> StatedHeaders { get; init; } = [];

    /// <summary>Tells whether a text is a known column name; a row with two or more of them is the header.</summary>
    public Func<string, bool> IsKnownHeader { get; init; } = static _ => false;

    /// <summary>Column names of a format whose files come without a header, told by their first row; null where the row is none of it.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<string>?> HeadersOfHeaderless { get; init; } = static _ => null;

    /// <summary>Decides text encodings.</summary>
    public TextEncodingDecider EncodingDecider { get; init; } = UnicodeDecider.Decide;
}
