namespace CoverageAnalyzer.Data.Points;

/// <summary>What streaming a point file came to.</summary>
/// <param name="Rows">Rows of the file, blank lines and the header left out.</param>
/// <param name="Rejected">Rows that hold no place; each is in the findings, those beyond a bound as a count.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal; empty where it was not asked for.</param>
public sealed record PointFileTotals(long Rows, long Rejected, long Bytes, string Sha256)
{
    /// <summary>Rows left to the reader of small files, the first ones of the file; the others of their kind are among the rejected.</summary>
    internal IReadOnlyList<LeftRow> Left { get; init; } = [];

    /// <summary>Rows without coordinates that could have been placed by name but were too many to be left.</summary>
    internal long LeftOut { get; init; }

    /// <summary>Rows that were handed on as points.</summary>
    public long Points => Rows - Rejected - Left.Count;
}
